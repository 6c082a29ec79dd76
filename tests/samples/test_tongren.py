"""The Tongren sheets hold the published totals, and exactly the gaps that the answer names: all told by pandas."""

import json
import re

import pandas as pd
import pytest

from samples import Answer
from tests.samples.reading import day, names, table

PUBLISHED = {
    "members": 394,
    "committees": 8,
    "constituencies": 30,
    "counties": 10,
    "townships": 181,
    "reports": 87,
    "reports_edited": 10,
    "report_issues": 5,
    "reports_endorsed": 3,
    "reports_adopted": 3,
    "proposals": 394,
}
YEAR_END = pd.Timestamp("2023-12-31")


def subjects(answer: Answer, gap: str) -> set:
    return {tuple(subject) if isinstance(subject, list) else subject for subject in answer.gaps[gap]}


def test_totals_are_the_published_ones(answer):
    assert {name: answer.totals[name] for name in PUBLISHED} == PUBLISHED
    assert 1182 <= answer.totals["contacts"] <= 1970
    assert 2364 <= answer.totals["visits"] <= 3940


def test_sheets_add_up_to_the_totals(sheets, answer):
    received = sheets.reports[sheets.reports["状态"] != "暂存"]
    counted = {
        "members": len(sheets.members),
        "committees": len(sheets.committees),
        "constituencies": len(sheets.constituencies),
        "counties": sheets.townships["县（市、区）"].nunique(),
        "townships": sheets.townships["行政区划代码"].nunique(),
        "villages": sheets.villages["行政区划代码"].nunique(),
        "rooms": sheets.villages["议事室名称"].notna().sum(),
        "contacts": sheets.contacts.index.nunique(),
        "visits": len(sheets.sure_visits),
        "leader_visits": len(sheets.leader_visits),
        "reports": len(received),
        "reports_edited": received["期号"].notna().sum(),
        "report_issues": received["期号"].nunique(),
        "reports_endorsed": received["领导批示"].notna().sum(),
        "reports_adopted": received["采用"].notna().sum(),
        "proposals": len(sheets.proposals),
        "proposals_filed": (sheets.proposals["立案状态"] == "立案").sum(),
        "leaders": sheets.members["政协职务"].isin(["主席", "副主席", "秘书长"]).sum(),
    }
    talks = table(sheets.folder / "走访记录" / "主席会议成员联系委员.xlsx", "交心谈心")
    counted["talks"] = talks["谈心对象"].map(names).map(len).sum()
    assert counted == answer.totals


def test_seats_are_those_of_the_constituency_sheet(sheets):
    seats = sheets.constituencies.set_index("界别名称")["委员人数"].astype(int)
    assert sheets.members["所属界别"].value_counts().to_dict() == seats.to_dict()
    assert seats.sum() == 394


def test_committee_gaps(sheets, answer):
    count = sheets.members["归口专委会"].map(names).map(len)
    assert set(count.index[count == 0]) == subjects(answer, "members-without-committee")
    assert set(count.index[count == 2]) == subjects(answer, "members-with-two-committees")
    assert count.max() == 2


@pytest.mark.parametrize(
    ("column", "gap"), [("联系领导", "members-without-leader"), ("联络组", "members-without-liaison-group")]
)
def test_blank_cells_of_the_roster_are_the_planted_ones(sheets, answer, column, gap):
    assert set(sheets.members.index[sheets.members[column].isna()]) == subjects(answer, gap)


def test_constituencies_without_convener(sheets, answer):
    blank = sheets.constituencies[sheets.constituencies["召集人"].isna()]
    assert set(blank["界别名称"]) == subjects(answer, "constituencies-without-convener")
    told = sheets.members[sheets.members["界别职务"] == "召集人"].set_index("所属界别")["姓名"].to_dict()
    assert told == sheets.constituencies.dropna(subset="召集人").set_index("界别名称")["召集人"].to_dict()


def own_constituency(sheets) -> pd.Series:
    """Whether each contact belongs to the constituency of the member, former names and brief forms included."""
    former = {"共青团": "共青团和青联", "青联": "共青团和青联"}
    theirs = sheets.contacts["群众界别"].map(lambda name: former.get(name, name).removesuffix("界"))
    own = sheets.contacts["委员编号"].map(sheets.members["所属界别"]).str.removesuffix("界")
    return theirs == own


def outside(counts: pd.Series, index: pd.Index) -> set[str]:
    counts = counts.reindex(index, fill_value=0)
    return set(counts.index[(counts < 3) | (counts > 5)])


