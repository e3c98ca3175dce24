"""The wheel, installed elsewhere: it must bring everything that a checkout has."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs' folder of a fresh environment: the wheel without its dependencies, which the tests' lends."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / SCRIPTS / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True)
    purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = subprocess.run([python, "-c", purelib], capture_output=True, text=True, check=True).stdout.strip()
    # A line adds a path after the environment's own; the .pth files there, such as our editable install, are not read.
    Path(own, "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    return python.parent


def run(installed: Path, *arguments: str, cwd: Path, program: str = "auditor") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [installed / program, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_site_packages_gain_nothing_but_auditor(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"auditor"}


@pytest.mark.parametrize("folder", ["rules", "reports", "auditor"])
def test_every_file_of_the_checkout_is_in_the_wheel(wheel: Path, folder: str) -> None:
    paths = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
    prefix = "" if folder == "auditor" else "auditor/"
    files = {prefix + path.relative_to(ROOT).as_posix() for path in paths}
    assert files
    assert not files - set(zipfile.ZipFile(wheel).namelist())


def test_the_package_that_runs_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    script = "import auditor, auditor.resources as r; print(auditor.__file__, r.directory('rules'))"
    ended = run(installed, "-c", script, cwd=tmp_path, program="python")
    package, rules = (Path(word) for word in ended.stdout.split())
    assert package.is_relative_to(installed.parent)
    assert rules == package.parent / "rules"
    assert rules.is_dir()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--version",), "0."),
        (("rules", "list"), "viewport-meta"),
        (("rules", "check"), ""),
        (("doctor",), "An audit can run."),
    ],
)
def test_its_commands_work_elsewhere(
    installed: Path, tmp_path: Path, arguments: tuple[str, ...], expected: str
) -> None:
    ended = run(installed, *arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert expected in ended.stdout
    assert not list(tmp_path.iterdir())
