"""Whatever cannot be told says why: every figure of every place, alone and against an office, in both languages.

What counts as a reason is listed here, by hand: a count is none.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.tables import GraphTables
from graph.words import LANGUAGES, Text
from queries.claim import Claims, Outcome
from queries.claim_judge import judge, standing
from queries.claim_office import compare
from queries.claims import claims_of
from queries.program import program
from queries.result import NoDoubts, Question
from queries.submissions import Submission
from tests.queries.offices import stored, tables
from tests.queries.test_claim_share import CONVENER, Perhaps, constituencies

PLACES = ["tongren", "gulang", "gansu-province", "sanming", "qidong", "chongchuan", "tongzhou-nantong", "yingtan"]
WHY = {
    "zh": r"没有其他公布|按不同理解|单位不同|单位不符|单位可能不同|只是界限|重叠|没有可比的数|可能|只是部分月份|若每场"
    r"|未交齐|存疑记录|规则中没有|没有可判断|没有名为",
    "en": r"no other figure|readings disagree|units differ|units may differ|unit mismatch|are bounds|overlap"
    r"|no published figure|may |part of a year|if each session|not handed in|in doubt|has no rule|nothing to judge"
    r"|nothing is named",
}


def explained(text: Text) -> bool:
    return all(re.search(WHY[lang], text.in_(lang)) for lang in LANGUAGES)


def test_a_plain_count_is_no_reason() -> None:
    assert not explained(Text("本机关统计：159 – 160", "the office's own count: 159 – 160"))


@pytest.mark.parametrize("place", PLACES)
def test_every_figure_and_every_equation_that_cannot_be_told_says_why(place: str) -> None:
    (claims,) = claims_of(place)
    judged = judge(claims)
    open_ = [(one.equation.id, one.words) for one in judged if one.outcome == "unknown"]
    open_ += [(one.equation.id, one.why) for one in judged if one.outcome == "unknown"]
    open_ += [(claim.id, words) for claim, _, outcome, words in standing(claims, judged) if outcome == "unknown"]
    assert open_
    assert [(id_, words) for id_, words in open_ if not explained(words)] == []


@pytest.mark.parametrize(
    ("place", "id_", "zh"),
    [
        ("sanming", "SM4-groups", "没有其他公布数字可核对"),
        (
            "sanming",
            "SM2-stations",
            "SM2-each-active：按不同理解，结果不同（若各站都有活动／公布的是合计，未分站）",
        ),
        ("chongchuan", "CC8-members", "CC8-roles：112、18、33、25是373名委员的重叠角色，应按人去重计数"),
        ("tongren", "TR14-solved", "TR14-solved-within-opinions：解决的多于意见，但单位不符"),
        ("yingtan", "YT2-city", ""),
    ],
)
def test_a_figure_says_why_its_equations_cannot_tell(place: str, id_: str, zh: str) -> None:
    (claims,) = claims_of(place)
    (said,) = [words.zh for claim, _, _, words in standing(claims, judge(claims)) if claim.id == id_]
    assert said == zh


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sheets", [(), ("members", "constituencies", "committees")])
def test_every_count_of_an_office_that_tells_nothing_says_why(tmp_path: Path, place: str, sheets: list[str]) -> None:
    """An office of four constituencies, of which nearly nothing was handed in."""
    office, (claims,) = constituencies(4, ["k1", "k3"]), claims_of(place)
    handed = [
        Submission(kind, as_of=date(2026, 1, 1), since=date(2020, 1, 1), until=date(2027, 1, 1)) for kind in sheets
    ]
    store = stored(office, tmp_path)
    try:
        found = list(compare(store, program(place), Question("b", date(2023, 12, 31), handed), claims))
    finally:
        store.close()
    open_ = [one for one in found if one.outcome == "unknown"]
    assert open_
    assert [(one.claim.id, one.words) for one in open_ if not explained(one.words)] == []


def counted(folder: Path, office: GraphTables, perhaps: GraphTables, take: str, value: float) -> tuple[Outcome, Text]:
    """Count the conveners of constituencies, all rosters handed in, some rows in doubt."""
    unit = {"zh": "%", "en": "%"} if take == "share" else {"zh": "个", "en": "pieces"}
    period = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
    held = {"measure": "conveners-per-constituency", "take": take}
    claim = {"id": "TZ1-x", "mechanism": "TZ1", "metric": unit, "written": "", "value": value, "unit": unit}
    file = {"name": "x", "title": unit, "document": unit, "period": period, "claim": [claim | {"held": held}]}
    sheets = [Submission(kind, as_of=date(2023, 12, 31), **period) for kind in ("members", "constituencies")]
    store = stored(office, folder)
    try:
        question = Question("b", date(2023, 12, 31), sheets, Perhaps(perhaps) if perhaps.nodes else NoDoubts())
        (found,) = compare(store, program("tongren"), question, Claims.model_validate(file))
    finally:
        store.close()
    return found.outcome, found.words


@pytest.mark.parametrize(("take", "value"), [("sum", 3), ("nonzero", 3), ("share", 75)])
def test_a_count_that_rows_in_doubt_leave_open_says_so(tmp_path: Path, take: str, value: float) -> None:
    """Of four two have a convener, a third perhaps: 2 to 3, or 50 to 75 per cent."""
    outcome, words = counted(
        tmp_path, constituencies(4, ["k1", "k3"]), tables(["k2", "m2"], [("m2 HEADS k2", CONVENER)]), take, value
    )
    assert outcome == "unknown"
    assert words.zh.endswith("；有存疑记录（重名、日期不明或值缺失）")
    assert words.en.endswith("; rows in doubt (a namesake, no date or no value)")


def test_a_count_that_further_subjects_leave_open_says_so(tmp_path: Path) -> None:
    """Four constituencies, and a fifth that only a row in doubt brings."""
    outcome, words = counted(tmp_path, constituencies(4, []), tables(["b", "k9"], ["k9 OF b"]), "subjects", 5)
    assert (outcome, words.zh) == ("unknown", "本机关统计：4 – 5；存疑记录可能另有1个对象")
    assert words.en == "the office's own count: 4 – 5; rows in doubt may bring 1 more subjects"


def test_a_count_that_decides_gives_no_reason(tmp_path: Path) -> None:
    outcome, words = counted(
        tmp_path, constituencies(4, ["k1"]), tables(["k2", "m2"], [("m2 HEADS k2", CONVENER)]), "sum", 5
    )
    assert (outcome, words.zh) == ("contradicts", "本机关统计：1 – 2")
