"""Our YAML of a journey: what is read, and what is refused in one sentence with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.journeys import LARGEST, read_journey, read_journeys
from auditor.journeys.limits import MOST_STEPS
from auditor.journeys.written import _STEPS
from auditor.model.journey import Audit, Choose, Fill, Journey, Label, Selectors, Tap, Visit, WaitFor

WHOLE = """\
journey: Achat invité
start: shop.example/produit/lampe-3
steps:
  - audit: Produit
  - tap: "Ajouter au panier"
  - visit: /panier
  - audit
  - fill: { E-mail: "test@example.org", "Code postal": 75001, Mot de passe: $SECRET, Prix: $$5 }
  - choose: { Livraison: "Point relais" }
  - choose: Colissimo
  - tap: { label: Choisir, number: 2 }
  - tap: { selector: "#pay" }
  - wait-for: Total
"""


def read(tmp_path: Path, text: str, **environment: str) -> Journey:
    file = tmp_path / "journey.yaml"
    file.write_text(text, "utf-8")
    return read_journey(file, environment)


def test_all_steps(tmp_path: Path) -> None:
    journey = read(tmp_path, WHOLE, SECRET="s3cret")
    assert (journey.name, journey.start) == ("Achat invité", "https://shop.example/produit/lampe-3")
    assert journey.test_payment is False
    assert (journey.stations, journey.secrets()) == (2, ["s3cret"])
    audit, tap, visit, unnamed, *rest = journey.steps
    assert isinstance(audit, Audit)
    assert (audit.title, audit.place.line) == ("Produit", 4)
    assert isinstance(tap, Tap)
    assert (tap.on, tap.place.text) == (Label("Ajouter au panier"), "tap: Ajouter au panier")
    assert isinstance(visit, Visit)
    assert visit.url == "/panier"
    assert isinstance(unnamed, Audit)
    assert unnamed.title == ""
    fills = [step for step in rest if isinstance(step, Fill)]
    assert [(str(step.on), step.value, step.secret) for step in fills] == [
        ("E-mail", "test@example.org", False),
        ("Code postal", "75001", False),
        ("Mot de passe", "s3cret", True),
        ("Prix", "$5", False),
    ]
    assert len({step.place.number for step in fills}) == 1
    chosen = [(step.among, step.option) for step in rest if isinstance(step, Choose)]
    assert chosen == [(Label("Livraison"), "Point relais"), (None, "Colissimo")]
    assert [step.on for step in rest if isinstance(step, Tap)] == [Label("Choisir", 2), Selectors((("#pay",),))]
    assert isinstance(rest[-1], WaitFor)
    assert rest[-1].on == Label("Total")


def test_without_audit_steps_the_number_of_stations_is_open(tmp_path: Path) -> None:
    journey = read(tmp_path, "start: https://shop.example/\ntest-payment: true\nsteps: [{tap: Buy}]")
    assert (journey.stations, journey.test_payment) == (None, True)


STEPS = "start: https://shop.example/\nsteps:\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "empty"),
        ("- tap: Buy", 1, "has the keys"),
        ("steps: [{tap: Buy}]", 1, "'start' is missing"),
        ("start: https://shop.example/", 1, "'steps' is missing"),
        ("start: javascript:alert(1)\nsteps: [{tap: Buy}]", 1, "only http"),
        ("start: file:///etc/passwd\nsteps: [{tap: Buy}]", 1, "only http"),
        ("start: https://shop.example/\nstep: []", 2, "Did you mean 'steps'?"),
        (f"{STEPS}  - tapp: Buy", 3, "Did you mean 'tap'?"),
        (f"{STEPS}  - tap: Buy\n    visit: /cart", 3, "one thing"),
        (f"{STEPS}  - tap: ''", 3, "empty"),
        (f"{STEPS}  - tap: {{}}", 3, "Name it by the text"),
        (f"{STEPS}  - tap: {{label: Buy, number: 0}}", 3, "from 1"),
        (f"{STEPS}  - tap: {{label: Buy, number: ²}}", 3, "from 1"),
        (f"{STEPS}  - tap: {{label: Buy, selector: a}}", 3, "Either"),
        (f"{STEPS}  - tap: {{text: Buy}}", 3, "Unknown key 'text'"),
        (f"{STEPS}  - visit: javascript:alert(1)", 3, "can be visited"),
        (f"{STEPS}  - visit: https://me:secret@shop.example/", 3, "--basic-auth-env"),
        ("start: https://me:secret@shop.example/\nsteps: [{tap: Buy}]", 1, "--basic-auth-env"),
        (f"{STEPS}  - visit: 'file:///etc/passwd'", 3, "can be visited"),
        (f"{STEPS}  - fill: Buy", 3, "fill is written"),
        (f"{STEPS}  - fill: {{a: b, a: c}}", 3, "twice"),
        (f"{STEPS}  - fill: {{Password: $NOT_THERE}}", 3, "'NOT_THERE' is not set"),
        (f"{STEPS}  - choose: {{Size: [M]}}", 3, "text"),
        (f"{STEPS}  - tap: &a Buy\n  - tap: *a", 3, "anchors"),
        (f"{STEPS}  - tap: !!python/object:os.system x", 3, "tags"),
        (f"{STEPS}  - tap: {'[' * 50}", 3, "nested too deeply"),
        (f"{STEPS}  - tap: {'{a: ' * 9000}", 3, "nested too deeply"),
        (f'{STEPS}  - tap: "Buy', 3, "not valid YAML"),
        (f"{STEPS}" + "  - tap: Buy\n" * (MOST_STEPS + 1), 3, "at most"),
        (f"{STEPS}" + "  - audit\n" * 31, 3, "31 stations"),
        ("start: https://shop.example/\ntest-payment: maybe\nsteps: [{tap: Buy}]", 2, "true or false"),
    ],
)
def test_what_is_refused_is_told_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, text)
    first, *_ = str(caught.value).splitlines()
    assert f"journey.yaml:{line}:" in first
    assert says in first
    assert "me:secret" not in str(caught.value)


def test_a_secret_is_not_quoted_when_another_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, f"{STEPS}  - fill: {{A: $ONE, B: $TWO}}", ONE="s3cret")
    assert "s3cret" not in str(caught.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read: No such file"):
        read_journey(tmp_path / "none.yaml", {})
    with pytest.raises(UsageError, match="can't be read: Is a directory"):
        read_journey(tmp_path, {})
    (tmp_path / "latin.yaml").write_bytes(b"journey: caf\xe9")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_journey(tmp_path / "latin.yaml", {})
    (tmp_path / "large.yaml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(UsageError, match="larger than any journey"):
        read_journey(tmp_path / "large.yaml", {})


def test_journeys_of_one_name_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(WHOLE, "utf-8")
    names = [each.name for each in read_journeys([file, file], {"SECRET": "x"})]
    assert names == ["Achat invité", "Achat invité (2)"]


@pytest.mark.parametrize("page", ["README.md", "docs/journeys.md"])
def test_the_journeys_of_the_documentation_are_read(tmp_path: Path, page: str) -> None:
    text = (Path(__file__).parents[3] / page).read_text("utf-8")
    found = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "steps:" in block]
    assert found
    for block in found:
        assert read(tmp_path, block, SHOP_PASSWORD="x").stations


def test_every_step_is_documented() -> None:
    text = (Path(__file__).parents[3] / "docs/journeys.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w-]+): ", text, re.MULTILINE) == list(_STEPS)