def test_contacts_per_member(sheets, answer):
    own = sheets.contacts[own_constituency(sheets)].groupby("委员编号").size()
    every = sheets.contacts.groupby("委员编号").size()
    assert outside(own, sheets.members.index) == subjects(answer, "contacts-per-member")
    assert outside(every, sheets.members.index) == subjects(answer, "contacts-per-member-any-constituency")
    missing = set(sheets.members.index) - set(every.index)
    assert missing == subjects(answer, "contact-list-missing")


def test_contact_lists_are_filed_with_the_own_committee(sheets, answer):
    held = sheets.contacts
    assert (held["归口专委会"] == held["file"]).all()
    assert set(held["委员编号"][held["备案状态"] == "未备案"]) == subjects(answer, "contact-list-unfiled")
    assert (held["备案日期"].isna() == (held["备案状态"] == "未备案")).all()
    own = held["委员编号"].map(sheets.members["归口专委会"]).map(names)
    elsewhere = [bool(theirs) and file not in theirs for theirs, file in zip(own, held["file"], strict=True)]
    assert set(held["委员编号"][elsewhere]) == subjects(answer, "contact-list-filed-elsewhere")
    strange = pd.Series([file not in theirs for theirs, file in zip(own, held["file"], strict=True)], held.index)
    assert set(held["委员编号"][strange | (held["备案状态"] == "未备案")]) == subjects(answer, "contacts-not-filed")


def test_pairs_that_share_none_of_five_attributes(sheets, answer):
    alike = own_constituency(sheets)
    member = sheets.members.reindex(sheets.contacts["委员编号"]).set_axis(sheets.contacts.index)
    for column in ("行业", "领域", "特长"):
        alike |= sheets.contacts[column] == member[column]
    former = {"坝黄": "坝黄镇", "碧江区坝黄镇": "坝黄镇", "滑石乡": "滑石侗族苗族土家族乡"}
    township = sheets.contacts["乡镇（街道）"].replace(former)
    alike |= (sheets.contacts["县（市、区）"] + township) == member["居住地"]
    apart = sheets.contacts[~alike]
    assert set(zip(apart["委员编号"], apart.index, strict=True)) == subjects(answer, "pairs-unmatched")


def test_visits_per_member(sheets, answer):
    counts = sheets.sure_visits.groupby("member").size().reindex(sheets.members.index, fill_value=0)
    assert set(counts.index[counts < 2]) == subjects(answer, "visits-per-member")
    assert set(counts.index[counts == 0]) == subjects(answer, "members-never-visiting")


def test_visits_per_contact(sheets, answer):
    sure = sheets.sure_visits.groupby("contact").size().reindex(sheets.contacts.index, fill_value=0)
    held = sheets.visits[sheets.visits["mode"] != "未遇"]
    possible = held.groupby("contact").size().reindex(sheets.contacts.index, fill_value=0)
    assert set(possible.index[possible < 2]) == subjects(answer, "visits-per-contact")
    assert set(possible.index[(possible >= 2) & (sure < 2)]) == set(answer.unknown["visits-per-contact"])
    assert set(possible.index[possible == 0]) == subjects(answer, "contacts-unvisited")


def test_visits_per_constituency_and_quarter(sheets, answer):
    held = sheets.sure_visits.assign(
        constituency=sheets.sure_visits["member"].map(sheets.members["所属界别"]),
        quarter="Q" + sheets.sure_visits["last"].dt.quarter.astype(str),
        first_quarter="Q" + sheets.sure_visits["first"].dt.quarter.astype(str),
    )
    assert (held["quarter"] == held["first_quarter"]).all()
    everywhere = {(name, f"Q{n}") for name in sheets.constituencies["界别名称"] for n in (1, 2, 3, 4)}
    own = held[held["contact"].map(own_constituency(sheets))]
    reached = set(zip(own["constituency"], own["quarter"], strict=True))
    assert everywhere - reached == subjects(answer, "constituency-quarters-unvisited")
    unvisited = set(sheets.constituencies["界别名称"]) - set(own["constituency"])
    assert unvisited == subjects(answer, "constituencies-unvisited")


def test_cells_nobody_reaches(sheets, answer):
    former = {"共青团": "共青团和青联", "青联": "共青团和青联"}
    official = {name.removesuffix("界"): name for name in sheets.constituencies["界别名称"]}
    contacts = sheets.contacts.loc[sheets.sure_visits["contact"].unique()]
    constituency = contacts["群众界别"].map(lambda name: official[former.get(name, name).removesuffix("界")])
    township = {"坝黄": "坝黄镇", "碧江区坝黄镇": "坝黄镇", "滑石乡": "滑石侗族苗族土家族乡"}
    codes = sheets.townships.set_index("乡镇（街道）")["行政区划代码"]
    homes = contacts["乡镇（街道）"].replace(township).map(codes)
    reached = set(zip(constituency, homes, strict=True))
    assert set(codes) - set(homes) == subjects(answer, "townships-unvisited")
    every = {(name, code) for name in sheets.constituencies["界别名称"] for code in codes}
    assert every - reached == subjects(answer, "cells-unreached")
    assert len(every) == 30 * 181


