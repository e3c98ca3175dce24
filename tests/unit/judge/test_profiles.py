"""What is not judged of a preview."""

from __future__ import annotations

import pytest

from auditor import resources
from auditor.asked import JudgeRequest
from auditor.errors import UsageError
from auditor.judge.loading.profiles import profile, profiles
from auditor.judge.loading.rulebook import load_rulebook

BOOK = load_rulebook([resources.directory("rules")])


@pytest.mark.parametrize("name", profiles())
def test_a_profile_names_rules_and_categories_that_are_there(name: str) -> None:
    skip = profile(name).skip
    assert skip
    assert set(skip) <= {*BOOK.rules, *BOOK.categories}
    assert len(set(skip)) == len(skip)


def test_a_preview_leaves_out_what_reads_the_certificate_or_the_response() -> None:
    """A new rule over them has to say whether a preview can meet it."""
    foreign = {
        rule.id for rule in BOOK.rules.values() if rule.over in ("address", "connections", "plain_http", "response")
    }
    assert foreign <= set(profile("local").skip)


def test_it_leaves_out_nothing_else_and_adds_to_what_the_user_leaves_out() -> None:
    judged = JudgeRequest(profile="local", skip=["touch"]).rulebook().rules
    gone = {rule.id for rule in BOOK.rules.values() if rule.category == "touch"} | set(profile("local").skip)
    assert set(judged) == set(BOOK.rules) - gone
    assert "get-form-leak" in judged


def test_without_a_profile_everything_is_judged() -> None:
    assert profile("").skip == []
    assert set(JudgeRequest().rulebook().rules) == set(BOOK.rules)


def test_an_unknown_one_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"There is no profile 'lokal'\. Did you mean 'local'"):
        JudgeRequest(profile="lokal").rulebook()
