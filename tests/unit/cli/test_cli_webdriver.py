"""--webdriver on the command line wins over the configuration, which wins over the default."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from auditor.cli.options import visit_options
from auditor.cli.requests import collect_request
from auditor.config import Configuration


@pytest.mark.parametrize(
    ("options", "configured", "expected"),
    [
        ([], None, False),
        ([], True, True),
        (["--webdriver"], None, True),
        (["--no-webdriver"], True, False),
    ],
)
def test_which_wins(options: list[str], configured: bool | None, expected: bool) -> None:
    asked = []

    @click.command()
    @visit_options
    def command(**given: object) -> None:
        asked.append(collect_request(["https://a.test/"], given, Configuration(webdriver=configured)))

    ran = CliRunner().invoke(command, options, catch_exceptions=False)
    assert ran.exit_code == 0
    assert [request.visit.webdriver for request in asked] == [expected]
