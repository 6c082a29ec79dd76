"""Published figures held against each other: all of them are there, and each case is found with its numbers."""

import pytest

from graph.words import Text
from queries.claim_judge import Judged, judge, standing
from queries.claims import FOLDER, claims_of

PUBLISHED = {
    "tongren-2023": "TR1 TR2 TR4 TR5 TR6 TR7 TR9 TR10 TR11 TR12 TR13 TR14 TR15 TR16 TR17 TR18 TR19",
    "gulang-2023": "GL3 GL4 GL5 GL6 GL7 GL8 GL9 GL10 GL11 GL12 GL13 GL14 GL15 GL16",
    "gansu-province-2023": "GS1 GS2 GS3 GS4 GS5 GS6 GS7",
    "sanming-2023": "SM1 SM2 SM3 SM4 SM5 SM7",
    "qidong-2022": "QD1 QD2 QD3 QD4 QD5 QD6 QD7",
    "chongchuan-2022": "CC1 CC2 CC3 CC7 CC8 CC9 CC10 CC11 CC12 CC13",
    "tongzhou-nantong-2022": "TZ1 TZ3 TZ4 TZ5",
    "yingtan-2022": "YT1 YT2 YT3 YT4 YT5 YT6 YT10 YT11 YT12 YT13 YT14 YT15 YT16",
}
"""Every mechanism with a published figure, by hand; the others of the 96 publish none."""

FIGURES = {
    "tongren-2023": [
        *("至少提交1件", "至少……1篇", "所有委员参与全覆盖", "全覆盖", "两个全覆盖", "界别、行业、领域、特长、住地等"),
        *(
            "3-5人",
            "2次以上",
            "不少于20人次",
            "不少于2次",
            "394名",
            "644人次",
            "五个方面",
            "18个",
            "8个",
            "71个",
            "70余场（次）",
        ),
        *("260余条（项）", "340余个（次）", "87篇", "5期", "10条", "3期", "3条", "五次", "四次", "15件次"),
    ],
    "gulang-2023": [
        *("137名", "35条", "86件", "44个", "161场次", "59人", "9.7万元", "4名", "1346件", "727件", "725场次", "9件"),
        *("至少参与2次", "至少……2件", "至少……1件", "至少……1次", "三个下沉", "“组织交”“委员荐”“群众提”等"),
        *("504件", "94起", "20.9万亩", "228座", "506吨", "286座"),
    ],
    "gansu-province-2023": [
        *("1+10", "21名", "25项", "19项", "26项", "9项", "77条", "49条", "11条", "9条", "39条", "14项", "13个"),
        *("15批次", "15个", "131.72亿元", "20条", "17个", "5位", "4个", "四个清单", "12个方面"),
        *("每一项都由省级领导干部牵头", "天水、白银、嘉峪关", "庆阳、陇南、甘南、临夏、白银等"),
        *("敦煌国际酒店、敦煌火车站、敦煌国际会展中心等地", "福源小镇、石化14号街区等"),
    ],
    "sanming-2023": [
        *("10余次", "49个", "150多场", "200多件", "17个", "40多场次", "141个", "20多名", "三明、永安两级", "15个"),
    ],
    "qidong-2022": ["315个", "460多人次", "近300个", "1+7", "50多场", "近500人次", "超1300万元", "两个覆盖"],
    "chongchuan-2022": [
        *("373名", "16个街道", "4至5名", "112名", "172家", "243位", "1150户", "50余个", "35件", "25名", "20名", "15起"),
        *(
            "3个小组",
            "18名",
            "4个",
            "33名",
            "20余次",
            "130余条",
            "7篇",
            "6名",
            "三个委员团队",
            "所有社区",
        ),
        *("每个协商议事室都有委员联系", "每次协商议事活动都要有委员参与"),
    ],
    "tongzhou-nantong-2022": ["30个", "65件", "兴仁镇徐庄村、先锋街道花园村等"],
    "yingtan-2022": [
        *(
            "11项",
            "51份",
            "325件",
            "145篇",
            "3000余人次",
            "3次",
            "25次",
            "72篇",
            "73篇",
            "25篇",
            "14件",
            "36名",
            "16名",
        ),
        *(
            "120余条",
            "三点",
            "十三条",
            "500余人次",
            "125件",
            "8个",
            "7个",
            "15件",
            "21项",
            "1000余人次",
            "十六条",
            "9个",
        ),
        *(
            "十一个",
            "7639个",
            "29.33万元",
            "23.73万元",
            "40户",
            "42名",
            "一对一",
            "53件",
            "230余人次",
            "600余名",
            "30余篇",
        ),
        *("10个", "28次", "80余篇", "8篇", "9条", "10万斤", "1200余万元", "超100万人次", "一等奖1篇", "三等奖2篇"),
        *("四个一", "六个一批", "两个全覆盖"),
    ],
}


@pytest.fixture(scope="module")
def found() -> dict[str, Judged]:
    """Return all equations of all places, judged, by id."""
    return {one.equation.id: one for claims in claims_of() for one in judge(claims)}


def test_the_places_are_these() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_published_figure_is_a_claim(name: str) -> None:
    (claims,) = claims_of(name)
    assert {claim.mechanism for claim in claims.claims} == set(PUBLISHED[name].split())
    assert set(FIGURES[name]) <= {claim.written for claim in claims.claims}
    assert claims.name == name


