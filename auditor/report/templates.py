"""The templates of reports/html/, and those of a folder that are taken before them.

Whoever writes templates may be careless, never dangerous to a reader: what a result says is escaped whatever a template
says. The environment is sandboxed, `safe` escapes, escaping can't be switched off, and of strings that are escaped
already no method is at hand that could undo it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from auditor import resources
from auditor.report.template_mistakes import explained, unread, unused

_TEMPLATES: Final = "*.html"


class _Environment(ImmutableSandboxedEnvironment):
    """Escapes always."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing of Markup: `replace` or `format` could make markup of what was escaped."""
        return not isinstance(obj, Markup) and super().is_safe_attribute(obj, attr, value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for found in tree.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)):
            raise TemplateSyntaxError("escaping can't be switched off", found.lineno, name, filename)
        return tree


class Templates:
    """The templates of one report. folder: whose files are taken before ours, None for none."""

    def __init__(self, folder: Path | None = None) -> None:
        folders = [folder] if folder is not None else []
        self._environment = _Environment(
            loader=ChoiceLoader(
                [FileSystemLoader(each) for each in (*folders, resources.directory("reports") / "html")]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(safe=escape, replace=_replaced)
        self._folder = folder

    def add(self, **filters: Any) -> None:
        """Filters that templates may use."""
        self._environment.filters.update(filters)

    def check(self) -> None:
        """Parses all templates of the folder. Raises ConfigurationError with file and line, also for a file that no
        report would ever take."""
        paths = sorted(self._folder.glob(_TEMPLATES)) if self._folder is not None else []
        for path in paths:
            with explained(self._environment):
                try:
                    self._environment.get_template(path.name)
                except UnicodeDecodeError as error:
                    raise unread(path, error) from error
        ours = (path.name for path in (resources.directory("reports") / "html").glob(_TEMPLATES))
        if problem := unused(paths, ours, self._environment):
            raise problem

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """A template, filled in. Raises ConfigurationError with file and line for one that is wrong."""
        with explained(self._environment, context.keys):
            return self._environment.get_template(name).render(context)

    def text(self, name: str) -> str:
        """A file as it is: a style sheet or a script."""
        with explained(self._environment):
            assert self._environment.loader is not None
            return self._environment.loader.get_source(self._environment, name)[0].replace("\r\n", "\n")


def _replaced(text: object, old: str, new: str) -> str:
    """`replace`, whose result is escaped again."""
    return str(text).replace(old, new)
