"""Which files of the repository the pages of a report come from, as the configuration names them."""

from __future__ import annotations

from pathlib import Path

import click

from auditor import config
from auditor.errors import UsageError
from auditor.report.repository.sources import UNMAPPED, Sources

POINTING = frozenset({"sarif", "codequality", "annotations"})
"""The formats that point at files."""


def sources(settings: config.Configuration, config_file: Path | None) -> Sources:
    """The files with their paths from the root of the repository, which is the folder that holds `.git`. Without one
    they are relative to the folder of the configuration, and a sentence says so.

    Raises UsageError for a file outside of the repository.
    """
    file = config.file_of(config_file)
    folder = (file.parent if file is not None else Path.cwd()).resolve()
    root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    if root is None:
        click.echo(
            f"auditor: {folder} lies in no git repository: the paths in the report are relative to it.", err=True
        )
    files = {pattern: _relative(Path(name), root or folder) for pattern, name in settings.sarif.files.items()}
    return Sources(files, _relative(file or folder / UNMAPPED, root or folder))


def _relative(path: Path, root: Path) -> str:
    """The path from `root`, without links on its way: forges show nothing of a file that is reached by one."""
    found = path.resolve()
    if not found.is_relative_to(root):
        raise UsageError(f"{str(path)!r} lies outside of the repository {root}: no forge can show it.")
    return found.relative_to(root).as_posix().encode("utf-8", "replace").decode()  # not every name of a file is text
