"""`liaison why`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, AsOf, Folder, Lang, Since, Until, t
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from queries.result import RuleResult

COLUMNS = (
    Column("fact", Text("事实", "fact")),
    Column("name", Text("内容", "what")),
    Column("date", Text("日期", "date")),
    Column("sure", Text("确定", "sure")),
    Column("file", Text("文件", "file")),
    Column("sheet", Text("表", "sheet")),
    Column("row", Text("行", "row"), "right"),
)


def why(
    rule: Annotated[str, typer.Argument(help=t("规则编号", "rule"))],
    subject: Annotated[str, typer.Argument(help=t("对象：名称或编号", "subject: its name or id"))],
    object_: Annotated[str, typer.Argument(metavar="OBJECT", help=t("成对规则的另一方", "the other of a pair"))] = "",
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Print the verdict on one subject, and each fact behind it with the file, sheet and row that say so."""
    from queries.bound import OUTCOMES
    from queries.catalog import measure
    from queries.coverage import evaluate
    from queries.coverage import why as facts_behind

    place = opened(office)
    book, asked = program_of(place), question(place, as_of, since, until)
    (chosen, *_) = book.choose(rule)
    store = place.open_store()
    try:
        (result,) = evaluate(store, book, asked, [chosen])
        verdict = _pick(result, subject, object_)
        facts = facts_behind(
            store, book, asked, chosen, measure(chosen.measure), verdict["subject"], verdict["object"] or ""
        )
    finally:
        store.close()
    files = {load.id: load.file for load in place.ledger.loads(withdrawn=True, records=False)}
    rows = [line for fact in facts.to_pylist() for line in _lines(fact, files)]
    if not (as_json or as_csv):
        named = result.object_name(verdict, LANG) or ""
        value = "?" if verdict["value"] is None else f"{verdict['value']:g}"
        print(f"{result.title.in_(LANG)} · {verdict['name'] or verdict['subject']} {named}")
        print(f"{value}  ({verdict['bound']})  {verdict[f'reason_{LANG}'] or OUTCOMES[verdict['outcome']].in_(LANG)}")
        if verdict["owner_name"]:
            print(t("责任人：", "owner: ") + verdict["owner_name"])
        if not rows:
            print(t("各表中没有任何一行提到。", "No row of any sheet says anything of it."))
            return
    Listing(COLUMNS, rows).print(as_json=as_json, as_csv=as_csv)


def _pick(result: "RuleResult", subject: str, other: str) -> dict[str, Any]:
    """Return the one verdict meant. Raises WrongValueError where none or several are."""
    from graph.faults import nearest

    found = [
        v
        for v in result.verdicts.to_pylist()
        if subject in (v["subject"], v["name"])
        and (not other or other in (v["object"], v["object_name"], result.object_name(v, LANG)))
    ]
    if len(found) == 1:
        return dict(found[0])
    if not found:
        near = nearest(subject, sorted({v["name"] for v in result.verdicts.to_pylist() if v["name"]}))
        raise WrongValueError(
            f"这条规则里没有“{subject}”{other}{near.zh}", f"this rule has no subject {subject!r} {other}{near.en}"
        )
    ids = ", ".join(f"{v['subject']} {result.object_name(v, LANG) or ''}".strip() for v in found[:8])
    raise WrongValueError(f"“{subject}”不止一个，请用编号：{ids}", f"{subject!r} is several; say which id: {ids}")


def _lines(fact: dict[str, Any], files: dict[str, str]) -> list[list[Any]]:
    told = [_word(fact["fact"]), _name(fact), fact["date"], t("是", "yes") if fact["sure"] else t("可能", "possible")]
    places = [row.split("/", 1) for row in fact["rows"] or []]
    cut = [(load, *rest.rsplit("/", 1)) for load, rest in places]
    return [[*told, files.get(load, load), sheet, int(row)] for load, sheet, row in cut] or [[*told, None, None, None]]


def _word(fact: str) -> str:
    """Return what a label or relation type is called."""
    from graph.model import NODE, RELATION

    named = NODE.get(fact) or RELATION.get(fact)
    return named.label.in_(LANG) if named else fact


def _name(fact: dict[str, Any]) -> str:
    """Return what a fact is about; a step goes by its kind, in words."""
    from graph.vocabulary import word_for

    return word_for("step", fact["name"]).in_(LANG) if fact["fact"] == "Step" and fact["name"] else fact["name"]
