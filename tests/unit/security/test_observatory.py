"""Our verdicts on 300 sets of headers and 128 cookies, beside those of MDN's HTTP Observatory (tests/observatory/)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders_security import HEADERS, a_cookie, a_visit, page_outcomes, site_outcomes

from auditor.measure.security.ignored_headers import ignored
from tests.observatory.sets import cookie_sets, header_sets

(DATA,) = (Path(__file__).parents[2] / "data").glob("observatory-*.jsonl")
ROWS: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text().splitlines()]
SETS = [row for row in ROWS if "headers" in row]
COOKIES = [row for row in ROWS if "cookie" in row]

RULES = {
    "content-security-policy": "csp",
    "x-frame-options": "frame-ancestors",
    "referrer-policy": "referrer-policy",
    "strict-transport-security": "hsts",
    "x-content-type-options": "nosniff",
}
"""The Observatory's test → our rule."""


def test_the_recorded_verdicts_are_of_these_sets() -> None:
    assert [row["headers"] for row in SETS] == header_sets()
    assert [row["cookie"] for row in COOKIES] == cookie_sets()
    assert len(SETS) == 300


@pytest.mark.parametrize("half", [0, 1])
def test_headers(half: int) -> None:
    nothing = dict.fromkeys(HEADERS, "")
    differing, verdicts = [], {name: set[bool]() for name in RULES}
    for row in SETS[half::2]:
        outcomes = page_outcomes(a_visit(headers={**nothing, **row["headers"]}))
        for name, rule in RULES.items():
            passed = row["verdicts"][name][1]
            verdicts[name].add(passed)
            if (outcomes[rule] == "passed") != passed:
                differing.append((name, row["headers"].get(name), outcomes[rule], row["verdicts"][name]))
    assert differing == []
    assert all(seen == {True, False} for seen in verdicts.values())


def test_cross_origin_resource_policy() -> None:
    name = "cross-origin-resource-policy"
    differing = set()
    for row in SETS:
        value = row["headers"].get(name, "")
        if (ignored({name: value}, []) == []) != row["verdicts"][name][1]:
            differing.add(value)
    # Fetch compares letter by letter, so a browser ignores what the Observatory reads in small letters.
    assert differing == {"SAME-SITE"}


def test_cookies() -> None:
    """Where the two differ, and why, in the customers' favour and in browsers' ways."""
    differing = []
    for row in COOKIES:
        given = row["cookie"]
        refused = "SameSiteNoneInsecure" if given["same_site"] == "None" and not given["secure"] else ""
        cookie = a_cookie(
            given["name"],
            secure=given["secure"],
            http_only=given["http_only"],
            same_site=given["same_site"],
            refused=refused,
        )
        hsts = {"strict-transport-security": "max-age=31536000" if given["hsts"] else ""}
        outcome = site_outcomes(a_visit(cookies=[cookie], headers=hsts))["cookie-flags"]
        if (outcome == "passed") != row["verdict"][1]:
            differing.append((row["verdict"][0], outcome))
    assert len(differing) == 14
    assert set(differing) == {
        # What holds for a session without SameSite, iPhones and Android phones do not agree on.
        ("cookies-secure-with-httponly-sessions", "failed"),
        # Under HSTS it never travels in clear, and the Observatory takes five points of a hundred for it.
        ("cookies-without-secure-flag-but-protected-by-hsts", "passed"),
    }
