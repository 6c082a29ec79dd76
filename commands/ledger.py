"""`liaison loads` and `liaison undo`."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import opened
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text, days

if TYPE_CHECKING:
    from graph.ledger import Load, Part
    from graph.office import Office

COLUMNS = (
    Column("load", Text("导入", "load")),
    Column("file", Text("文件", "file")),
    Column("kind", Text("表", "sheet kind")),
    Column("scope", Text("范围", "scope")),
    Column("period", Text("期间", "period")),
    Column("kept", Text("保留", "kept"), "right"),
    Column("doubt", Text("存疑", "in doubt"), "right"),
    Column("rejected", Text("拒收", "rejected"), "right"),
    Column("loaded_at", Text("导入时间", "loaded at"), spare=True),
    Column("state", Text("状态", "state")),
    Column("withdrawn", Text("撤回原因", "why withdrawn")),
)
COUNTS, REPLACED, WITHDRAWN = Text("有效", "counts"), Text("已被取代", "replaced"), Text("已撤回", "withdrawn")


def loads(
    every: Annotated[bool, typer.Option("--all", help=t("含已撤回的", "those taken back too"))] = False,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List what was loaded, sheet by sheet."""
    from graph.build import active
    from graph.ledger import UNSAID
    from graph.records import KIND
    from loaders.report import part_report

    found = opened(office).ledger.loads(withdrawn=every)
    counting = {(load.id, *_told(part)) for load in active(x for x in found if not x.withdrawn) for part in load.parts}
    rows = [
        (
            *(load.id, load.file, KIND[part.kind].label.in_(LANG), part.scope or None),
            period(part),
            *(told.kept, told.doubt, told.rejected),
            load.loaded_at.isoformat(" ", "minutes"),
            _state(load, counts=(load.id, *_told(part)) in counting).in_(LANG),
            load.withdrawn if load.withdrawn not in ("", UNSAID) else None,
        )
        for load in found
        for part in load.parts
        for told in [part_report(part)]
    ]
    columns = COLUMNS if every or as_json or as_csv else COLUMNS[:-1]
    Listing(columns, [row[: len(columns)] for row in rows]).print(as_json=as_json, as_csv=as_csv)


def _state(load: "Load", *, counts: bool) -> Text:
    if load.withdrawn:
        return WITHDRAWN
    return COUNTS if counts else REPLACED


def _told(part: "Part") -> tuple[object, ...]:
    return (part.kind, part.scope, part.since, part.until, part.as_of)


def period(part: "Part") -> str | None:
    """Return the day of a snapshot, or first and last day of a log."""
    if part.as_of or not part.until:
        return str(part.as_of) if part.as_of else None
    return days(part.since, part.until)


def undo(
    load: Annotated[str, typer.Argument(help=t("导入编号（见 liaison loads）", "id of the load (see liaison loads)"))],
    why: Annotated[str, typer.Option(help=t("原因", "why"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("只说明会怎样", "only say what would happen"))] = False,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Take one load back and build the graph again without it."""
    place = opened(office)
    if dry_run:
        found = place.ledger.counting(load)
        count = sum(part.records.num_rows for part in found.parts)
        print(t(f"将撤回 {found.file}（{count} 行）", f"would take back {found.file} ({count} rows)"))
        _restored(place, load)
        return
    with place.writing():
        _restored(place, load)
        gone = place.ledger.withdraw(load, why)
        _, applied = place.rebuild()
    removed = sum(applied.removed.values())
    print(t(f"已撤回 {gone.file}；图中去掉 {removed} 项", f"took {gone.file} back; {removed} rows left the graph"))


def _restored(place: "Office", load: str) -> None:
    """Print which loads count again once this one is taken back."""
    from graph.build import active

    loads = place.ledger.loads(records=False)
    before = {(one.id, len(one.parts)) for one in active(loads)}
    for one in active(other for other in loads if other.id != load):
        if (one.id, len(one.parts)) not in before:
            rows = sum(part.read for part in one.parts)
            print(
                t(f"重新计入：{one.file}（{one.id}，{rows} 行）", f"counts again: {one.file} ({one.id}, {rows} rows)")
            )
