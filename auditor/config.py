"""The configuration file: `auditor.toml`, or `[tool.auditor]` in pyproject.toml. Unknown keys are errors."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from auditor.errors import ConfigurationError, nearest
from auditor.model.pages import PageSettings
from auditor.model.result import FailOn
from auditor.model.text import Language, Text

Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class ReportSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """How reports look: `[report]` of the configuration file.

    client: whose site it is. author: who made the audit. logo: a picture's path. colour: #rrggbb, for lines and bars,
    not for text. title, introduction, closing: one text, or one for each language. templates: a folder whose files are
    taken before ours (reports/html/). Paths are relative to the file.
    """

    client: str = ""
    title: str | Text = ""
    author: str = ""
    logo: str | None = None
    colour: Annotated[str, msgspec.Meta(pattern="^(#[0-9a-fA-F]{6})?$")] = ""
    introduction: str | Text = ""
    closing: str | Text = ""
    templates: str | None = None


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What stands in the configuration file; options on the command line win over it.

    limits: rule → limit → number, or a number for each of phone and tablet. thresholds: quality or category → the
    number, 0–100, under which the audit does not pass. report: how reports look. profile: what is known of the site
    beforehand (rules/profiles.toml). timeout: seconds a visit. pages: what holds for single pages, the first that fits.
    Paths are relative to the file.
    """

    urls: list[str] = []
    devices: list[str] = []
    out: str | None = None
    formats: list[str] = []
    lang: Language | None = None
    lighthouse: bool | None = None
    axe: bool | None = None
    webdriver: bool | None = None
    rules: list[str] = []
    only: list[str] = []
    skip: list[str] = []
    fail_under: Percent | None = None
    fail_on: FailOn | None = None
    profile: str | None = None
    strict: bool | None = None
    timeout: Annotated[float, msgspec.Meta(ge=1, le=600)] | None = None
    concurrency: Annotated[int, msgspec.Meta(ge=1, le=64)] | Literal["auto"] | None = None
    ca_file: str | None = None
    storage_state: str | None = None
    limits: dict[str, dict[str, float | dict[str, float]]] = {}
    thresholds: dict[str, Percent] = {}
    baseline: str | None = None
    pages: list[PageSettings] = []
    report: ReportSettings = ReportSettings()


def load(path: Path | None = None, directory: Path | None = None) -> Configuration:
    """The configuration in `path`, else of the nearest file in `directory` (the current one) or a folder above it.

    Raises ConfigurationError naming the file and the key, with the nearest valid key.
    """
    found = (path, None) if path is not None else _find((directory or Path.cwd()).resolve())
    if found is None:
        return Configuration()
    file, table = found
    data = _read(file)
    if table is not None or file.name == "pyproject.toml":
        data = data.get("tool", {}).get("auditor", {})
    try:
        configuration = msgspec.convert(data, Configuration)
    except msgspec.ValidationError as error:
        raise ConfigurationError(_sentence(file, str(error))) from error
    base = file.parent

    def absolute(name: str) -> str:
        return str(base / Path(name).expanduser())

    return msgspec.structs.replace(
        configuration,
        rules=[absolute(name) for name in configuration.rules],
        out=absolute(configuration.out) if configuration.out else None,
        baseline=absolute(configuration.baseline) if configuration.baseline else None,
        ca_file=absolute(configuration.ca_file) if configuration.ca_file else None,
        report=msgspec.structs.replace(
            configuration.report,
            logo=absolute(configuration.report.logo) if configuration.report.logo else None,
            templates=absolute(configuration.report.templates) if configuration.report.templates else None,
        ),
        storage_state=absolute(configuration.storage_state) if configuration.storage_state else None,
    )


def _find(directory: Path) -> tuple[Path, str | None] | None:
    for folder in (directory, *directory.parents):
        if (folder / "auditor.toml").is_file():
            return folder / "auditor.toml", None
        project = folder / "pyproject.toml"
        if project.is_file():
            return (project, "tool.auditor") if "auditor" in _read(project).get("tool", {}) else None
        if (folder / ".git").exists():
            return None  # the project ends here; a file above it belongs to something else
    return None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} is not valid TOML: {error}.") from error
    except OSError as error:
        raise ConfigurationError(f"{file} can't be read: {error.strerror}.") from error


def _sentence(file: Path, message: str) -> str:
    unknown = re.search(r"unknown field `([^`]*)`", message)
    if unknown:
        tables: dict[str, type[msgspec.Struct]] = {
            "`$.pages[": PageSettings,
            "`$.report.": Text,
            "`$.report`": ReportSettings,
        }
        table = next((found for where, found in tables.items() if where in message), Configuration)
        keys = [field.encode_name for field in msgspec.structs.fields(table)]
        return f"{file}: unknown key {unknown[1]!r}.{nearest(unknown[1], keys)}"
    return f"{file}: {message.replace('$.', '').replace('`$`', 'the table')}."
