"""The templates of reports/html/, and those of a folder that are taken before them.

Whoever writes templates may be careless, never dangerous to a reader: what a result says is escaped whatever a template
says. The environment is sandboxed, `safe` escapes, escaping can't be switched off, and of strings that are escaped
already no method is at hand that could undo it.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from auditor import resources
from auditor.errors import ConfigurationError

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
        """Parses all templates of the folder. Raises ConfigurationError with file and line."""
        for path in sorted(self._folder.glob(_TEMPLATES)) if self._folder is not None else []:
            with _explained():
                self._environment.get_template(path.name)

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """A template, filled in. Raises ConfigurationError with file and line for one that is wrong."""
        with _explained():
            return self._environment.get_template(name).render(context)

    def text(self, name: str) -> str:
        """A file as it is: a style sheet or a script."""
        with _explained():
            assert self._environment.loader is not None
            return self._environment.loader.get_source(self._environment, name)[0].replace("\r\n", "\n")


def _replaced(text: object, old: str, new: str) -> str:
    """`replace`, whose result is escaped again."""
    return str(text).replace(old, new)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except TemplateSyntaxError as error:
        raise ConfigurationError(f"{error.filename or error.name}, line {error.lineno}: {error.message}.") from error
    except TemplateNotFound as error:
        raise ConfigurationError(f"There is no template {error.message!r}.") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"A template is not UTF-8 text: {error.reason}.") from error
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        where = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        if not where:
            raise
        what = str(error).rstrip(".")
        raise ConfigurationError(f"{where[-1].filename}, line {where[-1].lineno}: {what}.") from error
