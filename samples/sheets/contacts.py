"""The contact lists that committees keep, one workbook each."""

from collections.abc import Iterator, Sequence

from samples.clerk import day_style, short, split, township_words
from samples.plan import Contact, Office
from samples.writing import Cell, Table, columns

HEADINGS = columns(
    """序号 委员姓名 委员编号 联系群众姓名 对象编号 性别 年龄段 群众界别 行业 领域 职业/身份 特长 单位
    县（市、区） 乡镇（街道） 村（社区） 联系方式 联系类型 结对日期 确定方式 归口专委会 备案日期 备案状态
    备注"""
)
NOTE = "注：联系方式仅供机关内部使用。"
PHONE = {"联系方式": "Phone"}  # in the logs the same heading is a mode
OWN = {"委员姓名", "委员编号"}
"""Columns that a sheet for a single member leaves out."""


def lists(office: Office) -> Iterator[tuple[str, list[Table]]]:
    """Yield the name of each committee and the sheets of its workbook."""
    for committee in office.spec.committees:
        held = [contact for contact in office.contacts if contact.filed_with == committee]
        if committee == office.spec.clerks["by_person"]:
            yield committee, [_guide(office), *_by_person(office, committee, held)]
        else:
            yield committee, [_guide(office), _sheet(office, committee, "联系对象名单", HEADINGS, held)]


def _guide(office: Office) -> Table:
    """Return the sheet of instructions that is no table at all."""
    rows = [["1．每名委员联系本界别群众3至5人，名单由委员自行确定。"], ["2．名单报归口专委会备案。"]]
    return Table("填表说明", "填表说明", f"{office.spec.title}办公室", (), rows)


def _sheet(office: Office, committee: str, sheet: str, headings: Sequence[str], held: list[Contact]) -> Table:
    dice = office.dice(f"contact list {committee} {sheet}")
    style, day = day_style(dice), office.spec.last_day
    rows: list[list[Cell]] = []
    for index, contact in enumerate(held, 1):
        told = {"序号": index} | _told(office, contact, committee)
        told["结对日期"] = style(contact.since)
        told["备案日期"] = style(contact.filed_on) if contact.filed_on else None
        rows.append([told.get(heading) for heading in headings])
    title = f"{committee}委员联系界别群众名单（截至{day.year}年{day.month}月{day.day}日）"
    return Table(sheet, title, f"归口专委会：{committee}", headings, rows, (NOTE,), english=PHONE)


def _by_person(office: Office, committee: str, held: list[Contact]) -> list[Table]:
    members = {contact.member: contact.member.name for contact in held}
    headings = [heading for heading in HEADINGS if heading not in OWN]
    return [
        _sheet(office, committee, name, headings, [contact for contact in held if contact.member is member])
        for member, name in members.items()
    ]


def _told(office: Office, contact: Contact, committee: str) -> dict[str, Cell]:
    member, turn = contact.member, int(contact.number.removeprefix("LX"))
    number: Cell = int(member.number) if committee == office.spec.clerks["bare_numbers"] else member.number
    return {
        "委员姓名": member.name,
        "委员编号": number,
        "联系群众姓名": contact.name,
        "对象编号": contact.number,
        "性别": contact.sex,
        "年龄段": contact.age_band,
        "群众界别": _constituency(office, contact, committee, turn),
        "行业": contact.trade,
        "领域": contact.domain,
        "职业/身份": contact.occupation,
        "特长": split(contact.specialities),
        "单位": contact.unit or None,
        "县（市、区）": contact.township.county,
        "乡镇（街道）": township_words(office.spec, contact.township, turn),
        "村（社区）": contact.village.name,
        "联系方式": contact.phone,
        "联系类型": "灵活" if turn % 5 == 0 else "固定",
        "确定方式": "委员自选",
        "归口专委会": committee,
        "备案状态": "已备案" if contact.filed_on else "未备案",
    }


def _constituency(office: Office, contact: Contact, committee: str, turn: int) -> str:
    """Return the contact's constituency as written: by a former name now and then, without 界 by one clerk."""
    former = office.spec.formerly.get(contact.constituency, ())
    if former and turn % 4 == 0:
        return former[turn // 4 % len(former)]
    brief = committee == office.spec.clerks["short_names"]
    return short(contact.constituency) if brief else contact.constituency
