"""`liaison load`."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import opened, today
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsJson, Folder, Lang, t
from graph.words import NOTHING, Text, WrongValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from contextlib import AbstractContextManager

    from graph.build import Build
    from graph.office import Office
    from loaders.report import Report

SHOWN = 40
MEMBERS = "MATCH (m:Member)-[:SITS_IN]->(:Body {id: $body}) RETURN DISTINCT m.id AS id LIMIT 1"
NO_SCOPE = Text(
    "没有叫“{scope}”的专委会、乡镇（街道）或小组{near}（全会的表不填 --scope）",
    "no committee, township or group is called '{scope}'{near} (sheets of the whole body need no --scope)",
)


def load(
    paths: Annotated[
        list[Path] | None, typer.Argument(help=t("文件或文件夹", "files or folders"), show_default=False)
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--as", help=t("指定表的种类", "force the kind of sheet"), metavar="KIND")
    ] = None,
    scope: Annotated[
        str | None, typer.Option(help=t("报送单位（如专委会）", "whose sheets these are, such as a committee"))
    ] = None,
    period: Annotated[
        str | None, typer.Option(help=t("期间，如 2023、2023Q1、2023H1", "period, such as 2023, 2023Q1 or 2023H1"))
    ] = None,
    mapping: Annotated[
        str | None, typer.Option(help=t("列映射（jp、uk 或文件）", "column mapping: jp, uk or a file"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("只检查，不写入", "check only, write nothing"))] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help=t("由台账重建图", "build the graph again from the ledger"))
    ] = False,
    every: Annotated[bool, typer.Option("--all", help=t("列出全部问题", "all problems on the screen"))] = False,
    office: Folder = HERE,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Load sheets into the ledger and build the graph.

    Exit codes: 0 all loaded; 2 where a file, or a sheet or a column of one, could not be loaded (the others are).
    """
    import json

    from graph.forgotten import withhold
    from loaders.load import load as read

    if not paths and not rebuild:
        raise typer.BadParameter(t("请给出文件或文件夹", "name a file or a folder"))
    place = opened(office)
    if scope and paths:
        known_scope(place, scope)
    with place.writing(), progress(hidden=as_json) as step:
        reports = read(
            place.ledger,
            paths or [],
            kind=kind,
            scope=scope,
            period=period,
            mapping=mapping,
            today=today(place),
            dry_run=dry_run,
            progress=step,
            screen=partial(withhold, place),
        )
        changed = rebuild or any(report.status == "loaded" for report in reports)
        made = place.rebuild(afresh=rebuild)[0] if changed and not dry_run else None
    if as_json:
        print(json.dumps([r.as_dict(LANG) for r in reports], ensure_ascii=False, indent=1, default=str))
    else:
        tell(reports, made, limit=None if every else SHOWN)
    raise typer.Exit(2 if any(report.faulty for report in reports) else 0)


def known_scope(place: "Office", scope: str) -> None:
    """Raise WrongValueError with the nearest name where nobody hands in sheets under this one.

    Where the office has no members yet, nobody can be known: that is a warning.
    """
    from graph.faults import nearest
    from queries.library import ask
    from queries.scope import Scopes, ever

    ways: list[Scopes] = []
    members = 0
    if place.build_id:
        store = place.open_store()
        try:
            ways = ever(store, place.body.id)
            members = ask(store, MEMBERS, {"body": place.body.id}).num_rows
        finally:
            store.close()
    if any(way.meant(scope) in way.listed for way in ways):
        return
    # A committee's name comes before that of its party branch, which holds it.
    near = next(filter(None, (nearest(scope, way.listed) for way in ways)), NOTHING)
    text = NO_SCOPE.format(scope=scope, near=near)
    if members and any(way.listed for way in ways):
        raise WrongValueError(text)
    print(text.in_(LANG) + t("；请先导入名册", "; load the rosters first"), file=sys.stderr)


def progress(*, hidden: bool) -> "AbstractContextManager[Callable[[int, int, str], None]]":
    """Return a progress bar on stderr that a loader can move; none where stderr is no terminal."""
    from contextlib import contextmanager

    @contextmanager
    def bar():  # type: ignore[no-untyped-def]
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True), transient=True, disable=hidden) as shown:
            task = shown.add_task(t("读取", "reading"), total=None)
            yield lambda done, total, name: shown.update(
                task, completed=done, total=total, description=name or t("生成图", "building the graph")
            )

    return bar()


