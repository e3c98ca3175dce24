"""Packs, categories, selection and limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from builders import REMOVED, a_rule, a_rulebook, rule_text

from auditor import resources
from auditor.errors import ConfigurationError, RulePackError, UsageError
from auditor.judge.loading.rulebook import load_rulebook

CATEGORY = """\
order: 1
quality: simple
quality_title: {en: "Simple", fr: "Simple"}
title: {en: "Content", fr: "Contenu"}
text: {en: "Little at once.", fr: "Peu à la fois."}
sentence: {en: "little", fr: "peu"}
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write(tmp_path / "first", {"content/category.yaml": CATEGORY, "content/few-elements.yaml": rule_text()})


def test_the_built_in_rules_load_with_their_seven_categories() -> None:
    rulebook = load_rulebook([resources.directory("rules")])
    assert set(rulebook.categories) == {"legibility", "content", "forms", "journeys", "touch", "speed", "security"}
    assert [category.order for category in rulebook.categories.values()] == [1, 2, 3, 4, 5, 6, 7]
    assert rulebook.rules
    assert {rule.category for rule in rulebook.rules.values()} <= set(rulebook.categories)


def test_a_rule_takes_its_id_from_its_file_and_its_category_from_its_folder(pack: Path) -> None:
    rule = load_rulebook([pack]).rules["few-elements"]
    assert (rule.id, rule.category, rule.impact) == ("few-elements", "content", "serious")
    assert rule.limits == {"most": {"phone": 10.0, "tablet": 10.0}}
    assert rule.needs == {"elements"}
    assert rule.reads == {"elements", "most"}


def test_a_second_pack_adds_rules_to_a_known_category(pack: Path, tmp_path: Path) -> None:
    second = write(tmp_path / "second", {"content/another.yaml": rule_text()})
    assert set(load_rulebook([pack, second]).rules) == {"few-elements", "another"}


def test_a_second_pack_may_bring_a_category(pack: Path, tmp_path: Path) -> None:
    files = {"brand/category.yaml": CATEGORY.replace("order: 1", "order: 0"), "brand/logo.yaml": rule_text()}
    rulebook = load_rulebook([pack, write(tmp_path / "second", files)])
    assert list(rulebook.categories) == ["brand", "content"]
    assert list(rulebook.rules) == ["logo", "few-elements"]


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"content/few-elements.yaml": rule_text()}, "the id 'few-elements' is taken by"),
        ({"content/category.yaml": CATEGORY}, "describes this category already"),
        ({"contents/other.yaml": rule_text()}, "no category 'contents'"),
        ({"content/other.yaml": rule_text(aliases=["few-elements"])}, "the former id 'few-elements' is taken by"),
        ({"content/Other_rule.yaml": rule_text()}, "in kebab-case: 'Other_rule' is not"),
        ({"content/other.yml": rule_text()}, "ends in .yaml"),
        ({"other.yaml": rule_text()}, "in the folder of its category"),
        ({"content/other.yaml": "a" * 600_000}, "larger than"),
    ],
)
def test_packs_that_do_not_fit_together(pack: Path, tmp_path: Path, files: dict[str, str], complaint: str) -> None:
    with pytest.raises(RulePackError, match=complaint):
        load_rulebook([pack, write(tmp_path / "second", files)])


def test_a_misspelt_category_of_a_pack_gets_the_nearest(pack: Path, tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match=r"Did you mean 'content'\?"):
        load_rulebook([pack, write(tmp_path / "second", {"contents/other.yaml": rule_text()})])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match=r"no folder of rules at .*missing"):
        load_rulebook([tmp_path / "missing"])


def test_a_category_lacks_a_text(tmp_path: Path) -> None:
    broken = write(tmp_path, {"content/category.yaml": CATEGORY.replace('sentence: {en: "little", fr: "peu"}', "")})
    with pytest.raises(RulePackError, match="a category lacks 'sentence'"):
        load_rulebook([broken])


def test_a_byte_order_mark_is_no_part_of_a_rule(pack: Path) -> None:
    (pack / "content/with-mark.yaml").write_text("\ufeff" + rule_text(), encoding="utf-8")
    assert "with-mark" in load_rulebook([pack]).rules


BOOK = a_rulebook(
    a_rule("few-elements", "content", aliases=["little-html"]), a_rule("shallow", "content"), a_rule("fast", "speed")
)


@pytest.mark.parametrize(
    ("only", "skip", "left"),
    [
        ((), (), {"few-elements", "shallow", "fast"}),
        (("content",), (), {"few-elements", "shallow"}),
        (("content",), ("shallow",), {"few-elements"}),
        (("little-html", "fast"), (), {"few-elements", "fast"}),
        ((), ("little-html",), {"shallow", "fast"}),
        ((), ("content", "speed"), set()),
    ],
)
def test_selection(only: tuple[str, ...], skip: tuple[str, ...], left: set[str]) -> None:
    assert set(BOOK.select(only, skip).rules) == left


