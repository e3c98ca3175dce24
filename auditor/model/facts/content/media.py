"""Facts about films and sounds."""

from __future__ import annotations

from auditor.model.subject import Subject


class AnimatedPictureFacts(Subject, frozen=True, kw_only=True):
    """A picture (GIF, APNG, WebP) that can be seen and has several frames. seconds: how long it moves, all its rounds
    together; an hour where it never stops."""

    seconds: float | None = None


class MediaFacts(Subject, frozen=True, kw_only=True):
    """A film or sound on the page, a film site's player in a frame included.

    kind: video, audio or player. autoplays: it is set to play by itself, or plays though nobody touched it.
    sound: it then has a sound track and is not muted; None where the track could not be read. Browsers hold back sound
    until the page has been touched: it then comes at once.
    seconds: how long it plays. What repeats, never ends or does not tell its length counts as an hour.
    in_first_screen: some of it can be seen in the first screen.
    """

    kind: str | None = None
    autoplays: bool | None = None
    sound: bool | None = None
    seconds: float | None = None
    in_first_screen: bool | None = None
