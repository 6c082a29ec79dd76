"""What both engines' stores of something that is only supposed have in common."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.stores import Applied, Store, StoreError
from graph.tables import GraphTables


class Supposition:
    """A store that is asked and left: nothing is written to it, and nothing further supposed of it."""

    def replace(self, _tables: GraphTables) -> Applied:
        """Raise StoreError: a supposition is never kept."""
        raise StoreError("图是只读的", "this graph is read only")

    @contextmanager
    def supposing(self, _extra: GraphTables) -> Iterator[Store]:
        """Raise StoreError: the rows of two suppositions are given together."""
        raise StoreError(
            "推演中不能再推演：请一次给出全部行", "a supposition within a supposition: give all rows at once"
        )
        yield
