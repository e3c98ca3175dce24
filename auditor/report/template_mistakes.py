"""What is wrong with a template: file, line, and what to do about it."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError

from auditor.errors import ConfigurationError, nearest

_DOCUMENT: Final = "reports/README.md lists what templates may call."
_UNDEFINED: Final = re.compile(r"'(\w+)' is undefined$")
_UNKNOWN: Final = re.compile(r"No (?:filter|test) named '(\w+)'")

Names = Callable[[], Iterable[str]]
"""What there is at the place of a mistake; asked only if there is one."""


@contextmanager
def explained(environment: Environment, names: Names = tuple) -> Iterator[None]:
    """Turns whatever a template does wrong into a ConfigurationError. names: those that templates are filled with."""
    try:
        yield
    except TemplateSyntaxError as error:
        place = f"{error.filename or error.name}, line {error.lineno}"
        raise ConfigurationError(_sentence(place, error.message or "", _known_to(environment, error))) from error
    except TemplateNotFound as error:
        found = nearest(str(error.message), environment.list_templates())
        what = f"There is no template {error.message!r}"
        place = _place(error)
        raise ConfigurationError(f"{place}: {what}.{found}" if place else f"{what}.{found}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"A template is not UTF-8 text: {error.reason}. Save it as UTF-8.") from error
    except SecurityError as error:
        what = f"{_line(error)}: templates place what the report says, and reach nothing else"
        raise ConfigurationError(_sentence(_place(error), what, f" {_DOCUMENT}")) from error
    except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
        place = _place(error)
        if not place:
            raise
        raise ConfigurationError(_sentence(place, _what(error), _missing(error, names))) from error


def unread(path: Path, error: UnicodeDecodeError) -> ConfigurationError:
    """A file that is no text."""
    line = error.object[: error.start].count(b"\n") + 1
    return ConfigurationError(f"{path}, line {line}: this is not UTF-8 text ({error.reason}). Save the file as UTF-8.")


def unused(paths: Iterable[Path], ours: Iterable[str], environment: Environment) -> ConfigurationError | None:
    """A file of a folder of templates that nothing would ever take: a misspelt name, most likely."""
    found = list(paths)
    known = set(ours)
    for path in found:
        known |= {name for name in meta.find_referenced_templates(environment.parse(path.read_text("utf-8"))) if name}
    for path in found:
        if path.name not in known:
            hint = nearest(path.name, known)
            return ConfigurationError(
                f"{path}: no report has a template of this name, and no other file of the folder includes it.{hint} "
                "docs/report.md lists the templates."
            )
    return None


def _sentence(place: str, what: str, hint: str) -> str:
    return f"{place}: {what.rstrip('.')}.{hint}"


def _what(error: Exception) -> str:
    return f"there is no sentence or entry {error}" if isinstance(error, KeyError) else _line(error)


def _line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _missing(error: Exception, names: Names) -> str:
    if not isinstance(error, UndefinedError | LookupError | TypeError | AttributeError):
        return ""
    unknown = _UNDEFINED.search(str(error))
    near = nearest(unknown[1], names()) if unknown else ""
    return f"{near} {_DOCUMENT}"


def _known_to(environment: Environment, error: TemplateSyntaxError) -> str:
    unknown = _UNKNOWN.search(error.message or "")
    return f"{nearest(unknown[1], environment.filters)} {_DOCUMENT}" if unknown else ""


def _place(error: Exception) -> str:
    """The file and line of the template that was being filled in, "" if none was."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else ""
