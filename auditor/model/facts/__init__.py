"""Facts: what was measured of one page under one scenario, as flat, typed subjects that rules speak about."""

from __future__ import annotations

import msgspec

from auditor.model.device import DeviceKind
from auditor.model.facts.content.axe import AxeFacts
from auditor.model.facts.content.carousels import CarouselFacts
from auditor.model.facts.content.first_screen import FirstScreenFacts, ProductFacts
from auditor.model.facts.content.media import MediaFacts
from auditor.model.facts.content.overlays import BarsFacts, OverlayFacts
from auditor.model.facts.content.page import PageFacts
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.forms.forms import FormFacts, SubmissionFacts
from auditor.model.facts.legibility.contrast import FieldEdgeFacts, GraphicFacts, TextContrastFacts
from auditor.model.facts.legibility.text import (
    ParagraphFacts,
    TextFacts,
    TextStretchFacts,
    TextWeightFacts,
    TypographyFacts,
)
from auditor.model.facts.legibility.text_fit import ChangedTextFacts, NarrowFacts
from auditor.model.facts.legibility.viewport import ContentWidthFacts, MetaViewportFacts, ViewportMetaFacts
from auditor.model.facts.security.requests import CodeFileFacts, SubresourceFacts
from auditor.model.facts.security.response import AddressFacts, ResponseFacts
from auditor.model.facts.security.site import ConnectionFacts, CookieFacts, PlainHttpFacts, SiteSubject
from auditor.model.facts.speed.resources import FontFacts, HeadScriptFacts, ImageFacts, ResourceFacts
from auditor.model.facts.speed.speed import LighthouseFacts, TimingFacts, TransferFacts
from auditor.model.facts.touch.drag import DragFacts
from auditor.model.facts.touch.hover import HoverFacts
from auditor.model.facts.touch.posture import EdgeTargetFacts, FocusStopFacts, OrientationFacts
from auditor.model.facts.touch.targets import PrimaryActionFacts, TargetFacts
from auditor.model.failure import Failure
from auditor.model.scenario import Consent


class Context(msgspec.Struct, frozen=True):
    """The variables that every rule sees beside its subject's facts. Lengths in CSS px.

    `scheme` is "http" or "https" of the final URL; `loopback` says that the site is served from this machine.
    `network` and `consent` are the scenario's.
    """

    device: DeviceKind
    viewport_width: float
    viewport_height: float
    scheme: str
    loopback: bool
    network: str = "as-is"
    consent: Consent = "untouched"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """One list of subjects for each `over:`; None where the subjects could not be gathered, [] where there are none.

    `missing` says why, for each list that is None, under the list's name.
    """

    context: Context
    missing: dict[str, Failure] = {}
    page: list[PageFacts] | None = None
    overlays: list[OverlayFacts] | None = None
    bars: list[BarsFacts] | None = None
    carousels: list[CarouselFacts] | None = None
    media: list[MediaFacts] | None = None
    first_screen: list[FirstScreenFacts] | None = None
    product: list[ProductFacts] | None = None
    timing: list[TimingFacts] | None = None
    transfer: list[TransferFacts] | None = None
    lighthouse: list[LighthouseFacts] | None = None
    resources: list[ResourceFacts] | None = None
    images: list[ImageFacts] | None = None
    fonts: list[FontFacts] | None = None
    head_scripts: list[HeadScriptFacts] | None = None
    fields: list[FieldFacts] | None = None
    forms: list[FormFacts] | None = None
    targets: list[TargetFacts] | None = None
    primary_actions: list[PrimaryActionFacts] | None = None
    orientation: list[OrientationFacts] | None = None
    edge_targets: list[EdgeTargetFacts] | None = None
    focus_stops: list[FocusStopFacts] | None = None
    hovers: list[HoverFacts] | None = None
    drags: list[DragFacts] | None = None
    viewport_metas: list[ViewportMetaFacts] | None = None
    meta_viewport: list[MetaViewportFacts] | None = None
    content_width: list[ContentWidthFacts] | None = None
    typography: list[TypographyFacts] | None = None
    texts: list[TextFacts] | None = None
    text_weights: list[TextWeightFacts] | None = None
    capital_texts: list[TextStretchFacts] | None = None
    italic_texts: list[TextStretchFacts] | None = None
    paragraphs: list[ParagraphFacts] | None = None
    text_contrasts: list[TextContrastFacts] | None = None
    graphics: list[GraphicFacts] | None = None
    field_edges: list[FieldEdgeFacts] | None = None
    enlarged_texts: list[ChangedTextFacts] | None = None
    spaced_texts: list[ChangedTextFacts] | None = None
    narrow_page: list[NarrowFacts] | None = None
    axe: list[AxeFacts] | None = None
    submissions: list[SubmissionFacts] | None = None
    address: list[AddressFacts] | None = None
    response: list[ResponseFacts] | None = None
    subresources: list[SubresourceFacts] | None = None
    code_files: list[CodeFileFacts] | None = None


class SiteFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What compares pages or scenarios of one site, measured from all its snapshots; judged by rules `over: site`."""

    context: Context
    missing: dict[str, Failure] = {}
    cookies: list[CookieFacts] | None = None
    connections: list[ConnectionFacts] | None = None
    plain_http: list[PlainHttpFacts] | None = None
    site: list[SiteSubject] | None = None
