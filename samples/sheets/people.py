"""The roster, the constituencies and the committees."""

from collections.abc import Iterator
from itertools import groupby

from samples.clerk import day_style, spaced, split
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.spec import sectors
from samples.writing import Cell, Table, columns

ROSTER = columns(
    """序号 委员编号 姓_名 性别 民族 出生年月 文化程度 政治面貌 宗教信仰 所属|界别 界别职务 归口|专委会 联络组
    政协职务 届次 任职日期 工作单位 单位职务 行业 领域 特长 居住地 联系领导 手机号码 身份证号 备注"""
)
CONSTITUENCIES = columns("""序号 界别名称 界别代码 委员人数 召集人 联系领导 联系专委会 对口部门 曾用名 备注""")
COMMITTEES = columns("""序号 专委会名称 主任 副主任 工作人员 联系领导 对口部门 联系电话 备注 联系对象汇总数""")


def roster(office: Office) -> Table:
    """Return the roster, by constituency, with a subtotal after each."""
    rows = list(_roster_rows(office))
    day = office.spec.last_day
    return Table(
        "委员名册",
        f"{office.spec.title}委员名册（截至{day.year}年{day.month}月{day.day}日）",
        f"填报单位：{office.spec.clerks['liaison']}",
        ROSTER,
        rows,
        ("注：同名委员以委员编号区分；联络组为乡镇（街道）政协联络组。",),
    )


def _roster_rows(office: Office) -> Iterator[list[Cell]]:
    dice, index = office.dice("roster sheet"), 0
    for constituency, members in groupby(office.members, key=lambda member: member.constituency):
        style, count = day_style(dice), 0
        for member in members:
            index, count = index + 1, count + 1
            yield _roster_row(office, index, member, style(member.since))
        yield [None, None, "小计", *[None] * 6, constituency, *[None] * 15, f"{count}人"]
    yield [None, None, "合计", *[None] * 22, f"{index}人"]


def _roster_row(office: Office, index: int, member: Member, since: Cell) -> list[Cell]:
    birth = (f"{member.birth:%Y.%m}", f"{member.birth.year}年{member.birth.month}月", member.birth)[index % 3]
    person: list[Cell] = [member.sex, member.nation, birth, member.education, member.party, member.creed or None]
    seat: list[Cell] = [member.constituency, "召集人" if member.convener else None, split(member.committees, "、")]
    group = f"{member.group.name}联络组" if member.group else None
    work: list[Cell] = [member.unit, member.post, member.trade, member.domain, split(member.specialities)]
    home = f"{member.home.county}{member.home.name}"
    leader = member.leader.name if member.leader else None
    post: list[Cell] = [group, member.role.split("、")[0], office.spec.term, since]
    private = [member.phone, member.identity, _remark(member)]
    return [index, member.number, spaced(member.name), *person, *seat, *post, *work, home, leader, *private]


def _remark(member: Member) -> str | None:
    if NAMESAKE in member.tags:
        return "有同名委员，以编号为准"
    return member.role.partition("、")[2] or None


def constituencies(office: Office) -> Table:
    """Return the constituencies with conveners and leaders, and their total."""
    rows: list[list[Cell]] = []
    for index, (name, seats) in enumerate(office.spec.seats.items(), 1):
        conveners = split(m.name for m in office.members if m.convener and m.constituency == name)
        leader = office.leaders[index % len(office.leaders)].name
        former = split(office.spec.formerly.get(name, ())) or None
        departments = split(map(office.local, sectors()[name].departments), "，")
        committee = office.spec.committee_of(name)
        rows.append(
            [index, name, f"J{index:02}", seats, conveners or None, leader, committee, departments, former, None]
        )
    rows.append([None, "合计", None, len(office.members), *[None] * 6])
    day = office.spec.last_day
    title = f"{office.spec.title}界别名册（截至{day.year}年{day.month}月{day.day}日）"
    return Table("界别", title, f"填报单位：{office.spec.clerks['liaison']}", CONSTITUENCIES, rows)


def _contacts_total(office: Office, committee: str) -> int | None:
    """Return how many contacts the liaison committee counts for a committee: wrong or blank where planted so."""
    planted = office.spec.planted
    if committee in planted.blank_totals:
        return None
    listed = sum(len(member.contacts) for member in office.members if committee in member.committees)
    return listed - 3 if committee in planted.wrong_totals else listed


def committees(office: Office) -> Table:
    """Return the committees with who heads and serves them."""
    rows: list[list[Cell]] = []
    for index, (name, theirs) in enumerate(office.spec.committees.items(), 1):
        head, *deputies = office.heads[name]
        officer, leader = office.officers[name], office.leaders[index % len(office.leaders)]
        departments = split({office.local(d): 0 for c in theirs for d in sectors()[c].departments})
        told: list[Cell] = [
            index,
            name,
            head.name,
            split(d.name for d in deputies),
            officer.name,
            leader.name,
            departments,
        ]
        rows.append([*told, officer.phone, f"联系界别：{split(theirs)}", _contacts_total(office, name)])
    day = office.spec.last_day
    title = f"{office.spec.title}专门委员会一览表（截至{day.year}年{day.month}月{day.day}日）"
    return Table("专委会", title, f"填报单位：{office.spec.title}办公室", COMMITTEES, rows)
