"""Which column of a sheet is which field, and where its header row is: found by the headings alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.headings import EITHER, UNKNOWN, Dictionary, Meaning, Use, keys, own_headings, plain_heading
from loaders.text import column_letter
from loaders.workbook import Cells

SEARCHED = 20


@dataclass(frozen=True)
class Column:
    """One column: where it is, its heading as written, and what becomes of it."""

    index: int
    heading: str
    use: Use
    field: str = ""
    rank: int = 0

    @property
    def label(self) -> str:
        """The column as a reader finds it: letter and heading."""
        return f"{column_letter(self.index)} {' '.join(self.heading.split())}".strip()


@dataclass(frozen=True)
class Header:
    """A sheet read as one kind. `first` and `last` are the 0-based rows of its headings; `lacking` required fields."""

    dictionary: Dictionary
    first: int
    last: int
    columns: tuple[Column, ...]
    lacking: tuple[str, ...]
    score: float

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return self.dictionary.kind.name

    @property
    def order(self) -> tuple[bool, float]:
        """How well it fits: complete ones first."""
        return (not self.lacking, self.score)

    def fields(self) -> dict[str, list[Column]]:
        """Return the columns of each field, the one that counts first."""
        found: dict[str, list[Column]] = {}
        for column in sorted(self.columns, key=lambda column: (column.rank, column.index)):
            if column.use == "field":
                found.setdefault(column.field, []).append(column)
        return found


def find_headers(
    rows: Cells,
    dictionaries: Iterable[Dictionary],
    hints: str = "",
    supplied: Mapping[str, str] | None = None,
    *,
    forced: bool = False,
) -> list[Header]:
    """Return the best reading of a sheet as each kind, best first; kinds that nothing speaks for are left out.

    `hints` is the title, sheet and file name; `supplied` is for a kind the field that a sheet may tell otherwise (it is
    named by its member); `forced` kinds need no mark.
    """
    considered = list(dictionaries)
    candidates = list(_heading_rows(rows, considered))
    plain_hints = plain_heading(hints)
    best: list[Header] = []
    for dictionary in considered:
        known = frozenset(filter(None, [(supplied or {}).get(dictionary.kind.name)]))
        headers = [_read(dictionary, *candidate, plain_hints, known) for candidate in candidates]
        fitting = [header for header in headers if forced or _speaks_for(header, plain_hints)]
        found = max(fitting, key=lambda header: (*header.order, -header.first), default=None)
        if found and found.score >= 1:
            best.append(found)
    return sorted(best, key=lambda header: header.order, reverse=True)


Candidate = tuple[int, int, list[tuple[str, ...]]]


def _heading_rows(rows: Cells, dictionaries: list[Dictionary]) -> Iterable[Candidate]:
    """Yield rows that may hold the headings: (first, last, the ways to write each column's heading)."""
    top = rows[: SEARCHED + 1]
    known = [sum(any(d.meaning(cell) is not UNKNOWN for d in dictionaries) for cell in row if cell) for row in top]
    worth = max(1, max(known, default=0) / 2)
    for i, row in enumerate(top[:SEARCHED]):
        if known[i] >= worth:
            yield i, i, [(cell,) if cell else () for cell in row]
        if i + 1 < len(top) and any(row) and max(known[i], known[i + 1]) >= worth:
            yield i, i + 1, _two_rows(row, top[i + 1])


def _two_rows(upper: list[str], lower: list[str]) -> list[tuple[str, ...]]:
    """Join headings of two rows: 联系对象 over 姓名 is 联系对象姓名, else 姓名; over a blank it stands alone."""
    joined: list[tuple[str, ...]] = []
    above = ""
    for over, under in zip(upper, lower, strict=True):
        above = over or (above if under else "")
        alone = not under or plain_heading(under) == plain_heading(above)
        joined.append(tuple(dict.fromkeys(filter(None, (above,) if alone else (above + under, under)))))
    return joined


def _read(
    dictionary: Dictionary,
    first: int,
    last: int,
    headings: Sequence[tuple[str, ...]],
    hints: str,
    supplied: frozenset[str],
) -> Header:
    columns = _settle([_column(dictionary, i, written) for i, written in enumerate(headings) if written])
    fields = {column.field for column in columns if column.use == "field"}
    lacking = tuple(
        field.name
        for field in dictionary.kind.fields
        if field.required and not ({field.name, *dictionary.instead.get(field.name, ())} & (fields | supplied))
    )
    known = sum(column.use in ("ignored", "private") for column in columns)
    unsure = sum(column.use == "field" and column.rank >= EITHER for column in columns)
    two_rows_cost = 0.5 if last > first else 0.0
    hinted = 1.5 if _hinted(dictionary, hints) else 0.0
    score = len(fields) - 0.3 * unsure + 0.3 * known - two_rows_cost + (hinted if fields else 0.0)
    return Header(dictionary, first, last, tuple(columns), lacking, score)


def _hinted(dictionary: Dictionary, hints: str) -> bool:
    return any(word in hints for word in dictionary.titles)


def _speaks_for(header: Header, hints: str) -> bool:
    """Whether a sheet has what tells its kind from others: 名称 and 日期 alone are no sheet of any kind."""
    dictionary = header.dictionary
    written = {key for column in header.columns for key in keys(column.heading)}
    if written & dictionary.against:
        return False
    if not dictionary.marks or _hinted(dictionary, hints):
        return True
    fields = {column.field for column in header.columns if column.use == "field"}
    return bool((written | fields) & dictionary.marks or written & own_headings(dictionary.kind.name))


def _column(dictionary: Dictionary, index: int, written: tuple[str, ...]) -> tuple[Column, Meaning]:
    for heading in written:
        meaning = dictionary.meaning(heading)
        if meaning.use != "unknown":
            break
    else:
        heading, meaning = written[0], dictionary.meaning(written[0])
    field = meaning.fields[0] if meaning.use == "field" else ""
    return Column(index, heading, meaning.use, field, meaning.rank), meaning


def _settle(columns: list[tuple[Column, Meaning]]) -> list[Column]:
    """Decide the headings that may mean either of two fields: the first one that no other column takes."""
    taken = {column.field for column, _ in columns if column.use == "field"}
    settled = [column for column, _ in columns if column.use != "either"]
    # In the dictionary's order, so that the order of the columns changes nothing.
    for column, meaning in sorted((pair for pair in columns if pair[0].use == "either"), key=lambda pair: pair[0].rank):
        of_member = bool(taken & {"member", "member_number", "members", "member_numbers"})
        free = [f for f in meaning.fields if f not in taken and (of_member or not f.startswith("member_"))]
        field = next(iter(free), "")
        taken |= {field}
        settled.append(replace(column, use=_use(field, meaning), field=field))
    return sorted(settled, key=lambda column: column.index)


def _use(field: str, meaning: Meaning) -> Use:
    """Return what becomes of a heading of either: with one field only, it is left out where another column has it."""
    return "field" if field else ("ignored" if len(meaning.fields) == 1 else "unknown")
