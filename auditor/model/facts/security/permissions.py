"""Facts about the permissions that a page asks for."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class PermissionFacts(Subject, frozen=True, kw_only=True):
    """What a browser asks its user's leave for before a page gets it; one subject for each.

    permission: location, notifications, camera, microphone or midi. asked: the page, or a frame of it, has asked for it
    before anybody touched anything. A request that the browser refuses by itself, as over http, counts as well.
    """

    page_wide: ClassVar[bool] = True

    permission: str | None = None
    asked: bool | None = None
