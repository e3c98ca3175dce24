"""docs/configuration.md, `auditor init` and the schema say what the keys are."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import msgspec
import pytest

from auditor import resources
from auditor.config import Configuration, documentation, find
from auditor.config.documentation import keys

NAMES = {key.name for key in keys()}
PAGE = resources.PACKAGE.parent / documentation.PAGE


def test_the_page_is_as_the_keys_are() -> None:
    if os.environ.get("AUDITOR_REGENERATE"):
        PAGE.write_text(documentation.page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == documentation.page(), "`make golden` writes the page anew"


@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_the_example_of_a_key_sets_it(key: documentation.Key) -> None:
    data = tomllib.loads(key.example)
    assert set(data) == {key.name}
    assert msgspec.convert(data, Configuration) != Configuration()


def test_what_init_writes_sets_nothing_but_the_urls(tmp_path: Path) -> None:
    file = tmp_path / "auditor.toml"
    file.write_text(documentation.commented(["https://shop.example/"]))
    assert find(file, environ={}).configuration == Configuration(urls=["https://shop.example/"])
    file.write_text(documentation.commented())
    assert find(file, environ={}).configuration == Configuration()


def test_what_init_writes_is_a_configuration_without_its_marks() -> None:
    lines = documentation.commented().splitlines()
    text = "\n".join(line.removeprefix("#") for line in lines if line and not line.startswith("# "))
    assert set(tomllib.loads(text)) == NAMES


def test_the_schema_tells_each_key() -> None:
    found = json.loads(json.dumps(documentation.schema()))
    own = found["$defs"]["Configuration"]["properties"]
    assert set(own) == NAMES
    assert all(own[key.name].get("description") or "anyOf" in own[key.name] for key in keys())
