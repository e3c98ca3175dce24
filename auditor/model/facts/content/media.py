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
    seconds: how long it plays, of a film or sound of which only a part is asked for (`film.mp4#t=8,10`) that part. What
    repeats, never ends or does not tell its length counts as an hour; None if only the beginning of the part is known.
    can_stop, can_mute: the browser's own controls, or a button of the page that can be seen and has a name, pauses it;
    or turns its sound off.
    in_first_screen: some of it can be seen in the first screen.
    """

    kind: str | None = None
    autoplays: bool | None = None
    sound: bool | None = None
    seconds: float | None = None
    in_first_screen: bool | None = None
    can_stop: bool | None = None
    can_mute: bool | None = None
