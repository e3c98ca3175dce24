from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from builders_visits import a_station, visited
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import SnapshotError, UsageError
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.snapshot import SNAPSHOT_VERSION, Snapshot, ToolVersions
from auditor.store import Store


def a_snapshot(**changes: object) -> Snapshot:
    plain = Snapshot(
        **{**visited("https://shop.example/a?b=c"), "final_url": "https://shop.example/a"},
        started="2026-01-01T00:00:00+00:00", tools=ToolVersions(auditor="1"),
        frames=[Evidence(url="https://shop.example/a")], failures=[Failure("axe", "step-timeout", {"seconds": "15"})],
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    store = Store(tmp_path / "out")
    store.create()
    snapshot = a_snapshot(images={"full-page": b"png"})
    directory = store.save(0, snapshot)
    assert directory == "pages/001-a-b-c-phone"
    assert store.load(directory, images=True) == snapshot
    assert store.images(directory) == {"full-page": "full-page.png"}
    assert store.image(directory, "full-page.png") == b"png"


@given(text=st.text(max_size=200))
def test_any_string_of_a_page_survives_the_disk(text: str) -> None:
    snapshot = a_snapshot(frames=[Evidence(url=text)])
    assert msgspec.json.decode(msgspec.json.encode(snapshot), type=Snapshot) == snapshot


def test_the_folder_of_an_earlier_audit_is_used_again(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.create()
    store.save(0, a_snapshot())
    store.save(1, a_snapshot(station=a_station("https://shop.example/gone")))
    store.create()
    assert store.directories() == []


def test_a_folder_with_somebodys_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="did not write"):
        Store(tmp_path).create()
    assert (tmp_path / "thesis.txt").is_file()


def test_images_outside_the_folder_are_not_found(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"mine")
    store = Store(tmp_path / "out")
    store.create()
    assert store.image("..", "secret.png") is None
    assert store.image("pages", "../../secret.png") is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no snapshot"),
        (b"{}", "no snapshot"),
        (b"[" * 100_000, "no snapshot"),
        (b"\xff\xfe", "no snapshot"),
        (b'{"version": %d}' % SNAPSHOT_VERSION, "missing required field"),
    ],
)
def test_damaged_snapshots_are_named_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    store = Store(tmp_path)
    store.create()
    directory = store.save(0, a_snapshot())
    (tmp_path / directory / "snapshot.json").write_bytes(content)
    with pytest.raises(SnapshotError, match=said) as raised:
        store.load(directory)
    assert "\n" not in str(raised.value)
