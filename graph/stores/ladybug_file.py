"""One Ladybug file, read only, and what would be if further rows were in it."""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug
import pyarrow as pa

from graph.stores import Applied, Store, StoreError
from graph.stores.ladybug_copy import LadybugCopy
from graph.stores.ladybug_rows import ADDRESS_SPACE, answer
from graph.tables import GraphTables
from graph.words import Text

REBUILD = Text("请从台账重建：liaison load --rebuild", "make it again from the ledger: liaison load --rebuild")

_FILLED = 60
"""A copy that was filled with the rows of so many tables is closed: what they take of the engine's memory, some 5 MB
each, stays taken when they are rolled back."""


class LadybugFile:
    """One file, read only; several threads may ask at once."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises StoreError where the engine does not take it."""
        try:
            self._database = ladybug.Database(path, read_only=True, max_db_size=ADDRESS_SPACE)
        except RuntimeError as error:
            raise StoreError(
                f"无法打开 {path.name}（{error}）；{REBUILD.zh}",
                f"{path.name} cannot be opened ({error}); {REBUILD.en}",
            ) from error
        self._path = path
        self._spare: list[LadybugCopy] = []
        self._current = True

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        with ladybug.Connection(self._database) as connection:
            return answer(connection, cypher, params)

    def replace(self, _tables: GraphTables) -> Applied:
        """Raise StoreError: a file is never changed."""
        raise StoreError("图是只读的", "this graph is read only")

    @contextmanager
    def supposing(self, extra: GraphTables) -> Iterator[Store]:
        """Yield a store over a copy that has the extra rows too; see Store.

        To open a copy takes longer than to ask a small one, so that copies are kept; each serves one at a time.
        """
        if not extra.counts:
            yield self
            return
        copy = self._taken() or LadybugCopy(self._path)
        try:
            with copy.supposing(extra) as supposed:
                yield supposed
        finally:
            self._put_back(copy)

    def retire(self) -> None:
        """Keep no copies from now on: another file is the graph, or none. What is being asked goes on."""
        self._current = False
        while copy := self._taken():
            copy.close()

    def close(self) -> None:
        """Let go of the file and its copies."""
        self.retire()
        self._database.close()
        _give_back()

    def _taken(self) -> LadybugCopy | None:
        try:
            return self._spare.pop()
        except IndexError:
            return None

    def _put_back(self, copy: LadybugCopy) -> None:
        if self._current and copy.filled < _FILLED:
            self._spare.append(copy)
        else:
            copy.close()
            _give_back()


def _give_back() -> None:
    """Hand freed memory back to the system: glibc keeps it for the engine's threads, 250 MB more each night."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "malloc_trim"):
        libc.malloc_trim(0)