def tell(reports: "list[Report]", made: "Build | None", limit: int | None) -> None:
    """Print what became of each file, then what needs a person, then what the graph holds."""
    from graph.forgotten import WITHHELD
    from loaders.report import PROBLEMS, SUMMARY, problem_rows, summary_rows

    if reports:
        Listing(_columns(SUMMARY, numbers=4), summary_rows(reports, LANG)).print()
    for report in reports:
        for file, rows in report.replaced:
            zh = f"{report.file}（{report.read} 行）取代先前报送的 {file}（{rows} 行不再计入）"
            en = f"{report.file} ({report.read} rows) takes the place of {file}: {rows} rows count no more"
            print(t(zh, en))
    effects = ("error", "rejected", "doubt")
    problems = problem_rows(reports, LANG, effects)
    if problems:
        print()
        Listing(_columns(PROBLEMS), list(problems)).print(limit=limit)
    notes = problem_rows(reports, LANG, ("note",))
    if notes and limit is None:
        Listing(_columns(PROBLEMS), list(notes)).print()
    elif notes:
        print(t(f"另有提示 {len(notes)} 条（{_where(reports)}）", f"and {len(notes)} notes ({_where(reports)})"))
    withheld = sum(one.reason == WITHHELD for report in reports for one in report.problems)
    if withheld:
        print(
            t(
                f"{withheld} 行写有已彻底删除的人，未保留其信息",
                f"{withheld} rows name persons who were erased: nothing of that is kept",
            )
        )
    unstored(reports)
    if made is not None:
        graph(made, limit, {report.file for report in reports if report.status == "loaded"})


def _where(reports: "list[Report]") -> str:
    """Return how to read the notes: once a file is loaded, `load --all` says only that it is."""
    noted = [report for report in reports if any(one.effect == "note" for one in report.problems)]
    stored = [report.load for report in noted if report.load]
    if not stored:
        return t("--all 可看全部", "--all shows them")
    more = t(" 等", ", …") if len(noted) > 1 else ""
    return t(f"见 liaison problems {stored[0]}{more}", f"see liaison problems {stored[0]}{more}")


def unstored(reports: "list[Report]") -> None:
    """Name the columns that were not stored: unknown ones, and those dropped for privacy."""
    for use, words in (
        ("unknown", ("不认识、未收录的列", "columns unknown and not stored")),
        ("private", ("因隐私未收录的列", "columns dropped for privacy")),
    ):
        found = sorted({column for report in reports for _, column, used, _ in report.columns if used == use})
        if found:
            print(t(f"{words[0]}：", f"{words[1]}: ") + t("、", ", ").join(found))


def graph(made: "Build", limit: int | None, fresh: "Collection[str]" = ()) -> None:
    """Print what the build holds, and which mentions it could not settle: those of the files just loaded first."""
    from dataclasses import replace

    from graph.model import NODE
    from graph.resolve import UNMATCHED
    from loaders.headings import field_label
    from loaders.report import PROBLEMS, Report, problem_rows

    counts = [(NODE[name].label.in_(LANG), n) for name, n in made.tables.counts.items() if name in NODE]
    print("\n" + t("图：", "graph: ") + t("、", ", ").join(f"{label} {n}" for label, n in counts))
    lost = [p for p in made.problems if p.reason == UNMATCHED] if not made.tables.nodes["Member"].num_rows else []
    if lost:
        zh = f"没有委员名册，{len(lost)} 处写到的委员都找不到，不逐条列出"
        print(t(zh, f"there is no roster: {len(lost)} mentions of members find nobody, and are not listed"))
    told = [p for p in made.problems if not lost or p.reason != UNMATCHED]
    named = [replace(p, column=field_label(p.column, p.kind).in_(LANG)) for p in told]
    own_first = sorted(named, key=lambda problem: problem.file not in fresh)
    own = sum(problem.file in fresh for problem in own_first)
    rows = _grouped(
        [row for p in own_first for row in problem_rows([Report("", "loaded", problems=(p,))], LANG, ("doubt", "note"))]
    )
    if rows:
        print(t(f"待确认的指代 {len(rows)} 种：", f"{len(rows)} kinds of mention to settle:"))
        titles = (*PROBLEMS, Text("次数", "times"))
        Listing(_columns(titles, numbers=1), rows).print(limit=limit if limit is None else min(own, limit) + 10)


def _grouped(rows: list[list[str]]) -> list[list[str]]:
    """Return one row for each mention and reason: where it first stands, and how often it does."""
    found: dict[tuple[str, ...], list[list[str]]] = {}
    for row in rows:
        effect, _, _, _, column, value, reason, _ = row
        found.setdefault((effect, column, value, reason), []).append(row)
    return [[*same[0], str(len(same))] for same in found.values()]


def _columns(titles: "tuple[Text, ...]", numbers: int = 0) -> list[Column]:
    right = len(titles) - numbers
    return [Column(text.en, text, "right" if n >= right else "left") for n, text in enumerate(titles)]


def loaded(place: "Office", paths: list[Path]) -> "tuple[list[Report], Build]":
    """Load and build without printing: for `liaison demo`."""
    from loaders.load import load as read

    with place.writing(), progress(hidden=False) as step:
        reports = read(place.ledger, paths, today=today(place), progress=step)
        return reports, place.rebuild()[0]
