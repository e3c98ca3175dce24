"""Files of a browser's storage state: what is read, what is refused, who may read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.collect.network.redaction import Redactor
from auditor.collect.options import CollectRequest, VisitOptions
from auditor.errors import UsageError
from auditor.model.storage_state import StorageState
from auditor.storage_states import LARGEST, read_state, write_state

COOKIE = {"name": "sid", "value": "0123456789abcdef", "domain": ".shop.example", "path": "/", "expires": -1,
          "httpOnly": True, "secure": True, "sameSite": "Lax"}  # fmt: skip
ORIGIN = {"origin": "https://shop.example", "localStorage": [{"name": "cart", "value": '{"token": "abcdefghijkl"}'}]}
WHOLE = {"cookies": [COOKIE], "origins": [ORIGIN]}


def state(**fields: Any) -> StorageState:
    return msgspec.convert({**WHOLE, **fields}, StorageState)


def test_what_playwright_writes_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text(json.dumps(WHOLE), "utf-8")
    read = read_state(file)
    again = tmp_path / "again.json"
    write_state(again, read)
    assert json.loads(again.read_text("utf-8"))["cookies"] == [COOKIE]
    assert read_state(again) == read
    assert again.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "no storage state"),
        (b"{", "no storage state"),
        (b"[]", "no storage state"),
        (b'{"cookies": 1}', "$.cookies"),
        (b'{"cookies": [{"name": "a"}]}', "$.cookies[0]"),
        (b'{"cookies": [{"name": "a", "value": "b", "domain": "c", "sameSite": "Maybe"}]}', "sameSite"),
        (b'{"origins": [{"origin": "https://a", "localStorage": [{"name": "a"}]}]}', "localStorage"),
        (b'{"cookies": [{"name": "a", "value": "\\ud800", "domain": "c"}]}', "no storage state"),
        (b"\xff\xfe", "no storage state"),
        (b'{"cookies": [{"name": "a;b", "value": "b", "domain": "c"}]}', "$.cookies[0].name"),
        (b'{"cookies": [{"name": "a", "value": "b\\nc", "domain": "c"}]}', "$.cookies[0].value"),
        (b'{"cookies": [{"name": "a", "value": "b", "domain": "", "path": "/"}]}', "$.cookies[0].domain"),
        (b'{"cookies": [{"name": "a", "value": "b", "domain": "c", "path": "x"}]}', "$.cookies[0].path"),
        (b'{"origins": [{"origin": "javascript:alert(1)", "localStorage": []}]}', "$.origins[0].origin"),
        (b" " * (LARGEST + 1), "larger"),
    ],
)
def test_what_is_none_is_refused_in_a_sentence(tmp_path: Path, text: bytes, said: str) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(text)
    with pytest.raises(UsageError) as refused:
        read_state(file)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_and_one_that_is_something_else(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        read_state(tmp_path / "none.json")
    notes = tmp_path / "notes.json"
    notes.write_text("mine", "utf-8")
    with pytest.raises(UsageError):
        write_state(notes, state())
    assert notes.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://shop.example/", True),
        ("https://www.shop.example:8443/checkout", True),
        ("http://SHOP.example/", True),
        ("https://notshop.example/", False),
        ("https://example/", False),
    ],
)
def test_a_state_belongs_to_its_hosts(url: str, fits: bool) -> None:
    assert state().belongs_to(url) is fits
    if not fits:
        with pytest.raises(UsageError, match="another site"):
            CollectRequest(urls=[url], visit=VisitOptions(state=state()))


def test_local_storage_of_the_command_line_wins() -> None:
    options = VisitOptions(state=state(), local_storage={"cart": "2", "seen": "1"})
    (stored,) = options.state_for("https://shop.example/cart").origins
    assert [(entry.name, entry.value) for entry in stored.local_storage] == [("cart", "2"), ("seen", "1")]
    assert VisitOptions(state=state()).state_for("https://shop.example/") == state()
    assert not VisitOptions().state_for("https://shop.example/")


def test_what_lets_one_in_is_redacted_and_words_are_left() -> None:
    banner = {**COOKIE, "name": "consent", "value": "accepted"}
    secrets = VisitOptions(state=state(cookies=[COOKIE, banner])).secrets()
    text = Redactor(secrets).text("accepted: 0123456789abcdef, abcdefghijkl")
    assert text == "accepted: [redacted], [redacted]"
