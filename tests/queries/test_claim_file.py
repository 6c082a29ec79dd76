"""Small claims files: how each relation is judged by its intervals, and what is wrong with a file."""

from datetime import date
from pathlib import Path

import pytest

from graph.faults import ProgramError
from graph.words import WrongValueError
from queries.claim_judge import judge, standing
from queries.claims import claims_of, read_claims
from tests.conftest import ROOT

HEAD = """name = "x-2023"
title = { zh = "测", en = "x" }
document = { zh = "文", en = "x" }
period = { since = 2023-01-01, until = 2024-01-01 }
"""


def claim(id_: str, written: str, value: float, bound: str = "exact", unit: str = "件") -> str:
    return f"""
[[claim]]
id = "{id_}"
mechanism = "{id_.partition("-")[0]}"
metric = {{ zh = "项", en = "metric" }}
written = "{written}"
value = {value:g}
bound = "{bound}"
unit = {{ zh = "{unit}", en = "{unit}" }}
uncounted = {{ zh = "无表", en = "no sheet" }}
"""


def equation(kind: str, left: str, right: str, more: str = "") -> str:
    return f"""
[[equation]]
id = "AA9-eq"
title = {{ zh = "关系", en = "relation" }}
kind = "{kind}"
left = {left}
right = {right}
{more}"""


