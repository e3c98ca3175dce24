"""What a scenario's id is called in a rule's message: `{scenario:way}`.

The words are those of reports/strings/names.yaml, which lie behind this in the line; a test holds both together.
"""

from __future__ import annotations

from typing import Final

from auditor.model.text import Language, Text

DEVICES: Final = {"phone": Text("phone", "téléphone"), "tablet": Text("tablet", "tablette")}
CONSENTS: Final = {
    "refused": Text("consent refused", "consentement refusé"),
    "accepted": Text("consent given", "consentement donné"),
}


def way(scenario: str, language: Language) -> str:
    """The scenario in words: "téléphone, consentement refusé". A device of the user's own keeps its name."""
    device, _, consent = scenario.rpartition("-")
    if not device or consent not in CONSENTS:
        device, consent = scenario, ""
    words = [DEVICES[device].in_language(language) if device in DEVICES else device]
    if consent:
        words.append(CONSENTS[consent].in_language(language))
    return ", ".join(words)
