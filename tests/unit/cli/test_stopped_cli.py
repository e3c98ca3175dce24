"""What a run says that was interrupted before it had a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders_content import a_page

from auditor.cli.telling import of_what_is_kept
from auditor.errors import StoppedError
from auditor.store import Store


@pytest.mark.parametrize(("count", "said"), [(1, "1 snapshot is kept"), (2, "2 snapshots are kept")])
def test_what_is_kept_is_said_with_what_to_do(tmp_path: Path, count: int, said: str) -> None:
    store = Store(tmp_path / "out")
    store.create()
    for index in range(count):
        store.save(index, a_page())
    with pytest.raises(StoppedError) as error, of_what_is_kept(store):
        raise StoppedError("interrupted before any page was judged.")
    assert str(error.value) == (
        f"interrupted before any page was judged. {said}; next: auditor judge {tmp_path / 'out'}"
    )


def test_nothing_is_said_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoppedError, match=r"^interrupted\.$"), of_what_is_kept(Store(tmp_path / "out")):
        raise StoppedError("interrupted.")
