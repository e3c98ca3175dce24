"""The names of the steps of a visit: each failure stands under one, and each collection says which it needs."""

from __future__ import annotations

from typing import Literal

from auditor.model.trials import TrialStep

ProbeStep = Literal[
    "probe:carousels",
    "probe:code",
    "probe:consent",
    "probe:contents",
    "probe:controls",
    "probe:document",
    "probe:fields",
    "probe:files",
    "probe:first_screen",
    "probe:forms",
    "probe:graphics",
    "probe:images",
    "probe:layers",
    "probe:leftovers",
    "probe:links",
    "probe:loading",
    "probe:marks",
    "probe:media",
    "probe:named",
    "probe:ordering",
    "probe:permissions",
    "probe:policies",
    "probe:product",
    "probe:storage",
    "probe:targets",
    "probe:text_fit",
    "probe:texts",
    "probe:viewport",
]
"""One for each file in collect/page/probes, which fills the field of Evidence of the same name."""

Step = Literal[
    "visit",
    "connection",
    "navigate",
    "consent",
    "journey",
    "going-back",
    "network",
    "settle",
    "timing",
    "first-screen",
    "scroll",
    "frames",
    "full-page",
    "probes",
    ProbeStep,
    "without-glyphs",
    "animations",
    "axe",
    "cookies",
    "scripts",
    TrialStep,
    "lighthouse",
]
"""`consent` answers a dialog before the page is loaded to be examined, `connection` asks the host by itself, `journey`
walks to a page, `going-back` walks there again to go back, `network` listens to what the page requests, `probes` runs
all probes."""
