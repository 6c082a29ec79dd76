"""`liaison doctor`."""

from collections.abc import Callable

import typer

from commands.asking import awaiting, opened, program_of, submissions, today
from commands.failure import told
from commands.options import HERE, LANG, Folder, Lang, t
from graph.words import WrongValueError


def doctor(office: Folder = HERE, lang: Lang = None) -> None:
    """Check settings, ledger, graph, rule book and what awaits a decision; exit code 2 where something is broken."""
    place = opened(office)
    broken, colon = 0, t("：", ": ")

    def check(what: str, ask: Callable[[], str], mark: Callable[[], str] = lambda: "✓") -> None:
        nonlocal broken
        try:
            print(f"{mark()} {what}{colon}{ask()}")
        except Exception as error:
            broken += 1
            print(f"✗ {what}{colon}{told(error).in_(LANG)}")

    def graph() -> str:
        store = place.open_store()
        try:
            held = store.table("MATCH (n:Member) RETURN count(n) AS members")["members"][0].as_py()
        finally:
            store.close()
        made = place.draft()[0].tables.nodes["Member"].num_rows
        if made != held:
            raise WrongValueError(
                f"图中委员 {held}，台账应为 {made}：请运行 liaison load --rebuild",
                f"{held} members in the graph, {made} by the ledger: run liaison load --rebuild",
            )
        return t(f"{held} 名委员，与台账一致", f"{held} members, as by the ledger")

    def waiting() -> str:
        count = len(awaiting(place))
        return t(f"{count} 条", f"{count}") + (t("，见 liaison problems", ", see liaison problems") if count else "")

    loads = place.ledger.loads
    check(t("设置", "settings"), lambda: f"{place.body.name} · {place.settings.store} · {today(place)}")
    check(t("台账", "ledger"), lambda: t(f"{len(loads())} 个文件", f"{len(loads())} files"))
    check(t("报送", "handed in"), lambda: t(f"{len(submissions(place))} 张表", f"{len(submissions(place))} sheets"))
    check(t("图", "graph"), graph)
    check(t("规则集", "rule book"), lambda: program_of(place).title.text.in_(LANG))
    check(t("待处理", "to settle"), waiting, lambda: "!" if awaiting(place) else "✓")
    raise typer.Exit(2 if broken else 0)
