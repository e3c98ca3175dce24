"""Films and sounds that start by themselves."""

from __future__ import annotations

from typing import Any

import pytest
from builders_content import a_film, a_frame, a_page, with_frames, with_media

from auditor.measure.content.media import HOUR, measure_media
from auditor.model.evidence.media import MediaEvidence
from auditor.model.facts.content.media import MediaFacts
from auditor.model.geometry import Box


def the_media(item: MediaEvidence) -> MediaFacts:
    found = measure_media(with_media(item))
    assert found is not None
    assert len(found) == 1
    return found[0]


def test_a_page_that_could_not_be_read_has_no_list() -> None:
    assert measure_media(a_page(frames=[])) is None
    assert measure_media(with_media()) == []


@pytest.mark.parametrize(
    ("changes", "autoplays", "sound"),
    [
        ({}, False, False),
        ({"autoplay": True}, True, True),
        ({"autoplay": True, "muted": True}, True, False),
        ({"autoplay": True, "has_sound": None}, True, None),
        ({"autoplay": True, "has_sound": None, "muted": True}, True, False),
        ({"autoplay": True, "has_sound": False}, True, False),
        ({"playing": True}, True, True),
    ],
)
def test_what_starts_by_itself(changes: dict[str, Any], autoplays: bool, sound: bool | None) -> None:
    media = the_media(a_film(**changes))
    assert (media.autoplays, media.sound) == (autoplays, sound)


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [({}, 60.0), ({"loop": True}, HOUR), ({"duration": None}, HOUR), ({"duration": None, "endless": True}, HOUR)],
)
def test_how_long_it_plays(changes: dict[str, Any], seconds: float) -> None:
    assert the_media(a_film(**changes)).seconds == seconds


@pytest.mark.parametrize(
    "changes",
    [{"has_source": False}, {"visible": False, "muted": True}, {"visible": False, "has_sound": False}],
    ids=["a shell", "hidden and muted", "hidden and silent"],
)
def test_what_nobody_sees_or_hears_is_no_subject(changes: dict[str, Any]) -> None:
    assert measure_media(with_media(a_film(autoplay=True, **changes))) == []


def test_a_hidden_sound_is() -> None:
    assert the_media(a_film(kind="audio", visible=False, in_first_screen=False, autoplay=True)).sound is True


@pytest.mark.parametrize(
    ("url", "autoplays", "sound"),
    [
        ("https://www.youtube.com/embed/x", False, False),
        ("https://www.youtube.com/embed/x?autoplay=0", False, False),
        ("https://www.youtube.com/embed/x?autoplay=1", True, True),
        ("https://www.youtube-nocookie.com/embed/x?rel=0&autoplay=1&mute=1", True, False),
        ("https://player.vimeo.com/video/1?background=1", True, False),
        ("https://player.vimeo.com/video/1?autoplay=1&muted=1", True, False),
        ("https://www.dailymotion.com/embed/video/x?autoplay=true&mute=true", True, False),
        ("https://player.twitch.tv/?channel=x", True, True),
        ("https://player.twitch.tv/?channel=x&autoplay=false", False, False),
    ],
)
def test_players(url: str, autoplays: bool, sound: bool) -> None:
    media = the_media(MediaEvidence(
        selector="iframe", html="", box=Box(0.0, 0.0, 300.0, 200.0), kind="player", url=url, visible=True,
        in_first_screen=True,
    ))  # fmt: skip
    assert (media.autoplays, media.sound, media.seconds) == (autoplays, sound, HOUR)


def test_the_film_in_a_player_is_the_player() -> None:
    player = a_film(kind="player", selector="#p", url="https://www.youtube.com/embed/x?autoplay=1")
    page = with_frames(with_media(player), a_frame("#p", media=[a_film()]), a_frame("#p >>> #q", media=[a_film()]))
    assert [media.kind for media in measure_media(page) or []] == ["player"]


def test_what_its_frame_does_not_show_is_not_in_the_first_screen() -> None:
    hidden = a_frame("#f", media=[a_film()], clip=Box(0.0, 400.0, 390.0, 100.0))
    found = measure_media(with_frames(a_page(), hidden))
    assert found is not None
    assert [media.in_first_screen for media in found] == [False]


@pytest.mark.parametrize(
    ("address", "duration", "seconds"),
    [
        ("f.mp4#t=8,10", 60.0, 2.0),
        ("f.mp4#t=8,10", None, 2.0),
        ("f.mp4#t=,10", 60.0, 10.0),
        ("f.mp4#t=58", 60.0, 2.0),
        ("f.mp4#t=58", None, None),
        ("f.mp4#t=npt:00:58,01:10", 60.0, 2.0),
        ("f.mp4#track=1&t=1:00:00,1:00:02.5", None, 2.5),
        ("f.mp4#t=99", 60.0, 0.0),
        ("f.mp4#t=10,8", 60.0, 60.0),
        ("f.mp4#t=a,b", 60.0, 60.0),
        ("f.mp4#t=", 60.0, 60.0),
        ("f.mp4#t=8,x", 60.0, 60.0),
        ("f.mp4?t=8,10", 60.0, 60.0),
        ("http://[#t=1,2", 60.0, 60.0),
    ],
)
def test_the_part_that_its_address_asks_for(address: str, duration: float | None, seconds: float | None) -> None:
    assert the_media(a_film(source=address, duration=duration)).seconds == seconds


@pytest.mark.parametrize(
    ("changes", "stop", "mute"),
    [
        ({}, False, False),
        ({"controls": True}, True, True),
        ({"buttons": ["Buy", "Mettre en pause"]}, True, True),
        ({"buttons": ["Couper le son"]}, False, True),
        ({"buttons": ["Add to cart", "Personnaliser"]}, False, False),
    ],
)
def test_what_stops_it(changes: dict[str, Any], stop: bool, mute: bool) -> None:
    media = the_media(a_film(autoplay=True, **changes))
    assert (media.can_stop, media.can_mute) == (stop, mute)
