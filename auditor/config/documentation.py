"""What is said of the configuration: docs/configuration.md, the file of `auditor init`, the JSON Schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, get_type_hints

import msgspec

from auditor.config.environment import keys_of, variable
from auditor.config.keys import Configuration

PAGE: Final = "docs/configuration.md"


_INTRODUCTION: Final = """# Configuration

Settings live in `auditor.toml`, or in `[tool.auditor]` of `pyproject.toml`: in the current folder or the nearest above
it, up to the root of the repository. `auditor init` writes one in which every key is explained, `auditor config` shows
each value and where it comes from, and `auditor schema --config` is a JSON Schema for editors.

The command line wins over the environment, the environment over the file, the file over the default. Lists in a
variable are separated by commas; tables are set in the file only. Paths in the file are relative to it. Everything
that is wrong with a configuration is told at once, each with its line.

<!-- written by tests/unit/config/test_documentation.py (AUDITOR_REGENERATE=1) -->
"""


class Key(NamedTuple):
    """example: lines of TOML. variable: of the environment, "" if none can set it."""

    name: str
    description: str
    default: str
    example: str
    variable: str


def keys() -> list[Key]:
    """All keys, those of tables last."""
    hints = get_type_hints(Configuration, include_extras=True)
    settable = keys_of(Configuration)
    found = []
    for field in msgspec.structs.fields(Configuration):
        meta = next(each for each in hints[field.name].__metadata__ if each.description)
        name = field.encode_name
        said = meta.extra or {}
        found.append(
            Key(name, meta.description, said["default"], said["example"], variable(name) if name in settable else "")
        )
    return found


def page() -> str:
    """docs/configuration.md."""
    lines = _INTRODUCTION.splitlines()
    for key in keys():
        lines += ["", f"## {key.name}", "", key.description, ""]
        if key.default:
            lines += [f"Default: {key.default}.", ""]
        if key.variable:
            lines += [f"In the environment: `{key.variable}`.", ""]
        lines += ["```toml", *key.example.splitlines(), "```"]
    return "\n".join(lines) + "\n"


def commented(urls: Sequence[str] = ()) -> str:
    """An auditor.toml in which every key is explained, and none is set but `urls`."""
    lines = [
        "# Settings of the mobile UX auditor. Remove the # before a line to set it; `auditor config` shows what holds.",
        "# Every key: docs/configuration.md, or `auditor schema --config` for your editor.",
    ]
    tables = False
    for key in keys():
        if not tables and key.example.startswith("["):
            tables = True
            lines += ["", "# Tables come last: what follows one belongs to it."]
        default = f" Default: {key.default}." if key.default else ""
        lines += ["", *(f"# {line}" for line in _wrapped(key.description + default))]
        if key.name == "urls" and urls:
            lines.append(f"urls = {msgspec.json.encode(list(urls)).decode()}")
        else:
            lines += [f"#{line}" for line in key.example.splitlines()]
    return "\n".join(lines) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of auditor.toml."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mobile-ux-auditor:configuration",
        "title": "Configuration of a mobile audit",
        **msgspec.json.schema(Configuration),
    }


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 100)
