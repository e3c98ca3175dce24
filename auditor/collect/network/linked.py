"""Asks whether the pages are there that a site's links to its privacy policy and its legal notice lead to.

What search engines do with every link of a page: a GET without cookies, credentials or Referer, which nobody is signed
in with and which nobody's cart hangs on. Only addresses of the page's own site are asked for, without a query, each
once in a run, through the forwarder, so that no page can make this machine ask for what lies nearer than itself.
"""

from __future__ import annotations

import asyncio
import http.client
import socket
import ssl
from urllib.parse import urldefrag, urljoin, urlsplit

from auditor.collect.network.forwarder import Forwarder
from auditor.collect.tasks import in_thread
from auditor.legal_links import legal_links
from auditor.model.evidence.links import LinkEvidence
from auditor.model.network import HttpProbe
from auditor.model.snapshot import Snapshot
from auditor.model.url import same_site

TIMEOUT = 8.0
"""Seconds for one answer; what a customer waits for, and then goes back from."""

HOPS = 5
"""Redirects that are followed: more than one to https, one to www and one to the language are none that work."""

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; mobile-ux-auditor)",
    "Accept": "text/html,*/*;q=0.8",
    "Connection": "close",
}


class Linked:
    """Asks for each address once. forwarder: by which it is reached; until it is known, nothing is asked for."""

    def __init__(self) -> None:
        self.forwarder: Forwarder | None = None
        self._asked: dict[str, asyncio.Task[HttpProbe]] = {}

    async def answers(self, snapshot: Snapshot) -> list[HttpProbe]:
        """What the addresses behind the legal links of a page answer; of those that may not be asked for, nothing."""
        urls = [each.url for each in legal_links(snapshot) if each and _may_be_asked(each, snapshot.final_url)]
        return list(await asyncio.gather(*(self._once(url, snapshot.final_url) for url in dict.fromkeys(urls))))

    async def _once(self, url: str, page: str) -> HttpProbe:
        if url not in self._asked:
            self._asked[url] = asyncio.ensure_future(self._follow(url, page))
        return await asyncio.shield(self._asked[url])

    async def _follow(self, url: str, page: str) -> HttpProbe:
        hops: list[tuple[str, int]] = []
        current = url
        for _ in range(HOPS + 1):
            try:
                status, location = await asyncio.wait_for(self._ask(current, page), TIMEOUT)
            except TimeoutError as error:
                return HttpProbe(url=url, hops=hops, code="timeout", error=_reason(error))
            except (http.client.HTTPException, UnicodeError, ValueError) as error:
                return HttpProbe(url=url, hops=hops, code="invalid", error=_reason(error))
            except OSError as error:
                return HttpProbe(url=url, hops=hops, code="unreachable", error=_reason(error))
            hops.append((current[:2000], status))
            if not (300 <= status < 400 and location):
                return HttpProbe(url=url, hops=hops)
            current = urldefrag(urljoin(current, location)).url
            if not current.startswith(("http://", "https://")) or not same_site(current, page):
                return HttpProbe(url=url, hops=[*hops, (current[:2000], 0)])
        return HttpProbe(url=url, hops=hops, code="redirect-loop", error="too many redirects")

    async def _ask(self, url: str, page: str) -> tuple[int, str]:
        if self.forwarder is None:
            raise OSError("there is no way into the network")
        made = await self.forwarder.connect(url, page)
        try:
            return await in_thread(_get, made, url)
        finally:
            made.close()  # whoever waits on it in a thread is let go


def _may_be_asked(link: LinkEvidence, page: str) -> bool:
    """An address with a query may do something, and without it is another one."""
    return not link.queried and same_site(link.url, page)


def _get(made: socket.socket, url: str) -> tuple[int, str]:
    """Status and Location. The certificate is judged elsewhere: here it is no secret what is asked for."""
    parts = urlsplit(url)
    made.settimeout(TIMEOUT)
    if parts.scheme == "https":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        made = context.wrap_socket(made, server_hostname=parts.hostname)
    connection = http.client.HTTPConnection(parts.hostname or "", timeout=TIMEOUT)
    connection.sock = made
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"Host": parts.netloc.rpartition("@")[2], **_HEADERS})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location", "")
    finally:
        connection.close()


def _reason(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:200]
