"""Forms of the kinds that shops have, rebuilt small in tests/pages/forms, and how the error of each attempt is told.

Each stands alone; some stand in a frame and in a shadow root besides. Attempts that can't be made have "".
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).parents[1] / "pages" / "forms"


class Kind(NamedTuple):
    """How the error of the empty form is told, and that of the form with a wrong e-mail address."""

    empty: str
    wrong: str


KINDS: dict[str, Kind] = {
    "native": Kind("browser", "browser"),
    "inline": Kind("field", "field"),
    "on blur": Kind("", "field"),
    "never enabled": Kind("", "nothing"),
    "toast": Kind("text", "text"),
    "colour only": Kind("nothing", "nothing"),
    "silent": Kind("nothing", "nothing"),
    "summary": Kind("text", "text"),
    "out of view": Kind("field", "field"),
    "told at the top": Kind("text", "text"),
    "told at the top in general": Kind("text", "text"),
    "dialog": Kind("dialog", "dialog"),
    "server": Kind("unknown", "unknown"),
    "fetch": Kind("unknown", "unknown"),
    "controlled": Kind("field", "field"),
    "forgets": Kind("field", "field"),
    "without form": Kind("field", "field"),
    "silent without form": Kind("nothing", "nothing"),
    "styled": Kind("field", "field"),
    "generated": Kind("field", "field"),
    "required but hidden": Kind("nothing", "unknown"),
    "debounced": Kind("field", "field"),
    "drawn anew": Kind("field", "field"),
    "next step": Kind("", ""),
    "bar over a field": Kind("text", "text"),
    "written into the field": Kind("field", "field"),
    "own modal": Kind("text", "text"),
    "own stubborn modal": Kind("text", "text"),
    "inline in a frame": Kind("field", "field"),
    "silent in a frame": Kind("nothing", "nothing"),
    "native in a frame": Kind("browser", "browser"),
    "native in a shadow root": Kind("browser", "browser"),
    "styled in a shadow root": Kind("field", "field"),
    "own modal in a frame": Kind("text", "text"),
}


def body(name: str) -> str:
    """The page of a kind."""
    plain, _, where = name.partition(" in a ")
    html = (PAGES / f"{plain.replace(' ', '-')}.html").read_text(encoding="utf-8").strip()
    if where == "frame":
        return framed(html)
    return shadowed(html) if where == "shadow root" else html


def framed(html: str) -> str:
    """The same in a frame further down the page."""
    inner = html.replace("&", "&amp;").replace('"', "&quot;")
    style = "width:340px;height:400px;border:0"
    return f'<div style="height:900px">Vases</div><iframe title=Order style="{style}" srcdoc="{inner}"></iframe>'


def shadowed(html: str) -> str:
    """The same in a closed shadow root; its script looks for its elements there."""
    shown, _, script = html.partition("<script>")
    script = script.replace("</script>", "").replace("<script>", "").replace("document.", "root.")
    return (
        "<div id=host></div><script>const root = document.getElementById('host').attachShadow({ mode: 'closed' });"
        f"root.innerHTML = {shown!r}; {script}</script>"
    )
