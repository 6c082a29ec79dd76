"""`liaison network overview|islands|ego`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import disclosed
from commands.options import HERE, LANG, AsOf, Folder, Lang, Names, t
from commands.parser import Command, Group

if TYPE_CHECKING:
    from viz.picture import Picture

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
Out = Annotated[Path | None, typer.Option("--out", help=t("输出文件", "file to write"), show_default=False)]


@app.command(cls=Command, help=t("界别 × 乡镇总览和热力图", "constituencies x townships, with a heatmap"))
def overview(as_of: AsOf = None, out: Out = None, office: Folder = HERE, lang: Lang = None) -> None:
    """Draw the overview as one HTML file."""
    from commands import pictures

    with pictures.sight(office, as_of, LANG, names=False) as seen:
        write(pictures.overview(seen), out or office / "overview.html")


@app.command(cls=Command, help=t("选定的乡镇，每个一座岛", "chosen townships, an island each"))
def islands(
    townships: Annotated[list[str], typer.Argument(help=t("乡镇名称或代码", "townships by name or code"))],
    as_of: AsOf = None,
    out: Out = None,
    names: Names = False,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Draw members and contacts of some townships as one HTML file."""
    from commands import islands as drawing
    from commands import pictures

    with pictures.sight(office, as_of, LANG, names=names) as seen:
        if names:
            disclosed(seen.office, "liaison network islands --names")
        write(drawing.islands(seen, townships), out or office / "islands.html")


@app.command(
    cls=Command,
    help=t("以一人、一界别、一乡镇、一平台等为中心", "round one person, constituency, township or platform, say"),
)
def ego(
    who: Annotated[str, typer.Argument(help=t("名称、编号或证号", "a name, an id or a number"))],
    hops: Annotated[int, typer.Option(min=1, max=2, help=t("步数", "steps"))] = 2,
    as_of: AsOf = None,
    out: Out = None,
    names: Names = False,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Draw what lies round one node as one HTML file."""
    from commands import pictures

    with pictures.sight(office, as_of, LANG, names=names) as seen:
        if names:
            disclosed(seen.office, "liaison network ego --names")
        write(pictures.ego(seen, who, hops), out or office / "ego.html")


def write(picture: "Picture", path: Path) -> None:
    """Write a picture and say where it is."""
    from viz.network import write_page

    write_page(picture, path)
    print(path)
