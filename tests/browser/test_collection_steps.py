"""Each collection is measured from what its declared steps give, and from nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pytest
from PIL import Image

from auditor.collect.plan import TABLE
from auditor.measure import MEASURES, measure, measure_site, site_part
from auditor.measure.moments import COLLECTIONS as AT_MOMENTS
from auditor.measure.moments import with_moments
from auditor.model.evidence import Evidence
from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.network import HttpProbe, TlsFacts
from auditor.model.snapshot import Snapshot
from auditor.model.steps import Step
from auditor.model.trials import Trials
from tests.browser.conftest import Visitor
from tests.site import Answer, Site

Struct = TypeVar("Struct", bound=msgspec.Struct)

LEGAL = ("/privacy", "/legal")

SHOP = (Path(__file__).parent.parent / "pages" / "everything.html").read_text("utf-8")

GIVES: dict[Step, tuple[str, ...]] = {
    "connection": ("tls", "plain_http", "linked"),
    "network": ("requests", "insecure_requests"),
    "lighthouse": ("lighthouse",),
    **{row.name: row.gives for row in TABLE if row.name not in {"probes", "without-glyphs"}},
}
"""The fields of a snapshot that a step fills; `probe:NAME` fills the field NAME of each frame, `without-glyphs`
the other images and `tiles`."""

ALWAYS = frozenset(Snapshot.__struct_fields__) - {name.partition(".")[0] for names in GIVES.values() for name in names}
ALWAYS -= {"frames", "tiles"}
"""What a snapshot holds as soon as its page is open, and how its visit went."""

SHARED = frozenset({"frames", "trials", "images"})
"""What several steps fill together."""

PLACE = frozenset({"probe:url", "probe:selector", "probe:clip"})
"""What a frame says without any probe."""


@pytest.fixture(scope="module")
def snapshot(visit: Visitor) -> Snapshot:
    """A visit of a page that has something of everything."""
    font = next(iter(sorted(Path("/usr/share/fonts").rglob("*.ttf"))), None)
    if font is None:
        pytest.skip("this system keeps no TrueType font in /usr/share/fonts")
    html = {"Content-Type": "text/html; charset=utf-8"}
    shop = {**html, "Content-Security-Policy": "object-src 'none'", "Set-Cookie": "session=1; Path=/"}
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 60).save(noise, "PNG")
    turning = io.BytesIO()
    shades = [Image.new("L", (8, 8), shade) for shade in (0, 200)]
    shades[0].save(turning, "GIF", save_all=True, append_images=shades[1:], duration=500, loop=0)
    routes = {
        "/spin.gif": Answer(turning.getvalue(), headers={"Content-Type": "image/gif"}),
        "/": Answer(SHOP.encode(), headers=shop),
        "/blocks.js": Answer(b"/*! jQuery v1.8.0 */ window.x = 1", headers={"Content-Type": "text/javascript"}),
        "/ours.ttf": Answer(font.read_bytes(), headers={"Content-Type": "font/ttf"}),
        "/vase.png": Answer(noise.getvalue(), headers={"Content-Type": "image/png"}),
        "/inner": Answer(b"<!doctype html><p>Delivered <i>within</i> three days.</p><input name=zip>", headers=html),
    }
    with Site(routes) as site:
        found = visit(f"{site.origin}/", axe=True, timeout=60.0)
        host, port = site.origin.removeprefix("http://").split(":")
        assert found.audited, found.failures
        return msgspec.structs.replace(
            found,
            station=msgspec.structs.replace(found.station, journey="Purchase", number=1),
            lighthouse=LighthouseEvidence(
                version="13", url=found.station.url, score=90.0, metrics={"total-blocking-time": 9.0}
            ),
            tls=TlsFacts(host=host, port=int(port), protocol="TLSv1.3"),
            plain_http=HttpProbe(url=found.station.url, hops=[(found.station.url, 200)]),
            linked=[HttpProbe(url=f"{site.origin}{path}", hops=[(f"{site.origin}{path}", 200)]) for path in LEGAL],
        )


def test_the_page_has_something_of_everything(snapshot: Snapshot) -> None:
    facts, site = measure(snapshot), measure_site([site_part(snapshot)])
    assert facts.missing | site.missing == {}
    empty = [name for name, subjects in (facts.subjects | site.subjects).items() if not subjects]
    assert empty == ["going_back"], "but for what only a journey on which something was typed can say"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_needs_only_its_steps(name: str, snapshot: Snapshot) -> None:
    alone = only(snapshot, COLLECTIONS[name].steps)
    assert MEASURES[name](alone) == MEASURES[name](snapshot)


@pytest.mark.parametrize("name", SITE_COLLECTIONS)
def test_a_collection_of_the_site_needs_only_its_steps(name: str, snapshot: Snapshot) -> None:
    alone = only(snapshot, SITE_COLLECTIONS[name].steps)
    assert measure_site([site_part(alone)]).subjects[name] == measure_site([site_part(snapshot)]).subjects[name]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_reads_all_of_its_steps_and_no_other(name: str, snapshot: Snapshot) -> None:
    """Whatever this page holds of it: a field that is read and happens to change nothing here does so elsewhere."""
    read: set[str] = set()
    seen = watched(snapshot, read)
    found = MEASURES[name](seen)
    if name in AT_MOMENTS:
        with_moments(seen, MEASURES, {name: found or []})
    given = {step: given_by(step, snapshot) for step in COLLECTIONS[name].steps}
    assert read - ALWAYS - PLACE <= set().union(*given.values())
    unread = {step for step, fields in given.items() if fields and not (fields - SHARED) & read}
    assert unread == set()


def given_by(step: Step, snapshot: Snapshot) -> set[str]:
    """The fields that a step fills, as `watched` writes them."""
    if step.startswith("probe:"):
        return {step, "frames"}
    if step == "without-glyphs":
        return {"tiles", "images"} | {
            f"images.{name}" for name in snapshot.images.keys() - {"first-screen", "full-page"}
        }
    names = set(GIVES.get(step, ()))
    return names | {name.partition(".")[0] for name in names if "." in name}


def only(snapshot: Snapshot, steps: Sequence[Step]) -> Snapshot:
    """The snapshot without anything that other steps gave."""
    given = ALWAYS.union(*(given_by(step, snapshot) for step in steps))
    seen = [name for name in Evidence.__struct_fields__ if f"probe:{name}" in given | PLACE]
    frames = [Evidence(**{name: getattr(frame, name) for name in seen}) for frame in snapshot.frames]
    trials = snapshot.trials and Trials(
        **{name: getattr(snapshot.trials, name) for name in Trials.__struct_fields__ if f"trials.{name}" in given}
    )
    images = {name: image for name, image in snapshot.images.items() if f"images.{name}" in given}
    kept = {name: getattr(snapshot, name) for name in Snapshot.__struct_fields__ if name in given}
    return Snapshot(**kept | {"frames": frames if "frames" in given else [], "trials": trials, "images": images})


def watched(snapshot: Snapshot, read: set[str]) -> Snapshot:
    """The snapshot; whatever is read of it is added to `read`."""

    class Images(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            read.add(f"images.{name}")
            return super().__getitem__(name)

        def get(self, name: str, default: Any = None) -> Any:
            read.add(f"images.{name}")
            return super().get(name, default)

    def struct(value: Struct, prefix: str, **changes: Any) -> Struct:
        class Watched(type(value), frozen=True, kw_only=True):  # type: ignore[misc,call-arg]
            def __getattribute__(self, name: str) -> Any:
                if name in type(value).__struct_fields__:
                    read.add(prefix + name)
                return super().__getattribute__(name)

        return Watched(**{name: getattr(value, name) for name in value.__struct_fields__} | changes)

    return struct(
        snapshot,
        "",
        frames=[struct(frame, "probe:") for frame in snapshot.frames],
        trials=snapshot.trials and struct(snapshot.trials, "trials."),
        images=Images(snapshot.images),
    )