@pytest.mark.parametrize(
    ("name", "meant"), [("contnt", "content"), ("shalow", "shallow"), ("litle-html", "little-html")]
)
def test_an_unknown_selection_gets_the_nearest_name(name: str, meant: str) -> None:
    for only, skip in (((name,), ()), ((), (name,))):
        with pytest.raises(UsageError, match=f"no rule or category '{name}'. Did you mean '{meant}'"):
            BOOK.select(only, skip)


def test_limits_can_be_overridden_for_all_devices_or_one() -> None:
    changed = BOOK.with_limits({"little-html": {"most": 20}, "fast": {"most": {"tablet": 30.5}}})
    assert changed.rules["few-elements"].limits == {"most": {"phone": 20.0, "tablet": 20.0}}
    assert changed.rules["fast"].limits == {"most": {"phone": 10.0, "tablet": 30.5}}
    assert BOOK.rules["fast"].limits == {"most": {"phone": 10.0, "tablet": 10.0}}
    assert changed.rules["fast"].descriptor().limits == {"most": {"phone": 10.0, "tablet": 30.5}}


@pytest.mark.parametrize(
    ("overrides", "complaint"),
    [
        ({"fats": {"most": 1}}, "no rule 'fats'. Did you mean 'fast'"),
        ({"fast": {"mots": 1}}, "'fast' has no limit 'mots'. Did you mean 'most'"),
        ({"fast": {"most": {"phon": 1}}}, "'phon' is no kind of device. Did you mean 'phone'"),
        ({"fast": {"most": True}}, "a limit is a number"),
        ({"fast": {"most": float("nan")}}, "a limit is a number"),
        ({"fast": {"most": "9"}}, "a limit is a number"),
    ],
)
def test_overrides_that_fit_nothing(overrides: dict[str, dict[str, float]], complaint: str) -> None:
    with pytest.raises(ConfigurationError, match=complaint):
        BOOK.with_limits(overrides)


SAYS = {"en": "{elements}", "fr": "{elements}"}
SAYS_NOTHING = {"en": "pale", "fr": "pâle"}
FACTS = {"passed": [{"contrast": 11}], "failed": [{"contrast": 9}]}


def test_a_rule_without_limits_and_with_all_options() -> None:
    rule = a_rule(
        limits=REMOVED,
        passes="loopback",
        when='scheme == "https"',
        score="share",
        advisory=True,
        aliases=["old"],
        message=SAYS,
    )
    assert (rule.advisory, rule.score, rule.aliases) == (True, "share", ("old",))
    assert rule.reads == {"loopback", "scheme", "elements"}
    assert rule.descriptor().advisory


def test_a_rule_that_shares_no_fault_is_a_family_of_its_own() -> None:
    assert (a_rule().family, a_rule(family="page-size").family) == ("few-elements", "page-size")
    assert a_rule(family="page-size").descriptor().family == "page-size"


def test_a_miss_counts_in_full_from_a_limit_on() -> None:
    assert "gross" not in a_rule().limits
    assert a_rule(miss="most / elements").limits["gross"] == {"phone": 0.5, "tablet": 0.5}
    given = a_rule(miss="most / elements", limits={"most": 10, "gross": {"phone": 0.4, "tablet": 0.6}})
    assert given.descriptor().limits["gross"] == {"phone": 0.4, "tablet": 0.6}
    changed = a_rulebook(given).with_limits({given.id: {"gross": 0.25}}).rules[given.id]
    assert changed.limits_on("tablet") == {"most": 10.0, "gross": 0.25}


@pytest.mark.parametrize("gross", [0, 1, -0.5, {"tablet": 2}])
def test_an_override_must_leave_gross_a_ratio(gross: float | dict[str, float]) -> None:
    rule = a_rule(miss="most / elements")
    with pytest.raises(ConfigurationError, match="few-elements: 'gross' is measured ÷ required"):
        a_rulebook(rule).with_limits({rule.id: {"gross": gross}})


def test_a_rule_says_what_its_picture_shows_and_which_facts_are_colours() -> None:
    assert (a_rule().descriptor().picture, a_rule().descriptor().colours) == ("element", [])
    drawn = ["foreground", "background"]
    rule = a_rule(
        picture="reach",
        colours=drawn,
        over="text_contrasts",
        passes="contrast > most",
        message=SAYS_NOTHING,
        examples=FACTS,
    )
    assert (rule.descriptor().picture, rule.descriptor().colours) == ("reach", drawn)
    assert rule.reads == {"contrast", "most", *drawn}


SEEN = {"passed": [{"first": 11}], "failed": [{"first": 9}]}


def test_a_rule_says_which_fact_holds_the_places_of_its_picture() -> None:
    rule = a_rule(
        picture="glances", points="points", over="looks", passes="first > most", message=SAYS_NOTHING, examples=SEEN
    )
    assert (rule.descriptor().picture, rule.descriptor().points) == ("glances", "points")
    assert rule.reads == {"first", "most", "points"}


def test_the_runtime_of_cel_is_loaded_only_to_compile() -> None:
    code = "import sys, auditor.judge.loading.rulebook, auditor.judge.evaluate; print('cel_expr_python' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