def test_members_whose_visits_are_all_on_one_day(sheets, answer):
    days = sheets.sure_visits.groupby("member")["first"].agg(["nunique", "size"])
    single = days[(days["nunique"] == 1) & (days["size"] > 1)]
    assert set(single.index) == subjects(answer, "visits-single-day")


def test_needs_nobody_answered(sheets, answer):
    needs = sheets.visits[sheets.visits["need"].notna()]
    assert len(needs) > 300
    left = needs[needs["answered"].isna()]
    told = {(v["member"], v["contact"], f"{v['first']:%Y-%m-%d}") for _, v in left.iterrows()}
    assert told == subjects(answer, "needs-unanswered")


def test_leaders_and_the_members_they_are_linked_to(sheets, answer):
    seen = sheets.leader_visits.drop_duplicates(["走访领导", "被走访委员", "day"])
    counts = seen.groupby(["走访领导", "被走访委员"]).size()
    by_name = sheets.members[~sheets.members["姓名"].duplicated(keep=False)].set_index("姓名")["委员编号"]
    linked = sheets.members.dropna(subset="联系领导")
    pairs = {(by_name[m["联系领导"]], number): (m["联系领导"], m["姓名"]) for number, m in linked.iterrows()}
    alone = {pair for pair, (_, name) in pairs.items() if name in by_name}
    assert set(pairs) - alone == {tuple(pair) for pair in answer.unknown["leader-visits"]}
    value = {pair: counts.get(pairs[pair], 0) for pair in alone}
    assert {pair for pair in alone if value[pair] < 2} == subjects(answer, "leader-visits")
    assert {pair for pair in alone if value[pair] == 0} == subjects(answer, "leader-never-met")


def test_members_whom_no_leader_met(sheets, answer):
    talks = table(sheets.folder / "走访记录" / "主席会议成员联系委员.xlsx", "交心谈心")
    met = set(sheets.leader_visits["被走访委员"]) | set(talks["谈心对象"].map(names).explode())
    leaders = set(sheets.members["联系领导"].dropna())
    unmet = sheets.members[~sheets.members["姓名"].isin(met | leaders)]
    assert set(unmet.index) == subjects(answer, "members-met-by-no-leader")
    twins = sheets.members.index[sheets.members["姓名"].duplicated(keep=False)]
    assert set(twins) == set(answer.unknown["members-met-by-no-leader"])


def test_townships_and_villages_without_a_member(sheets, answer):
    groups = set(sheets.members["联络组"].dropna().str.removesuffix("联络组"))
    townships = sheets.townships.set_index("行政区划代码")
    assert set(townships.index[~townships["乡镇（街道）"].isin(groups)]) == subjects(answer, "townships-without-member")
    assert set(townships.index[townships["下沉委员"].isna()]) == subjects(answer, "townships-without-member")
    assert set(townships.index[townships["联络组组长"].isna()]) == subjects(answer, "townships-without-head")
    assert townships["专职干事"].notna().all()
    assert townships["联系领导"].notna().all()
    villages = sheets.villages.set_index("行政区划代码")
    bare = villages["下沉委员"].isna()
    assert set(villages.index[bare]) == subjects(answer, "villages-without-member-any")
    assert set(villages.index[bare & villages["议事室名称"].notna()]) == subjects(answer, "villages-without-member")
    # Who is sent to a village belongs to the liaison group of its township.
    group_of = sheets.members.drop_duplicates("姓名", keep=False).set_index("姓名")["联络组"]
    sent = villages.dropna(subset="下沉委员")
    assert (sent["下沉委员"].map(group_of) == sent["乡镇（街道）"] + "联络组").all()
    assert sent["下沉委员"].is_unique


def test_reports(sheets, answer):
    held = sheets.reports
    drafts = held["状态"] == "暂存"
    assert set(held.index[drafts]) == subjects(answer, "reports-draft")
    received = held[~drafts]
    assert set(received.index[received["反馈时间"].isna()]) == subjects(answer, "reports-unanswered")
    reporters = set(received["委员编号"].map(names).explode())
    assert set(sheets.members.index) - reporters == subjects(answer, "reports-per-member")
    known = {(number, name) for number, name in sheets.members["姓名"].items()}
    for _, report in held.iterrows():
        assert set(zip(names(report["委员编号"]), names(report["反映人"]), strict=True)) <= known


