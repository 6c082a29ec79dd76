"""`liaison gaps`."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import disclosed, evaluated, mask_of, opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, AsOf, FailOn, Folder, Lang, Names, Since, Until, t
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.office import Office
    from graph.privacy import Mask
    from queries.result import RuleResult

NOTED = 2
Key = tuple[str, str, str, str]
COLUMNS = (
    Column("rule", Text("规则", "rule")),
    Column("title", Text("要求", "title")),
    Column("subject", Text("对象", "subject")),
    Column("object", Text("另一方", "object")),
    Column("value", Text("数值", "value"), "right", spare=True),
    Column("bound", Text("要求值", "bound"), "right", spare=True),
    Column(
        "verdict",
        Text("结论", "verdict"),
        styles={"缺口": "red", "gap": "red", "无法判断": "yellow", "unknown": "yellow"},
        spare=True,
    ),
    Column("reason", Text("说明", "reason"), room=30),
    Column("owner", Text("责任人", "owner")),
    Column("open_since", Text("自", "since when")),
)
IDS = (Column("rule_key", Text("", "")), Column("subject_id", Text("", "")), Column("object_id", Text("", "")))


def gaps(
    rules: Annotated[list[str] | None, typer.Argument(help=t("规则编号，如 TR2", "rule ids, such as TR2"))] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    unknown: Annotated[bool, typer.Option("--unknown", help=t("也列出无法判断的", "also what is unknown"))] = False,
    owner: Annotated[str | None, typer.Option(help=t("只看此责任人", "only this owner's"))] = None,
    every: Annotated[bool, typer.Option("--all", help=t("屏幕上不截断", "all rows on the screen"))] = False,
    fail_on: FailOn = None,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = False,
    lang: Lang = None,
) -> None:
    """Measure the rules and list who has been left out.

    Exit codes: 0 no gap at or above --fail-on and nothing unknown, 1 gaps, 3 incomplete with no such gap.
    """
    from audit.exits import exit_code

    place = opened(office)
    book = program_of(place)
    asked = question(place, as_of, since, until)
    results = evaluated(place, asked, book, book.choose(*(rules or ())))
    if names and (as_json or as_csv):
        disclosed(place, "liaison gaps --names")
    _known_owner(results, owner)
    mask = mask_of(place) if (as_json or as_csv) and not names else None
    found = _rows(results, _open_since(place), unknown=unknown, owner=owner, mask=mask)
    columns = (*COLUMNS, *IDS) if as_json or as_csv else _told(found)
    rows = found if as_json or as_csv else [_only(row, columns) for row in _apart(found, results)]
    Listing(columns, rows).print(as_json=as_json, as_csv=as_csv, limit=None if every else 60)
    if not (as_json or as_csv):
        summary(results)
    raise typer.Exit(exit_code(results, fail_on or book.fail_on))


def _known_owner(results: "Sequence[RuleResult]", owner: str | None) -> None:
    """Raise WrongValueError with the nearest name where nobody of this name answers for any subject of the rules."""
    from graph.faults import nearest

    owners = {name for result in results for name in result.verdicts["owner_name"].to_pylist() if name}
    if owner and owner not in owners:
        near = nearest(owner, sorted(owners))
        raise WrongValueError(
            f"没有责任人“{owner}”{near.zh}", f"nobody named {owner!r} answers for these rules{near.en}"
        )


def summary(results: "Sequence[RuleResult]") -> None:
    """Print one line a rule: outcome and denominators."""
    from queries.result import RULE_OUTCOMES

    columns = (
        Column("rule", Text("规则", "rule")),
        Column("title", Text("要求", "title")),
        Column(
            "outcome",
            Text("结果", "outcome"),
            styles={"有缺口": "red", "fail": "red", "达标": "green", "pass": "green"},
        ),
        Column("period", Text("期间", "period"), spare=True),
        Column("in_scope", Text("应查", "in scope"), "right"),
        Column("covered", Text("已覆盖", "covered"), "right"),
        Column("gap", Text("缺口", "gaps"), "right"),
        Column("unknown", Text("无法判断", "unknown"), "right"),
        Column("note", Text("备注", "note"), room=30),
    )
    rows = [
        (
            r.rule.key,
            r.title.in_(LANG),
            RULE_OUTCOMES[r.outcome].in_(LANG),
            r.period.text().in_(LANG) if r.period else None,
            *(r.counts.in_scope, r.counts.covered, r.counts.gap, r.counts.unknown),
            r.error.in_(LANG) or _note(r),
        )
        for r in results
    ]
    Listing(columns, list(rows)).print()


def _note(result: "RuleResult") -> str:
    """Return why a rule is not told as a whole: the first that it lacks and how many more, or that it is of nobody."""
    said = [lack.in_(LANG) for lack in result.lacking]
    if more := said[NOTED:]:
        said = [*said[:NOTED], t(f"另有{len(more)}项", f"{len(more)} more")]
    if not said and not result.counts.in_scope:
        said = [t("没有应查的对象", "nothing in scope")]
    return t("；", "; ").join(said)


def _rows(
    results: "Sequence[RuleResult]",
    opened_on: dict[Key, str],
    *,
    unknown: bool,
    owner: str | None,
    mask: "Mask | None",
) -> list[list[Any]]:
    from queries.bound import OUTCOMES

    wanted = ("gap", "unknown") if unknown else ("gap",)
    found: list[list[Any]] = []
    for result in results:
        labels = (result.measure.subject, result.measure.object) if result.measure else (None, None)
        for row in result.verdicts.to_pylist():
            if row["outcome"] not in wanted or (owner and row["owner_name"] != owner):
                continue
            subject, other = row["name"] or row["subject"], result.object_name(row, LANG)
            key = (result.rule.key, row["subject"], row["object"] or "")
            period = result.period.key if result.period else ""
            found.append(
                [
                    result.rule.key,
                    result.title.in_(LANG),
                    *(mask.shown(*end) if mask else end[1] for end in zip(labels, (subject, other), strict=True)),
                    row["value"],
                    row["bound"],
                    OUTCOMES[row["outcome"]].in_(LANG),
                    row[f"reason_{LANG}"],
                    owned.in_(LANG) if (owned := result.owner(row)) else None,
                    opened_on.get((key[0], period, *key[1:])),
                    *key,
                ]
            )
    return found


def _apart(rows: list[list[Any]], results: "Sequence[RuleResult]") -> list[list[Any]]:
    """Return the rows with the id beside a name that several subjects of the rule have: `why` takes it."""
    at = {column.key: place for place, column in enumerate((*COLUMNS, *IDS))}
    for key, name_of in (("subject", "name"), ("object", "object_name")):
        shared = set()
        for result in results:
            ends = result.verdicts.select([key, name_of])
            called = Counter(name for _, name in {tuple(row.values()) for row in ends.to_pylist()})
            shared |= {(result.rule.key, name) for name, number in called.items() if number > 1}
        for row in rows:
            if (row[at["rule_key"]], row[at[key]]) in shared:
                row[at[key]] += f" ({row[at[f'{key}_id']]})"
    return rows


def _told(rows: list[list[Any]]) -> tuple[Column, ...]:
    """Return the columns of the screen that say something for these rows; the title stands in the summary below."""
    at = {column.key: place for place, column in enumerate(COLUMNS)}
    silent = {key for key in ("object", "open_since") if all(row[at[key]] is None for row in rows)} | {"title"}
    return tuple(column for column in COLUMNS if column.key not in silent)


def _only(row: list[Any], columns: tuple[Column, ...]) -> list[Any]:
    return [cell for column, cell in zip(COLUMNS, row, strict=False) if column in columns]


def _open_since(office: "Office") -> dict[Key, str]:
    """Return since when each finding is open, by rule, subject and object: from the audits so far."""
    from audit.history import History

    if not (office.folder / "audit.sqlite").exists():
        return {}
    with History(office.folder / "audit.sqlite") as history:
        ages = history.ages(office.body.id)
    return {
        (f"{i.rule}/{i.reading}" if i.reading else i.rule, i.period, i.subject, i.object): age.since.isoformat()
        for i, age in ages.items()
    }
