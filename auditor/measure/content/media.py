"""Facts about films and sounds."""

from __future__ import annotations

from urllib.parse import parse_qs

from auditor.measure.content.media_fragment import played_part
from auditor.measure.content.pausing import mutes, pauses
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
    """Films that nobody can see or hear, and shells that have no film yet, are left out."""
    if item.kind == "player":
        return True
    return item.has_source and (item.visible or (item.has_sound is not False and not item.muted))


def _facts(item: MediaEvidence, frame: Evidence) -> MediaFacts:
    if item.kind == "player":
        autoplays, muted, stops = _player(item.url)
        sound: bool | None = not muted
        seconds: float | None = HOUR
    else:
        autoplays, loops = item.autoplay or item.playing, item.loop or item.endless
        sound = False if item.muted else item.has_sound
        seconds = HOUR if loops else _played(item)
        stops = item.controls or any(pauses(name) for name in item.buttons)
    return MediaFacts(
        at=At(item.selector, item.html, item.box),
        kind=item.kind,
        autoplays=autoplays,
        sound=sound if autoplays else False,
        seconds=seconds,
        in_first_screen=item.in_first_screen and shows(frame, item.box),
        can_stop=stops,
        can_mute=stops or any(mutes(name) for name in item.buttons),
    )


def _played(item: MediaEvidence) -> float | None:
    part = played_part(item.source)
    if part is None:
        return HOUR if item.duration is None else item.duration
    first, last = part
    ends = [second for second in (last, item.duration) if second is not None]
    return max(0.0, min(ends) - first) if ends else None


def _player(url: str) -> tuple[bool, bool, bool]:
    """Whether the address of a player tells it to start by itself, to do so without sound, and to show its controls.

    autoplay, mute, controls: YouTube, Dailymotion; muted, background: Vimeo; autoplay by default: Twitch.
    """
    parts = split(url)
    query = {name: values[-1].lower() for name, values in parse_qs(parts.query).items()}
    background = query.get("background", "") in _ON
    default = "1" if parts.hostname == "player.twitch.tv" else ""
    autoplays = query.get("autoplay", query.get("autostart", default)) in _ON or background
    muted = background or query.get("mute", query.get("muted", "")) in _ON
    return autoplays, muted, not background and query.get("controls", "") not in {"0", "false"}
