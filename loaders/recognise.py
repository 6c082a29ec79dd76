"""Which kind each sheet of a workbook is, whose it is, and what becomes of its columns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.ledger import Problem
from graph.names import simplified
from graph.words import Text
from loaders.columns import Column, Header, find_headers
from loaders.convert import NUMBERS, names_people
from loaders.headings import Dictionary, dictionaries, dictionary, plain_heading
from loaders.period import FILE_NAME, SHEET_NAME, TITLE, Source
from loaders.privacy import private_column, redact
from loaders.problems import LoadError, Place, problem
from loaders.text import column_letter
from loaders.titles import Owner, labelled, owner, platform_owner, scope_of, title_cells
from loaders.workbook import Sheet, Workbook

# What a title, a sheet's or a file's name may say instead of a column: whose list or log it is, or of which platform;
# the unit of an outcome may stand beside its number.
_SUPPLIED = {
    "contacts": "member",
    "visits": "members",
    "leader_visits": "members",
    "duties": "platform",
    "outcomes": "unit",
}
_FAR = 2.0  # a kind that fits so much better than one whose columns are all there is meant, and lacks a column
_TEXTS = ("text", "texts")
_SURE = 3  # from this score on a sheet is said to lack columns of its nearest kind
_SUMMARY = re.compile("统计|汇总|合计|小结|目录|说明|字典|示例|summary|total|contents|notes", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A sheet of a known kind."""

    file: str
    sheet: Sheet
    header: Header
    columns: tuple[Column, ...]
    owner: Owner | None
    sources: tuple[Source, ...]  # texts that may tell a period, the best first

    @property
    def fields(self) -> dict[str, list[Column]]:
        """The columns of each field, the one that counts first."""
        return replace(self.header, columns=self.columns).fields()

    @property
    def misspelt(self) -> dict[int, str]:
        """The headings that unknown columns are but for one sign, by the index of the column."""
        held = {*self.fields, *(self.owner.fields_of(self.header.dictionary.kind) if self.owner else ())}
        unknown = [column for column in self.columns if column.use == "unknown"]
        found = {column.index: self.header.dictionary.misspelt(column.heading, held) for column in unknown}
        return {index: name for index, name in found.items() if name}

    def scope(self) -> tuple[str, Text]:
        """Return the committee, township or group whose sheet it is ("" the whole body), and where that is said."""
        above = labelled(self.sheet.rows[: self.header.first])
        names = (
            [(_stem(self.file), FILE_NAME)]
            if self.owner
            else [(_stem(self.file), FILE_NAME), (self.sheet.name, SHEET_NAME)]
        )
        words = [word for d in dictionaries() for word in d.titles]
        return scope_of(self.header.kind, above, names, words, dictionary(self.header.kind).keepers)

    def problems(self, file: str) -> Iterable[Problem]:
        """Yield what is to be said about the sheet and its columns."""
        at = Place(file, redact(self.sheet.name))
        if self.sheet.hidden_rows:
            yield problem("hidden-rows", at, count=self.sheet.hidden_rows)
        yield from self._uncalculated(at)
        misspelt = self.misspelt
        for column, before in zip(self.columns, self.header.columns, strict=True):
            place = replace(at, column=column.label)
            if column.use != before.use:
                yield problem("private-column", place)
            elif column.index in misspelt:
                yield problem("misspelt-column", place, name=misspelt[column.index])
            elif column.use == "unknown":
                near = self.header.dictionary.similar(column.heading)
                similar = Text(f"；是否“{near}”？", f"; did you mean “{near}”?") if near else Text("", "")
                yield problem("unknown-column", place, similar=similar)
        yield from self._duplicates(at)

    def _uncalculated(self, at: Place) -> Iterable[Problem]:
        used = {column.index: column for columns in self.fields.values() for column in columns}
        for row, index in self.sheet.uncalculated:
            if row > self.header.last + 1 and index in used:
                yield problem("uncalculated", replace(at, row=row, column=used[index].label))

    def _duplicates(self, at: Place) -> Iterable[Problem]:
        lists = {field.name for field in self.header.dictionary.kind.fields if field.kind == "texts"}
        for name, (first, *others) in self.fields.items():
            for column in others if name not in lists else ():
                yield problem("duplicate-column", replace(at, column=column.label), heading=first.label)


