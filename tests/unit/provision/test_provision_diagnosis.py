"""What `auditor doctor` finds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.provision.diagnosis import can_audit, diagnose


def states() -> dict[str, str]:
    return {check.name: check.state for check in diagnose()}


def test_after_set_up_an_audit_can_run_and_every_version_is_told() -> None:
    checks = list(diagnose())
    assert can_audit(checks)
    names = [check.name for check in checks]
    assert names[:5] == ["Python", "auditor", "Playwright", "CEL", "Chromium"]
    assert {"Node", "Lighthouse", "axe-core"} <= set(names)
    assert all(check.detail for check in checks)
    assert all(check.remedy for check in checks if check.state != "ok")


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
@pytest.mark.parametrize("script", ["#!/bin/sh\necho broken >&2; exit 1\n", "#!/bin/sh\necho Chromium 156.0\n"])
def test_a_browser_that_does_not_start_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(script)
    browser.chmod(0o755)
    monkeypatch.setenv("AUDITOR_CHROMIUM", str(browser))
    checks = list(diagnose())
    assert not can_audit(checks)
    [missing] = [check for check in checks if check.state == "missing"]
    assert missing.name == "Chromium"
    assert missing.detail.startswith(f"{browser} does not start: ")


def test_a_wrong_override_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITOR_CHROMIUM", str(tmp_path / "nothing"))
    assert states()["Chromium"] == "missing"


def test_without_lighthouse_an_audit_still_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.provision.node.cache_directory", lambda: tmp_path)
    checks = list(diagnose())
    assert can_audit(checks)
    found = {check.name: check for check in checks}
    assert found["Lighthouse"].state == found["axe-core"].state == "note"
    assert found["Lighthouse"].remedy == "run `auditor setup`"


def test_a_python_package_that_is_gone_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    def version(package: str) -> str:
        if package == "cel-expr-python":
            raise PackageNotFoundError(package)
        return "1.0"

    monkeypatch.setattr("auditor.provision.diagnosis.version", version)
    assert states()["CEL"] == "missing"
