"""Personal data in the address of a page, and who gets it with that."""

from __future__ import annotations

import pytest
from builders_fields import SHOP
from builders_security import HEADERS, a_request, a_subrequest, a_visit, page_outcomes

from auditor.measure.security.personal_address import given_to, personal_parts
from auditor.model.snapshot import Snapshot

PERSONAL = f"{SHOP}?email=jane.doe%40mail.example&lang=fr"


def at(url: str, *others: str, policy: str = "same-origin") -> Snapshot:
    headers = {**HEADERS, "referrer-policy": policy}
    asked = [a_request(url, headers=headers), *map(a_subrequest, others)]
    return a_visit(requests=asked, final_url=url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (PERSONAL, ["email"]),
        (f"{SHOP}?q=jane@mail.example", ["q"]),
        (f"{SHOP}/jane%40mail.example/orders", ["path"]),
        (f"{SHOP}?password=x&pwd=&mdp=y", ["mdp", "password"]),
        (f"{SHOP}?token=abc&lang=fr&ref=@handle&v=1.2@3", []),
        (f"{SHOP}?photo=image@2x.png", []),
        (f"{SHOP}?contact=bonjour@shop.example", []),  # the shop's own
        (SHOP, []),
        (f"{SHOP}?%ff%fe=%40%40%40&&&=;", []),
        (f"{SHOP}?" + "a@" * 4000, []),
    ],
)
def test_parts(url: str, expected: list[str]) -> None:
    snapshot = at(url)
    assert personal_parts(snapshot) == expected
    assert page_outcomes(snapshot)["personal-address"] == ("failed" if expected else "passed")


def test_an_address_on_the_way_counts() -> None:
    first = a_request(PERSONAL, redirected_to=SHOP, status=302)
    assert personal_parts(a_visit(requests=[first, a_request(SHOP)])) == ["email"]


def test_who_is_told() -> None:
    stats = "https://stats.example/hit?dl=https%3A%2F%2Fshop.example%2F%3Femail%3Djane.doe%2540mail.example"
    plain = "https://fonts.example/a.woff2"
    own = "https://cdn.shop.example/?e=jane.doe@mail.example"
    assert given_to(at(PERSONAL, stats, plain, own), "same-origin") == ["stats.example"]
    # Under such a policy whoever is asked for anything gets the address as the Referer.
    assert given_to(at(PERSONAL, stats, plain, own), "unsafe-url") == ["fonts.example", "stats.example"]
    assert given_to(at(SHOP, stats, plain), "unsafe-url") == []
