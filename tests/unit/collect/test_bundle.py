"""The JavaScript that is put together: one expression each, whatever stands before and behind the function."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.collect.page import bundle

COLLECT = Path(bundle.__file__).parents[1]
SCRIPTS = sorted(
    path.relative_to(COLLECT).with_suffix("").as_posix()
    for path in COLLECT.rglob("*.js")
    if bundle.PROBES not in path.parents
)
FIRST = re.compile(r"(?m)^(?!/[/*])(?:async )?\(+\s*(\w*)")


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_is_an_expression_and_gets_what_it_asks_for(name: str) -> None:
    source = (COLLECT / f"{name}.js").read_text("utf-8")
    first = FIRST.search(source)
    assert first is not None
    text = bundle.script(name)
    assert not text.endswith(";")
    assert text.startswith("(...given) =>") == (first[1] == "dom")
    assert ("getOwnPropertyDescriptor" in text) == (first[1] == "dom" or "getOwnPropertyDescriptor" in source)


def test_every_probe_and_every_part_of_the_library_is_in_the_bundle() -> None:
    source = bundle.source()
    parts = list((bundle.PROBES / "lib").glob("*.js"))
    assert len(parts) > 20
    for path in [*parts, *bundle.PROBES.glob("*.js")]:
        assert path.read_text("utf-8").strip().rstrip(";") in source
    assert ";\n)" not in source
