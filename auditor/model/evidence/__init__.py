"""What the probes saw in one frame. One field for each file in collect/probes/, of the same name."""

from __future__ import annotations

import msgspec

from auditor.model.evidence.carousels import CarouselCandidate
from auditor.model.evidence.code import CodeEvidence
from auditor.model.evidence.consent import ConsentEvidence
from auditor.model.evidence.contents import ContentsEvidence
from auditor.model.evidence.controls import ControlEvidence
from auditor.model.evidence.document import DocumentEvidence
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.files import FileUse
from auditor.model.evidence.first_screen import FirstScreenEvidence
from auditor.model.evidence.forms import FormsEvidence
from auditor.model.evidence.graphics import GraphicEvidence
from auditor.model.evidence.images import ImageEvidence
from auditor.model.evidence.layers import LayersEvidence
from auditor.model.evidence.leftovers import LeftoverEvidence
from auditor.model.evidence.links import LinkEvidence
from auditor.model.evidence.loading import LoadingEvidence
from auditor.model.evidence.media import MediaEvidence
from auditor.model.evidence.ordering import OrderingEvidence
from auditor.model.evidence.policies import PoliciesEvidence
from auditor.model.evidence.product import ProductEvidence
from auditor.model.evidence.targets import TargetsEvidence
from auditor.model.evidence.text_fit import TextFitEvidence
from auditor.model.evidence.texts import TextsEvidence
from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.geometry import Box


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One frame of the frozen page. A field is None where its probe failed (the snapshot's `failures` say why).

    `url` is the frame's own; `clip` is the part of the top document that the frame shows, None for the top frame.
    `selector` is the path of the frame's element from the top document, "" for the top frame. `named`: for each
    selector that the user named, what the selectors of its elements and of all in them begin with; None
    without such selectors.
    """

    url: str
    selector: str = ""
    clip: Box | None = None
    document: DocumentEvidence | None = None
    contents: ContentsEvidence | None = None
    consent: ConsentEvidence | None = None
    fields: list[FieldEvidence] | None = None
    forms: FormsEvidence | None = None
    marks: dict[str, str] | None = None
    controls: list[ControlEvidence] | None = None
    layers: LayersEvidence | None = None
    texts: TextsEvidence | None = None
    text_fit: TextFitEvidence | None = None
    viewport: ViewportEvidence | None = None
    targets: TargetsEvidence | None = None
    carousels: list[CarouselCandidate] | None = None
    links: list[LinkEvidence] | None = None
    policies: PoliciesEvidence | None = None
    code: list[CodeEvidence] | None = None
    media: list[MediaEvidence] | None = None
    first_screen: FirstScreenEvidence | None = None
    product: ProductEvidence | None = None
    graphics: list[GraphicEvidence] | None = None
    images: list[ImageEvidence] | None = None
    loading: LoadingEvidence | None = None
    named: dict[str, list[str] | None] | None = None
    files: list[FileUse] | None = None
    leftovers: list[LeftoverEvidence] | None = None
    ordering: OrderingEvidence | None = None
