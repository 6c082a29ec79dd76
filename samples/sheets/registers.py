"""The registers of platforms, groups, activities, topics and so on: columns by heading, and what fills each.

A column that nobody fills is left out, as a clerk leaves it out; days, names and yes or no are written in the sheet's
own habit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from samples.clerk import SEPARATORS, day_style, spaced, split
from samples.divisions import Township, Village
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.things import Platform
from samples.writing import Cell, Table

Value = Cell | bool | Sequence[str] | Sequence[Member] | Member | Township | Village | Platform
Column = tuple[str, Callable[[Any], Value]]


@dataclass(frozen=True)
class Register:
    """One kind of register: its columns, and whether it says how things stand on a day."""

    columns: tuple[Column, ...]
    snapshot: bool = False
    english: Mapping[str, str] = field(default_factory=dict)  # headings that mean something else elsewhere


def _by(**told: str) -> tuple[Column, ...]:
    """Return columns that hold an attribute as it is: attribute="heading"."""
    return tuple((heading, _attribute(name)) for name, heading in told.items())


def _attribute(name: str) -> Callable[[Any], Value]:
    return lambda thing: getattr(thing, name)


def _stage(name: str) -> Callable[[Any], Value]:
    return lambda topic: topic.days.get(name)


def _register(*groups: Sequence[Column], snapshot: bool = False, **english: str) -> Register:
    return Register(tuple(column for group in groups for column in group), snapshot, english)


def _county(thing: Any) -> Value:
    township = thing.township
    return township.county if township else None


PLACE: tuple[Column, ...] = (("县（市、区）", _county), *_by(township="乡镇（街道）", village="村（社区）"))
WITHIN: tuple[Column, ...] = (
    ("行政区划代码", lambda line: line.code),
    ("省", lambda line: line.within.province),
    ("市", lambda line: line.within.prefecture),
    ("县（市、区）", lambda line: line.within.county),
    ("乡镇（街道）", lambda line: line.within),
)
MEMBERS = _register(
    _by(number="委员编号"),
    (("姓_名", lambda m: spaced(m.name)),),
    _by(sex="性别", nation="民族"),
    (("出生年月", lambda m: f"{m.birth:%Y.%m}"),),
    _by(education="文化程度", party="政治面貌", creed="宗教信仰", constituency="所属界别"),
    (("界别职务", lambda m: "召集人" if m.convener else None),),
    _by(committees="归口专委会"),
    (("政协职务", lambda m: m.role.split("、")[0]), ("委员层级", _attribute("level"))),
    (("下沉村", lambda m: [v.name for v in m.villages] if NAMESAKE in m.tags else None),),
    _by(since="任职日期", unit="工作单位", post="单位职务", trade="行业", domain="领域", specialities="特长"),
    (("居住地", lambda m: f"{m.home.county}{m.home.name}"),),
    (("工作地", lambda m: f"{m.work.county}{m.work.name}" if m.work else None), ("联系领导", _attribute("leader"))),
    _by(phone="手机号码", identity="身份证号"),
    snapshot=True,
)
CONSTITUENCIES = _register(
    _by(name="界别名称", seats="委员人数", conveners="召集人", committees="联系专委会"), snapshot=True
)
COMMITTEES = _register(
    _by(name="专委会名称", heads="主任", deputies="副主任", staff="工作人员", departments="对口部门", phone="联系电话"),
    snapshot=True,
)
TOWNSHIPS = _register(
    WITHIN,
    _by(leaders="联系领导", group_head="联络组组长", staff="专职干事", members="下沉委员", phone="联系电话"),
    snapshot=True,
)
VILLAGES = _register(
    WITHIN,
    _by(village="村（社区）", patch="片区", committees="包片专委会", households="户数", members="下沉委员"),
    snapshot=True,
)
PATCHES = _register(
    WITHIN[1:],
    _by(patch="片区", committees="包片专委会", members="挂钩委员"),
    snapshot=True,
)
REPORTS = _register(
    _by(number="社情民意编号", title="标题", category="类别"),
    (("反映人", lambda r: r.collective or r.submitters),),
    (("委员编号", lambda r: [m.number for m in r.submitters]),),
    (("界别", lambda r: r.submitters[0].constituency if r.submitters else None),),
    _by(concerns="涉及界别", platform="经由平台", day="提交日期", status="状态", issue_no="期号", edited_on="编辑日期"),
    (("办理单位", lambda r: None if r.draft else r.department),),
    _by(answered="反馈时间", adopted="采用", endorsed_by="领导批示", endorsed_on="批示时间"),
)
PROPOSALS = _register(
    _by(number="提案号", title="案由"),
    (("提案者", lambda p: p.collective or p.submitters),),
    (("委员编号", lambda p: [m.number for m in p.submitters]),),
    (("界别", lambda p: p.submitters[0].constituency if p.submitters else None),),
    _by(concerns="涉及界别", platform="经由平台", day="提交时间"),
    (("立案状态", lambda p: "立案" if p.filed else "不立案"),),
    (("主办单位", lambda p: p.departments[:1] if p.filed else None),),
    _by(due="计划办结日期", discussed="办前协商日期", talked="约谈日期", supervised="督办日期", answered="办复时间"),
    (("办理状态", lambda p: ("已办复" if p.answered else "办理中") if p.filed else None),),
    (("是否重点", lambda p: True if p.key else None),),
    _by(supervisors="督办领导", published="公开日期"),
)
CONTACTS = _register(
    (("委员姓名", lambda c: c.member.name), ("委员编号", lambda c: c.member.number)),
    _by(name="联系群众姓名", number="对象编号", sex="性别", age_band="年龄段", constituency="群众界别", trade="行业"),
    _by(domain="领域", occupation="职业/身份", specialities="特长"),
    PLACE,
    _by(phone="联系方式", since="结对日期", filed_with="归口专委会", filed_on="备案日期"),
    snapshot=True,
    联系方式="Phone",
)
CALLS = _register(
    _by(day="走访时间"),
    (("委员姓名", lambda c: c.member.name), ("委员编号", lambda c: c.member.number)),
    (("界别", lambda c: c.member.constituency),),
    _by(target="联系群众姓名"),
    (("对象编号", lambda c: c.contact.number if c.contact else None),),
    _by(type="对象类别", mode="走访方式"),
    PLACE[:2],
    _by(issue="反映问题", category="问题类别"),
    (("是否共性问题", lambda c: True if c.common else None),),
    _by(converted="转化编号", department="承办单位", due="办理时限", answered="反馈时间"),
)
LEADER_VISITS = _register(
    _by(leader="走访领导", member="被走访委员", day="走访日期", mode="走访方式", place="走访地点")
)
PLATFORMS = _register(
    _by(name="平台名称", kind="平台类别", level="平台层级", grade="星级", opened="授牌日期", heads="负责人"),
    (("驻室委员", lambda p: [m.name for m in p.members] + p.outsiders),),
    _by(constituencies="所属界别", departments="依托单位"),
    (("依托单位类别", lambda p: p.host_kind if p.host_told and p.departments else None),),
    PLACE,
    snapshot=True,
)
GROUPS = _register(
    _by(name="小组名称", kind="小组类别"),
    (("上级组织", lambda g: g.parent.name if g.parent else None),),
    _by(committees="牵头委室"),
    _by(heads="组长", members="成员"),
    (("责任乡镇", lambda g: [t.name for t in g.townships]), ("责任村", lambda g: [v.name for v in g.villages])),
    _by(departments="监督单位", constituencies="所属界别"),
    snapshot=True,
)
DEPARTMENTS = _register(
    _by(name="部门名称", heads="部门负责人", committees="对口专委会", supervisors="特约监督员"), snapshot=True
)
APPOINTMENTS = _register(
    (
        ("委员姓名", lambda a: a.member.name),
        ("委员编号", lambda a: a.member.number),
        ("界别", lambda a: a.member.constituency),
    ),
    _by(kind="聘任类别", department="派驻单位", since="聘任日期", until="解聘日期"),
    snapshot=True,
)
STAFF = _register(
    _by(name="姓名", post="岗位", members="服务委员", committees="所在专委会"),
    (("派驻乡镇", lambda s: [t.name for t in s.townships]), ("服务平台", lambda s: [p.name for p in s.platforms])),
    snapshot=True,
)
ACTIVITIES = _register(
    _by(number="活动编号", title="活动名称", kind="活动类别", form="活动形式", day="活动日期"),
    PLACE,
    _by(platform="活动平台", organisers="主办单位", hosts="主持人", members="参加委员", absent="请假委员"),
    _by(contacts="群众代表", departments="参加部门", headcount="参加人次"),
    (("议题编号", lambda a: [topic.number for topic in a.topics]),),
    _by(opinions="意见条数", consensus="达成共识", solved="解决问题数", archived="是否建档", status="活动状态"),
    主办单位="Organised by",
    议题编号="Topics",
)
TOPICS = _register(
    _by(number="议题编号", title="议题名称", source="议题来源", category="议题类别", proposers="提出人"),
    PLACE,
    _by(platform="协商平台", day="征集日期"),
    (
        ("征集表日期", _stage("form")),
        ("网格员核实日期", _stage("verified")),
        ("党组织审核日期", _stage("approved")),
        ("商定委员", _attribute("approvers")),
        ("数据分析日期", _stage("analysed")),
        ("调研日期", _stage("researched")),
        ("是否采用", _attribute("selected")),
        ("筛选日期", _stage("selected")),
        ("公告日期", _stage("announced")),
        ("认领委员", _attribute("claimants")),
        ("认领日期", _stage("claimed")),
        ("协商日期", _stage("held")),
        ("跟踪日期", _stage("tracked")),
        ("办结日期", _stage("closed")),
    ),
    _by(departments="责任单位", leads="领题委员", supervisors="督办领导", pilots="试点", due="办理时限"),
    (("是否重点", lambda t: True if t.key else None),),
    _by(status="办理进度", outcome="成果"),
    是否重点="Key",
)
TASKS = _register(
    _by(number="任务编号", title="任务名称", listed="清单名称", kind="任务类别", day="交办日期", leaders="责任领导"),
    _by(departments="责任单位", members="责任委员"),
    PLACE,
    _by(due="完成时限", done="完成日期", status="完成情况", planned="计划数", achieved="完成数", outcome="工作成效"),
    完成日期="Done on",
)
CASES = _register(
    _by(number="案件编号", title="案件名称", kind="案件类别", day="受理日期", leaders="包案领导", members="调解员"),
    _by(departments="责任单位"),
    PLACE[:2],
    _by(due="化解时限", talked="约谈日期", supervised="督办日期", closed="化解日期", status="化解情况"),
)
DOCUMENTS = _register(
    _by(number="文号", title="文件名称", kind="文件类别", day="印发日期", level="文件层级", sections="章节"),
    _by(filers="制定单位", filed_with="备案单位", cites="依据文件", activities="对应活动", issues="对应议题"),
)
ENDORSEMENTS = _register(
    _by(number="事项编号", title="标题", kind="批示或采用", by="批示领导", level="批示层级", day="批示日期"),
    _by(departments="落实单位", followed_up="跟进日期", result="落实情况"),
)
DONATIONS = _register(
    _by(title="项目名称", kind="收支类别", day="捐赠日期", amount="金额", unit="金额单位", donors="捐赠人"),
    _by(people="受助人数", households="受助户数", students="受助学生数", platform="依托平台"),
    PLACE[:2],
)
OUTCOMES = _register(
    _by(title="成果名称", quantity="数量", unit="计量单位", day="完成日期", activities="对应活动", issues="对应议题"),
    _by(platform="所属平台"),
    PLACE,
)


def table(office: Office, register: Register, sheet: str, title: str, things: Iterable[Any], by: str = "") -> Table:
    """Return a register as a sheet, in the habit of one clerk; `by` is who keeps it."""
    dice = office.dice(f"register {sheet} {title}")
    clerk = _Clerk(day_style(dice), dice.choice(SEPARATORS[:4]))
    held = list(things)
    rows = [[clerk.cell(fill(thing)) for _, fill in register.columns] for thing in held]
    used = [n for n in range(len(register.columns)) if any(row[n] is not None for row in rows)]
    headings = ["序号", *(register.columns[n][0].replace("_", "　") for n in used)]
    lines = [[index, *(row[n] for n in used)] for index, row in enumerate(rows, 1)]
    days = [] if register.snapshot else [thing.day for thing in held if getattr(thing, "day", None)]
    whole = f"{title}（{speaks_of(office, register.snapshot, min(days, default=office.spec.first_day))}）"
    return Table(
        sheet, whole, f"填报单位：{by or office.spec.title + '办公室'}", headings, lines, english=register.english
    )


def speaks_of(office: Office, snapshot: bool, first_row: date = date.max) -> str:
    """Return of which time a sheet speaks: 截至2023年8月31日, 2023年, 2023年1—8月; from an earlier row's year on."""
    first, last = office.spec.first_day, office.spec.last_day
    first = min(first, date(first_row.year, 1, 1)) if first_row.year < first.year else first
    if snapshot:
        return f"截至{last.year}年{last.month}月{last.day}日"
    if first.year != last.year:
        return f"{first.year}年{first.month}月—{last.year}年{last.month}月"
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return f"{last.year}年" if whole else f"{last.year}年{first.month}—{last.month}月"


@dataclass(frozen=True)
class _Clerk:
    """Who keeps one register, with one way of writing days and one of parting names."""

    style: Callable[[date], Cell]
    separator: str

    def cell(self, value: Value) -> Cell:
        """Return a value as it stands in the sheet; None where the cell stays blank."""
        if value is None or value in ("", []):
            return None
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, str | int | float | date):
            return self.style(value) if isinstance(value, date) else value
        if isinstance(value, Township | Village | Platform | Member):
            return value.name or None
        return split((one if isinstance(one, str) else one.name for one in value), self.separator)
