"""The steps of an examination in their order, as data, and which of them are needed for what a visit is made for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Iterable
from typing import Any, Literal, NamedTuple

from auditor.collect import steps
from auditor.collect.captures import animations
from auditor.collect.desk import Desk
from auditor.collect.moments import later, scrolled
from auditor.collect.options import VisitOptions
from auditor.collect.page import bundle, scripts
from auditor.collect.trials import carousel_watch, drag, hover, keyboard, narrow, restyle, rotate, typing
from auditor.collect.trials.canaries import step as canaries
from auditor.collect.trials.forms import step as forms
from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS
from auditor.model.steps import Step

Phase = Literal["settled", "frozen", "thawed", "clocked", "sealed"]
"""settled: the page has come to rest. frozen: no script runs and nothing moves. thawed: as it was, and still ours to
read. clocked: a load of its own in virtual time. sealed: nothing leaves the page any more, and it is not put back."""

STEP_DEADLINE = 15.0
"""Seconds that one step may take, within the visit's own deadline."""

TRIAL = 5.0
"""Seconds for each change of the page that is tried; a page that takes longer to lay out keeps its other facts."""


class Row(NamedTuple):
    """One step.

    needs: steps that must have been taken before, and probes that must have run in them. gives: fields of Snapshot;
    with a point, an image or a field of a field. limit: seconds. leaves: whether it leaves the page as it was; those
    that do not come last.
    """

    name: Step
    phase: Phase
    take: Callable[[Desk], Coroutine[Any, Any, None]]
    needs: tuple[Step, ...] = ()
    gives: tuple[str, ...] = ()
    limit: float = STEP_DEADLINE
    leaves: bool = True


TABLE: tuple[Row, ...] = (
    Row("timing", "settled", steps.read_timing, gives=("timing",)),
    Row("first-screen", "settled", steps.first_screen, gives=("images.first-screen",)),
    Row("scroll", "settled", steps.scroll),
    Row("frames", "settled", steps.frames),
    Row("full-page", "frozen", steps.full_page, ("frames", "scroll"), ("images.full-page",)),
    Row("probes", "frozen", steps.probes, ("frames", "scroll"), ("frames",)),
    Row(
        *("without-glyphs", "frozen", steps.without_glyphs),
        needs=("full-page", "probe:texts", "probe:graphics"),
        gives=("tiles", "images.*"),
    ),
    Row("animations", "frozen", animations.step, ("probes",), ("animations",), limit=TRIAL),
    Row("axe", "frozen", steps.run_axe, ("probes",), ("axe",)),
    Row("text-resize", "frozen", restyle.enlarge_text, ("probe:text_fit",), ("trials.enlarged",), limit=TRIAL),
    Row("text-spacing", "frozen", restyle.space_text, ("probe:text_fit",), ("trials.spaced",), limit=TRIAL),
    Row("cookies", "thawed", steps.cookies, gives=("cookies",)),
    Row("scripts", "thawed", scripts.step, ("probes", "probe:fields", "probe:document"), ("scripts",)),
    Row("scrolled", "thawed", scrolled.step, ("probes", "scroll"), ("moments",)),
    Row("motion", "clocked", carousel_watch.step, ("probe:carousels",), ("motion",)),
    Row("late", "clocked", later.step, ("probes",), ("moments",)),
    Row("narrow", "thawed", narrow.step, ("probes",), ("trials.narrow",), limit=TRIAL),
    Row("rotate", "thawed", rotate.step, ("probe:viewport",), ("rotated",), limit=TRIAL),
    Row("drag", "sealed", drag.step, ("probes",), ("dragged",), leaves=False),
    Row("hover", "sealed", hover.step, ("probes",), ("hovered",), leaves=False),
    Row("keyboard", "sealed", keyboard.step, ("probes",), ("focus_stops",), limit=TRIAL, leaves=False),
    Row("typing", "sealed", typing.step, ("probes",), ("typed",), limit=TRIAL, leaves=False),
    Row(
        *("forms", "sealed", forms.step),
        needs=("probes", "probe:fields", "probe:forms"),
        gives=("forms_tried", "images.form-*", "images.keyboard-*"),
        leaves=False,
    ),
    Row(
        *("canaries", "sealed", canaries.step),
        needs=("probes", "probe:fields", "probe:forms"),
        gives=("canaries",),
        limit=TRIAL,
        leaves=False,
    ),
)

PICTURES = frozenset({"first-screen", "full-page"})
"""What the report shows of every page."""

ALWAYS = frozenset({"timing", "probe:contents"})
"""By which a page that shows nothing is known, whatever the visit is made for."""

_BEYOND: dict[str, tuple[Step, ...]] = {"network": ("scroll",)}
"""What is not gathered by a step, but all the while: the log of the network; which steps make it complete."""

OTHER_MOMENTS = frozenset({"scrolled", "late"})
"""What shows more of the page than its arrival: an example of a rule is whole from the start."""

PROBE = "probe:"
"""What the names of steps begin with that are a part of the step `probes`."""

_ROWS: dict[str, Row] = {row.name: row for row in TABLE}


class Plan:
    """Which steps a visit takes, and which probes run in it."""

    def __init__(self, names: Collection[str]) -> None:
        self.rows = tuple(row for row in TABLE if row.name in names)
        self.probes = frozenset(name.removeprefix(PROBE) for name in names if name.startswith(PROBE))

    def parted(self, names: Collection[Step]) -> tuple[Plan, Plan]:
        """The plan without the steps `names`, and one of those of them that are in it."""
        probes = {PROBE + name for name in self.probes}
        own = {row.name for row in self.rows}
        return Plan(own.difference(names) | probes), Plan(own.intersection(names) | probes)


def plan(options: VisitOptions, *, walked: bool = False) -> Plan:
    """The closure over what `options.plan` names, and over the report's pictures if they are wanted. walked: whether it
    is that of a station of a journey."""
    names = {"frames"}
    if options.plan is None:
        names |= {row.name for row in TABLE} | {PROBE + name for name in bundle.probe_names()}
    else:
        names |= {step for name in options.plan for step in steps_of(name)}
    if not options.axe:
        names -= {"axe"}
    if options.images:
        names |= PICTURES
    elif options.plan is None:
        names -= _depending(PICTURES)
    if options.examples:
        names -= OTHER_MOMENTS
        names |= {PROBE + name for name in bundle.EXAMPLES_ONLY}
    else:
        names |= ALWAYS
    if options.named:
        names |= {PROBE + name for name in bundle.ASKED_ONLY}
    if not walked:
        names -= {PROBE + name for name in bundle.WALKED_ONLY}
    return Plan(_closure(names))


def step_of(name: Step) -> Step:
    """The step that `name` is, or is a part of."""
    return "probes" if name.startswith(PROBE) else name


def steps_of(collection: str) -> tuple[str, ...]:
    """The steps that a collection is measured from; of one that no rule pack knows, none."""
    declared = COLLECTIONS.get(collection) or SITE_COLLECTIONS.get(collection)
    return declared.steps if declared else ()


def _closure(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += _needs(name)
    return found


def _needs(name: str) -> tuple[str, ...]:
    if name.startswith(PROBE):
        return ("probes",)
    return _ROWS[name].needs if name in _ROWS else _BEYOND.get(name, ())


def _depending(names: Collection[str]) -> set[str]:
    """`names`, and the steps that need one of them."""
    return {row.name for row in TABLE if row.name in names or set(row.needs) & set(names)}
