"""The usual mistakes in a probe: each is told of with its line and what to do."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from auditor.provision.node import find_node
from tests.javascript.__main__ import HERE, PROGRAMS, ROOT

MISTAKES = {
    "lib.elements().map((element) => element.children);": ("auditor/no-clobbered", "lib.children(element)"),
    "lib.elements().map((element) => element.style.color);": ("auditor/no-clobbered", "lib.style(element)"),
    "lib.elements().forEach((element) => element.focus());": ("auditor/no-clobbered", "lib.focus(element)"),
    "lib.elements().map(({ form }) => form.elements);": ("auditor/no-clobbered", "lib.elements(element)"),
    "found.push(globalThis.auditorSizes || null);": ("auditor/no-named-element", 'dom.kept("auditorSizes")'),
    "if (globalThis.auditorSizes) found.push(1);": ("auditor/no-named-element", 'dom.kept("auditorSizes")'),
    "found.push(globalThis.auditorSizes?.width);": ("auditor/no-named-element", 'dom.kept("auditorSizes")'),
    "const unused = 1;": ("no-unused-vars", "never used"),
    "found.push(lib.rect(elemnt));": ("no-undef", "elemnt"),
    "if (found.length == 1) found.pop();": ("eqeqeq", "==="),
}
"""A line, the rule that forbids it, and what its message says."""

RIGHT = [
    "found.push(lib.rect(document.body), document.querySelector('p'), lib.kept('auditorSizes'));",
    "globalThis.auditorSizes = { sizes: new Map(), width: 0 };",
    "found.push(rule => rule.style, matchMedia('(width: 1px)').matches, Element.prototype.closest);",
]
TYPES = {
    "lib.vissible(document.body);": "Did you mean 'visible'?",
    "lib.words(document.body);": "Expected 3 arguments",
    "lib.rgba(12);": "not assignable to parameter of type 'string'",
    "const box = lib.box(document.body); found.push(box.left);": "'left' does not exist on type 'Box'",
}


@pytest.fixture(scope="module")
def node() -> Path:
    if not (PROGRAMS / ".installed").is_file():
        pytest.skip("`make check` installs what checks the JavaScript")
    found = find_node()
    assert found is not None
    return found


def probe(lines: list[str]) -> str:
    return "\n".join(["/** @param {Library} lib */", "(lib) => {", "const found = [];", *lines, "return found;", "};"])


def test_the_linter_says_what_to_do(node: Path) -> None:
    told = subprocess.run(
        [node, PROGRAMS / "eslint/bin/eslint.js", "--config", HERE / "eslint.config.js", "--format", "json", "--stdin",
         "--stdin-filename", "auditor/collect/page/probes/wrong.js"],
        input=probe([*MISTAKES, *RIGHT]), capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    messages = json.loads(told.stdout)[0]["messages"]
    found = {each["line"] - 4: (each["ruleId"], each["message"]) for each in messages}
    assert sorted(found) == list(range(len(MISTAKES)))
    for (rule, what), (broken, message) in zip(MISTAKES.values(), (found[line] for line in sorted(found)), strict=True):
        assert (rule, what in message) == (broken, True), message


def test_the_types_say_what_is_meant(node: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text(probe(list(TYPES)), "utf-8")
    types = ROOT / "auditor/collect/page/probes/library.d.ts"
    config = {"extends": str(HERE / "tsconfig.json"), "include": ["wrong.js", str(types)]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    told = subprocess.run(
        [node, PROGRAMS / "typescript/bin/tsc", "--project", tmp_path], capture_output=True, text=True, check=False
    )
    lines = [line for line in told.stdout.splitlines() if line.startswith("wrong.js") or "wrong.js(" in line]
    assert len(lines) == len(TYPES), told.stdout
    for number, (line, what) in enumerate(zip(lines, TYPES.values(), strict=True), 4):
        assert f"wrong.js({number}," in line
        assert what in line
