"""`liaison score`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import opened, program_of, question
from commands.listing import Column, Listing
from commands.options import HERE, LANG, AsCsv, AsJson, AsOf, Folder, Lang, Since, Until, t
from graph.words import Text, WrongValueError

if TYPE_CHECKING:
    from graph.office import Office
    from queries.rule import Program
    from queries.scheme import Scheme
    from queries.score import MemberScore, Scores, Span

MEMBER = (Column("member", Text("委员", "member")), Column("id", Text("编号", "id")))
SCHEMES = (
    Column("scheme", Text("积分办法", "scheme")),
    Column("title", Text("名称", "title")),
    Column("document", Text("依据", "document")),
    Column("dimensions", Text("维度", "dimensions")),
    Column("examples", Text("示例（非文件所定）", "examples, not from the document")),
)
GRADE = Column("grade", Text("等次", "grade"))
UNKNOWN = Text("无法判断", "cannot be told")


def score(
    scheme: Annotated[
        str | None,
        typer.Option(
            "--scheme",
            help=t("积分办法，如 qidong（--list 列出全部）", "the scheme, such as qidong; --list shows them all"),
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help=t("列出现有的积分办法", "list the schemes that there are"))
    ] = False,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    every: Annotated[bool, typer.Option("--all", help=t("屏幕上不截断", "all rows on the screen"))] = False,
    office: Folder = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Score every member by a scheme: points in each dimension, their sum and the grade.

    Where a sheet was not handed in, points are a range, and the grade is told only if both ends agree. Exit codes: 0
    all told, 3 incomplete.
    """
    from queries.score import score as scored

    if listed:
        _schemes(office).print(as_json=as_json, as_csv=as_csv)
        return
    place = opened(office)
    book = program_of(place)
    chosen = _scheme(place, book, scheme)
    store = place.open_store()
    try:
        scores = scored(store, book, question(place, as_of, since, until), chosen)
    finally:
        store.close()
    if as_json or as_csv:
        Listing(_exported(chosen), [_numbers(chosen, one) for one in scores.members]).print(
            as_json=as_json, as_csv=as_csv
        )
    else:
        _shown(scores, None if every else 60)
    raise typer.Exit(3 if _open(scores) else 0)


def _schemes(folder: Path) -> Listing:
    """Return the product's schemes, and those that lie in the office folder, where it is one."""
    from queries.check import SCHEME, kind_of
    from queries.scheme import read_scheme, scheme, scheme_names

    found = [(name, scheme(name)) for name in scheme_names()]
    found += [(path.name, read_scheme(path)) for path in sorted(folder.glob("*.toml")) if kind_of(path) == SCHEME]
    rows = [
        [
            name,
            one.title.text.in_(LANG),
            one.document.text.in_(LANG) if one.document else None,
            t("、", ", ").join(part.title.text.in_(LANG) for part in one.dimensions),
            t("、", ", ").join(part.in_(LANG) for part in one.examples) or None,
        ]
        for name, one in found
    ]
    return Listing(SCHEMES, rows)


def _scheme(place: "Office", book: "Program", asked: str | None) -> "Scheme":
    """Return the scheme asked for, else that of the rule book, else the one of its name; a file may be the office's."""
    from queries.scheme import read_scheme, scheme, scheme_names

    name = asked or book.scheme or book.name
    if not asked and not book.scheme and book.name not in scheme_names():
        raise WrongValueError(
            f"规则集 {book.name} 没有指定积分办法：请用 --scheme 选一个（--list 列出全部）",
            f"the rule book {book.name} names no scheme: choose one by --scheme (--list shows them all)",
        )
    own = place.folder / name
    return read_scheme(own) if own.suffix == ".toml" and own.is_file() else scheme(name)


def _open(scores: "Scores") -> bool:
    return bool(scores.errors) or not scores.members or any(one.total.low != one.total.high for one in scores.members)


def _exported(scheme: "Scheme") -> list[Column]:
    """Return the columns of JSON and CSV: both ends of every number, blank where there is none."""
    keys = [*(part.key for part in scheme.dimensions), "total"]
    ends = [Column(f"{key}_{end}", Text("", "")) for key in keys for end in ("low", "high")]
    return [*MEMBER, *ends, Column("grade", Text("", "")), Column("grade_title", Text("", ""))]


def _numbers(scheme: "Scheme", one: "MemberScore") -> list[Any]:
    spans = [*(one.points[part.key] for part in scheme.dimensions), one.total]
    ends = [None if abs(end) == float("inf") else end for span in spans for end in (span.low, span.high)]
    return [one.name, one.member, *ends, *_graded(scheme, one)]


def _graded(scheme: "Scheme", one: "MemberScore") -> tuple[str | None, str | None]:
    """Return key and title of the grade, of "unknown" where it cannot be told, none where the scheme has none."""
    if not scheme.grades:
        return None, None
    return (one.grade.key, one.grade.title.text.in_(LANG)) if one.grade else ("unknown", UNKNOWN.in_(LANG))


def _shown(scores: "Scores", limit: int | None) -> None:
    scheme = scores.scheme
    points = [Column(part.key, _titled(part.title.text, part.cap), "right") for part in scheme.dimensions]
    total = Column("total", _titled(Text("合计", "total"), scheme.cap), "right")
    rows = [
        [
            one.name or one.member,
            *(_span(one.points[part.key]) for part in scheme.dimensions),
            _span(one.total),
            _graded(scheme, one)[1],
        ]
        for one in scores.members
    ]
    Listing((MEMBER[0], *points, total, GRADE), rows, scheme.title.text.in_(LANG)).print(limit=limit)
    for line in _notes(scores):
        print(line)


def _titled(title: Text, cap: float | None) -> Text:
    return Text(f"{title.zh}（≤{cap:g}）", f"{title.en} (≤ {cap:g})") if cap else title


def _span(span: "Span") -> str:
    from queries.verdict import span as written

    return written(span.low, span.high)


def _notes(scores: "Scores") -> list[str]:
    """Say where the scheme comes from, what of it is only an example, what lacks and what went wrong."""
    scheme, said = scores.scheme, []
    if scheme.document:
        said.append(t("依据：", "from: ") + scheme.document.text.in_(LANG))
    if scheme.examples:
        said.append(
            t("示例，非文件所定：", "examples, not from the document: ")
            + "; ".join(e.in_(LANG) for e in scheme.examples)
        )
    if scheme.note:
        said.append(t("说明：", "note: ") + scheme.note.text.in_(LANG))
    said += [missing.text().in_(LANG) for missing in scores.missing]
    return said + [error.in_(LANG) for error in scores.errors]
