"""Payment providers by their hosts: the list itself, and what it is asked."""

from __future__ import annotations

from collections import Counter

import pytest

from auditor.collect.options import HOST_PATTERN, VisitOptions
from auditor.errors import UsageError
from auditor.measure.page.providers import is_three_ds, known_providers, matches, payment_page, script_of, taker


def test_every_provider_has_a_source_and_hosts() -> None:
    providers = known_providers()
    assert len(providers) > 80
    assert max(Counter(each.name for each in providers).values()) == 1
    for each in providers:
        assert each.source
        assert each.integration
        hosts = [*each.script_hosts, *each.frame_hosts, *each.redirect_hosts]
        assert hosts, each.name
        assert all(HOST_PATTERN.fullmatch(host.partition("/")[0]) for host in hosts), each.name


def test_no_frame_belongs_to_two_providers() -> None:
    hosts = Counter(host for each in known_providers() for host in {*each.frame_hosts, *each.redirect_hosts})
    assert [host for host, count in hosts.items() if count > 1] == []


def test_no_card_frame_is_one_of_3d_secure() -> None:
    frames = [host for each in known_providers() for host in each.frame_hosts]
    assert frames
    assert not [host for host in frames if is_three_ds(f"https://{host.removeprefix('*.')}/")]


@pytest.mark.parametrize(
    ("url", "pattern", "found"),
    [
        ("https://pay.example/card", "pay.example", True),
        ("https://pay.example.evil.test/", "pay.example", False),
        ("https://notpay.example/", "*.pay.example", False),
        ("https://eu.pay.example/", "*.pay.example", True),
        ("https://pay.example/", "*.pay.example", True),
        ("https://evil.test/?pay.example", "*.pay.example", False),
        ("https://cdn.test/npm/@alma/x.js", "cdn.test/npm/@alma/", True),
        ("https://cdn.test/npm/other/x.js", "cdn.test/npm/@alma/", False),
    ],
)
def test_a_pattern_fits_its_own_hosts_alone(url: str, pattern: str, found: bool) -> None:
    assert matches(url, pattern) is found


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://js.stripe.com/v3/elements-inner-card.html", "Stripe"),
        ("https://checkoutshopper-live.adyen.com/checkoutshopper/securedfields/1/", "Adyen"),
        ("https://assets.braintreegateway.com/web/3.1/html/hosted-fields-frame.html", "Braintree"),
        ("https://static.payzen.eu/static/js/krypton-client/V4.0/iframe.html", "PayZen Europe (Lyra)"),
        ("https://js.mollie.com/v1/card-holder.html", "Mollie"),
        ("https://libs.hipay.com/hostedfields/index.html", "HiPay"),
        ("https://secure.payplug.com/pay/abc", "Payplug"),
        ("https://geo.cardinalcommerce.com/challenge", ""),
        ("https://js.stripe.com.evil.test/", ""),
        ("about:srcdoc", ""),
    ],
)
def test_who_takes_a_card(url: str, name: str) -> None:
    assert taker(url, {}) == name


def test_the_users_own_come_first() -> None:
    own = {"My bank": ["pay.mybank.test", "*.stripe.com"]}
    assert taker("https://pay.mybank.test/x", own) == "My bank"
    assert taker("https://js.stripe.com/x", own) == "My bank"
    assert payment_page("https://pay.mybank.test/x", own) == "My bank"


def test_a_script_is_no_frame() -> None:
    assert script_of("https://cdn.jsdelivr.net/npm/@alma/widgets@4/w.js") == "Alma"
    assert script_of("https://cdn.jsdelivr.net/npm/jquery@3/j.js") == ""
    assert payment_page("https://js.stripe.com/v3/", {}) == ""
    assert payment_page("https://checkout.stripe.com/c/pay", {}) == "Stripe"


@pytest.mark.parametrize("host", ["", "https://pay.example", "pay example", "*", "pay.*", "PAY.example", "<b>.example"])
def test_what_is_no_host_is_refused_in_a_sentence(host: str) -> None:
    with pytest.raises(UsageError, match="a host is like"):
        VisitOptions(providers={"My bank": [host]})
