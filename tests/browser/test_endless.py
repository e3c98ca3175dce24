"""Lists that load more at their end: they are followed as far as a customer scrolls, and what has no end is said."""

from __future__ import annotations

import threading

from auditor.collect.page.scrolling import LISTS
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Route, Site, page

LIST = """<h1>Vases</h1><div id=list></div><div id=end style="height:2px"></div><script>
let loads = 0;
const add = (text) => {
  list.insertAdjacentHTML("beforeend", `<section id=load${loads++} style="height:900px">${text}</section>`);
};
add("First");
new IntersectionObserver(async ([seen]) => {
  if (!seen.isIntersecting || loads > %d) return;
  add(await (await fetch("/more")).text());
}, { rootMargin: "50px" }).observe(end);
</script>"""


def slowly(_asked: Asked) -> Answer:
    threading.Event().wait(0.1)  # later than the page is at its end
    return Answer(b"<p>Vases, thrown by hand</p>", headers={"Content-Type": "text/html"})


def found(snapshot: Snapshot) -> str:
    assert snapshot.frames
    assert snapshot.frames[0].texts is not None
    return " ".join(element.at.selector for element in snapshot.frames[0].texts.elements)


def notes(snapshot: Snapshot) -> list[str]:
    return [failure.code for failure in snapshot.failures]


def list_of(loads: int) -> dict[str, Route]:
    return {"/": page(LIST % loads), "/more": slowly}


def test_a_list_is_followed_to_its_end(visit: Visitor) -> None:
    with Site(list_of(LISTS - 1)) as site:
        snapshot = visit(f"{site.origin}/")
    assert f"#load{LISTS - 1}" in found(snapshot)
    assert notes(snapshot) == []


def test_a_list_without_an_end_is_followed_for_a_while_and_said(visit: Visitor) -> None:
    with Site(list_of(10_000)) as site:
        snapshot = visit(f"{site.origin}/")
    assert f"#load{LISTS}" in found(snapshot)
    assert notes(snapshot) == ["list-goes-on"]
    assert int(snapshot.failures[0].parameters["count"]) > LISTS


def test_a_page_that_asks_for_something_else_at_its_end_goes_on_to_nothing(visit: Visitor) -> None:
    counts = "<h1>Vases</h1><div style='height:2000px'></div><script>onscroll = () => fetch('/more')</script>"
    with Site({"/": page(counts), "/more": slowly}) as site:
        snapshot = visit(f"{site.origin}/")
    assert notes(snapshot) == []
