"""`--concurrency` takes a number of visits or leaves it to the machine."""

from __future__ import annotations

import pytest

from auditor.cli import main


@pytest.mark.parametrize("given", ["0", "65", "two", "-1"])
def test_anything_else_is_one_sentence(
    given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["auditor", "audit", "https://shop.example", "--concurrency", given])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert capsys.readouterr().err == "auditor: --concurrency is a number from 1 to 64, or auto.\n"
