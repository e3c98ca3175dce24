"""Pictures that move: found by the files that the browser has, without asking for them anew."""

from __future__ import annotations

import io

from PIL import Image

from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page


def a_gif(frames: int, **options: int) -> Answer:
    """A picture of so many frames of half a second."""
    images = [Image.new("RGB", (8, 8), (20 * number, 40, 200)) for number in range(frames)]
    out = io.BytesIO()
    images[0].save(out, "GIF", save_all=True, append_images=images[1:], duration=500, **options)
    return Answer(out.getvalue(), headers={"Content-Type": "image/gif"})


BODY = (
    '<img id="a" src="/endless" alt="" width="90" height="90"><img id="b" src="/still" alt="" width="90" height="90">'
    '<iframe srcdoc=\'<img id="c" src="/once" alt="" width="90" height="90">\'></iframe>'
    '<img id="d" src="/endless" alt="" width="90" height="90" style="visibility:hidden">'
)


def test_pictures_of_all_frames_are_read_and_none_is_asked_for_twice(visit: Visitor) -> None:
    routes = {"/": page(BODY), "/endless": a_gif(2, loop=0), "/still": a_gif(1), "/once": a_gif(3)}
    with Site(routes) as site:
        snapshot = visit(f"{site.origin}/", images=False, plan=frozenset({"animated_pictures"}))
        asked = [each.path for each in site.asked]
    assert snapshot.animations is not None, snapshot.failures
    assert [(each.at.selector.split()[-1], each.seconds) for each in snapshot.animations] == [("#a", None), ("#c", 1.5)]
    assert [asked.count(path) for path in ("/endless", "/still", "/once")] == [1, 1, 1]
