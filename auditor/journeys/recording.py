"""Recordings of Chrome DevTools' Recorder, as @puppeteer/replay 3 writes them, as a journey.

Each step of the schema is read; what a phone can't do, or has otherwise, is left out with a note.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec

from auditor.errors import UsageError, nearest
from auditor.journeys.limits import LONGEST_WAIT, MOST_STEPS, NO_PASSWORDS
from auditor.model import journey as model
from auditor.model.journey import MOST_STATIONS, Journey, Place, Selectors, is_web
from auditor.model.url import without_credentials

Milliseconds = Annotated[float, msgspec.Meta(ge=0)]
"""The schema has 1 to 30,000 (`validTimeout`); recordings that were edited by hand have more. No step waits longer than
LONGEST_WAIT."""

BLANK: Final = re.compile(r"(?i)(?:about:blank|(?:chrome|edge|brave|opera|vivaldi)://.*)$")
"""Pages of the browser's own: where it stands before its user goes anywhere, which Recorder writes down as the first
page ("chrome://new-tab-page/", "chrome://apps/"). None is opened."""

STATION: Final = "auditor.station"
"""The name of the custom step by which a recording that we have written says which pages are stations."""

NOT_PRIMARY: Final = frozenset({"secondary", "auxiliary", "back", "forward"})
"""Buttons of a mouse that no finger has."""

KNOWN_KEYS: Final = re.compile(r"[A-Z]\w{1,30}|[^\x00-\x1f\x7f]")
"""A key's name ("Enter"), or the character that it types."""


class _Event(msgspec.Struct, frozen=True):
    type: Literal["navigation"]
    url: str | None = None
    title: str | None = None


