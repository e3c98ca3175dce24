"""Which source of a policy lets a script run."""

from __future__ import annotations

import pytest

from auditor.measure.security.csp import parse
from auditor.measure.security.csp_sources import authorised_by, matches
from auditor.model.scripts import PageScript

PAGE = "https://shop.example/checkout"
FILE = PageScript(kind="file", url="https://js.pay.test/v3/pay.js", loaded_by=PAGE, document=PAGE)
OWN = PageScript(kind="file", url="https://shop.example/a.js", loaded_by=PAGE, document=PAGE)
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
EMPTY_HASH = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
INLINE = PageScript(kind="inline", sha256=EMPTY, loaded_by=PAGE, document=PAGE)


@pytest.mark.parametrize(
    ("source", "url", "found"),
    [
        ("'self'", "https://shop.example/a.js", True),
        ("'self'", "https://cdn.shop.example/a.js", False),
        ("js.pay.test", "https://js.pay.test/v3/", True),
        ("js.pay.test", "https://js.pay.test:8443/v3/", False),
        ("js.pay.test:8443", "https://js.pay.test:8443/v3/", True),
        ("js.pay.test:*", "https://js.pay.test:8443/v3/", True),
        ("http://js.pay.test", "https://js.pay.test/v3/", True),
        ("js.pay.test", "http://js.pay.test/v3/", False),
        ("*.pay.test", "https://js.pay.test/", True),
        ("*.pay.test", "https://pay.test/", False),
        ("https://js.pay.test/v3/", "https://js.pay.test/v3/pay.js", True),
        ("https://js.pay.test/v3", "https://js.pay.test/v3/pay.js", False),
        ("https:", "https://any.test/", True),
        ("https:", "http://any.test/", False),
        ("*", "https://any.test/", True),
        ("*", "data:text/javascript,1", False),
        ("'none'", "https://any.test/", False),
    ],
)
def test_a_source_fits_its_own_addresses(source: str, url: str, found: bool) -> None:
    assert matches(url, source, PAGE) is found


@pytest.mark.parametrize(
    ("script", "policy", "found"),
    [
        (FILE, "script-src 'self' https://js.pay.test", "https://js.pay.test"),
        (FILE, "script-src 'self'", ""),
        (FILE, "default-src *", "*"),
        (FILE, "img-src 'self'", None),
        (FILE, "script-src-elem 'self'; script-src *", ""),
        (OWN, "script-src 'self', script-src https:", "'self', https:"),
        (OWN, "script-src 'self', script-src js.pay.test", ""),
        (INLINE, "script-src 'unsafe-inline'", "'unsafe-inline'"),
        (INLINE, "script-src 'unsafe-inline' 'nonce-abc'", ""),
        (INLINE, f"script-src {EMPTY_HASH}", EMPTY_HASH),
        (INLINE, "script-src 'self'", ""),
    ],
)
def test_what_lets_a_script_run(script: PageScript, policy: str, found: str | None) -> None:
    assert authorised_by(script, parse([policy]), PAGE) == found


def test_a_nonce_and_what_it_loads() -> None:
    policies = parse(["script-src 'nonce-abc' 'strict-dynamic' https:"])
    nonced = PageScript(kind="file", url=OWN.url, nonce=True, loaded_by=PAGE, document=PAGE)
    loaded = PageScript(kind="file", url=FILE.url, loaded_by=OWN.url, document=PAGE)
    assert authorised_by(nonced, policies, PAGE) == "'nonce-…'"
    assert authorised_by(loaded, policies, PAGE) == "'strict-dynamic'"
    assert authorised_by(FILE, policies, PAGE) == ""
