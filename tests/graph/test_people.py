"""Who bears a name, whom the clerk says is meant, and erasing a person from every kind of sheet."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.forgotten import WITHHELD, Forgotten, withhold
from graph.ledger import Load, Part
from graph.office import Office
from graph.people import bearing, confirm, erase, rows_about
from tests.graph.building import ROSTER, D, part
from tests.graph.offices import office_of

YEAR = {"since": D(2023, 1, 1), "until": D(2024, 1, 1)}
DAY = {"date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
EVERYWHERE = [
    part("platforms", {"name": "李四工作室", "heads": ["李四"], "members": ["李四", "张三"]}, as_of=D(2023, 1, 1)),
    part("groups", {"name": "一组", "heads": ["李四"], "members": ["李四"]}, as_of=D(2023, 1, 1)),
    part("departments", {"name": "教育局", "heads": ["李四"], "supervisors": ["李四"]}, as_of=D(2023, 1, 1)),
    part("appointments", {"member": "李四", "member_number": "2", "kind": "调解员"}, as_of=D(2023, 1, 1)),
    part("staff", {"name": "小周", "members": ["李四"]}, as_of=D(2023, 1, 1)),
    part("duties", {"platform": "乙工作室", "members": ["李四", "张三"], "member_numbers": ["2", "1"]} | DAY, **YEAR),
    part("activities", {"title": "李四座谈会", "hosts": ["李四"], "members": ["李四", "张三"]} | DAY, **YEAR),
    part("topics", {"title": "路灯", "proposers": ["李四"], "claimants": ["李四"], "leads": ["李四"]} | DAY, **YEAR),
    part("tasks", {"title": "修桥", "leaders": ["李四"], "members": ["李四"]} | DAY, **YEAR),
    part("cases", {"title": "李四包案", "leaders": ["李四"], "members": ["李四"]} | DAY, **YEAR),
    part("documents", {"title": "李四的报告", "filers": ["李四"]} | DAY, **YEAR),
    part("donations", {"title": "助学", "donors": ["李四"], "amount": 500.0} | DAY, **YEAR),
    part("reports", {"title": "关于李四", "submitters": ["李四"], "submitter_numbers": ["2"]} | DAY, **YEAR),
]


def test_everybody_who_bears_a_name_a_number_or_an_id_is_found(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER, part("staff", {"name": "王伟"}, as_of=D(2023, 1, 1))])
    found = bearing(office, "王 伟")
    assert sorted((row["label"], row["number"] or "", row["belongs"]) for row in found) == [
        ("Member", "3", "教育界"),
        ("Member", "4", "经济界"),
        ("Staff", "", None),
    ]
    assert [row["name"] for row in bearing(office, "1")] == ["张三"]
    assert [row["number"] for row in bearing(office, next(r["id"] for r in found if r["number"] == "4"))] == ["4"]
    assert bearing(office, "无此人") == []


def test_a_confirmed_meaning_replaces_the_one_before_and_nobody_cannot_be_meant(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER])
    confirm(office, "老王", "", "3")
    confirm(office, "老王", "", "4")
    (line,) = office.aliases.lines
    assert line[:3] == ("Member", "老王", "") and bearing(office, line[3])[0]["number"] == "4"
    with pytest.raises(ValueError, match="99"):
        confirm(office, "老王", "", "99")


def test_a_number_of_two_people_does_not_say_which(tmp_path: Path) -> None:
    office = office_of(
        tmp_path, [ROSTER, part("contacts", {"member": "张三", "name": "赵甲", "number": "3"}, as_of=D(2023, 1, 1))]
    )
    with pytest.raises(ValueError, match="several have this number"):
        confirm(office, "王伟", "", "3")


def held(office: Office) -> str:
    """Everything that the records and the graph of an office say."""
    records = [part.records.to_pydict() for load in office.ledger.loads(withdrawn=True) for part in load.parts]
    made = office.draft()[0]
    graph: list[Any] = [
        table.to_pydict() for world in (made.tables, made.doubts.tables) for table in world.nodes.values()
    ]
    return repr((records, graph, office.problems()))


def test_a_member_named_in_every_kind_of_sheet_is_erased_from_all_and_the_rest_stays(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER], *([sheet] for sheet in EVERYWHERE))
    (person,) = [row["id"] for row in bearing(office, "李四")]
    assert len(rows_about(office, person)) == 1 + len(EVERYWHERE)
    erase(office, person)
    assert "李四" not in held(office) and person not in held(office)
    counts = office.draft()[0].tables.counts
    assert counts["Member"] == 3 and counts["Activity"] == 3, "the session, the day on duty and the gift were"
    assert counts["Member-TOOK_PART-Activity"] == 2, "by 张三"
    assert "Member-HEADS-Group" not in counts and "Staff-ASSISTS-Member" not in counts


def test_who_endorsed_is_erased_too_and_the_endorsement_stays(tmp_path: Path) -> None:
    report = {"number": "1", "title": "路灯", "submitters": ["张三"], "endorsed_by": ["李四"]} | DAY
    praise = {"number": "1", "title": "路灯", "by": "李四", "level": "市"} | DAY
    office = office_of(tmp_path, [ROSTER, part("reports", report, **YEAR)], [part("endorsements", praise, **YEAR)])
    erase(office, bearing(office, "李四")[0]["id"])
    assert "李四" not in held(office)
    steps = office.draft()[0].tables.nodes["Step"].select(["kind", "level"]).to_pylist()
    assert {"kind": "endorsed", "level": "prefecture"} in steps


def test_staff_are_erased_with_the_row_that_states_them(tmp_path: Path) -> None:
    listed = part(
        "staff", {"name": "小周", "members": ["张三"]}, {"name": "小吴", "members": ["张三"]}, as_of=D(2023, 1, 1)
    )
    office = office_of(tmp_path, [ROSTER, listed])
    (person,) = [row["id"] for row in bearing(office, "小周")]
    erase(office, person)
    assert "小周" not in held(office)
    assert office.draft()[0].tables.nodes["Staff"]["name"].to_pylist() == ["小吴"]


def withheld(office: Office, *files: list[Part]) -> list[tuple[str, int, str]]:
    """Load files as records past the loaders; return kind or "", row and effect of what was withheld."""
    loads = [Load("~", f"n{n}.xlsx", f"n{n}", datetime.now(UTC), tuple(parts)) for n, parts in enumerate(files)]
    told = []
    for load in withhold(office, loads):
        office.ledger.add(load.file, f"{load.file}{len(office.ledger.loads())}", load.parts, load.problems)
        told += [(load.file, p.row, p.effect) for p in load.problems if p.reason == WITHHELD]
    return told


def test_a_member_erased_does_not_come_back_with_the_sheets(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER], *([sheet] for sheet in EVERYWHERE))
    (person,) = [row["id"] for row in bearing(office, "李四")]
    erase(office, person)
    told = withheld(office, [ROSTER], *([sheet] for sheet in EVERYWHERE))
    assert told[0] == ("n0.xlsx", 3, "rejected") and len(told) == 1 + len(EVERYWHERE)
    assert "李四" not in held(office) and person not in held(office)
    assert "李四" not in (office.folder / "ledger" / "forgotten.jsonl").read_text("utf-8")
    roster = office.ledger.loads()[-1 - len(EVERYWHERE)].parts[0]
    assert (roster.records.num_rows, roster.rejected) == (3, 1), "read is what is kept and what is rejected"


def test_a_sheet_alone_does_not_bring_a_member_back_either(tmp_path: Path) -> None:
    """Where no roster says who he was, his name is still his."""
    office = office_of(tmp_path, [ROSTER])
    erase(office, bearing(office, "李四")[0]["id"])
    for sheet in EVERYWHERE:
        assert withheld(office, [sheet]) == [("n0.xlsx", 2, "note")], sheet.kind
    assert "李四" not in held(office)


def test_a_namesake_of_somebody_erased_is_kept_where_a_sheet_tells_them_apart(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER])
    (gone,) = [row["id"] for row in bearing(office, "王伟") if row["number"] == "3"]
    erase(office, gone)
    duty = {"platform": "甲工作室", "members": ["王伟"]} | DAY
    told = withheld(
        office,
        [ROSTER],
        [part("duties", duty | {"member_numbers": ["4"]}, duty | {"member_numbers": ["3"]}, **YEAR)],
        [part("duties", duty | {"member_numbers": ["77"]}, **YEAR)],
        [part("duties", duty, **YEAR)],
    )
    assert told == [("n0.xlsx", 4, "rejected"), ("n1.xlsx", 3, "note"), ("n3.xlsx", 2, "note")]
    assert [row["number"] for row in bearing(office, "王伟")] == ["4"]
    new = part("members", {"name": "李四", "number": "8", "constituency": "经济界"}, as_of=D(2023, 6, 1))
    erase(office, bearing(office, "李四")[0]["id"])
    assert withheld(office, [new]) == []
    assert [row["number"] for row in bearing(office, "李四")] == ["8"]


def test_without_a_number_the_constituency_tells_who_was_erased(tmp_path: Path) -> None:
    listed = part(
        "members",
        {"name": "赵七", "constituency": "教育界"},
        {"name": "赵七", "constituency": "经济界"},
        as_of=D(2023, 1, 1),
    )
    office = office_of(tmp_path, [listed])
    (gone,) = [row["id"] for row in bearing(office, "赵七") if row["belongs"] == "教育界"]
    erase(office, gone)
    visit = {"members": ["赵七"], "date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
    said = [visit | {"member_constituency": name} for name in ("教育界", "经济界")]
    assert withheld(office, [listed], [part("visits", *said, **YEAR)]) == [
        ("n0.xlsx", 2, "rejected"),
        ("n1.xlsx", 2, "note"),
    ]
    assert [row["belongs"] for row in bearing(office, "赵七")] == ["经济界"]


def test_a_contact_is_told_by_the_member_who_kept_it(tmp_path: Path) -> None:
    """Also where a later list says more of the person than the one before."""
    kept = {"member": "张三", "member_number": "1", "name": "赵甲"}
    other = {"member": "李四", "member_number": "2", "name": "赵甲", "unit": "乙厂"}
    office = office_of(tmp_path, [ROSTER], [part("contacts", kept, other, as_of=D(2023, 1, 1))])
    (gone,) = [row["id"] for row in bearing(office, "赵甲") if row["unit"] is None]
    erase(office, gone)
    visits = [
        {"members": [name], "contacts": ["赵甲"], "date": D(2023, 3, 1), "date_latest": D(2023, 3, 1)}
        for name in ("张三", "李四")
    ]
    again = part("contacts", kept | {"unit": "甲厂"}, other, as_of=D(2023, 2, 1))
    assert withheld(office, [again], [part("visits", *visits, **YEAR)]) == [
        ("n0.xlsx", 2, "rejected"),
        ("n1.xlsx", 2, "note"),
    ]
    assert [row["unit"] for row in bearing(office, "赵甲")] == ["乙厂"]


def test_staff_erased_do_not_come_back(tmp_path: Path) -> None:
    listed = part("staff", {"name": "小周", "members": ["张三"]}, {"name": "小吴"}, as_of=D(2023, 1, 1))
    office = office_of(tmp_path, [ROSTER, listed])
    erase(office, bearing(office, "小周")[0]["id"])
    led = part("groups", {"name": "一组", "heads": ["小周"]}, as_of=D(2023, 1, 1))
    assert withheld(office, [listed], [led]) == [("n0.xlsx", 2, "rejected"), ("n1.xlsx", 2, "note")]
    assert "小周" not in held(office)


def test_who_is_let_back_comes_back_and_a_list_without_its_key_is_refused(tmp_path: Path) -> None:
    office = office_of(tmp_path, [ROSTER])
    erase(office, bearing(office, "李四")[0]["id"])
    assert Forgotten(tmp_path).restore("张三") == 0 and Forgotten(tmp_path).restore("李 四") == 1
    assert withheld(office, [ROSTER]) == [] and bearing(office, "李四")
    erase(office, bearing(office, "李四")[0]["id"])
    (tmp_path / "forgotten.key").unlink()
    with pytest.raises(ValueError, match=r"forgotten\.key"):
        withhold(office, [])


def test_nobody_cannot_be_erased(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="m000"):
        erase(office_of(tmp_path, [ROSTER]), "m000")