def test_proposals(sheets, answer):
    held = sheets.proposals
    due, answered = pd.to_datetime(held["计划办结日期"]), pd.to_datetime(held["办复时间"])
    filed = held["立案状态"] == "立案"
    open_ = filed & answered.isna()
    assert set(held.index[open_ & (due < YEAR_END)]) == subjects(answer, "proposals-unanswered")
    assert set(held.index[open_ & (due > YEAR_END)]) == subjects(answer, "proposals-pending")
    assert set(held.index[answered > due]) == subjects(answer, "proposals-late")
    assert set(held.index[~filed]) == subjects(answer, "proposals-not-filed")
    assert pd.to_datetime(held["提交时间"]).dt.year.eq(2023).all()
    assert held["案由"].is_unique


def test_proposers(sheets, answer):
    named = set(sheets.proposals["委员编号"].map(names).explode().dropna())
    number = sheets.members.set_index("姓名")["委员编号"]
    cosigners = {number[name] for cell in sheets.proposals["附议人"] for name in names(cell)}
    everybody = set(sheets.members.index)
    assert everybody - named == subjects(answer, "proposals-per-member")
    assert everybody - named - cosigners == subjects(answer, "proposals-per-member-cosigning")


def test_members_who_did_nothing(sheets, answer):
    active = set(sheets.sure_visits["member"]) | set(sheets.reports["委员编号"].map(names).explode())
    active |= set(sheets.proposals["委员编号"].map(names).explode().dropna())
    assert set(sheets.members.index) - active == subjects(answer, "members-inactive")


def test_constituencies_that_none_of_their_own_speaks_for(sheets, answer):
    seat = sheets.members["所属界别"]
    by_name = sheets.members.set_index("姓名")["所属界别"]
    held = [(r["涉及界别"], {seat[n] for n in names(r["委员编号"])}) for _, r in sheets.reports.iterrows()]
    for _, proposal in sheets.proposals.iterrows():
        people = {seat[n] for n in names(proposal["委员编号"])} | {by_name[n] for n in names(proposal["附议人"])}
        held.append((proposal["涉及界别"], people or {proposal["提案者"]}))
    spoken_of = {concern for concern, _ in held}
    spoken_for = {concern for concern, people in held if concern in people}
    assert spoken_of == set(sheets.constituencies["界别名称"])
    assert spoken_of - spoken_for == subjects(answer, "constituencies-voiceless")
    needy = sheets.visits[sheets.visits["need"].notna()]
    raised = set(needy["member"].map(seat)) | set(sheets.contacts.loc[needy["contact"]]["群众界别"])
    assert not raised & subjects(answer, "constituencies-voiceless")


def test_party_talks(sheets, answer):
    talks = table(sheets.folder / "走访记录" / "主席会议成员联系委员.xlsx", "交心谈心")
    per_leader = talks.assign(count=talks["谈心对象"].map(names).map(len)).groupby("走访领导")["count"].sum()
    party_group = sheets.members[sheets.members["备注"].astype(str).str.startswith("党组")]
    few = {number for number, m in party_group.iterrows() if per_leader.get(m["姓名"], 0) < 20}
    assert few == subjects(answer, "party-talks-each")
    linked = set(zip(sheets.members["联系领导"], sheets.members["姓名"], strict=True))
    spoken = {(row["走访领导"], name) for _, row in talks.iterrows() for name in names(row["谈心对象"])}
    assert not spoken & linked


def test_nothing_in_a_log_lies_outside_its_quarter(sheets):
    rows = sheets.visit_rows.assign(span=sheets.visit_rows["走访时间"].map(lambda cell: day(cell, 2023))).dropna(
        subset="span"
    )
    assert len(rows) > 2000
    for _, row in rows.iterrows():
        number = int(re.search(r"第(\d)季度", row["file"])[1])
        assert [bound.quarter for bound in row["span"]] == [number, number]


def test_every_gap_has_a_subject_and_none_twice(answer):
    for gap, held in answer.gaps.items():
        assert held, gap
        assert len(subjects(answer, gap)) == len(held), gap


def test_answer_file_says_what_was_returned(folder, answer):
    path = folder.parent / "answers.json"
    assert Answer.read(path) == answer
    assert json.loads(path.read_text("utf-8"))["gaps"]["constituencies-voiceless"] == ["侨联", "台联"]
