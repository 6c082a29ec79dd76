"""Nodes and relations of a synthetic country, drawn so far: each table at once."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.columns import Draw, Whole, keys, links, node_table, stints, unique
from benchmarks.sizes import EARLIER, UNTIL, Size
from graph.model import Triple

_NAMELESS = ("Visit", "Step")


class Drafted:
    """The tables so far. `ids` are the keys of each label; a choice of nodes is an array of their numbers."""

    def __init__(self, size: Size, draw: Draw) -> None:
        self.size, self.draw = size, draw
        self.ids: dict[str, pa.Array] = {}
        self.nodes: dict[str, pa.Table] = {}
        self.relations: dict[Triple, pa.Table] = {}

    def node(self, label: str, prefix: str, count: int, **columns: Any) -> Whole:
        """Add nodes after those that the label has, and return their numbers."""
        before = self.count(label)
        ids = keys(prefix, before + count).slice(before)
        if label not in _NAMELESS:
            columns.setdefault("name", pc.binary_join_element_wise(label, ids, " "))
        made = node_table(label, ids, columns)
        self.nodes[label] = pa.concat_tables([self.nodes[label], made]) if before else made
        self.ids[label] = pa.concat_arrays([self.ids[label], ids]) if before else ids
        return np.arange(before, before + count)

    def count(self, label: str) -> int:
        """Return how many nodes of the label there are."""
        return len(self.ids.get(label, ()))

    def link(
        self, triple: Triple, start: Whole, end: Whole, *, moved: float = 0.0, more: bool = False, **columns: Any
    ) -> None:
        """Add relations; of those that are `moved`, a stint ended, and half of them began again.

        `more`: beside those that are there already, of which none has the same two ends.
        """
        first, second = (self.ids[label].take(pa.array(at)) for label, at in ((triple[0], start), (triple[2], end)))
        table = unique(links(triple[1], first, second, columns))
        if moved:
            table = stints(self.draw, table, moved, EARLIER, UNTIL)
        held = self.relations.get(triple)
        both = pa.concat_tables([held, table]) if held is not None and more else table
        # Ladybug 0.22 ends a COPY at an empty chunk, without an error.
        self.relations[triple] = both.combine_chunks()

    def spread(
        self, triple: Triple, start: Whole, part: float, *, steep: float = 1.5, moved: float = 0.0, **said: Any
    ) -> None:
        """Link about this part of the given nodes, each with one of the other label; `said`: words to draw."""
        chosen = start[self.draw.share(len(start), part)]
        end = self.draw.skewed(len(chosen), self.count(triple[2]), steep)
        columns = {name: self.draw.words(len(chosen), words) for name, words in said.items()}
        self.link(triple, chosen, end, moved=moved, more=True, **columns)
