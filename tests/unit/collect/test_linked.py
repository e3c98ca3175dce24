"""What the pages behind a site's legal links answer, asked for on loopback."""

from __future__ import annotations

import asyncio
import ssl

import msgspec
import pytest
import trustme
from builders_security import a_visit

from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.linked import HOPS, Linked
from auditor.model.evidence.links import LinkEvidence
from auditor.model.network import HttpProbe
from auditor.model.snapshot import Snapshot
from tests.site import Answer, Asked, Site


def a_page(origin: str, *links: LinkEvidence) -> Snapshot:
    visit = a_visit(final_url=f"{origin}/")
    return msgspec.structs.replace(visit, frames=[msgspec.structs.replace(visit.frames[0], links=list(links))])


def asked(*pages: Snapshot) -> list[list[HttpProbe]]:
    async def work() -> list[list[HttpProbe]]:
        linked = Linked()
        linked.forwarder = Forwarder()
        try:
            return [await linked.answers(page) for page in pages]
        finally:
            await linked.forwarder.stop()

    return asyncio.run(work())


def to(origin: str, path: str = "/privacy", **changes: bool) -> LinkEvidence:
    return LinkEvidence(text="Privacy policy", url=f"{origin}{path}", **changes)


@pytest.mark.parametrize("status", [200, 404, 410, 403, 500])
def test_the_status_is_that_of_the_page(status: int) -> None:
    with Site({"/privacy": Answer(b"x", status)}) as site:
        ((probe,),) = asked(a_page(site.origin, to(site.origin)))
        assert (probe.hops, probe.code) == ([(f"{site.origin}/privacy", status)], "")


def test_nobody_is_signed_in_and_each_is_asked_for_once() -> None:
    with Site({"/privacy": Answer(b"x", 200, {"Set-Cookie": "a=b"})}) as site:
        page = a_page(site.origin, to(site.origin))
        assert asked(page, page)[0] == asked(page)[0]
        assert [each.path for each in site.asked] == ["/privacy", "/privacy"]  # once in each of the two runs
        assert {"cookie", "authorization", "referer", "origin"}.isdisjoint(site.asked[0].headers)


def test_redirects_are_followed_within_the_site() -> None:
    def elsewhere(_: Asked) -> Answer:
        return Answer(b"", 302, {"Location": "https://policies.example/shop"})

    with Site({"/privacy": Answer(b"", 301, {"Location": "/fr/privacy#top"}), "/fr/privacy": elsewhere}) as site:
        ((probe,),) = asked(a_page(site.origin, to(site.origin)))
        assert [status for _, status in probe.hops] == [301, 302, 0]
        assert probe.hops[-1][0] == "https://policies.example/shop"


def test_redirects_without_end_are_ended() -> None:
    with Site({"/privacy": Answer(b"", 302, {"Location": "/privacy"})}) as site:
        ((probe,),) = asked(a_page(site.origin, to(site.origin)))
        assert probe.code == "redirect-loop"
        assert len(site.asked) == HOPS + 1


def test_the_certificate_is_judged_elsewhere() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("elsewhere.example").configure_cert(context)
    with Site({"/privacy": Answer(b"x")}, tls=context) as site:
        ((probe,),) = asked(a_page(site.origin, to(site.origin)))
        assert [status for _, status in probe.hops] == [200]
        assert site.asked[0].headers["host"] == site.origin.removeprefix("https://")


def test_other_sites_and_addresses_with_a_query_are_left_alone() -> None:
    with Site({"/privacy": Answer(b"x")}) as site:
        assert asked(a_page(site.origin, to("https://policies.example"))) == [[]]
        assert asked(a_page(site.origin, to(site.origin, queried=True))) == [[]]
        assert asked(a_page(site.origin, to(site.origin, "/sale"))) != [[]]  # its words say what it is
        assert [each.path for each in site.asked] == ["/sale"]


def test_a_page_of_the_internet_can_not_have_this_machine_asked_for_what_lies_nearer() -> None:
    async def connect(url: str, visited: str) -> str:
        forwarder = Forwarder()
        try:
            (await forwarder.connect(url, visited)).close()
        except PermissionError as error:
            return str(error)
        finally:
            await forwarder.stop()
        return ""

    with Site({}) as site:
        assert asyncio.run(connect(site.origin, site.origin)) == ""
        # Nobody is asked for this address: it only tells from where the page came.
        assert "address of this network" in asyncio.run(connect(site.origin, "https://8.8.8.8/"))


def test_a_server_that_has_gone() -> None:
    with Site({"/privacy": Answer(b"x")}) as site:
        gone = site.origin
    ((probe,),) = asked(a_page(gone, to(gone)))
    assert (probe.code, probe.hops) == ("unreachable", [])
