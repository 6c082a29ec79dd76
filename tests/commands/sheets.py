"""A small office, written by hand: five members of whom two are namesakes, three constituencies, three townships.

张伟 0001 (经济界) and 张伟 0002 (农业界) share a name; a visit log that only says 张伟 leaves it open who went.
王五福 and 赵六顺 are contacts of 李娜, 孙悦然 one of 张伟 0001. 刘洋 and 陈静 have none.
"""

from collections.abc import Mapping
from pathlib import Path

from tests.loaders.office import Rows, text, xlsx

MEMBERS = [
    ["姓名", "委员证号", "性别", "界别", "所属专委会", "联系乡镇", "单位"],
    ["张伟", "0001", "男", "经济界", "经济委员会", "横梁乡", "甲公司"],
    ["张伟", "0002", "男", "农业界", "农业委员会", "石桥镇", "乙合作社"],
    ["李娜", "0003", "女", "经济界", "经济委员会", "石桥镇", "丙公司"],
    ["刘洋", "0004", "男", "农业界", "", "横梁乡", "丁农场"],
    ["陈静", "0005", "女", "文化界", "经济委员会", "横梁乡", "戊剧团"],
]
CONSTITUENCIES = [
    ["界别名称", "委员人数", "召集人"],
    ["经济界", 2, "李娜"],
    ["农业界", 2, "刘洋"],
    ["文化界", 1, ""],
]
PLACES = [
    ["行政区划代码", "县(市、区)", "乡镇(街道)"],
    ["520602001", "碧江区", "横梁乡"],
    ["520602002", "碧江区", "石桥镇"],
    ["520602003", "碧江区", "白水镇"],
]
COMMITTEES = [["专委会名称", "主任"], ["经济委员会", "李娜"], ["农业委员会", "刘洋"]]
CONTACTS = [
    ["委员姓名", "委员编号", "联系群众姓名", "性别", "群众界别", "乡镇(街道)", "联系类型"],
    ["李娜", "0003", "王五福", "男", "经济界", "石桥镇", "固定"],
    ["李娜", "0003", "赵六顺", "女", "农业界", "石桥镇", "固定"],
    ["张伟", "0001", "孙悦然", "女", "经济界", "横梁乡", "固定"],
]
VISITS = [
    ["委员姓名", "委员编号", "联系群众姓名", "走访日期", "联系方式", "反映问题"],
    ["李娜", "0003", "王五福", "2023-03-05", "走访", "灌溉渠漏水"],
    ["李娜", "0003", "王五福", "2023-08-11", "走访", ""],
    ["张伟", "0001", "孙悦然", "2023-05-20", "走访", ""],
]
AMBIGUOUS = [["委员姓名", "联系群众姓名", "走访日期", "联系方式"], ["张伟", "赵六顺", "2023-10-02", "走访"]]
PROPOSALS = [
    ["提案编号", "案由", "第一提案人", "提交日期", "立案情况", "承办单位", "办理状态"],
    ["2023001", "关于修缮石桥镇灌溉渠的提案", "李娜", "2023-01-10", "立案", "市水务局", "办结"],
]
BOOKS: Mapping[str, Rows] = {
    "委员名册.xlsx": MEMBERS,
    "界别名册.xlsx": CONSTITUENCIES,
    "乡镇村居.xlsx": PLACES,
    "专门委员会.xlsx": COMMITTEES,
    "联系对象名单.xlsx": CONTACTS,
    "联系走访记录2023年.xlsx": VISITS,
}


def write_sheets(folder: Path) -> Path:
    """Write all sheets but the ambiguous one, proposals as GB18030 text as an old program exports it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in BOOKS.items():
        xlsx(folder / name, rows)
    text(folder / "提案2023年.csv", PROPOSALS, "gb18030")
    return folder


def ambiguous(folder: Path) -> Path:
    """Write the visit log whose one row says 张伟 and no number."""
    folder.mkdir(parents=True, exist_ok=True)
    return xlsx(folder / "联系走访补报2023年10月.xlsx", AMBIGUOUS)
