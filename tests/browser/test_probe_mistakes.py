"""The usual mistakes in a probe: the failure names its file, the line where there is one, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.worlds import EvaluationError, frame_tree
from auditor.collect.page import bundle
from auditor.collect.page.gather import gather
from auditor.devices import resolve
from auditor.model.failure import Failure

LIBRARY = bundle.PROBES / "lib"


@pytest.fixture
def probes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of probes with the library and nothing else."""
    folder = tmp_path / "probes"
    folder.mkdir()
    (folder / "lib").symlink_to(LIBRARY)
    monkeypatch.setattr(bundle, "PROBES", folder)
    caches = (bundle.source, bundle.install)
    for cache in caches:
        cache.cache_clear()
    yield folder
    for cache in caches:
        cache.cache_clear()


@pytest.fixture
def told(run: Any, pool: BrowserPool, probes: Path) -> Any:
    """The failures of a page on which the one probe of the folder is run."""

    def go(name: str, text: str) -> list[Failure]:
        (probes / f"{name}.js").write_text(text, encoding="utf-8")

        async def once() -> list[Failure]:
            browser = await pool.get()
            context = await browser.new_context()
            try:
                page = await context.new_page()
                session = await context.new_cdp_session(page)
                await page.set_content('<a href="/">A page</a>')
                root = await frame_tree(context, page, session)
                _, failures = await gather(root, resolve("phone", pool.playwright.devices), [name])
            finally:
                await context.close()
            return failures

        return run(once())

    return go


@pytest.mark.parametrize(
    ("name", "text", "place", "what"),
    [
        ("code", "\n\n(lib) => {\n  return lib.elements().map((e) => e.nothing.at);\n}\n", "code.js:4", "undefined"),
        (
            "code",
            "// A comment.\n(lib) => {\n  return lib.element();\n}",
            "code.js:3",
            "probes/lib/ returns a 'element'",
        ),
        ("code", "(lib) => {\n  return found;\n}", "code.js:2", "found is not defined"),
        ("code", "(lib) => {\n  const a = {};\n  a.a = a;\n  return a;\n}", "", "circular"),
        ("code", "({ probe: (lib) => [] })", "", "is not a function"),
        ("code", "(lib) => {\n  lib.elements();\n}", "probes/code.js", "a probe returns facts, [] or null"),
        ("code", "async (lib) => []", "probes/code.js", "a probe gives its facts at once"),
        ("code", "(lib) => [{ kind: 'script' }]", "probes/code.js", "auditor/model/evidence/code.py declares"),
        ("code", "(lib) => lib.elements().length", "probes/code.js", "Expected `array | null`, got `int`"),
        (
            "contents",
            "(lib) => ({ holds: true, plays: NaN })",
            "probes/contents.js",
            "not finite becomes null",
        ),
        ("shoes", "(lib) => []", "probes/shoes.js", "declare it in auditor/model/evidence/__init__.py"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_what_to_do(
    told: Any, name: str, text: str, place: str, what: str
) -> None:
    (failure,) = told(name, text)
    assert failure.step == f"probe:{name}"
    assert failure.code == "probe-failed"
    assert place in failure.parameters["reason"], failure.parameters["reason"]
    assert what in failure.parameters["reason"], failure.parameters["reason"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("(lib) => {\n  const a = 1;\n  return [;\n}", "code.js:3"),
        ("(lib) => {\n  return [];\n", "code.js:3"),
        ("export default (lib) => []", "code.js:1"),
    ],
)
def test_what_cannot_be_parsed_is_named_with_its_line(told: Any, text: str, what: str) -> None:
    with pytest.raises(EvaluationError, match=r"SyntaxError: .*probes/") as caught:
        told("code", text)
    assert what in str(caught.value), str(caught.value)


def test_a_probe_without_a_mistake_has_no_failure(told: Any) -> None:
    assert told("code", "(lib) => lib.elements().slice(0, 0)") == []
