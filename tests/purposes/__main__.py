"""`python -m tests.purposes`: purposes that labelled forms have and those that are inferred, as a table in Markdown."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "page"))

from purpose_forms import FORMS, TRAPS
from purpose_forms_seen import HELD_OUT, LOOKED_AT, parse_with_form

from auditor.measure.page.purpose import infer_form

SETS = {"shop systems": FORMS, "traps": TRAPS, "looked at": LOOKED_AT, "held out": HELD_OUT}


def main() -> None:
    """Prints the table, and recall and precision of each set of forms."""
    confused: Counter[tuple[str, str]] = Counter()
    print("| forms | fields | recall | precision |\n|---|---|---|---|")
    for title, forms in SETS.items():
        pairs = Counter(pair for form in forms.values() for pair in _pairs(form))
        confused += pairs
        print(f"| {title} ({len(forms)}) | {pairs.total()} | {_share(pairs, 0)} | {_share(pairs, 1)} |")
    print(f"| all | {confused.total()} | {_share(confused, 0)} | {_share(confused, 1)} |")
    print("\n| purpose | fields | right | taken for | taken for it |\n|---|---|---|---|---|")
    for token in sorted({token for pair in confused for token in pair}):
        whole = sum(count for (meant, _), count in confused.items() if meant == token)
        lost = [f"{said or '–'} {count}" for (meant, said), count in confused.items() if meant == token != said]
        won = [f"{meant or '–'} {count}" for (meant, said), count in confused.items() if said == token != meant]
        row = token or "–", str(whole), str(confused[token, token]), ", ".join(lost), ", ".join(won)
        print(f"| {' | '.join(row)} |")


def _pairs(form: str) -> list[tuple[str, str]]:
    """(what a field is for, what is inferred) of each field; "" for no purpose."""
    fields, around = parse_with_form(form)
    found = infer_form([hints for _, hints in fields], around)
    return [(token, purpose.known) for (token, _), purpose in zip(fields, found, strict=True)]


def _share(pairs: Counter[tuple[str, str]], side: int) -> str:
    """Of the purposes on one side (0: meant, 1: inferred) those that are right, in percent."""
    whole = sum(count for pair, count in pairs.items() if pair[side])
    right = sum(count for (meant, said), count in pairs.items() if meant and meant == said)
    return f"{100 * right / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