@dataclass(frozen=True)
class Unknown:
    """A sheet that cannot be loaded: the nearest kind and what it lacks, or a second kind that it fits as well."""

    sheet: Sheet
    nearest: Header | None = None
    other: Header | None = None
    forced: bool = False
    near: tuple[Header, ...] = ()  # the nearest, and those nearly as near

    @property
    def instructions(self) -> bool:
        """Whether there is no table in it at all: a page of instructions or a blank sheet needs no remark."""
        widest = max((sum(map(bool, row)) for row in self.sheet.rows), default=0)
        return widest < 2 and self.nearest is None

    def meant(self, file: str) -> tuple[Reading, ...]:
        """Return the readings of which the sheet surely is one, though it cannot be loaded; none for an aside.

        Its own name or title says so, or most of its headings; a summary that has nothing like the column is an aside.
        """
        nearest = self.nearest
        if nearest is None or (nearest.score < _SURE and not self.other):
            return ()
        own = (*title_cells(self.sheet.rows), self.sheet.name)
        known = [column for column in nearest.columns if column.use != "unknown"]
        most = len(nearest.fields()) >= _SURE and 2 * len(known) > len(nearest.columns)
        named = any(word in plain_heading(" ".join(own)) for word in nearest.dictionary.titles)
        aside = _SUMMARY.search(self.sheet.name) and not _pairs(nearest)
        if self.other is None and (aside or not (named or most)):
            return ()
        sources = _sources(file, self.sheet)
        headers = (header for header in (nearest, self.other) if header)
        return tuple(Reading(file, self.sheet, header, header.columns, None, sources) for header in headers)

    def error(self, file: str) -> LoadError:
        """Return why the file cannot be loaded."""
        code, values = self._said()
        return LoadError(code, **values, file=file)

    def problem(self, file: str) -> Problem:
        """Return the same as a remark on the sheet, where others of the workbook can be loaded."""
        at = Place(file, redact(self.sheet.name))
        if self.nearest is None or (self.nearest.score < 2 and not self.other):
            return problem("sheet-not-loaded", at)
        code, values = self._said()
        meant = bool(self.meant(file))
        code = "refused-sheet" if meant and code == "missing-column" else code
        return problem(code, at, effect="error" if meant else "note", values={**values, "file": file})

    def _said(self) -> tuple[str, dict[str, object]]:
        nearest = self.nearest
        sheet = self.sheet.name
        if nearest and self.other:
            label, other = nearest.dictionary.kind.label, self.other.dictionary.kind.label
            return "two-kinds", {"sheet": sheet, "kind": label, "other": other}
        if nearest is None:
            return "no-known-heading", {}
        code = "missing-column" if self.forced or nearest.score >= _SURE else "no-known-kind"
        values = {"sheet": sheet, "kind": nearest.dictionary.kind.label, "nearest": _nearest(self.near or (nearest,))}
        return code, values | {"lacking": _lacking(nearest), "similar": _similar(nearest)}


def _nearest(headers: Iterable[Header]) -> Text:
    """Return the kinds that a sheet is nearest to, each with the columns that it lacks for it."""
    zh, en = [], []
    for header in headers:
        label, lacking = header.dictionary.kind.label, _lacking(header)
        zh.append(f"{label.zh}（缺少列：{lacking.zh}）" if lacking.zh else label.zh)
        en.append(f"{label.en} (columns missing: {lacking.en})" if lacking.en else label.en)
    return Text("；".join(zh), "; ".join(en))


def _lacking(header: Header) -> Text:
    names = [header.dictionary.official(field) for field in header.lacking]
    return Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _similar(header: Header) -> Text:
    """Say for each unknown heading which missing one it may be."""
    pairs = _pairs(header)
    if not pairs:
        return Text("未发现写法相近的列", "no heading looks like them")
    return Text(
        "，".join(f"{letter} 列“{heading}”是否“{name}”？" for letter, heading, name in pairs),
        ", ".join(f"is column {letter} “{heading}” “{name}”?" for letter, heading, name in pairs),
    )


