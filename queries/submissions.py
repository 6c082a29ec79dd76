"""What was handed in, and what should have been."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from graph.faults import nearest, none_such
from graph.model import MAX_DAY, MIN_DAY
from graph.records import KIND
from graph.vocabulary import values_of
from graph.words import Text, WrongValueError, days
from queries.library import shelves
from queries.period import Calendar, Period, split

BODY = "body"
DAYS = 15
"""Days after a period's end in which a sheet is to come where nothing else is said."""
_BODY = ""
Span = tuple[date, date]


@dataclass(frozen=True)
class Submission:
    """One sheet that was handed in: of whom (`scope`, "" the whole body), and the time it speaks of."""

    kind: str
    scope: str = _BODY
    since: date | None = None  # a log's first day
    until: date | None = None  # the first day after it
    as_of: date | None = None  # the day of a snapshot
    handed_in: date | None = None
    partial: bool = False  # a sheet of it, or a column, could not be read

    @property
    def speaks_until(self) -> date | None:
        """The last day it speaks of."""
        return self.as_of or (self.until - timedelta(days=1) if self.until else None)


class Submit(BaseModel):
    """A program's line: who hands in which sheet, and how often; `days` after a period's end it is late.

    `by` is "body" or a shelf of `scopes/`: committee, township, group; `groups` are the kinds of group meant.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str = Field(title="表的种类（见下）", description="the kind of sheet (below)")
    by: str = Field(
        BODY,
        title="由谁报送：body 整个组织、committee 专委会、township 乡镇街道、group 小组",
        description="who hands it in: the whole body, each committee, township or group",
    )
    each: Calendar = Field("year", title="多久报送一次", description="how often")
    days: int = Field(
        DAYS,
        ge=0,
        strict=True,
        title="期满后几天内报送；在此之前审计也核查刚结束的期间",
        description="days after a period's end in which it comes; until then the audit judges the ended period too",
    )
    groups: tuple[str, ...] = Field(
        (),
        title='报送的小组种类（见词语 group_kind），仅与 by = "group" 同用',
        description='which kinds of group (words of group_kind), with by = "group" alone',
    )

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in KIND:
            raise WrongValueError(none_such("这种表", "kind of sheet", kind, KIND))
        return kind

    @field_validator("by")
    @classmethod
    def _handed_in(cls, by: str) -> str:
        known = [BODY, *(name for name in shelves("scopes") if name != "through")]
        if by not in known:
            near, listed = nearest(by, known), ", ".join(known)
            raise WrongValueError(
                f"没有按“{by}”报送的方式{near.zh}（可用：{listed}）",
                f"nobody hands in sheets by {by!r}{near.en} (there are: {listed})",
            )
        return by

    @field_validator("groups")
    @classmethod
    def _kinds(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        known = values_of("group_kind")
        for group in groups:
            if group not in known:
                raise WrongValueError(none_such("这种小组", "kind of group", group, known))
        return groups

    @model_validator(mode="after")
    def _which_groups(self) -> "Submit":
        if bool(self.groups) != (self.by == "group"):
            raise WrongValueError(
                'by = "group" 要写 groups = [报送的小组种类]，其他方式不写',
                'by = "group" needs groups = [the kinds of group that hand in], and nothing else does',
            )
        return self


@dataclass(frozen=True)
class Missing:
    """A sheet that was not handed in: scope "" is the whole body; no span where none that counts is in at all.

    `partial` ones were handed in, but a sheet or a column in them could not be read.
    `until` is the first day after those periods of which a sheet is due by now.
    """

    kind: str
    scope: str
    spans: tuple[Span, ...] = ()
    each: Calendar | None = None
    partial: bool = False
    until: date = MAX_DAY

    def text(self) -> Text:
        """Name the sheet, whose it is and the periods it lacks: those that are due, and those that are not yet."""
        label = KIND[self.kind].label
        zh, en = f"（{self.scope}）" if self.scope else "", f" of {self.scope}" if self.scope else ""
        if self.partial:
            return Text(
                f"《{label.zh}》{zh}有工作表或列因表头有误未入库，未完整报送",
                f"the sheet “{label.en}”{en} is not wholly handed in: headings were wrong in a part of it",
            )
        if not self.spans:
            # None ever was, or what was is taken back.
            return Text(f"《{label.zh}》{zh}未报送", f"the sheet “{label.en}”{en} is not handed in")
        late, early = self.periods(due=True), self.periods(due=False)
        said_zh = [f"{'、'.join(late)}未报送"] * bool(late) + [f"{'、'.join(early)}未到报送期限"] * bool(early)
        said_en = [f"was not handed in for {', '.join(late)}"] * bool(late)
        said_en += [f"is not yet due for {', '.join(early)}"] * bool(early)
        return Text(f"《{label.zh}》{zh}{'，'.join(said_zh)}", f"the sheet “{label.en}”{en} {' and '.join(said_en)}")

    def periods(self, *, due: bool | None = None) -> list[str]:
        """Return the periods it lacks, or those that are due, or not yet: calendar ones by keys, others by days."""
        if not self.each:
            return [days(*span) for span in self.spans] if due is not False else []
        lacking = [period for since, until in self.spans for period in split(since, until, self.each)]
        return list(dict.fromkeys(p.key for p in lacking if due is None or (p.end <= self.until) == due))


def missing(
    kind: str,
    submit: Submit | None,
    submissions: Sequence[Submission],
    scopes: Iterable[str],
    period: Period,
    as_of: date = MAX_DAY,
) -> list[Missing]:
    """Return what lacks of one kind in the period. `scopes` are all that must hand it in where it is due by scope.

    `as_of` is the day of the question: a sheet is due when its days after the end of its own period are over.

    A kind that no program line names, and a snapshot, must merely have been handed in once. A sheet of the whole
    body counts for every scope; where one of the body is due, one from every scope will do as well.
    """
    partial = {sheet.scope for sheet in submissions if sheet.kind == kind and sheet.partial}
    if partial:
        whole = submit is None or submit.by == BODY or _BODY in partial
        return [Missing(kind, scope, partial=True) for scope in ({_BODY} if whole else sorted(partial))]
    own = [submission for submission in submissions if submission.kind == kind]
    if submit is None:
        return [] if own else [Missing(kind, _BODY)]
    due = as_of if as_of == MAX_DAY else as_of - timedelta(days=submit.days)
    lacking = {scope: _lacking(submit, own, scope, period) for scope in sorted(set(scopes)) or [_BODY]}
    if submit.by == BODY:
        found = [spans for spans in lacking.values() if spans is not None]
        merged = tuple(_merged(span for spans in found for span in spans))
        return [Missing(kind, _BODY, merged, submit.each, until=due)] if found else []
    return [
        Missing(kind, scope, spans, submit.each, until=due) for scope, spans in lacking.items() if spans is not None
    ]


@dataclass(frozen=True)
class Due:
    """One sheet that is or was due: when it had to be in, and when it came (None: it did not)."""

    kind: str
    scope: str
    period: str
    due: date
    handed_in: bool
    on_time: bool


def dues(
    submits: Iterable[Submit],
    submissions: Sequence[Submission],
    scopes: Mapping[str, Sequence[str]],
    since: date,
    as_of: date,
) -> list[Due]:
    """Return every sheet that was due between `since` and `as_of`: expected, handed in, handed in on time.

    `scopes` are those of each way to hand in: by committee, by township.
    """
    return [
        _due(submit, submissions, asked, period)
        for submit in submits
        for asked in _asked(submit, scopes)
        for period in split(since, as_of + timedelta(days=1), submit.each)
        if period.last + timedelta(days=submit.days) <= as_of
    ]


def _asked(submit: Submit, scopes: Mapping[str, Sequence[str]]) -> list[list[Sequence[str]]]:
    """Return for each sheet that is due the sets of scopes of which one must hand it in whole."""
    if submit.by == BODY:
        return [list(scopes.values()) or [[_BODY]]]
    return [[[scope]] for scope in sorted(scopes[submit.by]) or [_BODY]]


def _due(submit: Submit, submissions: Sequence[Submission], ways: list[Sequence[str]], period: Period) -> Due:
    due = period.last + timedelta(days=submit.days)
    timely = [s for s in submissions if s.handed_in and s.handed_in <= due]
    handed_in, on_time = (
        any(not missing(submit.kind, submit, held, asked, period) for asked in ways) for held in (submissions, timely)
    )
    return Due(submit.kind, _BODY if submit.by == BODY else ways[0][0], period.key, due, handed_in, on_time)


def _lacking(submit: Submit, own: Sequence[Submission], scope: str, period: Period) -> tuple[Span, ...] | None:
    """Return the spans that no sheet of this scope or of the body speaks of; None where nothing lacks."""
    counting = [submission for submission in own if submission.scope in (_BODY, scope)]
    if KIND[submit.kind].mode == "snapshot":
        return None if counting else ()
    if not counting:
        return ((period.logged_since, period.until),)
    spoken = _merged((s.since or MIN_DAY, s.until) for s in counting if s.until)
    return tuple(_holes(spoken, (period.logged_since, period.until))) or None


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of half-open spans, in order."""
    union: list[Span] = []
    for since, until in sorted(spans):
        if union and since <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], until))
        else:
            union.append((since, until))
    return union


def _holes(spoken: Sequence[Span], whole: Span) -> Iterator[Span]:
    """Yield the parts of `whole` outside the spans, which are merged and in order."""
    start = whole[0]
    for since, until in [*spoken, (MAX_DAY, MAX_DAY)]:
        if start < min(since, whole[1]):
            yield start, min(since, whole[1])
        start = max(start, until)
