"""axe-core's results as the page sends them, and frames that send none: no browser, a recorded answer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from builders_texts import a_block, a_frame, a_run

from auditor.collect.browser.worlds import EvaluationError, FrameNode, Place
from auditor.collect.engines import axe
from auditor.model.axe import AxeEvidence
from auditor.model.evidence import Evidence

RECORDED = (Path(__file__).parents[2] / "data" / "axe-4.14.json").read_text(encoding="utf-8")


class RecordedWorld:
    """Answers axe's script with nothing and the call of `axe.run` with `answer`, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.sources: list[str] = []

    async def evaluate(self, source: str, *, wait: bool = False) -> object:
        self.sources.append(source)
        if not wait:
            return 0
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def a_node(answer: object, selector: str = "", *children: FrameNode) -> FrameNode:
    world: Any = RecordedWorld(answer)
    node = FrameNode(world, "http://shop.example/", None)
    node.place = Place(selector)
    node.children = list(children)
    return node


def run(root: FrameNode, *frames: Evidence) -> AxeEvidence:
    with_text = a_frame(a_block(a_run()))
    return asyncio.run(axe.run(root, [with_text, *frames]))


def test_a_recorded_answer_becomes_evidence() -> None:
    found = run(a_node(RECORDED))
    assert found.version.startswith("4.14.")
    assert found.unread == []
    looked_at = {(node.rule, node.selector): node for node in found.nodes}
    failed = looked_at["color-contrast", "html > body > p:nth-of-type(1)"]
    assert (failed.outcome, failed.data["contrastRatio"], failed.data["fgColor"]) == ("failed", 2.84, "#999999")
    assert failed.box is not None
    assert "Pale" in failed.html
    undecided = looked_at["color-contrast", "html > body > p:nth-of-type(2)"]
    assert (undecided.outcome, undecided.data["messageKey"]) == ("incomplete", "bgGradient")
    passed = looked_at["color-contrast", "html > body > h1"]
    assert (passed.outcome, passed.box, passed.html) == ("passed", None, "")


def test_the_script_comes_first_and_the_options_are_json() -> None:
    root = a_node(RECORDED)
    run(root)
    script, call = root.world.sources  # type: ignore[union-attr]
    assert "axe" in script[:200]
    options = call[call.index("axe.run(") + len("axe.run(") :]
    assert json.JSONDecoder().raw_decode(options)[0]["iframes"] is False


@pytest.mark.parametrize(
    "answer", [EvaluationError("it threw"), "not JSON", json.dumps({"version": "4"}), json.dumps({"nodes": []})]
)
def test_a_frame_that_gives_no_results_is_named(answer: object) -> None:
    frame = a_frame(a_block(a_run()), selector="iframe")
    found = run(a_node(RECORDED, "", a_node(answer, "iframe")), frame)
    assert found.unread == ["iframe"]
    assert found.nodes


def test_without_the_top_document_there_is_no_evidence() -> None:
    with pytest.raises(EvaluationError, match="it threw"):
        run(a_node(EvaluationError("it threw")))


def test_frames_without_text_or_place_are_left_alone() -> None:
    silent, hidden = a_node(RECORDED, "iframe"), a_node(RECORDED, "embed")
    hidden.place = None
    found = run(a_node(RECORDED, "", silent, hidden), a_frame(selector="iframe"))
    assert silent.world.sources == hidden.world.sources == []  # type: ignore[union-attr]
    assert found.unread == []
