"""Why a page that no longer answers is not audited: by its own fault, or because we are still reading it."""

from __future__ import annotations

import pytest

from auditor.collect.visit import too_much
from auditor.errors import CollectError
from auditor.model.failure import Failure

SILENT = CollectError("unresponsive")
READING = Failure.at("probes", "step-timeout", seconds="15")


def test_a_page_that_answered_until_it_was_read_holds_too_much() -> None:
    found = too_much([Failure.at("full-page", "page-too-tall", limit="30000"), READING], SILENT)
    assert found is not None
    assert (found.code, found.parameters) == ("too-much-to-read", {"seconds": "15"})


@pytest.mark.parametrize(
    ("failures", "trouble"),
    [
        ([], SILENT),
        ([Failure.at("full-page", "step-timeout", seconds="15"), READING], SILENT),
        ([Failure.at("keyboard", "step-timeout", seconds="5")], SILENT),
        ([READING], CollectError("tab-crashed")),
    ],
)
def test_any_other_page_stopped_by_itself(failures: list[Failure], trouble: CollectError) -> None:
    assert too_much(failures, trouble) is None
