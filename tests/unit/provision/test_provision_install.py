"""A machine without a browser: Playwright's real installer against a server on loopback, then a fake apt-get."""

from __future__ import annotations

import io
import os
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from auditor.errors import ProvisionError
from auditor.provision import ensure_chromium, find_chromium, start_failure
from auditor.provision.install import what_to_install
from auditor.provision.system import has_apt, is_root

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt-get, and an archive of Linux's layout")

BROWSER = """#!/bin/sh
[ "$1" != --version ] || { echo "Chrome 159.0.8154.6"; exit; }
echo "<html></html>"
"""


class Archive(BaseHTTPRequestHandler):
    """Answers every request with an archive that holds a browser where the headless shell's archives have it."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/zip")
        self.send_header("Content-Length", str(len(ARCHIVE)))
        self.end_headers()
        self.wfile.write(ARCHIVE)

    def log_message(self, format: str, *args: object) -> None:
        pass


def archive(browser: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for machine in ("linux64", "linux-arm64"):
            entry = zipfile.ZipInfo(f"chrome-headless-shell-{machine}/chrome-headless-shell")
            entry.external_attr = 0o100755 << 16
            file.writestr(entry, browser)
        helper = zipfile.ZipInfo("ffmpeg-linux")
        helper.external_attr = 0o100755 << 16
        file.writestr(helper, "")
    return buffer.getvalue()


ARCHIVE = archive(BROWSER)


def needs(library: Path) -> str:
    """A browser that starts only when `library` is there, as a shared library that the system may lack."""
    complaint = f"error while loading shared libraries: {library.name}.so: cannot open shared object file"
    return BROWSER.replace("\n", f"\n[ -e '{library}' ] || {{ echo '{complaint}' >&2; exit 127; }}\n", 1)


@pytest.fixture
def download_host(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Archive) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", f"http://127.0.0.1:{server.server_port}")
        yield
        server.shutdown()


@pytest.fixture
def no_download_host(monkeypatch: pytest.MonkeyPatch) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Archive) as server:
        port = server.server_port  # closed from here on, and free
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", f"http://127.0.0.1:{port}")


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with an empty cache and no browser but those put into the folder that is returned."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.delenv("AUDITOR_CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(
        "auditor.provision.browser.system_candidates",
        lambda *_: [
            ("headless-shell", str(programs / "chromium-headless-shell")),
            ("chromium", str(programs / "chromium")),
        ],
    )
    monkeypatch.setattr("auditor.provision.install.missing_font_packages", list)
    as_user(monkeypatch)
    return programs


def as_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.provision.install.is_root", lambda: False)


def as_root_on_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.provision.install.is_root", lambda: True)
    monkeypatch.setattr("auditor.provision.install.has_apt", lambda: True)


def fake_apt(programs: Path, *packages: str) -> Path:
    """An apt-get that knows `packages` and installs each as a browser of that name; the log of its last arguments."""
    log = programs.parent / "apt.log"
    known = "|".join(packages) or "none"
    apt = programs / "apt-get"
    apt.write_text(
        f"""#!/bin/sh
for last; do :; done
echo "$DEBIAN_FRONTEND $last" >> '{log}'
case "$last" in
    update) ;;
    {known}) printf '%s' '{BROWSER}' > '{programs}'/"$last"; chmod +x '{programs}'/"$last" ;;
    *) echo "E: Unable to locate package $last" >&2; exit 100 ;;
esac
"""
    )
    apt.chmod(0o755)
    return log


def test_playwrights_installer_is_asked_first_and_what_it_installs_is_found(
    download_host: None, tmp_path: Path
) -> None:
    said: list[str] = []
    chromium = ensure_chromium(said.append)
    assert (chromium.kind, chromium.origin) == ("headless-shell", "playwright")
    assert chromium.path.is_relative_to(tmp_path / "cache" / "ms-playwright")
    assert start_failure(chromium) is None
    assert said == ["No Chromium found: downloading Playwright's headless shell."]
    assert ensure_chromium(said.append) == chromium == find_chromium()
    assert len(said) == 1


def test_without_its_host_root_on_debian_gets_the_distributions_headless_shell(
    no_download_host: None, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root_on_debian(monkeypatch)
    log = fake_apt(bare, "chromium-headless-shell", "chromium")
    said: list[str] = []
    chromium = ensure_chromium(said.append)
    assert (chromium.path, chromium.kind) == (bare / "chromium-headless-shell", "headless-shell")
    assert log.read_text().splitlines() == ["noninteractive update", "noninteractive chromium-headless-shell"]
    assert len(said) == 2


def test_a_distribution_without_a_headless_shell_gives_its_chromium(
    no_download_host: None, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root_on_debian(monkeypatch)
    fake_apt(bare, "chromium")
    chromium = ensure_chromium(print)
    assert (chromium.path, chromium.kind) == (bare / "chromium", "chromium")


def test_when_nothing_works_one_sentence_says_what_to_install(
    no_download_host: None, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root_on_debian(monkeypatch)
    fake_apt(bare)
    with pytest.raises(ProvisionError) as caught:
        ensure_chromium(print)
    assert str(caught.value) == f"There is no Chromium and it could not be downloaded: {what_to_install()}."
    assert "AUDITOR_CHROMIUM" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_who_is_not_root_gets_no_packages(no_download_host: None, bare: Path) -> None:
    log = fake_apt(bare, "chromium")
    with pytest.raises(ProvisionError, match="could not be downloaded"):
        ensure_chromium(print)
    assert not log.exists()


def test_a_download_that_does_not_start_is_not_called_installed(
    download_host: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a bare Debian without root, the libraries are missing and can't be added."""
    monkeypatch.setattr(sys.modules[__name__], "ARCHIVE", archive(needs(tmp_path / "libnss3")))
    with pytest.raises(ProvisionError, match=r"does not start without libnss3\.so: run `sudo "):
        ensure_chromium(print)


@pytest.mark.skipif(not (is_root() and has_apt()), reason="Playwright asks sudo, or another package manager")
def test_root_on_debian_gets_the_libraries_that_a_download_needs(
    download_host: None, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Playwright's real `install-deps`, with an apt-get that leaves a file for each package."""
    as_root_on_debian(monkeypatch)
    monkeypatch.setattr(sys.modules[__name__], "ARCHIVE", archive(needs(tmp_path / "libnss3")))
    apt = bare / "apt-get"
    apt.write_text(
        f'#!/bin/sh\nfor argument; do case "$argument" in lib*) touch "{tmp_path}/$argument" ;; esac; done\n'
    )
    apt.chmod(0o755)
    said: list[str] = []
    assert start_failure(ensure_chromium(said.append)) is None
    assert said[-1] == "Installing the system libraries that Chromium needs."


def test_fonts_are_added_where_they_are_missing(
    download_host: None, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_root_on_debian(monkeypatch)
    log = fake_apt(bare, "fonts-noto-color-emoji")
    monkeypatch.setattr("auditor.provision.install.missing_font_packages", lambda: ["fonts-noto-color-emoji"])
    said: list[str] = []
    ensure_chromium(said.append)
    assert said[-1] == "Installing fonts: fonts-noto-color-emoji."
    assert log.read_text().splitlines() == ["noninteractive fonts-noto-color-emoji"]
