"""From edge lists to the islands that viz draws: chosen townships, who belongs to them, whom they keep."""

from typing import TYPE_CHECKING, Any

from commands.options import t
from commands.pictures import Sight, verdicts_of
from graph.words import WrongValueError

if TYPE_CHECKING:
    from viz.picture import Picture


def islands(seen: Sight, townships: list[str]) -> "Picture":
    """Return the chosen townships as islands: members, contacts and what they raised."""
    from queries.period import period_of
    from viz.islands import islands as drawn

    chosen = [id_ for name in townships for id_ in _townships(seen, name)]
    period = period_of("year", seen.question.as_of)
    people = seen.rows("island-people", townships=chosen, since=period.since, until=period.until)
    # Who keeps a contact stands with the contact, anybody else where they are assigned or live.
    home = {row["member"]: row["township"] for row in reversed(people)}
    others = [row for row in seen.rows("island-members", townships=chosen) if row["member"] not in home]
    home |= {row["member"]: row["township"] for row in reversed(others)}
    if not home:
        raise WrongValueError(
            f"所选乡镇（街道）截至{seen.question.as_of}既没有委员也没有联系对象，无可画",
            f"the chosen townships have neither members nor contacts as of {seen.question.as_of}: nothing to draw",
        )
    sides = seen.rows("island-sides", members=sorted(home))
    judged = {label: verdicts_of(seen, label) for label in ("Member", "Contact")}
    places = [row for row in seen.rows("townships") if row["id"] in chosen]
    nodes: dict[str, dict[str, Any]] = {row["id"]: {**row, "kind": "township"} for row in places}
    for row in (*people, *others):
        for kind, label in (("contact", "Contact"), ("member", "Member")):
            if kind not in row:
                continue
            nodes[row[kind]] = {
                "id": row[kind],
                "label": seen.shown(label, row[f"{kind}_name"]),
                "kind": kind,
                "group": row["township"] if kind == "contact" else home[row["member"]],
                "verdict": judged[label].get(row[kind], ""),
            }
    edges = [
        {
            "source": r["member"],
            "target": r["contact"],
            "kind": "visit" if r["visits"] else "keeps",
            "weight": r["visits"] or 1,
        }
        for r in people
    ]
    for row in sides:
        nodes[row["constituency"]] = {
            "id": row["constituency"],
            "label": row["constituency_name"],
            "kind": "constituency",
        }
        edges.append({"source": row["constituency"], "target": row["member"], "kind": "represents", "weight": 1})
    return drawn(
        list(nodes.values()),
        edges,
        title=f"{seen.office.body.name} · {t('乡镇', 'townships')}",
        as_of=str(seen.question.as_of),
        lang=seen.lang,
    )


def _townships(seen: Sight, name: str) -> list[str]:
    """Return the townships meant: one by name, code or id, or all of a county."""
    from graph.faults import nearest

    rows = seen.rows("townships")
    inside = [row["id"] for row in rows if name == row["region_name"]]
    found = [row for row in rows if name in (row["id"], row["label"], row["code"])]
    if inside or len(found) == 1:
        return inside or [found[0]["id"]]
    said = ", ".join(f"{row['id']} ({row['region_name']})" for row in found)
    if found:
        raise WrongValueError(f"“{name}”不止一个，请用编号：{said}", f"{name!r} is several; say which id: {said}")
    near = nearest(name, sorted({row[key] for row in rows for key in ("label", "region_name") if row[key]}))
    raise WrongValueError(f"没有乡镇或区县“{name}”{near.zh}", f"no township or county is called {name!r}{near.en}")
