"""`liaison claims`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.listing import Column, Listing
from commands.options import LANG, AsCsv, AsJson, Lang, t
from graph.words import Text

if TYPE_CHECKING:
    from queries.claim import Claim, Claims, Equation

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
    Column("equation", Text("关系", "equation")),
    Column("figures", Text("计算", "computed")),
    Column("outcome", Text("结果", "outcome"), styles=STYLES),
    Column("words", Text("说明", "words")),
)
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

    places = claims_of(place)
    rows = {found.name: list(_rows(found)) for found in places}
    if office:
        for row in _against(office, places):
            rows[row[0]].append(row)
    if as_json or as_csv:
        every = [row for found in rows.values() for row in found]
        Listing((*COLUMNS, *MORE), every).print(as_json=as_json, as_csv=as_csv)
        return
    for found in places:
        shown = [row[1 : len(COLUMNS)] for row in rows[found.name]]
        Listing(COLUMNS[1:], shown, f"{found.name}  {found.title.text.in_(LANG)}").print()


Told = tuple[str | None, str, Text, Text | None]
"""What was held against what, the figures, the outcome, and what is said of it."""


def _rows(found: "Claims") -> Iterator[list[Any]]:
    from queries.claim_judge import judge, standing
    from queries.claim_words import OUTCOMES

    judged = judge(found)
    for one in judged:
        formulas = dict.fromkeys(f.formula for f in one.found if f.formula)
        figures = " / ".join(f.figures for f in one.found if f.figures)
        told: Told = (" / ".join(formulas), figures, OUTCOMES[one.outcome], one.words)
        yield _row(found, one.equation.id, one.equation.title.text, _written(found, one.equation), told, "equation")
    for claim, equations, outcome, words in standing(found, judged):
        yield _claim_row(found, claim, (", ".join(equations) or None, claim.said, OUTCOMES[outcome], words), "claim")


def _claim_row(found: "Claims", claim: "Claim", told: Told, kind: str) -> list[Any]:
    row = _row(found, claim.id, claim.metric.text, claim.written, told, kind)
    period, document = claim.period or found.period, claim.document or found.document
    return [*row[:-3], document.text.in_(LANG), period.since, period.until]


def _row(found: "Claims", id_: str, metric: Text, written: str, told: Told, kind: str) -> list[Any]:
    formula, figures, outcome, words = told
    said = words.in_(LANG) if words else None
    shown = [found.name, id_, metric.in_(LANG), written, formula, figures, outcome.in_(LANG), said]
    document = found.document.text.in_(LANG)
    return [*shown, kind, id_.partition("-")[0], document, found.period.since, found.period.until]


def _written(found: "Claims", equation: "Equation") -> str:
    named = [o for side in equation.sides for o in (*side.left, *side.right) if isinstance(o, str)]
    return " · ".join(found.claim(id_).written for id_ in dict.fromkeys(named))


def _against(office: Path, places: "list[Claims]") -> list[list[Any]]:
    from commands.asking import opened, program_of, question
    from queries.claim_office import compare
    from queries.claim_words import OUTCOMES

    home = opened(office)
    book, asked = program_of(home), question(home)
    store = home.open_store()
    try:
        found = [(those, one) for those in places for one in compare(store, book, asked, those)]
    finally:
        store.close()
    return [
        _claim_row(those, one.claim, (one.measure, one.claim.said, OUTCOMES[one.outcome], one.words), "office")
        for those, one in found
    ]
