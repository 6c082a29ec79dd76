"""`liaison export`."""

from pathlib import Path
from typing import Annotated

import typer

from commands.asking import disclosed, opened
from commands.options import HERE, Folder, Lang, Names, t


def export(
    out: Annotated[Path, typer.Argument(help=t("输出文件：.gexf 或 .graphml", "file to write: .gexf or .graphml"))],
    names: Names = False,
    internal: Annotated[
        bool,
        typer.Option(
            "--internal", help=t("含仅限机关内部的属性（会记录在案）", "with office-only properties (logged)")
        ),
    ] = False,
    office: Folder = HERE,
    lang: Lang = None,
) -> None:
    """Write the whole graph for Gephi and its like; contacts' names are masked unless asked for."""
    from graph.networks import network, write_gexf, write_graphml
    from graph.privacy import Mask

    writers = {".gexf": write_gexf, ".graphml": write_graphml}
    if out.suffix not in writers:
        raise typer.BadParameter(t("文件名须以 .gexf 或 .graphml 结尾", "the file must end in .gexf or .graphml"))
    place = opened(office)
    if names or internal:
        disclosed(place, f"liaison export{' --names' * names}{' --internal' * internal} {out.name}")
    store = place.open_store()
    try:
        drawn = network(store, mask=None if names else Mask.of(store), office=internal)
    finally:
        store.close()
    writers[out.suffix](drawn, out)
    print(
        t(f"{out}：{len(drawn)} 个节点，{drawn.size()} 条关系", f"{out}: {len(drawn)} nodes, {drawn.size()} relations")
    )
