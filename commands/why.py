"""`liaison why`."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import disclosed, opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, AsOf, Folder, Lang, Names, Since, Until, t
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from graph.privacy import Mask
    from queries.result import RuleResult

COLUMNS = (
    Column("fact", Text("事实", "fact")),
    Column("name", Text("内容", "what")),
    Column("date", Text("日期", "date")),
    Column("sure", Text("确定", "sure"), styles={"可能": "yellow", "possible": "yellow"}),
    Column("file", Text("文件", "file")),
    Column("sheet", Text("表", "sheet")),
    Column("row", Text("行", "row"), "right"),
)
RULE, PART = Column("rule_key", Text("", "")), Column("part", Text("", ""))
"""Which table of the screen a row of JSON and CSV is of: "subject" (where it stands) or "asked" (what is asked for)."""
_OF_LEVEL = re.compile(r"(?P<name>.*) \((?P<level>[^()]+)\)")
_CHOICES = 8
Standing = Callable[["RuleResult", dict[str, Any]], list[list[Any]]]
"""Where the subject of a verdict stands, as lines of `COLUMNS`."""


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
    names: Names = False,
    lang: Lang = None,
) -> None:
    """Print the verdict on one subject, and each fact behind it with the file, sheet and row that say so.

    A rule of several readings is told by each that has the subject.
    """
    from graph.privacy import Mask
    from queries.catalog import measure
    from queries.coverage import evaluate, standing
    from queries.coverage import why as facts_behind

    place = opened(office)
    book, asked = program_of(place), question(place, as_of, since, until)
    files = {load.id: load.file for load in place.ledger.loads(withdrawn=True, records=False)}
    told: list[list[Any]] = []
    if names and (as_json or as_csv):
        disclosed(place, "liaison why --names")
    store = place.open_store()

    def stand(result: "RuleResult", verdict: dict[str, Any]) -> list[list[Any]]:
        own = standing(store, measure(result.rule.measure), verdict["subject"], verdict["object"] or "")
        return [line for node in own if node["rows"] for line in _lines(node, files, mask)]

    try:
        mask = Mask.of(store) if (as_json or as_csv) and not names else None
        for result, verdict in _picked(evaluate(store, book, asked, book.choose(rule)), subject, object_, stand):
            ends = (verdict["subject"], verdict["object"] or "")
            facts = facts_behind(store, book, asked, result.rule, measure(result.rule.measure), *ends).to_pylist()
            rows, stands = [line for fact in facts for line in _lines(fact, files, mask)], stand(result, verdict)
            told += [[result.rule.key, *line, "subject"] for line in stands]
            told += [[result.rule.key, *line, "asked"] for line in rows]
            if not (as_json or as_csv):
                _tell(result, verdict, stands, rows)
    finally:
        store.close()
    if as_json or as_csv:
        Listing((RULE, *COLUMNS, PART), told).print(as_json=as_json, as_csv=as_csv)


def _tell(result: "RuleResult", verdict: dict[str, Any], stands: list[list[Any]], rows: list[list[Any]]) -> None:
    """Print one verdict, where its subject stands, and the facts behind it."""
    _say(result, verdict)
    if stands:
        columns = [(at, column) for at, column in enumerate(COLUMNS) if column.key not in ("date", "sure")]
        told = [[line[at] for at, _ in columns] for line in stands]
        Listing([column for _, column in columns], told, t("本对象见于：", "the subject stands in:")).print()
    if rows:
        Listing(COLUMNS, rows, t("所要求的事项：", "what is asked for:")).print()
    else:
        print(t("没有一行记有所要求的事项。", "No row tells of what is asked."))


def _say(result: "RuleResult", verdict: dict[str, Any]) -> None:
    """Print whose verdict it is, the verdict, what of the subject's own is blank or in doubt, and who answers."""
    from queries.bound import OUTCOMES

    named = result.object_name(verdict, LANG) or ""
    value = "?" if verdict["value"] is None else f"{verdict['value']:g}"
    print(f"{result.title.in_(LANG)} · {verdict['name'] or verdict['subject']} {named}".rstrip())
    print(f"{value}  ({verdict['bound']})  {verdict[f'reason_{LANG}'] or OUTCOMES[verdict['outcome']].in_(LANG)}")
    if told := list(_evidence(result, verdict)):
        print(t("佐证：", "evidence: ") + t("；", "; ").join(told))
    owner = result.owner(verdict) or Text("规则未规定", "the rule names none")
    print(t("责任人：", "owner: ") + owner.in_(LANG))


def _evidence(result: "RuleResult", verdict: dict[str, Any]) -> Iterator[str]:
    """Yield the measure's evidence columns of an unknown: one that is blank, or counts what may be, is why."""
    from queries.measure import UNSURE

    held = json.loads(verdict["evidence"] or "{}") if verdict["outcome"] == "unknown" else {}
    for name, value in held.items():
        assert result.measure is not None
        words = result.measure.evidence[name].text.in_(LANG)
        if name == UNSURE and value == 0:
            continue
        blank = t("（数目不明）", " (any number)") if name == UNSURE else t("（空白）", " (blank)")
        shown = f"{value:g}" if isinstance(value, float) else value
        yield words + (blank if value is None else f" {shown}")


