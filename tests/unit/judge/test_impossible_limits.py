"""Limits that nothing can meet are refused; others, however odd, are the user's own affair."""

from __future__ import annotations

from typing import Any

import pytest

from auditor import resources
from auditor.errors import ConfigurationError
from auditor.judge.loading.rulebook import load_rulebook

BOOK = load_rulebook([resources.directory("rules")])


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("text-contrast", {"minimum": 21.5}),  # WCAG's ratio ends at 21
        ("text-contrast", {"large_minimum": 22.0}),  # though small text could pass
        ("nontext-contrast", {"minimum": {"tablet": 40.0}}),
        ("lighthouse-performance", {"poor": 101.0}),
        ("orientation-free", {"kept": 1.5}),
        ("field-count", {"good": -1.0}),
        ("content-width", {"most": -0.5}),
        ("target-overlap", {"maximum": 0.0}),  # it must be less than that
    ],
)
def test_nothing_can_meet_them(rule: str, limits: Any) -> None:
    with pytest.raises(ConfigurationError, match=f"^{rule}: with .* nothing could ever pass this rule") as caught:
        BOOK.with_limits({rule: limits})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        ("text-contrast", {"minimum": 21.0, "large_minimum": 21.0}),
        ("target-size", {"minimum": 100_000.0}),
        ("field-count", {"good": 0.0}),
        ("overlay-share", {"good": 100.0}),
        ("cls", {"good": 0.0}),
        ("tls-valid", {"least_days": -5.0}),  # a certificate may have expired
        ("autoplay-media", {"longest": 0.0}),
    ],
)
def test_something_can_meet_them(rule: str, limits: Any) -> None:
    assert BOOK.with_limits({rule: limits}).rules[rule] != BOOK.rules[rule]


@pytest.mark.parametrize("rule", [rule.id for rule in BOOK.rules.values() if rule.limits])
def test_no_rule_is_refused_with_its_own_limits(rule: str) -> None:
    own = BOOK.rules[rule].limits
    assert BOOK.with_limits({rule: own}).rules[rule].limits == own  # type: ignore[dict-item]
