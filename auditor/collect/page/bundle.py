"""Puts the probes and their library together into one function, which each frame's world keeps for all that is asked.

Every file is one function expression. Those under probes/lib/ take `lib` and return functions that are added to it; the
others take `lib` and return facts. Nothing is formatted into JavaScript but whole files and their JSON-quoted names.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

PROBES = Path(__file__).parent / "probes"
_COLLECT = Path(__file__).parents[1]
SCRIPT = "auditor-probes"
"""What stacks call the script that all probes are; probe_mistakes.py knows the file."""
_TAKES_DOM = re.compile(r"(?m)\A(?:^/[/*].*\n)*(?:async )?\(\s*dom\b")

# `nodes` holds the closed shadow roots' hosts and roots in turn, then the elements that listen for clicks, then those
# of the child frames: none can be told from inside the page's own tree. Each probe is caught by itself: one that fails
# costs only its own facts.
_FRAME = """(function (optionsJson) {
  "use strict";
  const nodes = Array.prototype.slice.call(arguments, 1);
  const options = JSON.parse(optionsJson);
  const children = 2 * options.closedRoots + options.listening;
  const lib = { options, closedRoots: new Map(), listening: new Set(nodes.slice(2 * options.closedRoots, children)) };
  for (let i = 0; i < options.closedRoots; i++) lib.closedRoots.set(nodes[2 * i], nodes[2 * i + 1]);
  const clean = (key, value) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\\u0000", "")
      : typeof value === "number" && !Number.isFinite(value) ? null : value;
  // What the library tells of the page it keeps, for a page that stands still: asked later, it is to be made `again`.
  const make = (made) => {
    for (const part of [%(lib)s]) Object.assign(made, part(made));
    made.again = () => make({ options, closedRoots: lib.closedRoots, listening: lib.listening });
    return made;
  };
  make(lib);
  globalThis.auditorLibrary = lib; // for what runs later in the same frozen page; the page itself can't see this world
  const probes = {%(probes)s};
  const out = { results: {}, errors: {}, frames: [], nameless: [] };
  for (const name of options.probes) {
    try { out.results[name] = JSON.stringify(probes[name](lib), clean); }
    catch (error) { out.errors[name] = String(error && error.stack || error).slice(0, 400); }
  }
  lib.forget();
  out.nameless = lib.nameless.map(({ probe, index }) => ({ probe, index }));
  for (const element of nodes.slice(children)) {
    try {
      const rect = lib.rect(element);
      const drawn = lib.magnification(element);
      const left = rect.left + (lib.clientLeft(element) + parseFloat(lib.style(element).paddingLeft)) * drawn;
      const top = rect.top + (lib.clientTop(element) + parseFloat(lib.style(element).paddingTop)) * drawn;
      const seen = lib.visible(element) ? lib.unclipped(element) : null;
      out.frames.push({
        selector: lib.selector(element), visible: Boolean(seen),
        x: left * lib.frameScale + lib.originX, y: top * lib.frameScale + lib.originY, scale: lib.frameScale * drawn,
        clip: seen ? lib.toBox(seen) : null,
      });
    } catch (error) { out.frames.push({ selector: "", visible: false, x: 0, y: 0, scale: 1, clip: null }); }
  }
  return JSON.stringify(out, clean);
})"""

LIBRARY_ORDER = ("unclobbered", "dom", "text", "layout", "selectors", "names")
"""Parts that others need when they are put together come first; any further part follows by name."""


EXAMPLES_ONLY = frozenset({"marks"})
"""Probes that say something about an example of a rule and nothing about a page."""

ASKED_ONLY = frozenset({"named"})
"""Probes that look for what the user named, if anything."""


WALKED_ONLY = frozenset({"ordering"})
"""Probes that say something about a station of a journey, and take time on every page."""


def probe_names(*, examples: bool = False) -> list[str]:
    """The names of the probes that belong to a visit, sorted: the fields of model.evidence.Evidence that they fill."""
    return sorted(name for name in _all_names() if name not in ASKED_ONLY and (examples or name not in EXAMPLES_ONLY))


def _all_names() -> list[str]:
    return [path.stem for path in PROBES.glob("*.js")]


RUN = """function () {
  return Object.hasOwn(globalThis, "auditorProbes") ? globalThis.auditorProbes.apply(null, arguments) : null;
}"""
"""Runs the probes of a world where `install` has been evaluated; null elsewhere. (Without `hasOwn`, an element of the
page with that id would be taken for them.)"""


@functools.cache
def run_under(sheet: str) -> str:
    """RUN, with a style sheet that lies over the document and its shadow trees meanwhile."""
    return f"""function (options, ...nodes) {{
      const lay = ({script("page/lay_sheet")});
      const closed = nodes.slice(0, 2 * JSON.parse(options).closedRoots);
      lay({json.dumps(sheet)}, ...closed);
      try {{ return ({RUN}).call(null, options, ...nodes); }} finally {{ lay(""); }}
    }}"""


@functools.cache
def install() -> str:
    """The expression that keeps `source` in a world: 300 KB that are sent and compiled once and not at each look."""
    return f"globalThis.auditorProbes = {source()}; 0\n//# sourceURL={SCRIPT}"


@functools.cache
def source() -> str:
    """The function expression that runs the library and the probes named in its options."""
    parts = {path.stem: path.read_text(encoding="utf-8") for path in (PROBES / "lib").glob("*.js")}
    order = [*LIBRARY_ORDER, *sorted(parts.keys() - set(LIBRARY_ORDER))]
    probes = ",".join(f"{json.dumps(name)}: {expression(name)}" for name in sorted(_all_names()))
    return _FRAME % {"lib": ",".join(_expression(parts[name]) for name in order), "probes": probes}


def script(name: str) -> str:
    """The function expression of the file auditor/collect/NAME.js, which a step of the visit calls by itself.

    If its first parameter is called `dom`, that is filled here: with what `lib/unclobbered.js` gives.
    """
    text = (_COLLECT / f"{name}.js").read_text(encoding="utf-8").strip().rstrip(";")
    if not _TAKES_DOM.search(text):
        return text
    unclobbered = _expression((PROBES / "lib" / "unclobbered.js").read_text(encoding="utf-8"))
    return f"(...given) => {_expression(text)}({unclobbered}(), ...given)"


def expression(name: str) -> str:
    """The function expression of the file probes/NAME.js."""
    return part(PROBES / f"{name}.js")


def part(path: Path) -> str:
    """What the script holds of a file."""
    return _expression(path.read_text(encoding="utf-8"))


def _expression(text: str) -> str:
    return f"({text.strip().rstrip(';')}\n)"
