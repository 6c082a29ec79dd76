"""The traps of real sheets, one test each, with a file made as a clerk makes it."""

import random
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.parts import FileRead
from tests.loaders.office import VISIT, codes, read, records, text, xlsx

CONTACT = ["委员姓名", "联系群众姓名", "乡镇", "联系类型"]


def days(found: FileRead) -> list[tuple[date | None, date | None]]:
    table = found.parts[0].records
    return list(zip(table.column("date").to_pylist(), table.column("date_latest").to_pylist(), strict=True))


def test_header_on_row_5_under_a_merged_title_with_subtotals_and_notes_inside(tmp_path: Path) -> None:
    rows = [
        ["某市政协2023年联系走访记录"],
        [""],
        ["填报单位：经济委员会", "", "", "填报日期：2024年1月5日"],
        [""],
        ["序号", *VISIT],
        [1, "张三", "李四", "2023-03-05", "走访", ""],
        ["小计", "", "1人", "", "", ""],
        ["序号", *VISIT],
        ["示例", "某某", "某某", "2023-01-01", "走访", "示例"],
        [2, "王五", "赵六", "2023-04-05", "电话", "缺水"],
        [3, "", "", "", "", ""],
        ["", "经济界小计", "2", "", "", ""],
        ["", "", "", "", "", ""],
        ["合计", "", 2, "", "", ""],
        ["注：本表一式两份。"],
        ["填表人：钱七", "", "审核人：孙八"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows, ["A1:F1", "A15:F15"]))
    assert [record["members"] for record in records(found)] == [["张三"], ["王五"]]
    assert found.parts[0].records.column("row").to_pylist() == [6, 10]
    assert found.skipped == {"total": 3, "heading": 1, "example": 1, "blank": 2, "note": 2}
    assert (found.parts[0].read, found.parts[0].rejected, found.parts[0].scope) == (2, 0, "经济委员会")


def test_a_title_that_ends_like_a_total_is_no_total(tmp_path: Path) -> None:
    rows = [["标题", "反映人", "提交日期"], ["关于公布税费总计", "张三", "2023-03-05"], ["合计", "1", ""]]
    found = read(xlsx(tmp_path / "社情民意.xlsx", rows))
    assert [record["title"] for record in records(found)] == ["关于公布税费总计"]


def test_one_sheet_per_member_named_by_the_person(tmp_path: Path) -> None:
    headings = ["序号", "姓名", "职业", "乡镇", "联系类型"]
    sheets = {
        "填表说明": [["每名委员一张工作表。"]],
        "张三": [
            ["联系对象名单"],
            headings,
            [1, "李四", "农民", "横梁乡", "固定"],
            [2, "王五", "教师", "横梁乡", "灵活"],
        ],
        "2.阿卜杜拉·买买提": [["联系对象名单"], headings, [1, "赵六", "医生", "城关镇", "固定"]],
        "Sheet4": [["委员姓名：钱　七    界别：经济界"], headings, [1, "孙八", "医生", "城关镇", "固定"]],
    }
    found = read(xlsx(tmp_path / "经济委员会.xlsx", sheets))
    (part,) = found.parts  # one list, though of several sheets
    told = [(record["member"], record["name"]) for record in records(found)]
    assert told == [("张三", "李四"), ("张三", "王五"), ("阿卜杜拉·买买提", "赵六"), ("钱七", "孙八")]
    assert records(found)[3]["member_constituency"] == "经济界"
    assert part.records.column("sheet").to_pylist() == ["张三", "张三", "2.阿卜杜拉·买买提", "Sheet4"]
    assert sum("no column names the member" in reason for reason in codes(found)) == 3


def test_a_log_of_one_member_in_a_file_named_by_the_member(tmp_path: Path) -> None:
    rows = [["2023年走访记录"], ["联系对象", "走访时间", "走访方式"], ["李四", "3月5日", "走访"]]
    (record,) = records(read(xlsx(tmp_path / "张三.xlsx", rows)))
    assert (record["members"], record["contacts"], record["date"]) == (["张三"], ["李四"], date(2023, 3, 5))


