"""A program file: every fault by file, line and key, with the nearest right word."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.faults import ProgramError
from graph.words import WrongValueError
from queries.program import FOLDER, program, read_program
from tests.queries.offices import CATALOGUE, KEPT, small

HEAD = 'name = "x"\ntitle = { zh = "测", en = "x" }\n'
RULE = """
[[rule]]
id = "TR1"
measure = "per-member"
source = { mechanisms = ["TR1"] }
"""
NEEDY = small("needy", "RETURN 1 AS subject", params={"least": "int"}, examples={"least": 3}, bound=None)
WORDY = small(
    "wordy",
    "RETURN 1 AS subject",
    params={"kinds": "texts", "sharing": "text", "units": "texts"},
    words={"kinds": "activity_kind", "sharing": "each|half"},
    examples={"kinds": ["session"], "sharing": "half", "units": ["亩"]},
)


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "place.toml"
    path.write_text(text, encoding="utf-8")
    catalogue = {**CATALOGUE, "needy": NEEDY, "wordy": WORDY}
    with pytest.raises(ProgramError) as caught:
        read_program(path, catalogue)
    return str(caught.value).splitlines()


def test_a_right_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "place.toml"
    path.write_text(HEAD + RULE, encoding="utf-8")
    made = read_program(path, CATALOGUE)
    assert [rule.key for rule in made.rules] == ["TR1"]
    assert (made.fail_on, made.rules[0].period, made.submit("visits")) == ("high", "year", None)


@pytest.mark.parametrize(
    ("extra", "line", "key", "reason"),
    [
        ("severty = 'high'", 8, "severty", "no such key; did you mean 'severity'?"),
        (
            "severity = 'hihg'",
            8,
            "severity",
            "must be 'high', 'medium' or 'low', not 'hihg'; did you mean 'high'?",
        ),
        ("bound = { at_leest = 2 }", 8, "bound.at_leest", "no such key; did you mean 'at_least'?"),
        ("bound = { equals = 1, at_least = 1 }", 8, "bound", "equals stands alone"),
        ("period = 'day'", 8, "period", "the measure 'per-member' counts over a period; 'day' is none"),
        ("period = 'term'", 8, "period", "the program has no term = { since = …, until = … }"),
        ("period = { from = '02-30' }", 8, "period.from", "there is no such day"),
        ("period = { from = '1201' }", 8, "period.from", "must be month and day, such as 12-01, not '1201'"),
        ("period = { from = '12-01', until = '03-01' }", 8, "period.until", "no such key (there are: from, to)"),
        ("title = { zh = '某', en = 'x', cn = '某' }", 8, "title.cn", "no such key (there are: zh, en)"),
        ("bound = { at_most = '60' }", 8, "bound.at_most", "must be a number"),
        ("bound = { at_most = true }", 8, "bound.at_most", "must be a number"),
        ("pro_rata = 'yes'", 8, "pro_rata", "must be true or false"),
        ("days = '3'", 8, "days", "must be a whole number"),
        (
            "[[rule.class]]\nname = 'leaders'\nexempt = 'no'",
            10,
            "class 1, exempt",
            "must be true or false",
        ),
        (
            "[[rule.class]]\nname = 'leaders'\nexempt = true\n"
            "[[rule.class]]\nname = 'leaders'\nbound = { at_least = 1 }",
            12,
            "class 2, name",
            "'leaders' is there twice",
        ),
        (
            "owner = 'member.comittee'",
            8,
            "owner",
            "no owner path 'member.comittee' for 'per-member'; did you mean 'member.committee'? "
            "(there are: member.committee, member.convener, member.leader, member.self)",
        ),
        ("params = { least = 3 }", 8, "params.least", "the measure 'per-member' takes no such parameter"),
        (
            "[[rule.class]]\nname = 'leadrs'\nexempt = true",
            9,
            "class 1, name",
            "no class 'leadrs'; did you mean 'leaders'?",
        ),
        (
            "[[rule.class]]\nname = 'leaders'",
            8,
            "class 1",
            "a class has one of bound, exempt = true and pro_rata = true",
        ),
        (
            "[[rule.class]]\nname = 'exempt-as'\nexempt = true",
            8,
            "class 1, params",
            "the class 'exempt-as' needs value",
        ),
        (
            "[[rule.class]]\nname = 'exempt-as'\nparams = { value = 'x', valeu = 'y' }\nexempt = true",
            10,
            "class 1, params.valeu",
            "the class 'exempt-as' takes no such parameter; did you mean 'value'?",
        ),
        (
            "[[rule.class]]\nname = 'leaders'\nparams = { value = 'x' }\nexempt = true",
            10,
            "class 1, params.value",
            "the class 'leaders' takes no such parameter",
        ),
        (
            "bound = { equals = 1 }\npro_rata = true",
            9,
            "pro_rata",
            "an exact number cannot be cut to a part of the period",
        ),
    ],
)
def test_a_typo_is_named_with_line_and_nearest_word(
    tmp_path: Path, extra: str, line: int, key: str, reason: str
) -> None:
    assert faults(tmp_path, HEAD + RULE + extra + "\n") == [f"place.toml:{line}: rule 1, {key}: {reason}"]


def test_a_class_may_be_there_for_each_of_its_parameters(tmp_path: Path) -> None:
    classes = "".join(
        f"[[rule.class]]\nname = 'exempt-as'\nparams = {{ value = '{why}' }}\nexempt = true\n" for why in ("病", "公")
    )
    path = tmp_path / "place.toml"
    path.write_text(HEAD + RULE + classes, encoding="utf-8")
    assert len(read_program(path, CATALOGUE).rules[0].classes) == 2


def test_a_mechanism_of_the_eight_places_must_be_there(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + RULE.replace('["TR1"]', '["TR66"]')) == [
        "place.toml:7: rule 1, source.mechanisms: no mechanism 'TR66'; did you mean 'TR6'?"
    ]


@pytest.mark.parametrize("source", ['mechanisms = ["YC9"]', 'document = { zh = "办法", en = "rules" }'])
def test_another_place_has_mechanisms_of_its_own_or_none(tmp_path: Path, source: str) -> None:
    path = tmp_path / "place.toml"
    path.write_text(HEAD + RULE.replace('mechanisms = ["TR1"]', source), encoding="utf-8")
    assert len(read_program(path, CATALOGUE).rules) == 1


def test_a_term_ends_after_it_begins(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + "term = { since = 2027-01-01, until = 2022-01-01 }" + RULE) == [
        "place.toml:3: term: until must be after since: it is the first day after the end"
    ]


def test_the_form_of_an_id_is_told_in_words(tmp_path: Path) -> None:
    (line,) = faults(tmp_path, HEAD + RULE.replace('id = "TR1"', 'id = "规则1"'))
    assert line.startswith("place.toml:5: rule 1, id: must be two or three capitals and a number")


def test_a_wrong_owner_is_told_together_with_an_unknown_key(tmp_path: Path) -> None:
    said = faults(tmp_path, HEAD + RULE + "sevrity = 'low'\nowner = 'member.x'\n")
    assert [line.partition(": no ")[0] for line in said] == [
        "place.toml:8: rule 1, sevrity",
        "place.toml:9: rule 1, owner",
    ]


def test_a_day_that_is_none_is_told_in_chinese(tmp_path: Path) -> None:
    for day, said in (("12-32", "没有这一天"), ("13-01", "没有这个月")):
        path = tmp_path / "place.toml"
        path.write_text(HEAD + RULE + f"period = {{ from = '{day}' }}\n", encoding="utf-8")
        with pytest.raises(ProgramError) as caught:
            read_program(path, CATALOGUE)
        assert caught.value.text.zh == f"place.toml:8: rule 1, period.from: {said}"


def test_a_period_of_no_known_kind(tmp_path: Path) -> None:
    (line,) = faults(tmp_path, HEAD + RULE + "period = 'quater'\n")
    assert line.startswith("place.toml:8: rule 1, period: must be 'day', 'month', ")
    assert line.endswith("not 'quater'; did you mean 'quarter'?")


def test_faults_of_other_parts(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + RULE + "[[submit]]\nkind = 'vists'\n") == [
        "place.toml:9: submit 1, kind: no kind of sheet 'vists'; did you mean 'visits'?"
    ]
    assert faults(tmp_path, HEAD + RULE + RULE) == [
        "place.toml:10: rule 2, id: TR1 is there twice; give each its own reading"
    ]
    assert faults(tmp_path, HEAD) == ["place.toml:1: there is no [[rule]]"]


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (
            "[[submit]]\nkind = 'visits'\nby = 'townships'",
            "5: submit 1, by: nobody hands in sheets by 'townships'; did you mean 'township'? "
            "(there are: body, committee, group, township)",
        ),
        (
            "[[submit]]\nkind = 'visits'\nby = 'group'\ngroups = ['performence']",
            "6: submit 1, groups: no kind of group 'performence'; did you mean 'performance'?",
        ),
        ("scheme = 'qidon'", "3: scheme: no scheme 'qidon'; did you mean 'qidong'?"),
        ("not_kept = ['dutys']", "3: not_kept: no kind of sheet 'dutys'; did you mean 'duties'?"),
        ("not_kept = ['visits']\n[[submit]]\nkind = 'visits'", "3: not_kept: 'visits' has a [[submit]]"),
    ],
)
def test_faults_of_who_hands_in(tmp_path: Path, extra: str, reason: str) -> None:
    assert faults(tmp_path, HEAD + extra + RULE) == [f"place.toml:{reason}"]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("term = { since = 2022-13-01, until = 2027-01-01 }", "没有 2022-13-01 这一天", "no day 2022-13-01"),
        ("term = { since = 2022-02-30, until = 2027-01-01 }", "没有 2022-02-30 这一天", "no day 2022-02-30"),
        ("fail_on = “low”", "文字要用英文引号", "not in the Chinese quotation mark “"),
        ("term = { since = 2022-01-01，until = 2027-01-01 }", "要用英文标点 ,", "write ,"),
        ("title = { zh = “甲” }", "文字要用英文引号", "Chinese quotation mark"),
    ],
)
def test_what_stops_the_reading_is_told_as_a_person_sees_it(tmp_path: Path, line: str, zh: str, en: str) -> None:
    path = tmp_path / "place.toml"
    path.write_text(f"{HEAD}{line}\n{RULE}", encoding="utf-8")
    with pytest.raises(ProgramError) as caught:
        read_program(path, CATALOGUE)
    assert f"place.toml:3: {zh}" in caught.value.text.zh
    assert en in caught.value.text.en


def test_a_wrong_name_of_the_rules_is_one_fault_at_its_line(tmp_path: Path) -> None:
    text = HEAD + RULE.replace("[[rule]]", "[[rules]]") + "[[rule.class]]\nname = 'exempt'\nexempt = true\n"
    assert faults(tmp_path, text) == ["place.toml:4: rules: no such key; did you mean 'rule'?"]


def test_a_word_in_place_of_a_list_or_of_two_languages_is_told_in_words(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + "not_kept = 'visits'\n" + RULE) == [
        'place.toml:3: not_kept: must be a list in square brackets, such as ["a", "b"]'
    ]
    (told,) = faults(tmp_path, HEAD + RULE + "title = 'x'\n")
    assert told.startswith("place.toml:8: rule 1, title: must be words in both languages, such as { zh = ")


def test_the_second_rule_has_its_own_line(tmp_path: Path) -> None:
    second = RULE.replace('"TR1"\n', '"TR2"\n').replace("per-member", "per-membr")
    assert faults(tmp_path, HEAD + RULE + second) == [
        "place.toml:11: rule 2, measure: no measure 'per-membr'; did you mean 'per-member'?"
    ]


def test_all_faults_come_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = HEAD + RULE.replace("measure", "mesure") + "sevrity = 'low'\n"
    assert faults(tmp_path, text) == [
        "place.toml:4: rule 1, measure: is missing",
        "place.toml:6: rule 1, mesure: no such key; did you mean 'measure'?",
        "place.toml:8: rule 1, sevrity: no such key; did you mean 'severity'?",
    ]


def test_a_measure_without_bound_and_parameter(tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD + RULE.replace("per-member", "needy")) == [
        "place.toml:4: rule 1, bound: is missing, and the measure 'needy' has none of its own",
        "place.toml:4: rule 1, params: the measure 'needy' needs 'least' (int)",
    ]


def test_a_typo_in_the_key_of_a_parameter_names_the_right_one(tmp_path: Path) -> None:
    text = HEAD + RULE.replace("per-member", "needy") + "bound = { at_least = 1 }\nparams = { laest = 3 }\n"
    assert faults(tmp_path, text) == [
        "place.toml:9: rule 1, params: the measure 'needy' needs 'least' (int)",
        "place.toml:9: rule 1, params.laest: the measure 'needy' takes no such parameter; did you mean 'least'?",
    ]


@pytest.mark.parametrize("value", ["'3'", "['3']", "3.5"])
def test_a_parameter_of_another_kind(tmp_path: Path, value: str) -> None:
    rule = RULE.replace("per-member", "needy") + f"bound = {{ at_least = 1 }}\nparams = {{ least = {value} }}\n"
    (said,) = faults(tmp_path, HEAD + rule)
    assert said.startswith("place.toml:9: rule 1, params.least: must be int, not ")


@pytest.mark.parametrize("examples", [{}, {"most": 3}, {"least": "3"}, {"least": 3, "day": 4}])
def test_examples_are_of_the_own_parameters(examples: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="example"):
        small("needy", "RETURN 1 AS subject", params={"least": "int", "day": "date"}, examples=examples)


def test_cells_are_topics_of_the_vocabulary() -> None:
    with pytest.raises(ValidationError, match="platfrom_kind"):
        small("grid", "RETURN 1 AS subject", object="cell", cells=["platfrom_kind"])
    with pytest.raises(ValidationError, match="of an object 'cell'"):
        small("grid", "RETURN 1 AS subject", cells=["platform_kind"])


@pytest.mark.parametrize(
    ("params", "key", "reason"),
    [
        ("kinds = ['sesion'], sharing = 'half', units = ['亩']", "kinds", "not 'sesion'; did you mean 'session'?"),
        ("kinds = ['session', 'parks'], sharing = 'half', units = []", "kinds", "not 'parks'; did you mean 'park'?"),
        ("kinds = ['协商议事'], sharing = 'half', units = []", "kinds", "not '协商议事'; did you mean 'session'?"),
        ("kinds = 'session', sharing = 'half', units = []", "kinds", "must be texts, not 'session'"),
        (
            "kinds = [], sharing = 'hlaf', units = []",
            "sharing",
            "must be of each, half, not 'hlaf'; did you mean 'half'?",
        ),
        ("kind = [], kinds = [], sharing = 'half', units = []", "kind", "parameter; did you mean 'kinds'?"),
    ],
)
def test_a_wrong_word_in_a_list_is_named_with_the_nearest(tmp_path: Path, params: str, key: str, reason: str) -> None:
    (line,) = faults(tmp_path, HEAD + RULE.replace("per-member", "wordy") + f"params = {{ {params} }}\n")
    assert line.startswith(f"place.toml:8: rule 1, params.{key}: ")
    assert line.endswith(reason)


def test_words_of_the_place_itself_are_free(tmp_path: Path) -> None:
    path = tmp_path / "place.toml"
    text = HEAD + RULE.replace("per-member", "wordy") + "params = { kinds = [], sharing = 'each', units = ['栋'] }\n"
    path.write_text(text, encoding="utf-8")
    (rule,) = read_program(path, {"wordy": WORDY}).rules
    assert rule.params["units"] == ["栋"]


def test_what_is_no_toml_says_where(tmp_path: Path) -> None:
    (line,) = faults(tmp_path, HEAD + "[[rule]\n")
    assert "line 3" in line


def test_choosing_rules(tmp_path: Path) -> None:
    two = (
        RULE
        + 'reading = { key = "a", zh = "甲", en = "a" }\n'
        + RULE
        + 'reading = { key = "b", zh = "乙", en = "b" }\n'
    )
    path = tmp_path / "place.toml"
    path.write_text(HEAD + two, encoding="utf-8")
    made = read_program(path, CATALOGUE)
    assert [rule.key for rule in made.choose("TR1")] == ["TR1/a", "TR1/b"]
    assert [rule.key for rule in made.choose("TR1/b")] == ["TR1/b"]
    assert len(made.choose()) == 2
    with pytest.raises(ValueError, match="did you mean 'TR1/a'"):
        made.choose("TR1/aa")


def test_a_change_of_the_rule_or_of_the_measure_is_another_version() -> None:
    from tests.queries.offices import program as small_program

    (rule,) = small_program({"measure": "kept", "period": "day"}).rules
    same = rule.model_copy(update={"severity": "low", "days": 3})
    other = small_program({"measure": "kept", "period": "day", "bound": {"at_least": 2}}).rules[0]
    edited = KEPT.model_copy(update={"query": KEPT.query + " "})
    assert rule.version(KEPT) == same.version(KEPT)
    assert len({rule.version(KEPT), other.version(KEPT), rule.version(edited)}) == 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_program_of_the_product_is_right(path: Path) -> None:
    made = program(path.stem)
    assert made.name == path.stem
    for rule in made.rules:
        assert rule.source.mechanisms


def test_a_program_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(WrongValueError, match="did you mean 'tongren'"):
        program("tongrn")
