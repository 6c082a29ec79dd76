"""`liaison schema`."""

from typing import Annotated

import typer

from commands.options import LANG, Lang, t


def schema(
    ddl: Annotated[bool, typer.Option("--ddl", help=t("输出建表语句", "print the engine's own statements"))] = False,
    lang: Lang = None,
) -> None:
    """Print the model: every node and relation type with its properties."""
    if ddl:
        from graph.stores.ladybug_rows import schema as statements

        print("\n".join(statements()))
        return
    from graph.schema import markdown

    print(markdown(LANG))
