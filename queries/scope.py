"""Whose sheets a subject's facts come in: the scopes that hand in sheets, and the subjects that belong to each.

A shelf `scopes/<by>/` holds `all.cypher` (scope, name, and `above` where a name may need its parent's before it),
perhaps `also.cypher` (scope, name: further names of it), and a file a label: subject -> scope. `<Label>.<kind>.cypher`
stands in place of `<Label>.cypher` for one kind of sheet. A shelf `scopes/through/` says for any way to hand in whose
deeds a subject's facts are (subject -> member): such a subject belongs to the scopes of those members too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graph.model import MAX_DAY, MIN_DAY
from graph.names import plain_name
from graph.resolve import short_place
from graph.stores import Store
from graph.vocabulary import values_of
from queries.library import ask, names, text
from queries.limits import Asking, Bools
from queries.submissions import BODY, Submission, Submit

ALL, ALSO, MEMBER, THROUGH = "all", "also", "Member", "through"
_LINK = pa.schema([("subject", pa.string()), ("scope", pa.string())])


@dataclass(frozen=True)
class Scopes:
    """All scopes of one way to hand in sheets: the name of each id as it is shown, and every name it may go by."""

    by: str
    params: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def listed(self) -> list[str]:
        """The names as shown, in order."""
        return sorted(set(self.shown.values()))

    def aligned(self, sheets: Iterable[Submission]) -> list[Submission]:
        """Return the sheets with their scopes written as they are shown; a scope that is none of these is kept."""
        return [replace(sheet, scope=self.meant(sheet.scope)) for sheet in sheets]

    def meant(self, scope: str) -> str:
        """Return the scope that a name means, as shown; a name that is nobody's or several scopes' is kept."""
        forms = (plain_name(scope), short_place(scope))
        return next((self.written[form] for form in forms if form in self.written), scope)


def scopes_of(by: str, asking: Asking, params: Mapping[str, Any] | None = None) -> Scopes:
    """Return the scopes of one way to hand in sheets."""
    given = dict(params or {})
    rows = asking(_shelf(by), ALL, given).to_pylist()
    bearers = Counter(name for _, name in {(row["scope"], row["name"]) for row in rows})
    twice = {name for name, count in bearers.items() if count > 1}
    shown = {
        row["scope"]: f"{row.get('above') or ''}{row['name']}" if row["name"] in twice else row["name"] for row in rows
    }
    named = [(row["name"], row["scope"]) for row in rows]
    named += [(f"{row['above']}{row['name']}", row["scope"]) for row in rows if row.get("above")]
    named += [(f"{short_place(row['above'])}{row['name']}", row["scope"]) for row in rows if row.get("above")]
    if ALSO in names(_shelf(by)):
        named += [(row["name"], row["scope"]) for row in asking(_shelf(by), ALSO, given).to_pylist()]
    return Scopes(by, given, shown, _forms(named, shown))


def due_of(submit: Submit, asking: Asking) -> list[Scopes]:
    """Return the ways in which a sheet may be handed in whole: that of the body may come in parts, of either kind."""
    if submit.by == BODY:
        return [scopes_of(by, asking) for by in ("committee", "township")]
    return [scopes_of(submit.by, asking, {"groups": list(submit.groups)} if submit.groups else None)]


def ever(store: Store, body: str, by: Iterable[str] = ("committee", "township", "group")) -> list[Scopes]:
    """Return the scopes of each way to hand in, of any time: all that a sheet may be of."""
    always = {"body": body, "since": MIN_DAY, "until": MAX_DAY, "groups": values_of("group_kind")}

    def asking(shelf: str, name: str, params: Mapping[str, Any]) -> pa.Table:
        return ask(store, text(shelf, name), always | dict(params))

    return [scopes_of(way, asking) for way in by]


def touching(
    scopes: Scopes, label: str, kind: str, subjects: pa.ChunkedArray, asking: Asking
) -> Callable[[str], Bools]:
    """Return which of the subjects may have facts in the sheets of a scope, given as shown; "" is the whole body.

    A subject of no scope, and one whose facts are the deeds of a member of no scope, may be in any sheet.
    """
    everything = np.ones(len(subjects), dtype=bool)
    if not scopes.shown:
        return lambda _scope: everything
    belongs, loose = _belonging(scopes, label, kind, asking)
    anywhere = ~_among(subjects, belongs["subject"]) | _among(subjects, loose)

    def touched(scope: str) -> Bools:
        if not scope:
            return everything
        ids = pa.array([id_ for id_, shown in scopes.shown.items() if shown == scope], pa.string())
        return anywhere | _among(subjects, belongs.filter(pc.is_in(belongs["scope"], value_set=ids))["subject"])

    return touched


def _belonging(scopes: Scopes, label: str, kind: str, asking: Asking) -> tuple[pa.Table, pa.ChunkedArray]:
    """Return subject -> scope, and the subjects that a member of no scope may have facts of in any sheet."""
    direct = _links(scopes, label, kind, asking)
    if label not in names(_shelf(THROUGH)):
        return direct, direct.slice(0, 0)["subject"]
    deeds = asking(_shelf(THROUGH), label, {})
    members = _links(scopes, MEMBER, kind, asking).rename_columns(["member", "scope"])
    joined = deeds.join(members, keys="member", join_type="left outer").select(["subject", "scope"]).cast(_LINK)
    found = joined.filter(pc.is_valid(joined["scope"]))
    lost = joined.filter(pc.is_null(joined["scope"]))["subject"]
    return pa.concat_tables([direct, found]), lost.filter(pc.invert(pc.is_in(lost, value_set=_flat(direct["subject"]))))


def _links(scopes: Scopes, label: str, kind: str, asking: Asking) -> pa.Table:
    files = names(_shelf(scopes.by))
    for name in (f"{label}.{kind}", label):
        if name in files:
            return asking(_shelf(scopes.by), name, scopes.params).select(["subject", "scope"]).cast(_LINK)
    return _LINK.empty_table()


def _forms(named: Sequence[tuple[str, str]], shown: Mapping[str, str]) -> dict[str, str]:
    """Return the shown name of each written form; a form that several scopes have is nobody's, unless it is exact."""
    exact, short = (
        {(form(name), shown[id_]) for name, id_ in named if id_ in shown} for form in (plain_name, short_place)
    )
    found: dict[str, str] = {}
    for forms in (short, exact):
        counts = Counter(form for form, _ in forms)
        found = {form: name for form, name in found.items() if form not in counts or counts[form] == 1}
        found |= {form: name for form, name in forms if counts[form] == 1}
    return found


def _shelf(by: str) -> str:
    return f"scopes/{by}"


def _among(subjects: pa.ChunkedArray, chosen: pa.ChunkedArray) -> Bools:
    return pc.is_in(subjects, value_set=_flat(chosen)).to_numpy(zero_copy_only=False)  # type: ignore[no-any-return]


def _flat(column: pa.ChunkedArray) -> pa.Array:
    return column.combine_chunks()
