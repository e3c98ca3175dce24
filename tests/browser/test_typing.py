"""What is typed into a real page: it reaches nobody, and is taken out again."""

from __future__ import annotations

from typing import Any

from auditor.collect.trials import typing
from auditor.collect.trials.sealed import Sealed
from auditor.model.snapshot import Snapshot
from auditor.model.trials import TypingTrial
from tests.browser.conftest import Visitor
from tests.site import Site, page

FIELDS = """<style>.g{position:relative;margin:28px 0}.g input{height:52px}
.g label{position:absolute;left:12px;top:14px}
.go input:not(:placeholder-shown)+label{display:none}</style><form action=/sent>
<div class="g go"><input id=a placeholder=" "><label for=a>Street</label></div>
<div class="g go"><input id=b placeholder=" "><label for=b>Town</label></div>
<div class=g><input id=c type=email><label for=c>E-mail</label></div>
<label>Name <input id=d placeholder="Anna"></label><input id=e value="typed before" placeholder="Phone"></form>
<script>addEventListener("input", (event) => fetch("/typed?" + event.target.id, {method: "POST"}));</script>"""


def see(visit: Visitor, body: str) -> tuple[Snapshot, list[str]]:
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", "phone", images=False, examples=True, plan=frozenset({"typed_fields"}))
        return snapshot, [asked.path for asked in site.asked if asked.path not in {"/", "/favicon.ico"}]


def test_words_in_a_field_are_typed_over_and_nothing_is_sent(visit: Visitor) -> None:
    snapshot, asked = see(visit, FIELDS)
    assert snapshot.failures == []
    # A field with a label beside it, and one that is filled in already, are left alone.
    assert snapshot.typed == [
        TypingTrial("#a", "Street", "label", stays=False),
        TypingTrial("#b", "Town", "label", stays=False),  # built as the first: not tried
        TypingTrial("#c", "E-mail", "label", stays=True),
    ]
    assert asked == []


def test_what_was_typed_is_taken_out_again(visit: Visitor, monkeypatch: Any) -> None:
    left: list[str] = []
    whole = typing.type_into_fields

    async def watched(sealed: Sealed) -> Any:
        found = await whole(sealed)
        left.append(
            await sealed.world.evaluate("[...document.querySelectorAll('input')].map((field) => field.value).join('|')")
        )
        return found

    monkeypatch.setattr(typing, "type_into_fields", watched)
    snapshot, _ = see(visit, FIELDS)
    assert snapshot.typed
    assert left == ["||||typed before"]


def test_a_page_without_words_in_fields_is_not_typed_into(visit: Visitor) -> None:
    snapshot, _ = see(visit, "<label>Name <input id=a></label><label>Town <input placeholder=Quimper></label>")
    assert snapshot.typed == []
