"""What is kept of a judged page until the last one is: bytes, about a quarter of its size as objects.

Among the objects of a snapshot, which come and go with each page, small ones that stay would hold on to the memory
around them, too.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Generic, TypeVar, cast

Kept = TypeVar("Kept")


class Packed(Generic[Kept]):
    """Something of ours that can be pickled. It never leaves the process."""

    __slots__ = ("_data",)

    def __init__(self, content: Kept) -> None:
        self._data = zlib.compress(pickle.dumps(content, pickle.HIGHEST_PROTOCOL), 1)

    def unpack(self) -> Kept:
        """The same again."""
        return cast(Kept, pickle.loads(zlib.decompress(self._data)))
