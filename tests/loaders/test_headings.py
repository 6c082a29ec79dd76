"""The dictionary: every field of every kind has its names, and no name leads to two fields of one kind."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from graph.records import KINDS, RecordKind
from graph.words import Text
from loaders import headings
from loaders.headings import dictionary, field_label, plain_heading

FOLDER = Path(headings.__file__).parent / "headings"
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def held(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@each_kind
def test_every_field_has_chinese_and_english_headings(kind: RecordKind) -> None:
    names = dictionary(kind.name).names
    assert set(names) == {field.name for field in kind.fields}
    for field, found in names.items():
        assert any(name.isascii() for name in found), field
        assert any(re.search("[一-鿿]", name) for name in found), field


@each_kind
def test_no_heading_leads_to_two_fields_of_a_kind(kind: RecordKind) -> None:
    found = held(kind.name)
    fields = found["fields"]
    assert isinstance(fields, dict)
    either = found.get("either", {})
    assert isinstance(either, dict)
    keys = [key for field, names in fields.items() for key in {plain_heading(name) for name in [*names, field]}]
    keys += [plain_heading(name) for name in either]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert {field for fields_of in either.values() for field in fields_of} <= set(fields)


@each_kind
def test_no_field_takes_a_private_heading(kind: RecordKind) -> None:
    private = {plain_heading(str(name)) for name in held("shared")["private"]}  # type: ignore[attr-defined]
    taken = {key for key, meaning in dictionary(kind.name).meanings.items() if meaning.use != "private"}
    # 联系方式 is a mode of contact in a visit log, unless its cells are telephone numbers.
    assert private & taken <= ({"联系方式"} if kind.name.endswith("visits") else set())


@each_kind
def test_no_file_holds_a_word_twice(kind: RecordKind) -> None:
    meanings = dictionary(kind.name).meanings
    assert all(key == plain_heading(key) for key in meanings)
    for name in ("ignored", "private"):
        words = held("shared")[name]
        assert isinstance(words, list)
        assert [word for word, count in Counter(words).items() if count > 1] == []


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        ("members", "姓　名", "name"),
        ("members", "所属\n界别", "constituency"),
        ("members", "*委员姓名", "name"),
        ("members", "界别职务（召集人）", "constituency_role"),
        ("members", "所属专委会2", "committees"),
        ("members", "聯繫領導", "leaders"),
        ("members", "ＭＥＭＢＥＲ　ＮＵＭＢＥＲ", "number"),
        ("members", "Member_Number", "number"),
        ("contacts", "聯繫群眾姓名：", "name"),
        ("contacts", "联系类型(固定/灵活)", "kind"),
        ("contacts", "乡镇（街道）", "township"),
        ("contacts", "职业/身份", "occupation"),
        ("visits", "走访 时间", "date"),
        ("places", "县（市、区）", "county"),
        ("places", "村(社区)", "village"),
        ("reports", "采用（区/市/全国）", "adopted"),
        ("proposals", "立案状态(待立案 立案 不立案 退回)", "filed_status"),
        ("proposals", "第二提案人", "submitters"),
        ("constituencies", "1. 界别名称", "name"),
    ],
)
def test_a_heading_as_written(kind: str, written: str, field: str) -> None:
    meaning = dictionary(kind).meaning(written)
    assert (meaning.use, meaning.fields) == ("field", (field,))


# The headings of SHEETS.md for the kinds that are read, line by line; slashes are synonyms.
SEEN = {
    "members": (
        "姓名/委员姓名/名字/委员编号/委员证号/序号/性别/民族/籍贯/出生日期/出生年月/文化程度/学历/政治面貌/党派/界别/所属界别/界别职务(召集人)/"
        "界别活动组/界别小组/界别组/专委会/专门委员会/归口专委会/所属专委会1/所属专委会2/街道活动组/地区联络组/委员小组/联络组/履职小组/政协职务/"
        "届次/届/任职日期/单位名称/工作单位/单位名称及职务/单位及职务/工作单位及职务/单位职务/职称/手机/手机号/联系电话/电话/电子邮件/邮箱/"
        "单位地址/家庭地址/特长/专长/行业/领域/住地/居住地/工作地/联系领导/履职助理/所属工作室/特约监督员单位/委员层级/状态/备注/宗教信仰/证件号码/身份证号"
    ),
    "constituencies": (
        "界别/界别名称/界别代码/人数/委员人数/召集人/界别召集人/副召集人/联系领导/联系专委会/对口部门/界别工作室/议政厅"
    ),
    "contacts": (
        "委员姓名/委员编号/联系群众姓名/联系对象/群众姓名/结对群众/联系人/对象编号/性别/年龄段/所属界别/群众界别/行业/职业/身份/单位/乡镇(街道)/村(社区)/"
        "联系方式/联系电话/手机/联系类型(固定/灵活)/结对日期/建立联系时间/终止日期/确定方式/归口专委会/备案日期/备案状态/知情同意/同意日期/保存期限/备注"
    ),
    "visits": (
        "序号/委员姓名/界别/联系群众姓名/联系时间/走访时间/走访日期/日期/联系方式/走访方式/联系形式/地点/走访地点/参加人员/陪同人员/联系内容/走访内容/谈话内容/"
        "反映问题/意见建议/诉求/困难问题/问题类别/处理意见/拟办意见/办理情况/办理结果/落实情况/解决情况/转办单位/承办单位/办理时限/是否解决/反馈情况/回访情况/"
        "反馈时间/群众满意度/转化编号/记录人/审核人/人次"
    ),
    "leader_visits": "序号/走访领导/被走访委员/走访日期/走访方式/走访地点/谈心对象/日期/联系形式/地点/人次",
    "reports": (
        "流水号/编号/社情民意编号/标题/题目/类别/类型/反映人/提交者/撰稿人/第一反映人/联名人/情况反映/反映的问题/意见建议/提交日期/提交时间/报送时间/状态/"
        "录用情况/办理单位/采用(区/市/全国)/领导批示/批示时间/期号/备注"
    ),
    "proposals": (
        "提案号/提案序号/流水号/案由/提案名称/标题/提案者/提案人/第一提案人/第二提案人/联名人/附议人/提案人类别/界别/专委会/类别/分类/届次/提交时间/立案状态/"
        "主办单位/会办单位/协办单位/计划办结日期/办复时间/办理时间/办理状态/办理结果/是否重点/是否优秀/意见反馈/满意度/督办领导"
    ),
    "platforms": (
        "名称/类别/负责人/牵头委员/领衔委员/室长/地址/星级/授牌日期/所属界别/所属乡镇/依托单位/驻室委员/入驻委员/值班安排/活动次数/接待群众人次/"
        "收集意见条数/解决件数/状态"
    ),
    "topics": (
        "议题编号/议题名称/来源/提出人/村(社区)/征集日期/是否采用/筛选结果/公告日期/认领委员/认领日期/协商日期/责任单位/办理进度/办结日期/成果"
    ),
    "activities": (
        "活动主题/议题/活动类别/类型/活动开始时间/时间/活动地点/出席情况(已出席 请假 缺席)/申请部门/"
        "主办/参加人员/出席人员/主持人/群众代表/部门/发言(上台/书面)/达成共识/意见条数/解决问题数/跟踪情况"
    ),
    "places": (
        "行政区划代码/县(市、区)/乡镇(街道)/镇街/村(社区)/行政村/村居/片区/网格/户数/人口/联系领导/包片专委会/下沉委员/固定成员/驻村委员/挂钩委员/"
        "联络组组长/专职干事/议事室/议事会名称"
    ),
}


@pytest.mark.parametrize("kind", SEEN)
def test_every_heading_seen_in_real_sheets_is_known(kind: str) -> None:
    names = re.split(r"/(?![^(]*\))", SEEN[kind])
    assert [name for name in names if dictionary(kind).meaning(name).use == "unknown"] == []


@pytest.mark.parametrize(
    "name", ["宗教信仰", "证件号码", "身份证号", "手机", "电话", "联系电话", "邮箱", "家庭地址", "单位地址"]
)
@each_kind
def test_private_headings_are_private_everywhere(kind: RecordKind, name: str) -> None:
    assert dictionary(kind.name).meaning(name).use == "private"


def test_a_field_is_called_by_its_official_heading() -> None:
    assert field_label("contacts", "activities") == Text("群众代表", "People present")
    assert field_label("claimants") == Text("认领委员", "Claimed by")
    assert field_label("C 走访时间") == Text("C 走访时间", "C 走访时间")


def test_an_unknown_heading_is_told_the_nearest() -> None:
    assert dictionary("contacts").similar("联系群种姓名") == "联系群众姓名"
    assert dictionary("contacts").similar("天气") == ""
