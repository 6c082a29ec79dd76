"""Where a query filters one relation and follows another in the same MATCH, which Ladybug 0.22 answers wrongly."""

import re
from itertools import pairwise

_CLAUSE = re.compile(r"\b(?:OPTIONAL MATCH|MATCH|WITH|RETURN|UNION|UNWIND)\b")
_RELATION = re.compile(r"-\[(?P<name>\w*)(?::[^\]]*)?\]-")


def filtered_hops(query: str) -> list[str]:
    """Return the MATCH clauses, sub-queries too, that have several relations and a condition on one of them."""
    starts = [match.start() for match in _CLAUSE.finditer(query)] + [len(query)]
    clauses = _merged([query[a:b] for a, b in pairwise(starts)])
    return [clause for clause in clauses if "MATCH" in clause.split("(")[0] and _filters_a_hop(clause)]


def _merged(clauses: list[str]) -> list[str]:
    """A MATCH straight after a MATCH is planned together with it; the braces of a sub-query end that."""
    kept: list[str] = []
    for clause in clauses:
        if kept and clause.startswith("MATCH") and kept[-1].startswith("MATCH") and not kept[-1].rstrip().endswith("{"):
            kept[-1] += clause
        else:
            kept.append(clause)
    return kept


def _filters_a_hop(clause: str) -> bool:
    condition = " ".join(clause.split("WHERE")[1:])
    relations = [match["name"] for match in _RELATION.finditer(clause)]
    return len(relations) > 1 and any(name and re.search(rf"\b{name}\.\w", condition) for name in relations)
