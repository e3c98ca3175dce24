"""audit() refuses what the command line refuses, in one sentence, before anything is visited."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditor import audit
from auditor.arguments import check_looks
from auditor.errors import AuditorError, BaselineError


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"formats": ("sarf",)}, "Unknown format 'sarf'."),
        ({"formats": ("terminal",)}, "'terminal' is shown by the command line"),
        ({"formats": "html"}, "formats is a list, not 'html': write formats=['html']."),
        ({"skip": "https"}, "skip is a list, not 'https': write skip=['https']."),
        ({"only": "touch"}, "only is a list, not 'touch'"),
        ({"exclude": "#chat"}, "exclude is a list"),
        ({"devices": "phone"}, "devices is a list"),
        ({"devices": []}, "No device is named"),
        ({"consents": "refused"}, "consents is a list"),
        ({"consents": ["refuse"]}, "Unknown consent 'refuse'. Did you mean 'refused'"),
        ({"devices": [" "]}, "A device name is empty"),
        ({"fail_on": "high"}, "Unknown impact 'high'."),
        ({"lang": "de"}, "Unknown language 'de'. Valid: en, fr."),
        ({"timeout": 0}, "timeout is 0: a visit takes 1 to 600 seconds."),
        ({"concurrency": 0}, "concurrency is 0"),
        ({"fail_under": 101}, "Fail-under is 101"),
        ({"thresholds": {"clearr": 1}}, "Unknown quality or category 'clearr'. Did you mean 'clear'?"),
        ({"ca_file": "none.pem"}, "There is no file 'none.pem'"),
        ({"basic_auth": "me"}, "basic_auth is written user:password."),
        ({"headers": {"a b": "c"}}, "'a b' is no name of a header."),
        ({"headers": {"A": "b\nc"}}, "The value of the header A contains control characters."),
        ({"skip": ["htps"]}, "There is no rule or category 'htps'. Did you mean 'https'?"),
        ({"report": {"cleint": "Kerlenn"}}, "report has no 'cleint'. Did you mean 'client'?"),
        ({"report": {"colour": "red"}}, "report: expected `str` matching regex"),
        ({"report": {"logo": "none.png"}}, "The logo none.png can't be read"),
        ({"report": {"templates": "none"}}, "There is no folder 'none' with templates."),
        ({"profile": "locl"}, "There is no profile 'locl'. Did you mean 'local'?"),
    ],
)
def test_wrong_arguments_are_one_sentence(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(AuditorError) as caught:
        audit("https://shop.example", **changes)
    assert str(caught.value).startswith(said)
    assert caught.value.exit_code == 2


def test_whose_report_it_is() -> None:
    title = {"en": "Audit of the shop", "fr": "Audit de la boutique"}
    looks = check_looks({"client": "Maison Kerlenn", "title": title, "closing": "Until March."})
    assert (looks.client, looks.title.fr, looks.closing.en) == (
        "Maison Kerlenn",
        "Audit de la boutique",
        "Until March.",
    )


def test_without_a_page_there_is_nothing_to_audit() -> None:
    with pytest.raises(AuditorError, match="No URL given"):
        audit()


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="There is no baseline"):
        audit("https://shop.example", baseline=tmp_path / "none.json")