class _Base(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    target: str | None = None
    timeout: Milliseconds | None = None
    asserted_events: list[_Event] | None = None

    @property
    def to(self) -> str:
        return self.target or "main"


class _Framed(_Base, frozen=True, kw_only=True, rename="camel"):
    frame: list[Annotated[int, msgspec.Meta(ge=0)]] | None = None


class _Selected(_Framed, frozen=True, kw_only=True, rename="camel"):
    selectors: Annotated[list[str | list[str]], msgspec.Meta(min_length=1)]


class _Pointed(_Selected, frozen=True, kw_only=True, rename="camel"):
    offset_x: float | None = None
    offset_y: float | None = None
    button: str | None = None
    device_type: str | None = None


class _Click(_Pointed, frozen=True, kw_only=True, rename="camel"):
    duration: Annotated[float, msgspec.Meta(ge=0, le=30_000)] | None = None


class _Change(_Selected, frozen=True, kw_only=True, rename="camel"):
    value: str


class _KeyPress(_Base, frozen=True, kw_only=True, rename="camel"):
    key: str


class _Navigate(_Base, frozen=True, kw_only=True, rename="camel"):
    url: str


class _Scroll(_Framed, frozen=True, kw_only=True, rename="camel"):
    x: float | None = None
    y: float | None = None
    selectors: list[str | list[str]] | None = None


class _WaitForElement(_Selected, frozen=True, kw_only=True, rename="camel"):
    operator: model.Operator | None = None
    count: Annotated[int, msgspec.Meta(ge=0)] | None = None
    visible: bool | None = None
    attributes: dict[str, str] | None = None
    properties: dict[str, Any] | None = None


class _WaitForExpression(_Framed, frozen=True, kw_only=True, rename="camel"):
    expression: str


class _Custom(_Framed, frozen=True, kw_only=True, rename="camel"):
    name: str
    parameters: Any = None


class _Recording(msgspec.Struct, frozen=True):
    steps: list[dict[str, Any]]
    title: str = ""
    timeout: Milliseconds | None = None


Raw = TypeVar("Raw", bound=_Base)


class _Wrong(Exception):  # noqa: N818 - never leaves this module
    """Something is wrong with a step."""


def read(path: Path, text: str, *, expressions: bool = False) -> Journey:
    """The journey that `text`, of `path`, holds.

    expressions: whether its JavaScript may be waited for. Raises UsageError, in one sentence with the number of the
    step, for what is not a step, or can't be done.
    """
    try:
        found = msgspec.json.decode(text, type=_Recording)
    except (msgspec.MsgspecError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UsageError(f"{str(path)!r} is no recording of Chrome DevTools' Recorder: {reason[:200]}.") from None
    if len(found.steps) > MOST_STEPS:
        raise UsageError(f"{str(path)!r} has {len(found.steps)} steps: a journey has at most {MOST_STEPS}.")
    reader = _Reader(found.timeout, expressions=expressions)
    steps: list[model.Step] = []
    for number, raw in enumerate(found.steps, 1):
        try:
            steps += reader.step(number, raw)
        except _Wrong as wrong:
            raise UsageError(f"{str(path)!r}, step {number}: {wrong}") from None
        except (msgspec.MsgspecError, RecursionError) as error:
            raise UsageError(f"{str(path)!r}, step {number} ({_type(raw)}): {str(error)[:200]}.") from None
    if not steps or not isinstance(steps[0], model.Visit):
        raise UsageError(f"{str(path)!r} does not begin at a page: the first thing that it does is no navigate step.")
    audits = sum(isinstance(step, model.Audit) for step in steps)
    if audits > MOST_STATIONS:
        raise UsageError(f"{str(path)!r} has {audits} stations: a journey has at most {MOST_STATIONS}.")
    name = " ".join(found.title.split())[:80] or path.stem
    return Journey(name=name, start=steps[0].url, steps=tuple(steps[1:]), notes=tuple(reader.notes))


class _Reader:
    def __init__(self, timeout: float | None, *, expressions: bool) -> None:
        self._timeout = timeout
        self._expressions = expressions
        self._number = 0
        self.notes: list[str] = []

    def step(self, number: int, raw: dict[str, Any]) -> Iterator[model.Step]:
        self._number = number
        kind = _type(raw)
        if kind not in _KINDS:
            raise _Wrong(f"unknown type {kind!r}.{nearest(kind, _KINDS)} Known: {', '.join(_KINDS)}.")
        shape, read_one = _KINDS[kind]
        step = msgspec.convert(raw, type=shape)
        _finite(raw)
        yield from read_one(self, step)

    def place(self, text: str) -> Place:
        return Place(self._number, " ".join(text.split())[:120])

    def common(self, step: _Base, text: str) -> dict[str, Any]:
        return {"place": self.place(text), "leads": bool(step.asserted_events)}

    def note(self, text: str) -> None:
        self.notes.append(f"Step {self._number} of the recording {text}")

    def seconds(self, step: _Base) -> float | None:
        given = step.timeout or self._timeout
        return min(given / 1000, LONGEST_WAIT) if given else None

    def navigate(self, step: _Navigate) -> Iterator[model.Step]:
        if BLANK.match(step.url):
            return
        if not is_web(step.url):
            raise _Wrong(f"{step.url[:80]!r} can't be visited: only http:// and https:// addresses can.")
        if without_credentials(step.url)[1]:
            raise _Wrong(NO_PASSWORDS)
        yield model.Visit(**self.common(step, f"navigate: {step.url}"), url=step.url)

    def click(self, step: _Click) -> Iterator[model.Step]:
        yield from self._tap(step, "click", 1, (step.duration or 0.0) / 1000)

    def double_click(self, step: _Pointed) -> Iterator[model.Step]:
        yield from self._tap(step, "doubleClick", 2, 0.0)

    def _tap(self, step: _Pointed, kind: str, times: int, seconds: float) -> Iterator[model.Step]:
        if step.button in NOT_PRIMARY:
            self.note(f"is left out: no finger has the {step.button} button of a mouse.")
            return
        on = _selectors(step)
        offset = None if step.offset_x is None or step.offset_y is None else (step.offset_x, step.offset_y)
        yield model.Tap(
            **self.common(step, f"{kind}: {on}"), on=on, offset=offset, times=times, seconds=min(seconds, 2.0)
        )

    def hover(self, step: _Selected) -> Iterator[model.Step]:
        on = _selectors(step)
        yield model.Hover(**self.common(step, f"hover: {on}"), on=on)

    def change(self, step: _Change) -> Iterator[model.Step]:
        on = _selectors(step)
        yield model.Fill(**self.common(step, f"change: {on}"), on=on, value=step.value)

    def key_down(self, step: _KeyPress) -> Iterator[model.Step]:
        yield self._key(step, "keyDown", down=True)

    def key_up(self, step: _KeyPress) -> Iterator[model.Step]:
        yield self._key(step, "keyUp", down=False)

    def _key(self, step: _KeyPress, kind: str, *, down: bool) -> model.Step:
        key = {"\r": "Enter", "\n": "Enter"}.get(step.key, step.key)
        if not KNOWN_KEYS.fullmatch(key):
            raise _Wrong(f"{step.key[:30]!r} is no key.")
        return model.Key(**self.common(step, f"{kind}: {key}"), key=key, down=down, target=step.to)

    def scroll(self, step: _Scroll) -> Iterator[model.Step]:
        on = None
        if step.selectors:
            on = _selected(step.selectors, step)
        elif step.frame:
            on = Selectors(((":root",),), tuple(step.frame), step.to)
        yield model.Scroll(**self.common(step, "scroll"), x=step.x or 0.0, y=step.y or 0.0, on=on, target=step.to)

    def wait_for_element(self, step: _WaitForElement) -> Iterator[model.Step]:
        on = _selectors(step)
        yield model.WaitFor(
            **self.common(step, f"waitForElement: {on}"),
            on=on,
            operator=step.operator or ">=",
            count=1 if step.count is None else step.count,
            visible=step.visible,
            attributes=step.attributes or {},
            properties=step.properties or {},
            seconds=self.seconds(step),
        )

    def wait_for_expression(self, step: _WaitForExpression) -> Iterator[model.Step]:
        if not self._expressions:
            raise _Wrong(
                "it waits for JavaScript of its own, which is not run unless you trust the recording: "
                "--allow-expressions."
            )
        yield model.WaitForExpression(
            **self.common(step, "waitForExpression"),
            expression=step.expression,
            frame=tuple(step.frame or ()),
            target=step.to,
            seconds=self.seconds(step),
        )

    def close(self, step: _Base) -> Iterator[model.Step]:
        if step.to == "main":
            self.note("is left out: it closes the page that the journey is on.")
            return
        yield model.Close(**self.common(step, f"close: {step.to}"), target=step.to)

    def set_viewport(self, _step: _Base) -> Iterator[model.Step]:
        yield from ()  # the audit's own device stands

    def emulate(self, _step: _Base) -> Iterator[model.Step]:
        self.note("is left out: an audit has a network of its own (emulateNetworkConditions).")
        yield from ()

    def custom(self, step: _Custom) -> Iterator[model.Step]:
        title = step.parameters.get("title") if isinstance(step.parameters, dict) else None
        if step.name == STATION and isinstance(title, str):
            title = " ".join(title.split())[:80]
            yield model.Audit(place=self.place(f"audit: {title}"), title=title)
            return
        self.note(f"is left out: it is a customStep, {step.name[:60]!r}, which only its own tool can take.")
        yield from ()


_KINDS: Final[Mapping[str, tuple[Any, Callable[[_Reader, Any], Iterator[model.Step]]]]] = {
    "navigate": (_Navigate, _Reader.navigate),
    "click": (_Click, _Reader.click),
    "doubleClick": (_Pointed, _Reader.double_click),
    "hover": (_Selected, _Reader.hover),
    "change": (_Change, _Reader.change),
    "keyDown": (_KeyPress, _Reader.key_down),
    "keyUp": (_KeyPress, _Reader.key_up),
    "scroll": (_Scroll, _Reader.scroll),
    "waitForElement": (_WaitForElement, _Reader.wait_for_element),
    "waitForExpression": (_WaitForExpression, _Reader.wait_for_expression),
    "close": (_Base, _Reader.close),
    "setViewport": (_Base, _Reader.set_viewport),
    "emulateNetworkConditions": (_Base, _Reader.emulate),
    "customStep": (_Custom, _Reader.custom),
}


def _selectors(step: _Selected) -> Selectors:
    return _selected(step.selectors, step)


def _selected(given: list[str | list[str]], step: _Framed) -> Selectors:
    alternatives = tuple(tuple([each] if isinstance(each, str) else each) for each in given)
    for chain in alternatives:
        if not chain or not all(part.strip() for part in chain):
            raise _Wrong("a selector is empty.")
    return Selectors(alternatives, tuple(step.frame or ()), step.to)


def _type(raw: Mapping[str, Any]) -> str:
    kind = raw.get("type", "")
    return kind[:60] if isinstance(kind, str) else ""


def _finite(raw: Mapping[str, Any]) -> None:
    for name, value in raw.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise _Wrong(f"{name} is no number.")
