"""`liaison query`."""

from typing import Annotated

import typer

from commands.asking import disclosed, opened
from commands.listing import Column, Listing
from commands.options import HERE, AsCsv, AsJson, Folder, Lang, t
from graph.words import Text


def query(
    cypher: Annotated[
        str, typer.Argument(help=t("Cypher 语句；$body 是本组织", "the text; $body is the office's body"))
    ],
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Answer a read-only query; a text that writes is refused.

    Names are as the graph holds them: what is printed as JSON or CSV, to be written to a file, is logged.
    """
    place = opened(office)
    if as_json or as_csv:
        disclosed(place, f"liaison query {cypher}")
    store = place.open_store()
    params = {"body": place.body.id} if "$body" in cypher else {}
    try:
        table = store.table(cypher, **params)
    finally:
        store.close()
    columns = [Column(name, Text(name, name)) for name in table.column_names]
    Listing(columns, [list(row.values()) for row in table.to_pylist()]).print(as_json=as_json, as_csv=as_csv)
