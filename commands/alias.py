"""`liaison who` and `liaison forget`."""

from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import opened
from commands.listing import Column, Listing
from commands.options import HERE, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from graph.office import Office

LABELS = {"Member": Text("委员", "member"), "Contact": Text("联系对象", "contact"), "Staff": Text("工作人员", "staff")}
COLUMNS = (
    Column("id", Text("编号", "id")),
    Column("label", Text("类别", "kind"), words=LABELS),
    Column("name", Text("姓名", "name")),
    Column("number", Text("证号", "number")),
    Column("unit", Text("单位", "unit")),
    Column("belongs", Text("界别", "constituency")),
)


def who(
    name: Annotated[str, typer.Argument(help=t("姓名", "name"))],
    means: Annotated[
        str | None, typer.Option(help=t("确认：此写法指这个编号", "confirm: this writing means this id"))
    ] = None,
    context: Annotated[
        str, typer.Option(help=t("仅当同时写有此界别或单位", "only beside this constituency or unit"))
    ] = "",
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List everybody who bears a name; with --means, confirm who is meant by it and build again."""
    from graph.people import bearing, confirm

    place = opened(office)
    found = bearing(place, name)
    if means is None:
        Listing(COLUMNS, [[row[c.key] for c in COLUMNS] for row in found]).print(as_json=as_json, as_csv=as_csv)
        if not found:
            raise typer.Exit(1)
        return
    with place.writing():
        confirm(place, name, context, means)
        place.rebuild()
    print(t(f"已确认：{name} 指 {means}", f"confirmed: {name} means {means}"))
    if not context and (others := [row["id"] for row in found if means not in (row["id"], row["number"])]):
        also = ", ".join(others)
        print(
            t(
                f"注意：同名的还有 {also}；此后只写“{name}”的都算 {means} 的，可用 --context 限定",
                f"mind: {also} bear the name too; what says {name!r} alone is now of {means} (--context narrows it)",
            )
        )


def forget(
    person: Annotated[str, typer.Argument(help=t("编号（见 liaison who）", "id (see liaison who)"))],
    yes: Annotated[bool, typer.Option("--yes", help=t("不再询问", "do not ask again"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=t("只说明会怎样", "only say what would happen"))] = False,
    undo: Annotated[
        bool,
        typer.Option("--undo", help=t("允许此姓名的人重新导入", "let persons of this name be loaded again")),
    ] = False,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Erase a person from ledger, graph and audit history, and from what is loaded later. There is no way back.

    With --undo, PERSON is a name: sheets that are loaded from then on may bring the person back.
    """
    from audit.history import History
    from graph.people import erase, files_naming, pages_naming, rows_about

    place = opened(office)
    if undo:
        restored(place, person)
        return
    count, pages = len(rows_about(place, person)), pages_naming(place, person)
    print(t(f"涉及台账 {count} 行", f"{count} ledger rows speak of this person"))
    for page in pages:
        print(t(f"将删除写有姓名的 {page.name}", f"to be deleted, since it shows the name: {page.name}"))
    files = t("、", ", ").join(files_naming(place, person))
    if files:
        print(t(f"原始文件中仍写有此人，请自行清理：{files}", f"clean these files, which name the person: {files}"))
    if dry_run:
        return
    if not yes:
        typer.confirm(t("彻底删除，无法恢复。继续？", "Erase for good?"), abort=True)
    with place.writing():
        # The history first: a second try after a failure needs the person still to be known.
        with History(place.folder / "audit.sqlite") as history:
            history.forget(person)
        erase(place, person)
    print(t("已删除。", "Erased."))


def restored(place: "Office", name: str) -> None:
    """Take a name off the list of the erased. Raises WrongValueError where nobody of this name was."""
    from graph.forgotten import Forgotten

    with place.writing():
        count = Forgotten(place.folder).restore(name)
    if not count:
        raise WrongValueError(f"{name}：没有彻底删除过此人", f"{name}: nobody of this name was erased")
    print(t(f"{count} 人可以重新导入", f"may be loaded again: {count}"))
