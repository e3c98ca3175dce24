"""The contrast of text over what goes on moving while the page is frozen.

Every picture of these films is made of random greys, so that any two differ everywhere: whichever the captures meet, it
shows that something moved.
"""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from auditor import resources
from auditor.collect.browser.pool import BrowserPool
from auditor.judge.evaluate import judge_rule
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import context
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.model.facts.legibility.contrast import TextContrastFacts
from auditor.model.snapshot import Snapshot
from tests.site import Answer, Site, page

Visitor = Callable[..., Snapshot]

RULE = load_rulebook([resources.directory("rules")]).rules["text-contrast"]

PLAN = frozenset({"text_contrasts"})

DARK, PALE = (0, 70), (200, 256)

PICTURES = 250
"""Some five seconds: two captures do not come round to the same picture."""


def pictures(kind: str, greys: tuple[int, int]) -> Answer:
    """An animated picture, GIF or WEBP or PNG, fifty pictures a second."""
    dice = random.Random(7)
    frames = [
        Image.frombytes("L", (12, 12), bytes(dice.randrange(*greys) for _ in range(144))) for _ in range(PICTURES)
    ]
    out = io.BytesIO()
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=20, loop=0, **options)
    return Answer(out.getvalue(), headers={"Content-Type": f"image/{kind.lower()}"})


def judged(visit: Visitor, body: str, **routes: Answer) -> tuple[TextContrastFacts, str, Snapshot]:
    """The one text of a page, the outcome for it, and the snapshot."""
    with Site({"/": page(body)} | {f"/{name}": answer for name, answer in routes.items()}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, plan=PLAN)
    assert not snapshot.failures
    subjects = measure_text_contrasts(snapshot)
    assert subjects is not None
    [text] = subjects
    return text, judge_rule(RULE, [text], context(snapshot)).outcome, snapshot


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
@pytest.mark.parametrize(
    ("colour", "greys", "outcome"), [("#fff", DARK, "passed"), ("#000", PALE, "passed"), ("#ccc", PALE, "failed")]
)
def test_animated_pictures(kind: str, colour: str, greys: tuple[int, int], outcome: str, visit: Visitor) -> None:
    # Whichever pictures the captures show, the verdict is the same.
    body = f'<p style="color:{colour};background:url(/film) 0 0/60px;padding:20px">Plates and bowls</p>'
    text, found, _ = judged(visit, body, film=pictures(kind, greys))
    assert text.moves
    assert found == outcome


def test_a_label_of_its_own_over_a_film(visit: Visitor) -> None:
    text, found, snapshot = judged(
        visit,
        '<div style="background:url(/film);padding:30px">'
        '<p style="background:#333;color:#fff;padding:20px">Plates</p></div>',
        film=pictures("GIF", PALE),
    )
    assert not text.moves
    assert found == "passed"
    assert snapshot.tiles == [], "what does not move is not captured again"


WORKER = """
<canvas width="320" height="60" style="position:absolute;left:0;top:0"></canvas><script>
const draw = `onmessage = ({ data }) => {
  const pen = data.getContext("2d");
  const go = () => {
    for (let x = 0; x < 320; x += 5) for (let y = 0; y < 60; y += 5) {
      const grey = LOW + Math.floor(Math.random() * SPAN);
      pen.fillStyle = "rgb(" + grey + "," + grey + "," + grey + ")";
      pen.fillRect(x, y, 5, 5);
    }
    requestAnimationFrame(go);
  };
  go();
}`;
const canvas = document.querySelector("canvas").transferControlToOffscreen();
new Worker(URL.createObjectURL(new Blob([draw]))).postMessage(canvas, [canvas]);
</script>"""


@pytest.mark.parametrize(("colour", "outcome"), [("#000", "passed"), ("#ddd", "failed")])
def test_a_canvas_that_a_worker_draws(colour: str, outcome: str, visit: Visitor) -> None:
    drawn = WORKER.replace("LOW", "200").replace("SPAN", "55")
    body = f'{drawn}<p style="position:absolute;left:20px;top:16px;margin:0;color:{colour}">Plates and bowls</p>'
    text, found, _ = judged(visit, body)
    assert text.moves
    assert found == outcome


FILM = """async ([low, span]) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 96;
  const pen = canvas.getContext("2d");
  const draw = () => {
    for (let x = 0; x < 96; x += 12) for (let y = 0; y < 96; y += 12) {
      const grey = low + Math.floor(Math.random() * span);
      pen.fillStyle = `rgb(${grey},${grey},${grey})`;
      pen.fillRect(x, y, 12, 12);
    }
  };
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let picture = 0; picture < 60; picture++) {
    draw();
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def film(run: Any, pool: BrowserPool, greys: tuple[int, int]) -> Answer:
    """A film of one second, recorded in the browser."""

    async def record() -> str:
        context = await (await pool.get()).new_context()
        try:
            answer: str = await (await context.new_page()).evaluate(FILM, [greys[0], greys[1] - greys[0]])
            return answer
        finally:
            await context.close()

    return Answer(base64.b64decode(run(record())), headers={"Content-Type": "video/webm"})


@pytest.mark.parametrize(("colour", "greys", "outcome"), [("#fff", DARK, "passed"), ("#ccc", PALE, "failed")])
def test_a_film(colour: str, greys: tuple[int, int], outcome: str, visit: Visitor, run: Any, pool: BrowserPool) -> None:
    video = '<video src="/film" autoplay muted loop style="position:absolute;width:320px;height:320px"></video>'
    body = f'{video}<p style="position:absolute;left:30px;top:40px;color:{colour}">Plates and bowls</p>'
    text, found, _ = judged(visit, body, film=film(run, pool, greys))
    assert text.moves
    assert found == outcome


def test_what_goes_with_the_glyphs_does_not_move(visit: Visitor) -> None:
    body = (
        '<ul style="font-size:20px"><li>Plates</ul>'
        '<p><span style="font-size:40px">☎</span> <u style="text-underline-offset:8px">Call</u></p>'
    )
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, plan=PLAN)
    assert not [tile for tile in snapshot.tiles if tile.moment]
    assert not any(text.moves for text in measure_text_contrasts(snapshot) or [])