def _picked(
    results: "Iterable[RuleResult]", subject: str, other: str, stand: "Standing"
) -> "list[tuple[RuleResult, dict[str, Any]]]":
    """Return the one verdict meant of each reading. Raises WrongValueError of the first where no reading has one."""
    found, faults = [], []
    for result in results:
        try:
            found.append((result, _pick(result, subject, other, stand)))
        except WrongValueError as fault:
            faults.append(fault)
    if not found:
        raise faults[0]
    return found


def _pick(result: "RuleResult", subject: str, other: str, stand: "Standing") -> dict[str, Any]:
    """Return the one verdict meant, by id or by name; a pair may be written as one: "sanming firm, prefecture".

    Raises WrongValueError where none or several are, of those with where each stands.
    """
    verdicts = [dict(v) for v in result.verdicts.to_pylist()]
    of_subject = [v for v in verdicts if subject in _subject(v)]
    found = [v for v in of_subject if not other or other in _object(result, v)]
    if not found and not other:
        found = [v for v in verdicts if subject in {f"{s} {o}" for s in _subject(v) for o in _object(result, v)}]
    if len(found) == 1:
        return found[0]
    if found:
        ids = _listed(f"{v['subject']} {_other(result, v, stand)}".strip() for v in found)
        raise WrongValueError(
            f"“{subject}”不止一个，请写明是哪一个：{ids}", f"{subject!r} is several; say which: {ids}"
        )
    raise _none(result, subject, other, verdicts, of_subject)


def _other(result: "RuleResult", verdict: dict[str, Any], stand: "Standing") -> str:
    """Return what tells a verdict from others of the name: the other of its pair, else the row that it stands in."""
    if verdict["object"]:
        return result.object_name(verdict, LANG) or ""
    rows = [f"{file}/{sheet}/{row}" for *_, file, sheet, row in stand(result, verdict)[:1]]
    return f"({rows[0]})" if rows else ""


def _none(
    result: "RuleResult", subject: str, other: str, verdicts: list[dict[str, Any]], of_subject: list[dict[str, Any]]
) -> WrongValueError:
    """Return that there is no such subject, or no such pair of one that there is, with the nearest name."""
    from graph.faults import nearest

    if of_subject:
        others = sorted({result.object_name(v, LANG) or "" for v in of_subject} - {""})
        near = nearest(other, others)
        if not near and others:
            near = Text(f"；有：{_listed(others)}", f"; there are: {_listed(others)}")
        return WrongValueError(
            f"“{subject}”没有另一方“{other}”{near.zh}", f"{subject!r} has no pair with {other!r}{near.en}"
        )
    near = nearest(subject, sorted({v["name"] for v in verdicts if v["name"]}))
    return WrongValueError(f"这条规则里没有“{subject}”{near.zh}", f"this rule has no subject {subject!r}{near.en}")


def _listed(choices: Iterable[str]) -> str:
    """Return the first choices side by side; one may hold a comma itself."""
    first = list(choices)
    more = t("；……", "; …") if len(first) > _CHOICES else ""
    return t("；", "; ").join(first[:_CHOICES]) + more


def _subject(verdict: dict[str, Any]) -> set[str]:
    return {verdict["subject"], verdict["name"]} - {None}


def _object(result: "RuleResult", verdict: dict[str, Any]) -> set[str]:
    """Return what the other of a pair may be called: its id, its name, a cell in either language."""
    if not verdict["object"]:
        return set()
    called = {result.object_name(verdict, lang) for lang in ("zh", "en")}
    return {verdict["object"], verdict["object_name"], *called} - {None}


def _lines(fact: dict[str, Any], files: dict[str, str], mask: "Mask | None") -> list[list[Any]]:
    from graph.doubts import DATED

    sure = t("是", "yes") if fact.get("sure", True) else t("可能", "possible")
    blank = fact["fact"] in DATED and not fact.get("sure", True)
    day = fact.get("date") or (t("日期不详", "day unknown") if blank else None)
    name = mask.shown(fact["fact"], _name(fact)) if mask else _name(fact)
    told = [_word(fact["fact"]), name, day, sure]
    places = [row.split("/", 1) for row in fact["rows"] or []]
    cut = [(load, *rest.rsplit("/", 1)) for load, rest in places]
    return [[*told, files.get(load, load), sheet, int(row)] for load, sheet, row in cut] or [[*told, None, None, None]]


def _word(fact: str) -> str:
    """Return what a label or relation type is called."""
    from graph.model import NODE, RELATION

    named = NODE.get(fact) or RELATION.get(fact)
    return named.label.in_(LANG) if named else fact


def _name(fact: dict[str, Any]) -> str:
    """Return what a fact is about; a step goes by its kind, a member by the level, in words."""
    from graph.vocabulary import word_for

    name: str = fact["name"]
    if fact["fact"] == "Step" and name:
        return word_for("step", name).in_(LANG)
    if fact["fact"] == "SITS_IN" and (cut := _OF_LEVEL.fullmatch(name or "")):
        level = word_for("level", cut["level"])
        return Text(f"{cut['name']}（{level.zh}）", f"{cut['name']} ({level.en})").in_(LANG)
    return name
