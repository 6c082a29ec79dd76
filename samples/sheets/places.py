"""Townships and villages: who is responsible, who has been sent there, where a consultation room stands."""

from itertools import groupby

from samples.clerk import split
from samples.divisions import Village
from samples.plan import Member, Office
from samples.roster import NAMESAKE
from samples.writing import Cell, Table, columns

TOWNSHIPS = columns(
    """序号 行政区划代码 省 市 县（市、区） 乡镇（街道） 曾用名 联系领导 联络组组长 专职干事 下沉委员 联系电话 备注"""
)
VILLAGES = columns("""行政区划代码 省 市 县（市、区） 乡镇（街道） 村（社区） 户数 人口 议事室名称 下沉委员""")


def townships(office: Office) -> Table:
    """Return the townships with leader, head of the liaison group and members, and a subtotal for each county."""
    sent: dict[str, list[Member]] = {}
    for member in office.members:
        # A name alone would not say which of two namesakes is meant: the clerk leaves them to the roster.
        if member.group and NAMESAKE not in member.tags:
            sent.setdefault(member.group.code, []).append(member)
    rows: list[list[Cell]] = []
    index = 0
    for county, inside in groupby(office.townships, key=lambda township: township.county):
        first = index
        for township in inside:
            index += 1
            officer = office.officers.get(township.code)
            names = split(m.name for m in sent.get(township.code, ())) or None
            head = [officer.name if officer else None, office.clerks[township.code], names]
            where = [township.code, township.province, township.prefecture, county, township.name]
            told = [office.spec.former_townships.get(township.name), office.leaders[index % len(office.leaders)].name]
            rows.append([index, *where, *told, *head, officer.phone if officer else None, None])
        rows.append([None, None, None, None, f"{county}小计", f"{index - first}个", *[None] * 7])
    return Table("乡镇（街道）", _title(office, "乡镇（街道）联络组"), _by(office), TOWNSHIPS, rows)


def villages(office: Office) -> Table:
    """Return all villages; only those with a consultation room are bound to have a member."""
    dice = office.dice("village sheet")
    settled = {member.village.code: member.name for member in office.members if member.village}

    def row(village: Village) -> list[Cell]:
        township, households = village.township, dice.randrange(120, 900)
        written: Cell = f"{households // 10 * 10}余" if dice.random() < 0.01 else households
        where = [village.code, township.province, township.prefecture, township.county, township.name, village.name]
        people = households * dice.randrange(33, 43) // 10
        return [*where, written, people, office.rooms.get(village.code), settled.get(village.code)]

    rows = [row(village) for township in office.townships for village in township.villages]
    note = "注：设有协商议事室的村（社区）应有下沉委员，其余村（社区）暂不作要求。"
    return Table("村（社区）", _title(office, "村（社区）协商议事室"), _by(office), VILLAGES, rows, (note,))


def _title(office: Office, what: str) -> str:
    day = office.spec.last_day
    return f"{office.spec.city}{what}一览表（截至{day.year}年{day.month}月{day.day}日）"


def _by(office: Office) -> str:
    return f"填报单位：{office.spec.title}办公室"