def test_several_names_in_one_cell_split_in_every_way(tmp_path: Path) -> None:
    cells = [
        "李四、王　伟",
        "，李四,王伟；",
        "李四 王伟",
        "李四\n王 伟",
        "李四;王伟",
        "李四/王伟",
        "李四（女，苗族）、王伟(wáng wěi)",
    ]
    found = read(xlsx(tmp_path / "a.xlsx", [VISIT, *(["张三", cell, "2023-03-05", "走访", ""] for cell in cells)]))
    assert [record["contacts"] for record in records(found)] == [["李四", "王伟"]] * len(cells)


def test_several_people_in_one_cell_of_a_contact_list_are_entries_each(tmp_path: Path) -> None:
    rows = [[*CONTACT, "对象编号"], ["张三、钱七", "李四，王伟", "横梁乡", "固定", "L1、L2"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    told = [(record["member"], record["name"], record["number"]) for record in records(found)]
    assert told == [("张三", "李四", "L1"), ("张三", "王伟", "L2"), ("钱七", "李四", "L1"), ("钱七", "王伟", "L2")]
    assert found.parts[0].read == 1
    assert any("split into 4" in reason for reason in codes(found))


def test_several_submitters_and_cosigners(tmp_path: Path) -> None:
    rows = [
        ["案由", "第一提案人", "第二提案人", "联名人", "提交时间"],
        ["关于道路的提案", "张三", "李四、王 五", "张三、赵六", "2023-03-05"],
        ["关于饮水的提案", "民建某市委", "", "张三等12人", "2023-03-06"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    first, second = records(found)
    assert (first["submitters"], first["cosigners"]) == (["张三", "李四", "王五"], ["赵六"])
    assert (second["submitters"], second["cosigners"]) == (["民建某市委"], ["张三"])


def test_a_csv_in_gb18030_and_one_in_utf8_with_a_mark(tmp_path: Path) -> None:
    rows = [["联系走访记录（２０２３年）"], VISIT, ["张　三", "㐂四", "３月５日", "走访", "道路\u00a0破损"]]
    for name, encoding in (("a.csv", "gb18030"), ("b.csv", "utf-8-sig")):
        (record,) = records(read(text(tmp_path / name, rows, encoding)))
        assert (record["members"], record["contacts"]) == (["张三"], ["㐂四"])
        assert (record["date"], record["issue"]) == (date(2023, 3, 5), "道路 破损")


def test_every_style_of_date_in_one_column(tmp_path: Path) -> None:
    cells = [
        "2023年3月5日",
        "2023.3.5",
        20230305,
        "3月5日",
        "4月",
        "2023年3月",
        "2023年底",
        44990,
        date(2023, 3, 5),
        "三月五日",
    ]
    found = read(
        xlsx(tmp_path / "a.xlsx", [["2023年走访记录"], VISIT, *(["张三", "李四", cell, "", ""] for cell in cells)])
    )
    day = (date(2023, 3, 5), date(2023, 3, 5))
    assert days(found) == [
        *[day] * 4,
        (date(2023, 4, 1), date(2023, 4, 30)),
        (date(2023, 3, 1), date(2023, 3, 31)),
        (date(2023, 12, 1), date(2023, 12, 31)),
        (date(2023, 3, 5), date(2023, 3, 5)),
        day,
        day,
    ]
    assert codes(found, "doubt") == []


def test_several_days_in_one_cell_are_a_visit_each(tmp_path: Path) -> None:
    rows = [
        ["2023年走访记录"],
        VISIT,
        ["张三", "李四", "3月5日、9月10日", "走访", ""],
        ["张三", "王五", "2023年3月5日；6月1日", "", ""],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    assert [first for first, _ in days(found)] == [
        date(2023, 3, 5),
        date(2023, 9, 10),
        date(2023, 3, 5),
        date(2023, 6, 1),
    ]
    assert found.parts[0].records.column("row").to_pylist() == [3, 3, 4, 4]


def test_a_rough_number_counts_as_written_and_is_said(tmp_path: Path) -> None:
    rows = [
        ["乡镇", "村", "户数", "人口"],
        ["横梁乡", "上坝村", "70余", "１,２００人"],
        ["横梁乡", "下坝村", "三百二十", "不详"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    first, second = records(found)
    assert (first["households"], first["population"], second["households"]) == (70, 1200, 320)
    assert "population" not in second
    assert any("rough number, counted as 70" in reason for reason in codes(found))
    (unread,) = [one for one in found.problems if "taken as blank" in one.reason.en]
    assert (unread.row, unread.column, unread.value, unread.effect) == (3, "D 人口", "不详", "note")


def test_two_people_with_one_name_stay_two(tmp_path: Path) -> None:
    rows = [["姓名", "委员编号", "界别"], ["王伟", "0012", "经济界"], ["王　伟", "0345", "教育界"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    told = [(record["name"], record["number"], record["constituency"]) for record in records(found)]
    assert told == [("王伟", "0012", "经济界"), ("王伟", "0345", "教育界")]


def test_places_and_constituencies_are_kept_as_written(tmp_path: Path) -> None:
    rows = [
        [*CONTACT, "群众界别"],
        *(["张三", "李四", place, "固定", "环境资源界"] for place in ("横梁乡", "横梁", "古浪县横梁乡")),
    ]
    found = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert [record["township"] for record in found] == ["横梁乡", "横梁", "古浪县横梁乡"]


def test_a_constituency_renamed_or_merged(tmp_path: Path) -> None:
    rows = [["界别名称", "人数", "原名称"], ["共青团和青联", 20, "共青团、青联"], ["环境资源界", 10, ""]]
    first, second = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert first["formerly"] == ["共青团", "青联"]
    assert "formerly" not in second


def test_text_from_web_pages_with_readings_and_both_scripts(tmp_path: Path) -> None:
    rows = [
        ["委員姓名", "联系群众姓名", "走訪时间", "反映問題"],
        ["张(zhāng)三(sān)", "李四(li si)", "2023-03-05", "横(héng)梁乡缺水"],
    ]
    (record,) = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert (record["members"], record["contacts"], record["issue"]) == (["张三"], ["李四"], "横梁乡缺水")


def test_cells_that_begin_like_formulas_are_text(tmp_path: Path) -> None:
    needs = ["=1+1问题", "+修路", "-修桥", "@村委会反映"]
    rows = [VISIT, *(["张三", "李四", "2023-03-05", "走访", need] for need in needs)]
    assert [record["issue"] for record in records(read(text(tmp_path / "a.csv", rows)))] == needs


def test_ids_that_lost_their_leading_zeros_get_them_back(tmp_path: Path) -> None:
    rows = [
        ["姓名", "委员编号", "界别"],
        ["张三", "0001", "工会"],
        ["李四", 12, "工会"],
        ["王五", "0345", "工会"],
        ["赵六", 1234, "工会"],
    ]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    assert [record["number"] for record in records(found)] == ["0001", "0012", "0345", "1234"]
    assert any("leading zeros" in reason for reason in codes(found))
    plain = read(xlsx(tmp_path / "b.xlsx", [["姓名", "委员编号", "界别"], ["张三", 1, "工会"], ["李四", 12, "工会"]]))
    assert [record["number"] for record in records(plain)] == ["1", "12"]


def test_numbers_stored_as_text_and_texts_as_numbers(tmp_path: Path) -> None:
    rows = [
        ["提案号", "案由", "提案者", "提交时间"],
        [20230001, "关于道路的提案", "张三", "20230305"],
        ["20230002", "关于桥的提案", "张三", 20230306],
    ]
    found = records(read(xlsx(tmp_path / "a.xlsx", rows)))
    assert [(record["number"], record["date"]) for record in found] == [
        ("20230001", date(2023, 3, 5)),
        ("20230002", date(2023, 3, 6)),
    ]


def test_ditto_marks_repeat_the_cell_above(tmp_path: Path) -> None:
    rows = [
        CONTACT,
        ["张三", "李四", "横梁乡", "固定"],
        ["同上", "王五", "〃", "固定"],
        ["〃", "赵六", "城关镇", "固定"],
    ]
    told = [(record["member"], record["township"]) for record in records(read(xlsx(tmp_path / "a.xlsx", rows)))]
    assert told == [("张三", "横梁乡"), ("张三", "横梁乡"), ("张三", "城关镇")]


def test_leaders_who_visit_members_need_no_contact(tmp_path: Path) -> None:
    rows = [["走访领导", "被走访委员", "走访日期", "人次"], ["张三", "李四、王五", "2023-03-05", 2]]
    found = read(xlsx(tmp_path / "a.xlsx", rows))
    (record,) = records(found)
    assert (record["members"], record["visited_members"]) == (["张三"], ["李四", "王五"])
    assert "doubt" not in record


def test_nothing_written_is_nothing(tmp_path: Path) -> None:
    rows = [
        VISIT,
        ["张三", "李四", "2023-03-05", "走访", "无"],
        ["张三", "李四", "2023-03-06", "走访", "/"],
        ["张三", "李四", "2023-03-07", "—", "暂无"],
    ]
    assert all("issue" not in record for record in records(read(xlsx(tmp_path / "a.xlsx", rows))))


def test_line_breaks_in_a_title_are_no_part_of_it(tmp_path: Path) -> None:
    rows = [
        ["标题", "反映人", "提交日期"],
        ["关于加强\n农村道路的\n建议", "张三", "2023-03-05"],
        ["Roads and\nwater", "张三", "2023-03-05"],
    ]
    found = records(read(xlsx(tmp_path / "社情民意.xlsx", rows)))
    assert [record["title"] for record in found] == ["关于加强农村道路的建议", "Roads and water"]


TABLE = [
    [
        "序号",
        "委员姓名",
        "姓名",
        "界别",
        "群众界别",
        "性别",
        "职业",
        "单位",
        "工作单位",
        "乡镇",
        "联系类型",
        "结对日期",
        "手机",
        "备注",
    ],
    [1, "张三", "李四", "经济界", "工会", "男", "农民", "甲", "", "横梁乡", "固定", "2022年5月", "13812345678", "无"],
    [
        2,
        "张三",
        "王五、赵六",
        "经济界",
        "教育界",
        "女",
        "教师",
        "乙",
        "丙",
        "城关镇",
        "灵活",
        "2022.6.1",
        "13812345679",
        "",
    ],
    [3, "", "钱七", "", "工会", "男", "医生", "", "丁", "横梁", "固定", "不详", "", "迁出"],
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(TABLE[0]))))
def test_any_order_of_the_columns_gives_the_same_records(tmp_path: Path, order: list[int]) -> None:
    expected = records(read(text(tmp_path / "a.csv", TABLE)))
    moved = records(read(text(tmp_path / "b.csv", [[row[i] for i in order] for row in TABLE])))
    assert moved == expected
    assert [record["name"] for record in expected] == ["李四", "王五", "赵六", "钱七"]
    assert [record.get("unit") for record in expected] == ["甲", "乙", "乙", "丁"]


def test_any_order_of_a_log_and_its_rows_gives_the_same_visits(tmp_path: Path) -> None:
    chance = random.Random(7)
    headings = [
        "委员姓名",
        "委员编号",
        "界别",
        "联系群众姓名",
        "走访时间",
        "联系方式",
        "地点",
        "反映问题",
        "是否解决",
        "备注",
    ]
    log = [
        [
            f"张{i % 7}某",
            f"{i:04}",
            "经济界",
            f"李某{'甲乙丙丁'[i % 4]}",
            f"2023.{i % 12 + 1}.{i % 28 + 1}",
            "走访",
            "横梁乡",
            "修路" * (i % 2),
            "是",
            "",
        ]
        for i in range(60)
    ]
    expected = records(read(text(tmp_path / "a.csv", [headings, *log])))
    for _ in range(5):
        order = chance.sample(range(len(headings)), len(headings))
        shuffled = chance.sample(log, len(log))
        moved = records(read(text(tmp_path / "b.csv", [[row[i] for i in order] for row in [headings, *shuffled]])))
        assert sorted(moved, key=str) == sorted(expected, key=str)
