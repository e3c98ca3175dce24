"""`--wait-for-server`, over `wait-for-server` of the configuration."""

from __future__ import annotations

import pytest

from auditor.cli import main, requests
from auditor.cli.audit import command
from auditor.config import Configuration

URL = "http://localhost:3000"


@pytest.mark.parametrize(
    ("options", "configured", "seconds"),
    [([], None, 0.0), ([], 7.0, 7.0), (["--wait-for-server", "60"], 7.0, 60.0), (["--wait-for-server", "0"], 7.0, 0.0)],
)
def test_the_command_line_wins(options: list[str], configured: float | None, seconds: float) -> None:
    given = command.make_context("audit", [URL, *options]).params
    request = requests.collect_request(given["urls"], given, Configuration(wait_for_server=configured))
    assert request.wait_for_server == seconds


@pytest.mark.parametrize("given", ["-1", "3601", "soon"])
def test_anything_else_is_wrong_usage(
    given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["auditor", "audit", URL, "--wait-for-server", given])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert "Invalid value for '--wait-for-server'" in capsys.readouterr().err
