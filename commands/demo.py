"""`liaison demo`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import LANG, Lang, t
from graph.words import WrongValueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from queries.result import RuleResult


def demo(
    folder: Annotated[Path, typer.Argument(help=t("新文件夹", "a new folder"))] = Path("demo"),
    place: Annotated[str, typer.Option(help=t("示例地区", "sample office"))] = "tongren",
    seed: Annotated[int, typer.Option(help=t("随机种子", "random seed"))] = 2023,
    lang: Lang = None,
) -> None:
    """Make a sample office of synthetic people on real places, load its sheets, and show the gaps and a picture."""
    from commands import gaps, init, load, network, pictures
    from commands.asking import evaluated, opened, program_of, question
    from graph.faults import none_such
    from samples import make_office
    from samples.spec import offices, read

    if place not in offices():
        raise WrongValueError(none_such("示例地区", "sample office", place, offices(), listed=True))
    spec = read(place)
    sheets, office = folder / "sheets", folder / "office"
    if office.exists():
        raise WrongValueError(f"{folder} 里已有示例，请换一个文件夹", f"{folder} holds a demo already: name another")
    print(t(f"1. 生成表格 → {sheets}", f"1. sheets → {sheets}"))
    make_office(place, sheets, seed)
    print(t(f"2. 导入 → {office}", f"2. load → {office}"))
    title = t(f"{spec.title}（示例）", f"{spec.title} (sample)")
    init.make(office, title, place, place, spec.level, "ladybug:graph", spec.last_day, LANG)
    here = opened(office)
    reports, made = load.loaded(here, [sheets])
    print(
        "   "
        + t(
            f"{len(reports)} 个文件，收录 {sum(r.kept for r in reports)} 行，存疑 {sum(r.doubt for r in reports)} 行，"
            f"退回 {sum(r.rejected for r in reports)} 行",
            f"{len(reports)} files, {sum(r.kept for r in reports)} rows kept, "
            f"{sum(r.doubt for r in reports)} in doubt, {sum(r.rejected for r in reports)} rejected",
        )
    )
    load.graph(made, limit=5)
    print("\n" + t("3. 缺口", "3. gaps"))
    results = evaluated(here, question(here), program_of(here))
    gaps.summary(results)
    with pictures.sight(office, None, LANG, names=False) as seen:
        print("\n" + t("4. 关系图", "4. picture"))
        network.write(pictures.overview(seen), folder / "overview.html")
    print("\n" + t("接下来：", "How to go on:"))
    for words in ("problems", "gaps", *_hints(results), "audit"):
        print(f"  liaison {words} --office {office}")
    print(f"  liaison measures list --lang {LANG}")


def _hints(results: "Sequence[RuleResult]") -> "Iterator[str]":
    """Yield what to ask of the first gap of a member, or of the first gap of all."""
    failed = [result for result in results if result.outcome == "fail" and result.measure]
    failed.sort(key=lambda result: (result.measure.subject != "Member", bool(result.measure.object)))  # type: ignore[union-attr]
    for result in failed[:1]:
        (found, *_) = (row for row in result.verdicts.to_pylist() if row["outcome"] == "gap")
        yield f"gaps {result.rule.key}"
        yield f"why {result.rule.key} {found['name'] or found['subject']} {found['object_name'] or ''}".strip()
        yield f"network ego {found['name'] or found['subject']}"
