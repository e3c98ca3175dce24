"""For how long a picture moves, by its file."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image

from auditor.collect.captures.animations import ENOUGH, movement


def a_file(form: str, frames: int, **options: Any) -> bytes:
    """Frames of different colours."""
    images = [Image.new("RGB", (8, 8), (20 * number, 40, 200)) for number in range(frames)]
    out = io.BytesIO()
    images[0].save(out, form, save_all=frames > 1, append_images=images[1:], **options)
    return out.getvalue()


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_one_frame_does_not_move(form: str) -> None:
    assert movement(a_file(form, 1)) == (False, None)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_without_end(form: str) -> None:
    assert movement(a_file(form, 2, duration=500, loop=0)) == (True, None)


@pytest.mark.parametrize(
    ("form", "options", "seconds"),
    [
        ("GIF", {}, 1.5),
        ("GIF", {"loop": 1}, 3.0),
        ("GIF", {"loop": 9}, 15.0),
        ("PNG", {"loop": 1}, 1.5),
        ("PNG", {"loop": 3}, 4.5),
        ("WEBP", {"loop": 2}, 3.0),
    ],
    ids=str,
)
def test_all_its_rounds_together(form: str, options: dict[str, int], seconds: float) -> None:
    assert movement(a_file(form, 3, duration=500, **options)) == (True, seconds)


def test_frames_without_a_time_are_shown_for_a_tenth_of_a_second() -> None:
    assert movement(a_file("GIF", 5, duration=0)) == (True, 0.5)


def test_it_is_not_counted_to_the_end() -> None:
    moves, seconds = movement(a_file("GIF", 9, duration=20_000))
    assert moves
    assert seconds == ENOUGH


def test_a_picture_that_would_fill_the_memory_is_not_read() -> None:
    file = bytearray(a_file("GIF", 3, duration=500))
    file[6:10] = (9000).to_bytes(2, "little") * 2  # the size of its screen; the frames are as small as they were
    assert movement(bytes(file)) == (False, None)


@example(b"\x00\x11\x00Q", 137, "GIF")  # 90 million pixels, as its head says
@example(b"\x00\x00\x00\xd3", 142, "GIF")  # an IndexError of Pillow's
@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["GIF", "PNG", "WEBP"]))
def test_a_broken_file_does_no_harm(noise: bytes, place: int, form: str) -> None:
    file = a_file(form, 3, duration=500, loop=2)
    moves, seconds = movement(file[:place] + noise + file[place + len(noise) :])
    assert seconds is None or (moves and seconds >= 0)
