"""The visit logs: one a committee and quarter, and that of the leaders."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from random import Random

from samples.calls import quarter
from samples.clerk import SEPARATORS, day_style, numbered, short, split, township_words
from samples.plan import LeaderVisit, Office, Visit
from samples.writing import Cell, Table, columns

DETAILED = columns(
    """序号 委员姓名 委员编号 界别 联系群众姓名 走访时间 联系方式 走访地点 联系内容 反映问题 问题类别 承办单位
    办理时限 办理情况 是否解决 反馈时间 群众满意度 记录人 备注"""
)
PLAIN = columns(
    """序号 走访日期 委员姓名 界别 联系对象 走访方式 地点 谈话内容 意见建议 转办单位 办理时限 落实情况 是否解决
    反馈时间 联系电话 备注"""
)
SAME = {"联系对象": "联系群众姓名", "走访日期": "走访时间", "走访方式": "联系方式", "地点": "走访地点"} | {
    "谈话内容": "联系内容",
    "意见建议": "反映问题",
    "转办单位": "承办单位",
    "落实情况": "办理情况",
}
"""What the plain sheet calls by another name."""

LEADERS = columns("""序号 走访领导 被走访委员 走访日期 走访方式 走访地点 人次""")
TALKS = columns("""序号 走访领导 谈心对象 日期 联系形式 地点 人次""")
QUARTERS = "一二三四"
TWICE = 40
ROUGH = 90
PHONE_IN_TEXT = 30


@dataclass(frozen=True)
class Log:
    """One committee's visits of one quarter."""

    committee: str
    quarter: int
    table: Table


def logs(office: Office) -> Iterator[Log]:
    """Yield the logs of all committees and quarters."""
    held: dict[tuple[str, int], list[Visit]] = {}
    for visit in office.visits:
        committees = visit.member.committees or [office.spec.clerks["liaison"]]
        held.setdefault((committees[0], quarter(visit.day)), []).append(visit)
    months = Counter((visit.contact.number, visit.day.month) for visit in office.visits)
    for index, committee in enumerate(office.spec.committees):
        headings = PLAIN if index % 2 else DETAILED
        for number in (1, 2, 3, 4):
            clerk = _Clerk(office, committee, number, months)
            yield Log(committee, number, clerk.table(headings, held.get((committee, number), [])))


class _Clerk:
    """Who writes one log, with one way of writing days and names."""

    def __init__(self, office: Office, committee: str, number: int, months: Counter[tuple[str, int]]) -> None:
        self.office, self.committee, self.number, self.months = office, committee, number, months
        self.dice = office.dice(f"visit log {committee} {number}")
        self.style = day_style(self.dice, yearless=True)

    def table(self, headings: Sequence[str], visits: list[Visit]) -> Table:
        """Return the log; now and then a row stands in it twice."""
        rows: list[list[Cell]] = []
        for meeting in _meetings(visits):
            told = self._told(meeting)
            rows.append([told.get(SAME.get(heading, heading)) for heading in headings[1:]])
            if self.dice.randrange(TWICE * 4) == 0 and meeting[0].counts and not meeting[0].need:
                rows.append(list(rows[-1]))
        period = f"{self.office.spec.year}年第{QUARTERS[self.number - 1]}季度"
        title = f"{self.committee}委员联系走访记录（{period}）"
        return Table("走访记录", title, f"填报单位：{self.committee}", headings, numbered(rows))

    def _told(self, meeting: list[Visit]) -> dict[str, Cell]:
        visit, member = meeting[0], meeting[0].member
        clerks = self.office.spec.clerks
        bare, brief = self.committee == clerks["bare_numbers"], self.committee == clerks["short_names"]
        turn = int(visit.contact.number.removeprefix("LX"))
        return {
            "委员姓名": member.name,
            "委员编号": int(member.number) if bare else member.number,
            "界别": short(member.constituency) if brief else member.constituency,
            "联系群众姓名": self._names(meeting),
            "走访时间": self._day(meeting),
            "联系方式": visit.mode,
            "走访地点": township_words(self.office.spec, visit.contact.township, turn) + visit.contact.village.name,
            "联系内容": "宣传政策，了解生产生活情况",
        } | self._need(visit)

    def _names(self, meeting: list[Visit]) -> str:
        names = split((visit.contact.name for visit in meeting), self.dice.choice(SEPARATORS))
        return f"、{names}," if len(meeting) > 1 and self.dice.random() < 0.1 else names

    def _day(self, meeting: list[Visit]) -> Cell:
        """Return the day as written; only a month where that leaves no doubt about how many visits there were."""
        visit = meeting[0]
        if visit.as_written is not None:
            return visit.as_written or None
        alone = len(meeting) == 1 and self.months[visit.contact.number, visit.day.month] == 1
        if alone and not visit.member.tags and self.dice.randrange(ROUGH) == 0:
            return f"{visit.day.month}月" if self.number % 2 else f"{visit.day.year}年{visit.day.month}月"
        style: Callable[[date], Cell] = day_style(self.dice) if self.dice.random() < 0.1 else self.style
        return style(visit.day)

    def _need(self, visit: Visit) -> dict[str, Cell]:
        need = visit.need
        if not need:
            return {}
        phone = f"，联系电话{visit.contact.phone}" if self.dice.randrange(PHONE_IN_TEXT) == 0 else ""
        return {
            "反映问题": need.text + phone,
            "问题类别": need.category,
            "承办单位": need.department,
            "办理时限": f"{need.due:%Y-%m-%d}",
            "办理情况": "已办结" if need.answered else "办理中",
            "是否解决": "是" if need.answered else "否",
            "反馈时间": f"{need.answered:%Y-%m-%d}" if need.answered else None,
            "群众满意度": "满意" if need.answered else None,
        }


def _meetings(visits: list[Visit]) -> Iterator[list[Visit]]:
    """Group the visits that a clerk writes in one row: same member, day and mode, nothing asked for, no doubt."""
    for _, same in groupby(visits, key=lambda visit: (visit.day, visit.member.number)):
        group = list(same)
        shared = [v for v in group if v.counts and not v.need and v.mode == group[0].mode]
        if shared:
            yield shared
        yield from ([visit] for visit in group if visit not in shared)


def leaders(office: Office) -> list[Table]:
    """Return the leaders' visits to members, and the talks with people outside the party."""
    visits = [visit for visit in office.leader_visits if not visit.talk]
    talks = [visit for visit in office.leader_visits if visit.talk]
    year, by = office.spec.year, f"填报单位：{office.spec.title}办公室"
    dice = office.dice("leader log")
    return [
        Table("走访委员", f"{year}年主席会议成员走访委员记录", by, LEADERS, numbered(_meeting_rows(visits, dice))),
        Table(
            "交心谈心", f"{year}年党组成员与党外代表人士交心谈心记录", by, TALKS, numbered(_meeting_rows(talks, dice))
        ),
    ]


def _meeting_rows(visits: list[LeaderVisit], dice: Random) -> Iterator[list[Cell]]:
    style = day_style(dice, yearless=True)
    keyed = sorted(visits, key=lambda visit: (visit.day, visit.leader.number, visit.mode))
    for (day, _, mode), same in groupby(keyed, key=lambda visit: (visit.day, visit.leader.number, visit.mode)):
        group = list(same)
        names = split((visit.member.name for visit in group), dice.choice(SEPARATORS[:4]))
        yield [group[0].leader.name, names, style(day), mode, group[0].place, len(group)]
