"""What is ours in a folder, and what is left alone."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from builders_content import a_page
from builders_visits import visited

from auditor.errors import UsageError, WriteError
from auditor.model.snapshot import Snapshot
from auditor.ownership import MARK
from auditor.store import Store


def a_visit(path: str = "", **changes: object) -> Snapshot:
    return msgspec.structs.replace(a_page(**visited(f"https://shop.example/{path}")), **changes)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The folder of an audit that has ended."""
    with Store(tmp_path / "out") as store:
        store.create()
        store.save(0, a_visit(images={"full-page": b"png"}))
        store.put("result.json", b"{}")
        store.put("index.html", b"<!doctype html>")
    return tmp_path / "out"


def project(root: Path) -> dict[str, str]:
    """Somebody's own files, some named as ours are."""
    files = {
        "package.json": "{}",
        "pages/home/snapshot.json": "mine",
        "pages/001-home-phone/snapshot.json": "mine",
        "result.json": "mine",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return files


def test_a_project_is_untouched(tmp_path: Path) -> None:
    files = project(tmp_path)
    with Store(tmp_path) as store, pytest.raises(UsageError, match="did not write"):
        store.create()
    assert {name: (tmp_path / name).read_text() for name in files} == files
    assert not (tmp_path / MARK).exists()


@pytest.mark.parametrize("name", ["result.json", "pages/001-home-phone/snapshot.json", "pages/007-cart-tablet/own.txt"])
def test_what_was_put_into_our_folder_is_left_alone(tmp_path: Path, name: str) -> None:
    with Store(tmp_path) as store:
        store.create()
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    with Store(tmp_path) as store, pytest.raises(UsageError, match="was not written by this tool"):
        store.create()
    assert (tmp_path / name).read_text() == "mine"


def test_a_note_beside_a_snapshot_of_ours_stays(made: Path) -> None:
    note = made / "pages/001-home-phone/note.txt"
    note.write_text("mine")
    with Store(made) as store:
        store.create()
        assert store.directories() == []
        store.save(0, a_visit())
    assert note.read_text() == "mine"


def test_reports_of_an_earlier_audit_are_gone_when_the_next_begins(made: Path) -> None:
    with Store(made) as store:
        store.create()
    assert sorted(path.name for path in made.iterdir()) == [MARK, "pages"]
    assert list((made / "pages").iterdir()) == []


def test_a_report_of_somebody_else_is_not_written_over(made: Path) -> None:
    (made / "junit.xml").write_text("mine")
    with Store(made) as store, pytest.raises(WriteError, match="did not write it"):
        store.put("junit.xml", b"ours")
    assert (made / "junit.xml").read_text() == "mine"


def test_a_link_out_of_the_folder_is_not_followed(made: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "snapshot.json").write_text("mine")
    (made / "pages/002-cart-phone").symlink_to(elsewhere)
    with (made / MARK).open("a") as mark:
        mark.write("pages/002-cart-phone\n../elsewhere/snapshot.json\n")
    with Store(made) as store, pytest.raises(UsageError, match="002-cart-phone"):
        store.create()
    assert (elsewhere / "snapshot.json").read_text() == "mine"


KILLED = """
import os, sys
from pathlib import Path
from auditor.store import Store
store = Store(Path(sys.argv[1]))
store.create()
store._note("pages/001-home-phone")
(store.root / "pages/001-home-phone").mkdir()
(store.root / "pages/001-home-phone/full-page.png").write_bytes(b"half")
(store.root / "pages/001-home-phone/.snapshot.json.abcd1234").write_bytes(b"half")
os._exit(9)
"""


def test_the_folder_of_a_run_that_was_killed_is_used_again(tmp_path: Path) -> None:
    assert subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False).returncode == 9
    with Store(tmp_path) as store:
        store.create()
        assert list((tmp_path / "pages").iterdir()) == []
        assert store.save(0, a_visit()) == "pages/001-home-phone"


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with Store(tmp_path) as first, Store(tmp_path) as second:
        first.create()
        with pytest.raises(UsageError, match="in use"):
            second.create()
    with Store(tmp_path) as third:
        third.create()


def test_a_copy_without_the_marker_can_be_judged(made: Path) -> None:
    (made / MARK).unlink()  # as artefacts of CI are, which leave out hidden files
    (made / "result.json").write_bytes(b'{"schema_version": 5, "tool": {"auditor": "1"}}')
    with Store(made) as store:
        store.put("result.json", b"new")
        store.put("index.html", b"new")
    assert (made / "index.html").read_bytes() == b"new"


def test_a_file_in_the_place_of_the_folder_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WriteError, match="a file, not a folder"):
        Store(tmp_path / "out").create()


@pytest.fixture
def little_disk() -> Iterator[None]:
    """No file can grow beyond 100 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_page_that_cannot_be_stored_is_told_and_costs_no_other(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with Store(tmp_path) as store:
        store.create()
        store.save(0, a_visit())
        request.getfixturevalue("little_disk")
        lost = store.save(1, a_visit("cart"))
        assert store.directories() == ["pages/001-home-phone", lost]
        page = store.load(lost, images=True)
        assert not page.audited
        assert (page.failures[0].step, page.failures[0].code) == ("snapshot", "not-stored")
        assert [error.exit_code for error in store.lost] == [3]
        assert store.load("pages/001-home-phone").audited


def test_a_snapshot_that_cannot_be_amended_stays_as_it_was(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with Store(tmp_path) as store:
        store.create()
        directory = store.save(0, a_visit())
        request.getfixturevalue("little_disk")
        store.replace(directory, a_visit(status=500))
        assert store.load(directory).status == a_visit().status
        assert len(store.lost) == 1
    assert [path.name for path in (tmp_path / directory).iterdir()] == ["snapshot.json"]
