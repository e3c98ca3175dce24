"""measure: Snapshot → Facts. Pure arithmetic: no verdict, no limit of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from auditor.measure import (
    axe,
    bars,
    carousels,
    contrast,
    document,
    drag,
    field_edges,
    fields,
    first_screen,
    forms,
    graphics,
    hover,
    media,
    overlays,
    paragraphs,
    posture,
    product,
    requests,
    resources,
    response,
    room,
    sending,
    site,
    speed,
    touch,
    typography,
    viewport,
)
from auditor.model.facts import Context, Facts, SiteFacts
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot


class Collection(NamedTuple):
    """How one list of Facts is measured, and the steps of the visit whose failure explains why it is None."""

    name: str
    measure: Callable[[Snapshot], Sequence[Any] | None]
    steps: tuple[str, ...]


COLLECTIONS: tuple[Collection, ...] = (
    Collection("page", document.measure_page, ("probe:document", "probes")),
    Collection("overlays", overlays.measure_overlays, ("probe:layers", "probe:document", "probes")),
    Collection("carousels", carousels.measure_carousels, ("motion", "probe:carousels", "probes")),
    Collection("media", media.measure_media, ("probe:media", "probes")),
    Collection("first_screen", first_screen.measure_first_screen, ("probe:first_screen", "probes")),
    Collection("product", product.measure_product, ("probe:product", "probes")),
    Collection("bars", bars.measure_bars, ("probe:layers", "probe:document", "probes")),
    Collection("timing", speed.measure_timing, ("timing",)),
    Collection("transfer", speed.measure_transfer, ("visit",)),
    Collection("lighthouse", speed.measure_lighthouse, ("lighthouse",)),
    Collection("resources", resources.measure_resources, ("visit",)),
    Collection("images", resources.measure_images, ("probe:images", "probes")),
    Collection("fonts", resources.measure_fonts, ("probe:loading", "probes")),
    Collection("head_scripts", resources.measure_head_scripts, ("probe:loading", "probes")),
    Collection("fields", fields.measure_fields, ("probe:fields", "probe:forms", "probes")),
    Collection("forms", forms.measure_forms, ("probe:forms", "probe:fields", "probes")),
    Collection("targets", touch.measure_targets, ("probe:targets", "probe:viewport", "probes")),
    Collection("primary_actions", touch.measure_primary_actions, ("probe:targets", "probe:viewport", "probes")),
    Collection("orientation", posture.measure_orientation, ("turned", "probes")),
    Collection("edge_targets", posture.measure_edge_targets, ("turned", "probe:viewport", "probes")),
    Collection("focus_stops", posture.measure_focus_stops, ("keyboard", "probes")),
    Collection("hovers", hover.measure_hovers, ("hover", "probes")),
    Collection("drags", drag.measure_drags, ("drag", "hover", "probes")),
    Collection("viewport_metas", viewport.measure_viewport_metas, ("probe:viewport", "probes")),
    Collection("meta_viewport", viewport.measure_meta_viewport, ("probe:viewport", "probes")),
    Collection("content_width", viewport.measure_content_width, ("probe:viewport", "probes")),
    Collection("typography", typography.measure_typography, ("probe:texts", "probe:viewport", "probes")),
    Collection("texts", typography.measure_texts, ("probe:texts", "probe:viewport", "probes")),
    Collection("text_weights", typography.measure_text_weights, ("probe:texts", "probe:viewport", "probes")),
    Collection("capital_texts", typography.measure_capital_texts, ("probe:texts", "probes")),
    Collection("italic_texts", typography.measure_italic_texts, ("probe:texts", "probes")),
    Collection("paragraphs", paragraphs.measure_paragraphs, ("probe:texts", "probe:viewport", "probes")),
    Collection("axe", axe.measure_axe, ("axe",)),
    Collection("enlarged_texts", room.measure_enlarged_texts, ("trials", "probe:room", "probes")),
    Collection("spaced_texts", room.measure_spaced_texts, ("trials", "probe:room", "probes")),
    Collection("narrow_page", room.measure_narrow_page, ("narrow", "probes")),
    Collection(
        "text_contrasts",
        contrast.measure_text_contrasts,
        # Prices and the main action have a role of their own; drawings are hidden with the glyphs.
        ("without-glyphs", "full-page", "probe:texts", "probe:targets", "probe:product", "probe:graphics", "probes"),
    ),
    Collection("graphics", graphics.measure_graphics, ("without-glyphs", "full-page", "probe:graphics", "probes")),
    Collection(
        "field_edges", field_edges.measure_field_edges, ("without-glyphs", "probe:targets", "probe:graphics", "probes")
    ),
    Collection("submissions", sending.measure_submissions, ("probe:forms", "probe:fields", "probes")),
    Collection("address", response.measure_address, ()),
    Collection("response", response.measure_response, ("navigate", "probe:policies")),
    Collection("subresources", requests.measure_subresources, ("network",)),
    Collection("code_files", requests.measure_code_files, ("probe:code", "probes")),
)

SITE_COLLECTIONS: tuple[tuple[str, Callable[[Sequence[site.Part]], Sequence[Any] | None]], ...] = (
    ("cookies", site.site_cookies),
    ("connections", site.site_connections),
    ("plain_http", site.site_plain_http),
    ("site", site.site_subjects),
)
"""The lists of SiteFacts, each measured from what all snapshots say."""


ENDINGS = frozenset({"tab-crashed", "browser-died", "unresponsive", "dialog-loop"})
"""What ends a visit: the steps that were to come could not be taken either."""

PIXELS = frozenset({"text_contrasts", "graphics", "field_edges"})
"""The collections that are measured from images."""


def measure(snapshot: Snapshot) -> Facts:
    """The facts of one page on one device."""
    lists: dict[str, Any] = {}
    missing: dict[str, Failure] = {}
    for collection in COLLECTIONS:
        try:
            lists[collection.name] = collection.measure(snapshot)
        except Exception as error:  # noqa: BLE001 - a page may show what no measure foresaw; it costs only its own facts
            lists[collection.name] = None
            missing[collection.name] = _failed(collection.name, error)
            continue
        if lists[collection.name] is None:
            missing[collection.name] = _reason(snapshot, collection)
    return Facts(context=context(snapshot), missing=missing, **lists)


def measure_site(snapshots: Iterable[Snapshot]) -> SiteFacts:
    """What compares the pages and devices of one site. Of pages that could not be audited only the connection counts.

    `snapshots` is gone through once, and nothing large is kept of each: there may be hundreds.
    """
    first: Context | None = None
    parts: list[site.Part] = []
    failures: list[Failure] = []
    for snapshot in snapshots:
        first = first or context(snapshot)
        failures += snapshot.failures[:1] if not snapshot.audited else []
        try:
            parts.append(site.part_of(snapshot))
        except Exception as error:  # noqa: BLE001 - as in `measure`
            failures.append(_failed("site", error))
    lists: dict[str, Any] = {}
    missing: dict[str, Failure] = {}
    for name, measure_list in SITE_COLLECTIONS:
        try:
            lists[name] = measure_list(parts)
        except Exception as error:  # noqa: BLE001 - as in `measure`
            lists[name] = None
            missing[name] = _failed(name, error)
            continue
        if lists[name] is None:
            missing[name] = failures[0] if failures else Failure(name, "not-collected", {"what": name})
    return SiteFacts(context=first or Context("phone", 0.0, 0.0, "http", False), missing=missing, **lists)


def context(snapshot: Snapshot) -> Context:
    """What every rule sees beside its subject."""
    return Context(
        device=snapshot.device.kind,
        viewport_width=float(snapshot.device.viewport_width),
        viewport_height=float(snapshot.device.viewport_height),
        scheme=urlsplit(snapshot.final_url).scheme,
        loopback=snapshot.loopback,
    )


def _failed(name: str, error: Exception) -> Failure:
    return Failure(f"measure:{name}", "measure-failed", {"reason": f"{type(error).__name__}: {error}"[:200]})


def _reason(snapshot: Snapshot, collection: Collection) -> Failure:
    """Why a list is None: what failed in the visit, what the user switched off, else that it was not collected."""
    for step in collection.steps:
        for failure in snapshot.failures:
            if failure.step == step:
                return failure
        if step in snapshot.disabled:
            return Failure(step, "disabled")
    if snapshot.failures and snapshot.failures[-1].code in ENDINGS:
        return snapshot.failures[-1]
    return Failure(collection.steps[0] if collection.steps else collection.name, "not-collected")