FIVE = (
    claim("AA1-ten", "10件", 10)
    + claim("AA1-twenty", "20件", 20)
    + claim("AA1-over", "20余件", 20, "at_least")
    + claim("AA1-near", "近100件", 100, "about")
    + claim("AA1-other", "30个", 30, unit="个")
)
TWO_WAYS = """
[[equation.reading]]
zh = "一"
en = "one"

[[equation.reading]]
zh = "二"
en = "two"
right = ["AA1-ten"]
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "x-2023.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "left", "right", "outcome"),
    [
        ("sum", '["AA1-ten", "AA1-ten"]', '["AA1-twenty"]', "holds"),
        ("sum", '["AA1-ten", 11]', '["AA1-twenty"]', "contradicts"),
        ("sum", '["AA1-ten", 10]', '["AA1-over"]', "unknown"),
        ("sum", '["AA1-ten", 9]', '["AA1-over"]', "contradicts"),
        ("sum", '["AA1-near"]', "[109]", "unknown"),
        ("sum", '["AA1-near"]', "[111]", "contradicts"),
        ("sum", '["AA1-ten", "AA1-twenty"]', '["AA1-other"]', "unknown"),
        ("part", '["AA1-ten"]', '["AA1-ten"]', "holds"),
        ("part", '["AA1-twenty"]', '["AA1-ten"]', "contradicts"),
        ("part", '["AA1-ten"]', '["AA1-over"]', "holds"),
        ("part", '["AA1-over"]', "[19]", "contradicts"),
        ("part", '["AA1-over"]', "[20]", "unknown"),
        ("part", '["AA1-over"]', "[21]", "unknown"),
        ("sum", '["AA1-near"]', '["AA1-near"]', "unknown"),
        ("roles", '["AA1-ten", "AA1-twenty"]', "[20]", "unknown"),
        ("part", '["AA1-other"]', '["AA1-ten"]', "unknown"),
        ("share", '["AA1-twenty"]', '["AA1-ten", 2]', "holds"),
        ("share", '["AA1-twenty"]', '["AA1-ten", 3]', "contradicts"),
        ("share", '["AA1-over"]', '["AA1-ten", 3]', "unknown"),
        ("share", '["AA1-ten"]', '["AA1-over"]', "contradicts"),
        ("share", '["AA1-twenty"]', '["AA1-over"]', "holds"),
        ("at-most", '["AA1-ten"]', '["AA1-ten", 1]', "holds"),
        ("at-most", '["AA1-ten", 2]', '["AA1-ten", 1]', "contradicts"),
        ("product", '["AA1-ten", 2, 3]', "[60]", "holds"),
        ("product", '["AA1-ten", 2, 3]', "[61]", "contradicts"),
        ("roles", '["AA1-ten", "AA1-twenty"]', "[25]", "unknown"),
        ("roles", '["AA1-ten", "AA1-twenty"]', "[19]", "contradicts"),
        ("roles", '["AA1-ten"]', "[19]", "holds"),
    ],
)
def test_a_relation_is_judged_by_its_intervals(tmp_path: Path, kind: str, left: str, right: str, outcome: str) -> None:
    claims = read_claims(written(tmp_path, HEAD + FIVE + equation(kind, left, right)))
    assert [one.outcome for one in judge(claims)] == [outcome]


@pytest.mark.parametrize(
    ("left", "outcome"), [('["AA1-ten"]', "unknown"), ("[5]", "contradicts"), ('["AA1-twenty"]', "holds")]
)
def test_only_what_all_readings_agree_on_is_said(tmp_path: Path, left: str, outcome: str) -> None:
    text = HEAD + FIVE + equation("share", left, '["AA1-twenty"]', TWO_WAYS)
    assert [one.outcome for one in judge(read_claims(written(tmp_path, text)))] == [outcome]


def test_a_claim_named_in_one_reading_alone_is_held_too(tmp_path: Path) -> None:
    claims = read_claims(written(tmp_path, HEAD + FIVE + equation("share", "[5]", '["AA1-twenty"]', TWO_WAYS)))
    held = {claim.id: (ids, outcome) for claim, ids, outcome, _ in standing(claims, judge(claims))}
    assert held["AA1-ten"] == (["AA9-eq"], "contradicts")
    assert held["AA1-over"] == ([], "unknown")


def test_more_roles_than_people_names_both_ends(tmp_path: Path) -> None:
    text = HEAD + FIVE + equation("roles", '["AA1-ten", "AA1-twenty"]', "[25]")
    (one,) = judge(read_claims(written(tmp_path, text)))
    assert one.found[0].figures == "20 – 25 (10 + 20 = 30)"


# ---- what is wrong with a file -------------------------------------------------------------------------------------

GOOD = HEAD + claim("AA1-ten", "10件", 10) + equation("sum", '["AA1-ten"]', "[10]")
UNCOUNTED = 'uncounted = { zh = "无表", en = "no sheet" }'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('bound = "exact"', 'bund = "exact"', "12: claim 1, bund: no such key; did you mean 'bound'?"),
        (
            'bound = "exact"',
            'bound = "exakt"',
            "12: claim 1, bound: must be 'exact', 'at_least', 'about', 'at_most' or 'less_than', not 'exakt'; did",
        ),
        ("value = 10", "value = 11", "11: claim 1, value: 11 is not the figure written '10件'"),
        ('"10件"', '"10余件"', "12: claim 1, bound: '10余件' is written as 'at_least', not as 'exact'"),
        (
            '"10件"',
            '"数十件"',
            "10: claim 1, written: what '数十' makes of the number is not known",
        ),
        ('"10件"', '"不到10件"', "12: claim 1, bound: '不到10件' is written as 'less_than', not as 'exact'"),
        ('mechanism = "AA1"', 'mechanism = "AA2"', "7: claim 1, id: must begin with AA2-"),
        ('kind = "sum"', 'kind = "summ"', "did you mean 'sum'?"),
        ('["AA1-ten"]', '["AA1-tne"]', "20: equation 1, left: no claim 'AA1-tne'; did you mean 'AA1-ten'?"),
        ("right = [10]", 'right = [10]\noutcome = "holds"', "22: equation 1, outcome: no such key"),
        ("right = [10]", "right = [10, 2]", "16: equation 1: sum has one figure on the right"),
        ("right = [10]", "right = []", "16: equation 1: left and right need a figure each"),
        ("right = [10]", "right = [true]", "21: equation 1, right 1: must be the id of a claim, or a number"),
        ('id = "AA9-eq"', 'id = "AA1-ten"', "17: equation 1, id: 'AA1-ten' is there twice"),
        (
            "until = 2024-01-01",
            "until = 2022-01-01",
            "4: period: until must be after since: it is the first day after the end",
        ),
        (
            UNCOUNTED,
            'held = { measure = "committees-per-membr" }',
            "14: claim 1, held.measure: no measure 'committees-per-membr'; did you mean 'committees-per-member'?",
        ),
        (
            UNCOUNTED,
            'held = { measure = "absences-per-member", params = { kinds = ["meetings"] } }',
            "not 'meetings'; did you mean 'meeting'?",
        ),
        (
            UNCOUNTED,
            'held = { measure = "absences-per-member" }',
            "14: claim 1, held.params: the measure 'absences-per-member' needs 'kinds' (texts)",
        ),
        ("title = { zh", "titel = { zh", "did you mean 'title'?"),
    ],
)
def test_a_typo_names_file_line_key_and_nearest_word(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(ProgramError) as caught:
        read_claims(written(tmp_path, GOOD.replace(old, new, 1)))
    assert str(caught.value).startswith("x-2023.toml:")
    assert said in str(caught.value)


def test_what_is_no_toml_says_where(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="line 5"):
        read_claims(written(tmp_path, HEAD + "[[claim]\n"))


def test_a_file_without_claims_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match=r"there is no \[\[claim\]\]"):
        read_claims(written(tmp_path, HEAD))


def test_a_place_by_name_with_or_without_year_or_by_file(tmp_path: Path) -> None:
    assert [c.name for c in claims_of("tongzhou-nantong")] == ["tongzhou-nantong-2022"]
    assert [c.name for c in claims_of("gansu-province-2023")] == ["gansu-province-2023"]
    (own,) = claims_of(str(written(tmp_path, GOOD)))
    assert (own.name, own.period.until) == ("x-2023", date(2024, 1, 1))
    with pytest.raises(WrongValueError, match="did you mean 'tongren-2023'"):
        claims_of("tongrn")


def test_the_file_in_the_documentation_is_a_good_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "claims.md").read_text("utf-8")
    path = tmp_path / "somewhere-2023.toml"
    path.write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    claims = read_claims(path)
    assert [one.outcome for one in judge(claims)] == ["unknown"]
    assert [claim.held is None for claim in claims.claims] == [False, True]
