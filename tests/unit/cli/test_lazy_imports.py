"""`auditor --help` is quick because of what it leaves alone, which holds on any machine; its seconds would not."""

from __future__ import annotations

import subprocess
import sys

import pytest

COSTLY = ("numpy", "playwright", "jinja2", "PIL", "yaml", "rich", "msgspec", "asyncio", "cel_expr_python", "trustme")
"""0.02 to 0.25 s each."""


def imported(*arguments: str) -> set[str]:
    """What is imported by the time a command ends, top-level packages only."""
    program = (
        "import sys\n"
        "from auditor.cli import main\n"
        f"sys.argv = ['auditor', *{arguments!r}]\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    print(*sorted(name.partition('.')[0] for name in sys.modules), file=sys.stderr)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout
    return set(ended.stderr.split())


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_imports_nothing_costly(option: str) -> None:
    assert imported(option).isdisjoint(COSTLY)


def test_the_help_of_a_command_needs_no_browser_and_no_templates() -> None:
    assert imported("audit", "--help").isdisjoint(
        {"playwright", "numpy", "jinja2", "PIL", "cel_expr_python", "trustme"}
    )


def test_judging_again_needs_no_browser() -> None:
    modules = imported("rules", "list")
    assert "cel_expr_python" in modules  # the check itself sees what is imported
    assert "playwright" not in modules
