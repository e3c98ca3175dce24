"""Runs the probes in every frame of the frozen page and decodes what they saw."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.hidden_nodes import find_unseen
from auditor.collect.browser.spoken_names import Spoken, spoken_names
from auditor.collect.browser.worlds import EvaluationError, FrameNode, Place, World
from auditor.collect.page import bundle, probe_mistakes
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.failure import Failure
from auditor.model.geometry import Box
from auditor.model.wording import says_nothing

FRAME_LIMIT = 40
"""Frames that are looked into on one page; advertising can nest hundreds, none of which is the shop's own interface."""


class _FramePlace(msgspec.Struct, frozen=True):
    selector: str
    visible: bool
    x: float
    y: float
    scale: float
    clip: Box | None


class Nameless(msgspec.Struct, frozen=True):
    """A control without a name: at `index` of what `probe` found."""

    probe: str
    index: int


class _Answer(msgspec.Struct, frozen=True):
    results: dict[str, str]
    errors: dict[str, str]
    frames: list[_FramePlace]
    nameless: list[Nameless] = []


_FIELD_TYPES = {field.name: field.type for field in msgspec.structs.fields(Evidence)}


async def gather(
    root: FrameNode,
    device: Device,
    probes: list[str],
    *,
    changed: bool = False,
    named: Sequence[str] = (),
    under: str = "",
) -> tuple[list[Evidence], list[Failure]]:
    """The evidence of all frames, the top document first, and what failed.

    changed: whether something was changed in the page after a first run, whose descriptions of elements still hold.
    named: selectors that the probe `named` looks for. under: a style sheet that lies over each frame while its probes
    run, and no longer: not one frame is painted with it.
    """
    if not changed:
        await find_unseen(root)
    frames: list[Evidence] = []
    failures: list[Failure] = []
    queue: list[tuple[FrameNode, Place]] = [(root, Place())]
    while queue and len(frames) < FRAME_LIMIT:
        node, place = queue.pop(0)
        top = node is root
        if node.world is None:
            failures.append(Failure.at("probes", "frame-unreadable", frame=node.url[:200]))
            continue
        try:
            answer, owners = await _run(
                node.world, node, device, probes, place, named, top=top, changed=changed, under=under
            )
        except (Error, EvaluationError, msgspec.DecodeError) as error:
            if top:
                raise
            failures.append(Failure.at("probes", "frame-unreadable", frame=node.url[:200], reason=_line(error)))
            continue
        node.place = place
        evidence, broken = _decode(node.url, place, answer, probes)
        if answer.nameless:
            evidence = with_names(evidence, answer.nameless, await _spoken(node.world))
        frames.append(evidence)
        failures.extend(broken)
        for child, inside in zip(owners, answer.frames, strict=True):
            if not inside.visible or inside.clip is None:
                continue
            clip = inside.clip.intersection(place.clip) if place.clip else inside.clip
            if clip is not None:
                queue.append((child, Place(inside.selector, inside.x, inside.y, inside.scale, clip)))
    if queue:
        failures.append(Failure.at("probes", "too-many-frames", frames=str(FRAME_LIMIT)))
    return frames, failures


async def _run(
    world: World,
    node: FrameNode,
    device: Device,
    probes: list[str],
    place: Place,
    named: Sequence[str],
    *,
    top: bool,
    changed: bool,
    under: str,
) -> tuple[_Answer, list[FrameNode]]:
    closed = world.closed_roots
    if closed is None:
        raise EvaluationError("its process has gone")
    owners: list[FrameNode] = []
    handles: list[dict[str, str]] = []
    for child in node.children:
        handle = await world.resolve(child.owner) if child.owner is not None else None
        if handle is not None:
            owners.append(child)
            handles.append(handle)
    options: dict[str, Any] = {
        "top": top,
        "frame": place.selector,
        "offset": {"x": place.x, "y": place.y},
        "scale": place.scale,
        "viewport": {"width": device.viewport_width, "height": device.viewport_height},
        "closedRoots": len(closed) // 2,
        "listening": len(world.listening),
        "hearsAll": world.hears_all,
        "probes": probes,
        "changed": changed,
        "named": list(named),
    }
    handed = json.dumps(options), *closed, *world.listening, *handles
    run = bundle.run_under(under) if under else bundle.RUN
    text = await world.call(run, *handed)
    if text is None:
        try:
            await world.evaluate(bundle.install())
        except EvaluationError as error:
            raise EvaluationError(probe_mistakes.thrown(str(error))) from error
        text = await world.call(run, *handed)
    return msgspec.json.decode(text, type=_Answer), owners


def _decode(url: str, place: Place, answer: _Answer, asked: list[str]) -> tuple[Evidence, list[Failure]]:
    fields: dict[str, Any] = {}
    reasons = {name: probe_mistakes.thrown(text) for name, text in answer.errors.items()}
    silent = [name for name in asked if name not in answer.results and name not in answer.errors]
    reasons |= {name: probe_mistakes.unanswered(name) for name in silent}
    for name, text in answer.results.items():
        try:
            fields[name] = msgspec.json.decode(text, type=_FIELD_TYPES[name])
        except (msgspec.DecodeError, KeyError) as error:
            reasons[name] = probe_mistakes.answered_wrongly(name, text, error)
    failures = [Failure.at("probe", "probe-failed", of=name, reason=reason) for name, reason in reasons.items()]
    return Evidence(url=url, selector=place.selector, clip=place.clip, **fields), failures


async def _spoken(world: World) -> list[Spoken]:
    try:
        return await spoken_names(world)
    except (Error, EvaluationError):
        return []  # then our own computation stands


def with_names(evidence: Evidence, nameless: Sequence[Nameless], spoken: Sequence[Spoken]) -> Evidence:
    """The evidence with the names that Chromium gives to what had none, without controls that it does not tell of."""
    found = {(each.probe, each.index): said for each, said in zip(nameless, spoken, strict=False)}
    fields = evidence.fields and [_told(field, found.get(("fields", i))) for i, field in enumerate(evidence.fields)]
    controls = evidence.controls and [
        msgspec.structs.replace(control, name=said.name) if said and not says_nothing(said.name) else control
        for i, control in enumerate(evidence.controls)
        if not ((said := found.get(("controls", i))) and said.hidden)
    ]
    return msgspec.structs.replace(evidence, fields=fields, controls=controls)


def _told(field: FieldEvidence, said: Spoken | None) -> FieldEvidence:
    if said is None:
        return field
    return msgspec.structs.replace(field, name=said.name, exposed=field.exposed and not said.hidden)


def _line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