def test_no_published_figure_contradicts_another_for_sure(found: dict[str, Judged]) -> None:
    assert not [id_ for id_, one in found.items() if one.outcome == "contradicts"]


@pytest.mark.parametrize(
    ("id_", "outcome", "figures"),
    [
        ("TR7-reports-received", "unknown", ["87 < 394; 22.1 %; 394 - 87 = 307", ""]),
        (
            "TR10-visits",
            "unknown",
            ["644 < 788; 81.7 %; 788 - 644 = 144", "644 > 394; 163.5 %; 644 - 394 = 250"],
        ),
        ("TR14-solved-within-opinions", "unknown", ["340 > 260; 340 - 260 = 80"]),
        (
            "GL5-studio-reports",
            "unknown",
            ["35 < 274; 12.8 %; 274 - 35 = 239", "35 < 183; 19.1 %; 183 - 35 = 148", ""],
        ),
        (
            "GL6-studio-proposals",
            "unknown",
            ["86 < 137; 62.8 %; 137 - 86 = 51", "86 < 92; 93.5 %; 92 - 86 = 6", ""],
        ),
        ("GL10-studio-sessions", "holds", ["161 < 725; 22.2 %; 725 - 161 = 564"]),
        (
            "GL13-topics-with-session",
            "unknown",
            ["725 < 727; 99.7 %; 727 - 725 = 2", "725 > 363.5; 199.4 %; 725 - 363.5 = 361.5"],
        ),
        ("YT2-sent", "holds", ["145 = 145"]),
        ("YT14-of-proposals", "holds", ["53 < 325; 16.3 %; 325 - 53 = 272"]),
        ("CC8-roles", "unknown", ["112 – 188 (112 + 18 + 33 + 25 = 188)"]),
        ("GS5-done", "unknown", ["13 < 14; 92.9 %; 14 - 13 = 1", ""]),
        ("GL12-screened", "holds", ["727 < 1,346; 54.0 %; 1,346 - 727 = 619"]),
        ("GS4-completion", "holds", ["49 < 77; 63.6 %; 77 - 49 = 28"]),
        ("GS3-items", "holds", ["79 = 79"]),
        ("CC11-active-of-appointed", "holds", ["20 < 25; 80.0 %; 25 - 20 = 5"]),
        ("TR2-visits-by-member", "holds", ["788 = 788"]),
        ("TR13-topics", "holds", ["26 = 26"]),
        ("YT12-balance", "holds", ["293,300 = 293,300"]),
        ("YT14-of-person-times", "unknown", ["230 < 3,000; 3,000 - 230 = 2,770"]),
        ("YT15-of-reports", "unknown", ["30 < 145; ≥ 20.7 %; 145 - 30 = 115"]),
        ("YT16-prizes", "holds", ["3 < 8; 37.5 %; 8 - 3 = 5"]),
        ("YT10-of-person-times", "unknown", ["1,000 < 3,000; 3,000 - 1,000 = 2,000"]),
        ("CC8-speakers-of-members", "holds", ["6 < 112; 5.4 %; 112 - 6 = 106"]),
        ("TR7-reports-expected", "holds", ["394 = 394"]),
    ],
)
def test_the_computed_figures(found: dict[str, Judged], id_: str, outcome: str, figures: list[str]) -> None:
    assert found[id_].outcome == outcome
    assert [one.figures for one in found[id_].found] == figures


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("TR7-reports-received", "if the 87 counts members' reports: fewer than expected (87 < 394; 22.1 %"),
        ("TR10-visits", "they may count different things; if the 644 counts visits, two for each member: fewer"),
        ("TR10-visits", "once for each member (full participation): as many as expected"),
        ("TR14-solved-within-opinions", "a unit mismatch; the units differ (problems, opinions)"),
        ("GL5-studio-reports", "part of a year and through studios only; the whole year: fewer"),
        ("GL13-topics-with-session", "if each session took one topic; one may take two"),
        ("CC8-roles", "overlapping roles of 373: count distinct people; 112 to 188 distinct people"),
        ("GS5-done", "consultations counted apart: the units may differ; if all 14 are topics to research: fewer"),
        ("YT2-sent", "72 + 73 = 145"),
        ("YT14-of-proposals", "325 includes 53"),
    ],
)
def test_the_words_show_both_readings(found: dict[str, Judged], id_: str, said: str) -> None:
    assert said in found[id_].words.en


def test_the_formula_of_part_of_a_year_says_its_days(found: dict[str, Judged]) -> None:
    # January to August 2023 has 243 days: 274 x 243 / 365 = 182.4, rounded up.
    assert [one.formula for one in found["GL5-studio-reports"].found] == [
        "35 ≥ 137 × 2+",
        "35 ≥ 137 × 2+ × 243/365",
        "",
    ]


def test_a_claim_stands_as_its_gravest_equation() -> None:
    (claims,) = claims_of("yingtan")
    held = {claim.id: (ids, outcome, words) for claim, ids, outcome, words in standing(claims, judge(claims))}
    assert held["YT2-city"] == (["YT2-sent"], "holds", Text("", ""))
    assert held["YT1-reports"][:2] == (["YT2-sent", "YT15-of-reports"], "unknown")
    assert held["YT4-supervisors"][:2] == ([], "unknown")
    assert held["YT4-supervisors"][2] == Text(
        "没有其他公布数字可核对", "no other figure was published to hold it against"
    )
    assert len(held) == len(claims.claims)
