"""The cookies of a visit, without their values."""

from __future__ import annotations

from collections.abc import Collection

from playwright.async_api import CDPSession

from auditor.collect.network.log import NetworkLog
from auditor.model.network import Cookie
from auditor.model.url import same_site


async def read_cookies(session: CDPSession, network: NetworkLog, given: Collection[str] = ()) -> list[Cookie]:
    """All cookies in the browser, sorted; `given`: the names of those that the user gave.

    `same_site` is "" where the site did not set it (Chromium then treats it as Lax).
    """
    top = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["url"]
    by_header = {line.split("=", 1)[0].strip() for header in network.cookie_headers() for line in header.split("\n")}
    jar = [("", cookie) for cookie in (await session.send("Network.getAllCookies"))["cookies"]]
    kept = {(cookie["domain"], cookie["path"], cookie["name"]) for _, cookie in jar}
    refused = {
        key: (reason, cookie)
        for reason, cookie in network.refused_cookies
        if (key := (cookie["domain"], cookie["path"], cookie["name"])) not in kept
    }
    found = [
        Cookie(
            name=cookie["name"],
            domain=cookie["domain"],
            path=cookie["path"],
            expires=float(cookie.get("expires", -1)),
            size=int(cookie.get("size", 0)),
            http_only=bool(cookie.get("httpOnly")),
            secure=bool(cookie.get("secure")),
            same_site=str(cookie.get("sameSite", "")),
            set_by="header" if cookie["name"] in by_header else "user" if cookie["name"] in given else "script",
            first_party=same_site(cookie["domain"].lstrip("."), top),
            refused=reason,
        )
        for reason, cookie in [*jar, *refused.values()]
    ]
    return sorted(found, key=lambda cookie: (cookie.domain, cookie.path, cookie.name))
