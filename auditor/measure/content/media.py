"""Facts about films and sounds."""

from __future__ import annotations

from urllib.parse import parse_qs

from auditor.measure.page.frames import shows
from auditor.model.evidence import Evidence
from auditor.model.evidence.media import MediaEvidence
from auditor.model.facts.content.media import AnimatedPictureFacts, MediaFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.model.url import split

HOUR = 3600.0
"""What stands for "without end" in seconds: facts are finite."""

_ON = frozenset({"1", "true", "yes", "muted"})


def measure_media(snapshot: Snapshot) -> list[MediaFacts] | None:
    """All films and sounds in document order; None where the top document could not be read."""
    if not snapshot.frames or snapshot.frames[0].media is None:
        return None
    # What a player's own frame shows is the same film once more.
    players = [item.selector for frame in snapshot.frames for item in frame.media or [] if item.kind == "player"]
    found = []
    for frame in snapshot.frames:
        if any(frame.selector == player or frame.selector.startswith(f"{player} >>> ") for player in players):
            continue
        found += [_facts(item, frame) for item in frame.media or [] if _counts(item)]
    return found


def measure_animated_pictures(snapshot: Snapshot) -> list[AnimatedPictureFacts] | None:
    """The pictures that move by themselves."""
    if snapshot.animations is None:
        return None
    return [
        AnimatedPictureFacts(at=each.at, seconds=HOUR if each.seconds is None else each.seconds)
        for each in snapshot.animations
    ]


def _counts(item: MediaEvidence) -> bool:
    """Films that nobody can see or hear, and shells that have no film yet, are none."""
    if item.kind == "player":
        return True
    return item.has_source and (item.visible or (item.has_sound is not False and not item.muted))


def _facts(item: MediaEvidence, frame: Evidence) -> MediaFacts:
    if item.kind == "player":
        autoplays, muted, loops = _player(item.url)
        sound: bool | None = not muted
        seconds = HOUR
    else:
        autoplays, loops = item.autoplay or item.playing, item.loop or item.endless
        sound = False if item.muted else item.has_sound
        seconds = HOUR if loops or item.duration is None else item.duration
    return MediaFacts(
        at=At(item.selector, item.html, item.box),
        kind=item.kind,
        autoplays=autoplays,
        sound=sound if autoplays else False,
        seconds=seconds,
        in_first_screen=item.in_first_screen and shows(frame, item.box),
    )


def _player(url: str) -> tuple[bool, bool, bool]:
    """Whether the address of a player tells it to start by itself, without sound, again and again.

    autoplay, mute, loop: YouTube, Dailymotion; muted, background: Vimeo; autoplay by default: Twitch.
    """
    parts = split(url)
    query = {name: values[-1].lower() for name, values in parse_qs(parts.query).items()}
    background = query.get("background", "") in _ON
    default = "1" if parts.hostname == "player.twitch.tv" else ""
    autoplays = query.get("autoplay", query.get("autostart", default)) in _ON or background
    muted = background or query.get("mute", query.get("muted", "")) in _ON
    return autoplays, muted, background or query.get("loop", "") in _ON
