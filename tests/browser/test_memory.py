"""A page that eats memory is ended and named; those beside it are audited."""

from __future__ import annotations

import sys

import pytest

from auditor.api import audit
from auditor.collect import machine
from auditor.collect.browser import memory
from tests.site import Site, page

MB = 1_000_000

GREEDY = """<p>Tea</p><script>
  const held = [];
  while (held.length < 40) held.push(new Uint8Array(50e6).fill(held.length));
</script>"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not say what a page holds")
def test_a_page_that_eats_memory_is_ended_and_its_neighbours_are_audited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "LEAST", 400 * MB)
    monkeypatch.setattr(machine, "browser_memory", lambda _visits: 1000 * MB)
    with Site({"/greedy": page(GREEDY), "/fine": page("<p>Tea</p>")}) as site:
        urls = [f"{site.origin}/greedy", f"{site.origin}/fine"]
        report = audit(*urls, devices=["phone"], lighthouse=False, concurrency=2)
    greedy, fine = report.pages
    assert [failure.code for failure in greedy.failures] == ["too-much-memory"]
    assert not greedy.audited
    assert fine.audited, fine.failures
