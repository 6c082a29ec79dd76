"""Who answers for a subject: an owner path ("constituency.convener") is a query of `owners/`."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from queries.limits import Asking
from queries.measure import Measure
from queries.program_check import owned
from queries.rule import Rule


def owners_of(rule: Rule, made: Measure, rows: pa.Table, asking: Asking, day: date) -> tuple[pa.Array, pa.Array]:
    """Return the owner's id and name for each row: null where nobody is there or the rule names no path.

    Where several answer on the day, the first that the query returns does; a member who does not sit then never does.
    """
    end = owned(rule.owner, made) if rule.owner else None
    if rule.owner is None or end is None:
        nobody = pa.nulls(rows.num_rows, pa.string())
        return nobody, nobody
    answer = asking("owners", rule.owner, {"day": day})
    left = asking("succession", "left", {"day": day})["subject"].combine_chunks()
    answer = answer.filter(pc.invert(pc.is_in(answer["owner"], value_set=left)))
    subjects = answer["subject"].to_numpy()
    _, first = np.unique(subjects.astype(str), return_index=True)
    chosen = answer.take(pa.array(first, pa.int64()))
    at = pc.index_in(rows[end], value_set=chosen["subject"].combine_chunks())
    return chosen["owner"].take(at).combine_chunks(), chosen["owner_name"].take(at).combine_chunks()
