"""The words of the reports, from reports/strings, and numbers as each language writes them."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from typing import Any, Final, cast

from auditor import resources
from auditor.errors import ConfigurationError
from auditor.model.failure import Failure
from auditor.model.result import Finding, Nameless
from auditor.model.text import Language
from auditor.report.words.plain import plain

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_NARROW_SPACE: Final = "\u202f"
_PARAMETER_LENGTH: Final = 200
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_FIGURE: Final = re.compile(r"\d{1,9}(\.\d{1,6})?")
_WORD: Final = re.compile(r"[A-Z][A-Z0-9_]{1,60}")
_FIGURES: Final = frozenset({"seconds", "score", "threshold", "minimum", "height", "limit", "count", "total", "frames"})


class Strings:
    """The words of one language.

    A key is a path such as "verdict.compliant". An entry is a sentence; or `one:` and `other:` for counts; or a list of
    sentences, of which the first is used whose placeholders are all given.
    """

    def __init__(self, language: Language, entries: Mapping[str, Any]) -> None:
        self.language: Language = language
        self._entries = entries

    def __call__(self, key: str, **parameters: object) -> str:
        """The sentence `key`, with its placeholders filled in. Raises KeyError for an unknown key."""
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return _filled(found, {name: self._shown(value) for name, value in parameters.items()})

    def has(self, key: str) -> bool:
        """Whether there is a sentence `key`."""
        return self._find(key) is not None

    def count(self, key: str, count: int, **parameters: object) -> str:
        """The sentence `key` for `count` things; in French none is singular, in English it is plural."""
        singular = count == 1 or (count == 0 and self.language == "fr")
        return self(f"{key}.{'one' if singular else 'other'}", count=count, **parameters)

    def named(self, key: str, name: str) -> str:
        """The word for `name` in the section `key`, or `name` itself if there is none."""
        found = self._find(f"{key}.{name}")
        return _filled(found, {}) if found is not None else plain(name)

    def failure(self, failure: Failure) -> str:
        """What a failure's code means. An unknown code is shown as it is, with its parameters."""
        parameters = {name: plain(value, _PARAMETER_LENGTH) for name, value in failure.parameters.items()}
        found = self._find(f"failures.{failure.code}")
        if found is not None:
            # What a browser, a script or a program of ours says of it stands in result.json: no reader's language.
            reason = parameters.pop("reason", "")
            if _WORD.fullmatch(reason) and self._find(f"reason.{reason}") is not None:
                parameters["reason"] = self.named("reason", reason)
            if self.has(why := f"funnel.why.{parameters.pop('why', '')}"):
                parameters["why"] = self(why, on=parameters.get("on", ""))
            return _filled(found, {name: self._localised(name, value) for name, value in parameters.items()})
        details = ", ".join(f"{plain(name, 40)}={value}" for name, value in sorted(parameters.items()))
        return plain(failure.code) + (f" ({details})" if details else "")

    def finding(self, finding: Finding) -> str:
        """What a finding says, after what its element is called if it says nothing itself; the mere outcome if its rule
        has no words for what was measured."""
        message = plain(finding.message.in_language(self.language)) or self(f"finding.{finding.outcome}")
        return message if finding.nameless is None else f"{self._called(finding.nameless)}. {message}"

    def _called(self, element: Nameless) -> str:
        """What an element without a name is called: "The button with a drawing, top right"."""
        what = self.named("nameless", element.kind)
        if element.shows:
            what = self(f"nameless_with.{element.shows}", what=what)
        if not element.down:
            return what
        if element.down == "below":
            where = self(f"nameless_below.{element.across}", pixels=element.pixels)
        else:
            where = self.named("nameless_place", f"{element.down}-{element.across}")
        return self("nameless_at", what=what, where=where)

    def and_alike(self, finding: Finding) -> str:
        """What a finding says, and how many like it are not listed."""
        message = self.finding(finding)
        return self.count("terminal.more_alike", finding.more, message=message) if finding.more else message

    def step(self, failure: Failure) -> str:
        """The step of the visit that failed, in words where there are some."""
        kind, _, name = failure.step.partition(":")
        return f"{self.named('step', kind)} ({plain(name, 60)})" if name else self.named("step", kind)

    def number(self, value: float, decimals: int = 0) -> str:
        """`value` with a decimal point or comma and grouped thousands; ties are rounded as Python's format does."""
        if not math.isfinite(value):
            return "–"
        text = f"{value:,.{decimals}f}"
        if text.startswith("-") and not text.strip("-0.,"):
            text = text[1:]
        if self.language == "fr":
            text = text.replace(",", _NARROW_SPACE).replace(".", ",")
        return text.replace("-", "−")

    def trimmed(self, value: float, decimals: int = 2) -> str:
        """`value` as a person writes a limit: at most `decimals` digits after the point, no zeros at its end."""
        digits = next((n for n in range(decimals) if math.isclose(value, round(value, n), abs_tol=1e-9)), decimals)
        return self.number(value, digits)

    def score(self, value: float | None) -> str:
        """A score in whole points, "–" for none. Rounded down: 99.6 is not yet all of it."""
        return "–" if value is None else self.number(math.floor(value + 1e-9))

    def percent(self, share: float) -> str:
        """A share of 0–1 in whole per cent, rounded down."""
        return self("percent", number=self.number(math.floor(share * 100 + 1e-9)))

    def quantity(self, value: float | None, unit: str) -> str:
        """A figure with its unit: ms and bytes are shown in the unit that keeps them short."""
        if value is None:
            return "–"
        if unit == "ms":
            if abs(value) >= 1000:
                return self("unit.s", number=self.number(value / 1000, 1))
            return self("unit.ms", number=self.number(value))
        if unit == "bytes":
            if abs(value) >= 1_000_000:
                return self("unit.mb", number=self.number(value / 1_000_000, 1))
            if abs(value) < 1000:
                return self("unit.b", number=self.number(value))
            return self("unit.kb", number=self.number(value / 1000, 0 if abs(value) >= 10_000 else 1))
        number = self.trimmed(value, 3 if abs(value) < 0.01 else 2)
        return f"{number}{_NARROW_SPACE}{plain(unit, 20)}" if unit else number

    def enumeration(self, items: list[str]) -> str:
        """ "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return ", ".join(items[:-1]) + f" {self('and')} " + items[-1]

    def date(self, timestamp: str) -> str:
        """The day of an ISO 8601 time stamp, the month in words; what is no time stamp is returned as it is."""
        match = _DAY.match(timestamp)
        months = self._entries["months"]
        if match is None or not 1 <= int(match[2]) <= len(months):
            return plain(timestamp, 40)
        day = self("first_day") if int(match[3]) == 1 else str(int(match[3]))
        return self("date", day=day, month=months[int(match[2]) - 1], year=match[1])

    def _localised(self, name: str, value: str) -> str:
        if name in ("impact", "verdict", "quality", "profile"):
            return self.named(name, value)
        if name == "part":  # a quality or a category; the words of the latter stand in the report
            return self.named("quality", value)
        if name in _FIGURES and _FIGURE.fullmatch(value):
            if name == "score":  # rounded down: 49.96 is still under a threshold of 50
                return self.trimmed(math.floor(float(value) * 10 + 1e-9) / 10)
            return self.number(float(value), len(value.partition(".")[2]))
        return value

    def _shown(self, value: object) -> str:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)

    def _find(self, key: str) -> str | list[str] | None:
        entry: Any = self._entries
        for part in key.split(".", 1) if key.startswith("failures.") else key.split("."):
            if not isinstance(entry, Mapping) or part not in entry:
                return None
            entry = entry[part]
        return cast("str | list[str]", entry) if isinstance(entry, str | list) else None


def _filled(sentence: str | list[str], parameters: Mapping[str, str]) -> str:
    candidates = [sentence] if isinstance(sentence, str) else sentence
    complete = (text for text in candidates if parameters.keys() >= set(_PLACEHOLDER.findall(text)))
    return _PLACEHOLDER.sub(lambda match: parameters.get(match[1], "…"), next(complete, candidates[-1]))


@functools.cache
def strings(language: Language) -> Strings:
    """The words of `language`. Raises ConfigurationError if a file can't be read."""
    return Strings(language, _read(language) | _in_language(_read("names"), language))


def _read(name: str) -> dict[str, Any]:
    import yaml

    path = resources.directory("reports") / "strings" / f"{name}.yaml"
    try:
        # The loader in C takes a tenth of the time: every start of the command line waits for it.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return cast("dict[str, Any]", yaml.load(path.read_text(encoding="utf-8"), Loader=loader))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"The strings of the reports can't be read: {path}: {error}") from None


def _in_language(names: Mapping[str, Mapping[str, Mapping[str, str]]], language: Language) -> dict[str, Any]:
    return {section: {key: name[language] for key, name in words.items()} for section, words in names.items()}
