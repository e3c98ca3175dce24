from __future__ import annotations

import base64
import json
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.collect.network.redaction import REDACTED, Redactor, set_cookie, without_cookie_values
from auditor.model.failure import Failure
from auditor.model.network import Request

SECRETS = st.text(st.characters(codec="utf-8", exclude_characters="[]redact"), min_size=4, max_size=40)


@given(secret=SECRETS, before=st.text(max_size=20), after=st.text(max_size=20))
def test_no_form_of_a_secret_stays(secret: str, before: str, after: str) -> None:
    redactor = Redactor([secret])
    for form in (secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode()):
        assert form not in redactor.text(f"{before} {form} {after}").replace(REDACTED, "")


@given(secret=SECRETS)
def test_trees_are_redacted_through_and_through(secret: str) -> None:
    tree = {"a": [secret, {"b": f"x{secret}y", secret: 1}], "n": 3, "none": None}
    cleaned = Redactor([secret]).tree(tree)
    assert isinstance(cleaned, dict)
    assert json.dumps(secret, ensure_ascii=False)[1:-1] not in json.dumps(cleaned["a"], ensure_ascii=False)
    assert cleaned["n"] == 3
    assert cleaned["none"] is None


def test_the_longer_secret_goes_first() -> None:
    assert Redactor(["pass", "password"]).text("my password") == f"my {REDACTED}"


def test_short_strings_are_no_secrets() -> None:
    assert Redactor(["a", "abc"]).text("a cabbage") == "a cabbage"


def test_users_in_urls_are_left_out_without_being_asked() -> None:
    redacted = Redactor().text('<a href="https://user:pw@shop.example/">a@b.example</a>')
    assert redacted == '<a href="https://shop.example/">a@b.example</a>'


def test_set_cookie_keeps_names_and_attributes() -> None:
    header = "id=secret; Path=/; Secure\nlang=fr; SameSite=Lax"
    assert set_cookie(header) == f"id={REDACTED}; Path=/; Secure\nlang={REDACTED}; SameSite=Lax"


PIECES = st.lists(
    st.sampled_from(
        ["https://", "HTTP://", "user", ":pw", "@", "shop.example", "/", "\n", '"', "\\", " ", "é", "<", "s3cret"]
    )
)


@given(text=PIECES.map("".join), secrets=st.sampled_from([[], ["s3cret"], ['s3c"ret']]))
def test_a_struct_is_redacted_as_its_tree_is(text: str, secrets: list[str]) -> None:
    failure = Failure(step="axe", code="step-failed", parameters={"reason": text, text: "x"})
    redactor = Redactor(secrets)
    whole = msgspec.convert(redactor.tree(msgspec.to_builtins(failure)), Failure)
    assert redactor.struct(failure) == whole


@pytest.mark.parametrize("before", ["", " ", "\n", "\t", '"', "\\"])
def test_a_user_in_a_url_is_found_wherever_the_url_stands(before: str) -> None:
    failure = Failure(step="axe", code="step-failed", parameters={"reason": f"{before}https://user:pw@shop.example/"})
    assert "pw" not in Redactor().struct(failure).parameters["reason"]


def test_a_struct_without_secrets_is_not_copied() -> None:
    failure = Failure(step="axe", code="step-failed", parameters={"reason": "a@b.example at https://shop.example/"})
    assert Redactor().struct(failure) is failure


def test_requests_lose_the_values_of_cookies_only() -> None:
    request = Request(url="https://shop.example/", method="GET", resource_type="document", headers={"server": "x"})
    assert without_cookie_values(request) is request
    cookie = msgspec.structs.replace(request, headers={"server": "x", "set-cookie": "id=secret; Secure"})
    assert without_cookie_values(cookie).headers == {"server": "x", "set-cookie": f"id={REDACTED}; Secure"}


def test_a_field_of_ours_keeps_a_word_that_is_also_a_secret() -> None:
    failure = Failure(step="phone", code="phone", parameters={"phone": "a phone"})
    assert Redactor(["phone"]).struct(failure, {"step", "code"}) == Failure(
        "phone", "phone", {REDACTED: f"a {REDACTED}"}
    )


SECRET = 's3cr&t <Token> "42" of é'


@pytest.mark.parametrize(
    "printed",
    [
        "s3cr&amp;t &lt;Token&gt; &quot;42&quot; of é",
        json.dumps(SECRET),
        json.dumps(SECRET, ensure_ascii=False),
        quote(SECRET, safe="").lower(),
        quote(quote(SECRET, safe=""), safe=""),
        SECRET.encode().hex(),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        base64.b64encode(b"user:" + SECRET.encode()).decode(),
        base64.b64encode(b"me:" + SECRET.encode() + b"!").decode(),
        SECRET[:-3],
        quote(SECRET, safe="")[:-4],
        f"{SECRET[:16]}…",
    ],
)
def test_a_secret_that_is_printed_otherwise_or_cut_off_does_not_stay(printed: str) -> None:
    told = Redactor([SECRET]).text(f"before {printed} after")
    assert REDACTED in told
    for start in range(len(printed) - 12):
        assert printed[start : start + 12] not in told


def test_a_word_that_a_secret_begins_with_stays() -> None:
    assert Redactor(["Teapots-and-more-2026"]).text("Teapots") == "Teapots"


def test_half_a_character_costs_no_snapshot() -> None:
    failure = Failure("navigate", "http-error", {"status": "half \ud83d"})
    assert msgspec.json.encode(Redactor(["secret"]).struct(failure))
    assert msgspec.json.encode(Redactor().struct(failure))
