"""The verdicts of an office beside those of the same office with less handed in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from queries.result import RuleResult

Row = Mapping[str, Any]


def rows(result: RuleResult) -> Iterator[tuple[tuple[str, str], tuple[str, str], Row]]:
    """Yield (ids, names, verdict): an id may be another where the sheet that says a code or a number is not there."""
    for row in result.verdicts.to_pylist():
        yield (row["subject"], row["object"] or ""), (row["name"] or "", row["object_name"] or ""), row


def beside(full: RuleResult, less: RuleResult) -> Iterator[tuple[list[Row], Row]]:
    """Yield each verdict of the lesser office with those of the full one that are about the same subject."""
    by_id, by_name = defaultdict(list), defaultdict(list)
    for id_, name, row in rows(full):
        by_id[id_].append(row)
        by_name[name].append(row)
    for id_, name, row in rows(less):
        yield by_id.get(id_) or by_name.get(name, []), row