def _pairs(header: Header) -> list[tuple[str, str, str]]:
    """Return the columns whose unknown headings may be missing ones: letter, heading, and the missing heading."""
    from rapidfuzz import fuzz, process

    written = [column for column in header.columns if column.use == "unknown"]
    pairs = []
    for field in header.lacking:
        best = max(
            (
                (
                    process.extractOne(
                        simplified(plain_heading(c.heading)), header.dictionary.names[field], scorer=fuzz.ratio
                    ),
                    c,
                )
                for c in written
            ),
            key=lambda found: found[0][1],
            default=None,
        )
        if best and best[0][1] >= 50:
            pairs.append((column_letter(best[1].index), best[1].heading, best[0][0]))
    return pairs


def recognise(book: Workbook, kind: str | None = None) -> tuple[list[Reading], list[Unknown]]:
    """Return the sheets of known kinds, and the others; `kind` forces one for all sheets."""
    known: list[Reading] = []
    unknown: list[Unknown] = []
    considered = (dictionary(kind),) if kind else dictionaries()
    for sheet in book.sheets:
        found = _recognise(book.file, sheet, considered, forced=kind is not None)
        (known if isinstance(found, Reading) else unknown).append(found)  # type: ignore[arg-type]
    unknown.sort(key=lambda one: one.nearest.score if one.nearest else 0, reverse=True)
    return known, unknown


def _recognise(file: str, sheet: Sheet, considered: Iterable[Dictionary], *, forced: bool) -> Reading | Unknown:
    title = title_cells(sheet.rows)
    hints = " ".join((*title, sheet.name, _stem(file)))
    headers = find_headers(sheet.rows, considered, hints, _SUPPLIED, forced=forced)
    judged = [_with_owner(file, sheet, header) for header in headers]
    judged.sort(key=lambda found: found[0].order, reverse=True)
    if not judged:
        return Unknown(sheet, forced=forced)
    (best, whose), *others = judged
    near = tuple(header for header, _ in judged if header.score >= best.score - 1)[:3]
    if best.lacking or (best.score < 2 and not forced):
        return Unknown(sheet, best, forced=forced, near=near)
    better = max((header for header, _ in others if header.lacking), key=lambda found: found.score, default=best)
    if better.score >= best.score + _FAR:
        return Unknown(sheet, better, forced=forced, near=(better, best))
    if others and others[0][0].order == best.order:
        return Unknown(sheet, best, others[0][0])
    return Reading(file, sheet, best, _without_private(sheet, best), whose, _sources(file, sheet))


def _sources(file: str, sheet: Sheet) -> tuple[Source, ...]:
    """Return the texts that may tell a period, the best first."""
    return (*((cell, TITLE) for cell in title_cells(sheet.rows)), (sheet.name, SHEET_NAME), (_stem(file), FILE_NAME))


def _with_owner(file: str, sheet: Sheet, header: Header) -> tuple[Header, Owner | None]:
    """Return the header, lacking its member or platform unless the sheet says whose it is."""
    needed = _SUPPLIED.get(header.kind)
    told_by = {needed, *header.dictionary.instead.get(needed or "", ())}
    if needed in (None, "unit") or told_by & set(header.fields()):
        return header, None
    above = sheet.rows[: header.first]
    names = [(sheet.name, SHEET_NAME), (_stem(file), FILE_NAME)]
    if needed == "platform":
        whose = platform_owner(labelled(above), [*((cell, TITLE) for cell in title_cells(above)), *names])
    else:
        whose = owner(labelled(above), names)
    return (header, whose) if whose else (replace(header, lacking=(str(needed), *header.lacking)), None)


def _without_private(sheet: Sheet, header: Header) -> tuple[Column, ...]:
    """Return the columns, those private whose cells are telephone or identity numbers, whatever their heading says."""
    kind = header.dictionary.kind
    # Names stay, each without the number beside it: a column of people is worth more than its untidiest cells.
    texts = {field.name for field in kind.fields if field.kind in _TEXTS and not names_people(kind, field)}
    below = sheet.rows[header.last + 1 :]

    def private(column: Column) -> bool:
        if column.field not in texts:
            return False
        return private_column((row[column.index] for row in below), ids=column.field in NUMBERS)

    return tuple(replace(one, use="private", field="") if private(one) else one for one in header.columns)


def _stem(file: str) -> str:
    return file.rsplit(".", 1)[0]
