"""`liaison claims`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import opened, program_of, question
from commands.listing import Column, Listing
from commands.options import LANG, AsCsv, AsJson, Lang, t
from graph.words import Text

if TYPE_CHECKING:
    from graph.office import Office
    from queries.claim import Claim, Claims, Equation, Outcome
    from queries.claim_judge import Judged
    from queries.claim_office import Compared
    from queries.rule import Program

    Counted = Mapping[tuple[str, str], Compared]
    """What an office says, by the name of the claims and the id of the claim."""

STYLES = {
    "相符": "green",
    "holds": "green",
    "矛盾": "red",
    "contradicts": "red",
    "无法判断": "yellow",
    "cannot be told": "yellow",
}
COLUMNS = (
    Column("place", Text("地方", "place")),
    Column("id", Text("编号", "id")),
    Column("metric", Text("项目", "metric")),
    Column("written", Text("原文数字", "as written")),
    Column("equation", Text("关系", "equation"), spare=True),
    Column("figures", Text("计算", "computed"), spare=True),
    Column("outcome", Text("对照公布数字", "against published"), styles=STYLES, room=14),
    Column("words", Text("说明", "words"), room=24),
    Column("counted", Text("本机关统计", "office's count")),
    Column("office", Text("对照本机关", "against office"), styles=STYLES, room=14),
)
OFFICE = ("counted", "office")
"""Columns that the screen shows only where figures are held against an office."""
MORE = tuple(Column(key, Text("", "")) for key in ("kind", "mechanism", "document", "since", "until"))


def claims(
    place: Annotated[str | None, typer.Argument(help=t("地方，如 tongren", "a place, such as tongren"))] = None,
    office: Annotated[
        Path | None,
        typer.Option("--office", "-o", help=t("也与此机关的数据核对", "also hold them against this office")),
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Hold published figures against each other: each holds, contradicts, or cannot be told. Needs no office."""
    from queries.claims import claims_of

    home = opened(office) if office else None
    book = program_of(home) if home else None
    places = claims_of(place, book)
    counted = _against(home, book, places) if home and book else {}
    rows = {found.name: list(_rows(found, counted)) for found in places}
    if as_json or as_csv:
        every = [list(row.values()) for found in rows.values() for row in found]
        Listing((*COLUMNS, *MORE), every).print(as_json=as_json, as_csv=as_csv)
        return
    columns = [column for column in COLUMNS[1:] if office or column.key not in OFFICE]
    columns.sort(key=lambda column: column.key == "words")  # the longest last
    for found in places:
        shown = [[row[column.key] for column in columns] for row in rows[found.name]]
        Listing(columns, shown, f"{found.name}  {found.title.text.in_(LANG)}").print()


def _against(home: "Office", book: "Program", places: "list[Claims]") -> "Counted":
    from queries.claim_office import compare

    asked = question(home)
    store = home.open_store()
    try:
        return {(those.name, one.claim.id): one for those in places for one in compare(store, book, asked, those)}
    finally:
        store.close()


def _rows(found: "Claims", counted: "Counted") -> Iterator[dict[str, Any]]:
    """Yield one row an equation, then one row a figure: what other figures say of it, and what the office counts."""
    from queries.claim_judge import judge, standing

    judged = judge(found)
    for one in judged:
        yield _equation_row(found, one)
    for claim, equations, outcome, words in standing(found, judged):
        yield _claim_row(found, claim, ", ".join(equations), outcome, words, counted.get((found.name, claim.id)))


def _equation_row(found: "Claims", one: "Judged") -> dict[str, Any]:
    equation = one.equation
    told = {
        "equation": " / ".join(dict.fromkeys(f.formula for f in one.found if f.formula)),
        "figures": " / ".join(f.figures for f in one.found if f.figures),
        "outcome": _outcome(one.outcome),
        "words": one.words.in_(LANG),
    }
    return _row(found, equation.id, equation.title.text, _written(found, equation), "equation") | told


def _claim_row(
    found: "Claims", claim: "Claim", equations: str, outcome: "Outcome", words: Text, counted: "Compared | None"
) -> dict[str, Any]:
    from queries.claim_words import OFFICE, UNCOUNTED

    why = claim.uncounted and UNCOUNTED.format(zh=claim.uncounted.zh, en=claim.uncounted.en)
    if counted:  # a plain count stands in its column
        why = None if counted.words == OFFICE.format(count=counted.said) else counted.words
    said = [text.in_(LANG) for text in (words, why) if text]
    period, document = claim.period or found.period, claim.document or found.document
    told: dict[str, Any] = {
        "equation": equations or None,
        "figures": claim.said,
        "outcome": _outcome(outcome),
        "counted": counted and counted.said,
        "office": counted and _outcome(counted.outcome),
        "words": Text("；", "; ").in_(LANG).join(said) or None,
        "document": document.text.in_(LANG),
        "since": period.since,
        "until": period.until,
    }
    return _row(found, claim.id, claim.metric.text, claim.written, "claim") | told


def _row(found: "Claims", id_: str, metric: Text, written: str, kind: str) -> dict[str, Any]:
    """Return a row with all its columns, in their order, empty where only one kind of row has a thing to say."""
    row: dict[str, Any] = dict.fromkeys(column.key for column in (*COLUMNS, *MORE))
    own = {"place": found.name, "id": id_, "metric": metric.in_(LANG), "written": written, "kind": kind}
    own |= {"mechanism": id_.partition("-")[0], "document": found.document.text.in_(LANG)}
    return row | own | {"since": found.period.since, "until": found.period.until}


def _outcome(outcome: "Outcome") -> str:
    from queries.claim_words import OUTCOMES

    return OUTCOMES[outcome].in_(LANG)


def _written(found: "Claims", equation: "Equation") -> str:
    named = [o for side in equation.sides for o in (*side.left, *side.right) if isinstance(o, str)]
    return " · ".join(found.claim(id_).written for id_ in dict.fromkeys(named))
