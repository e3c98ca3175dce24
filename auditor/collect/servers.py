"""The servers of a run's sites, as Python sees them without a browser: what the snapshots of their pages are told."""

from __future__ import annotations

import asyncio

import msgspec

from auditor.collect.browser.pool import trusting
from auditor.collect.ending import Ending
from auditor.collect.network import connections
from auditor.collect.network.awaited import answers
from auditor.collect.network.connections import Connection
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.linked import Linked
from auditor.collect.network.redaction import Redactor
from auditor.collect.network.spaces import connecting
from auditor.collect.options import CollectRequest, Listener, VisitOptions
from auditor.collect.tasks import break_off, in_thread, started
from auditor.model.failure import Failure
from auditor.model.network import HttpProbe, TlsFacts
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, origin
from auditor.provision import sandbox_args

_OWN_FAULTS = frozenset({"expired", "not-yet-valid", "wrong-name", "no-name", "weak-key", "weak-signature"})
"""Faults of a certificate that no authority's file mends."""


class Servers:
    """Each origin is probed once, beside the visits; each legal page is asked for once.

    ending: the run's, which nothing here holds up.
    """

    def __init__(self, request: CollectRequest, ending: Ending) -> None:
        self._request = request
        self._ending = ending
        self._linked = Linked()
        self._connections: dict[str, Connection] = {}
        self._probing: asyncio.Future[None]

    @property
    def _origins(self) -> list[str]:
        return list(dict.fromkeys(origin(url) for url in self._request.addresses))

    async def ready(self, listener: Listener) -> None:
        """Waits until each answers, as long as the request says. One that does not is visited all the same: the report
        says why its pages are not audited."""
        seconds = self._request.wait_for_server
        if seconds <= 0:
            return
        reasons = await asyncio.gather(*(answers(each, seconds) for each in self._origins))
        for each, reason in zip(self._origins, reasons, strict=True):
            if reason:
                listener.note(f"{each} did not answer within {seconds:g} s: {reason}.")

    async def probe(self) -> None:
        """Begins to probe all of them. With the file of an authority it waits for that: the browser is started with the
        keys that Python found to be vouched for."""
        self._probing = asyncio.ensure_future(self._probe())
        if self._request.ca_file is not None:
            await self._probing

    async def _probe(self) -> None:
        """All at the same time: mostly waiting."""
        probes = [in_thread(self._look_at, each) for each in self._origins]
        self._connections = dict(zip(self._origins, await asyncio.gather(*probes), strict=True))

    def _look_at(self, url: str) -> Connection:
        connect = connecting(public_only=self._request.public_only)
        return connections.probe(url, self._request.ca_file, connect=connect)

    def reached_by(self, forwarder: Forwarder) -> None:
        """How legal pages are reached; until then, none is asked for."""
        self._linked.forwarder = forwarder

    def keys(self) -> tuple[str, ...]:
        """Those of servers that the authority's file vouches for."""
        return tuple(sorted({found.spki for found in self._connections.values() if found.spki}))

    def trust(self) -> tuple[str, ...]:
        """The arguments with which Chromium trusts them."""
        return trusting(self.keys())

    async def seen_from(self, snapshot: Snapshot, asked: str, options: VisitOptions) -> Snapshot:
        """The snapshot of the address `asked`, with what is known of its servers."""
        # A port that swallows what is sent to it keeps the probes waiting: not the visits, and not the end of the run.
        await self._ending.unless_wanted(self._probing)
        first = self._connections.get(origin(asked), Connection())
        final = await self._connection(snapshot.final_url) if snapshot.audited else first
        # What the plain-HTTP address answers, too, may repeat a secret.
        plain = Redactor(options.secrets()).struct(first.plain_http) if first.plain_http else None
        told = _told_of_its_certificate(snapshot, final.tls)
        linked = await self._legal_pages(snapshot, options)
        return msgspec.structs.replace(
            told, tls=final.tls, plain_http=plain, linked=linked, sandboxed=not sandbox_args()
        )

    async def _connection(self, url: str) -> Connection:
        """What Python sees of the origin that a page came from in the end, after its redirects."""
        key = origin(url)
        if key not in self._connections and key.startswith("https:") and host(url):
            found = await in_thread(self._look_at, key)
            self._connections.setdefault(key, found)
        return self._connections.get(key, Connection())

    async def _legal_pages(self, snapshot: Snapshot, options: VisitOptions) -> list[HttpProbe] | None:
        """What the pages behind its legal links answer; None if no rule in force asks for that, or the run ends."""
        if not snapshot.audited or not (options.plan is None or "legal_pages" in options.plan):
            return None
        asking = started(self._linked.answers(snapshot))
        if await self._ending.unless_wanted(asking):
            redactor = Redactor(options.secrets())
            return [redactor.struct(each) for each in asking.result()]
        await break_off(asking)
        return None


def _told_of_its_certificate(snapshot: Snapshot, tls: TlsFacts | None) -> Snapshot:
    """The snapshot, with what Python found wrong. Chromium, told no authority, says of every certificate of a user's
    own that its authority is unknown."""
    if tls is None or tls.code not in _OWN_FAULTS:
        return snapshot
    failures = [
        Failure.at("navigate", "tls-failure", reason=tls.error) if failure.code == "tls-authority" else failure
        for failure in snapshot.failures
    ]
    return msgspec.structs.replace(snapshot, failures=failures)
