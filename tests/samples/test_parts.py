"""The parts of an office: what is dealt, what adds up, and what a misspelt batch says."""

from collections import Counter
from random import Random

import pytest

from samples import make_office
from samples.parts.batch import Batch, Gap
from samples.parts.dealing import chosen, deal, evenly, shares
from samples.parts.platforms import Platforms
from samples.plan import Office
from samples.spec import offices
from tests.samples.reading import table
from tests.samples.test_sheets import cells

PLACES = [name for name in offices() if name != "tongren"]


@pytest.mark.parametrize("seed", range(20))
def test_everybody_is_dealt_often_enough_and_the_few_exactly(seed):
    people = [f"m{n}" for n in range(30)]
    dealt = deal(Random(seed), people, 25, (1, 4), each=2, fewer={"m3": 1, "m7": 0})
    count = Counter(person for event in dealt for person in event)
    assert len(dealt) == 25
    assert min(count[person] for person in people if person not in ("m3", "m7")) >= 2
    assert (count["m3"], count["m7"]) == (1, 0)
    assert all(len(event) == len(set(event)) for event in dealt)
    assert max(map(len, dealt)) <= 5


def test_too_few_events_are_an_error():
    with pytest.raises(ValueError, match="cannot hold 30 people 2 times"):
        deal(Random(1), [f"m{n}" for n in range(30)], 10, (1, 4), each=2)


@pytest.mark.parametrize("seed", range(20))
def test_parts_add_up(seed):
    dice = Random(seed)
    assert sum(shares(dice, 209000, 30, 1)) == 209000
    assert min(shares(dice, 40, 30, 1)) >= 1
    parts = evenly(dice, 59, 21)
    assert sum(parts) == 59
    assert max(parts) - min(parts) == 1
    least = [n % 3 for n in range(10)]
    assert all(part >= low for part, low in zip(shares(dice, 50, 10, least), least, strict=True))


@pytest.mark.parametrize(("total", "least"), [(5, 1), (9, [1] * 10)])
def test_a_total_too_small_for_its_parts_is_an_error(total, least):
    with pytest.raises(ValueError, match="cannot be cut into 10 parts"):
        shares(Random(1), total, 10, least)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({"knd": "x"}, "no key 'knd'; there are: .*kind"),
        ({"gaps": {"lazy": {}}}, "no gap 'lazy'; there are: .*idle"),
        ({"gaps": {"idle": {"rule": "GL9"}}}, "a gap has no 'rule'"),
    ],
)
def test_a_misspelt_batch_says_what_there_is(held, said):
    with pytest.raises(ValueError, match=said):
        Platforms.read("here: platforms", held)


def test_a_batch_is_read():
    made = Platforms.read("p", {"members": [2, 5], "gaps": {"idle": {"count": 3, "rules": ["GL9/idle"]}}})
    assert isinstance(made, Batch)
    assert made.members == (2, 5)
    assert made.gap("idle") == Gap(3, ("GL9/idle",))
    assert made.gap("unstaffed").count == 0


@pytest.fixture(scope="module", params=PLACES)
def made(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, folder, make_office(request.param, folder / "sheets", answers=folder / "answers.json")


def test_the_same_seed_writes_the_same_and_another_does_not(made, tmp_path):
    name, folder, answer = made
    assert make_office(name, tmp_path / "again") == answer
    assert cells(tmp_path / "again") == cells(folder / "sheets")
    assert make_office(name, tmp_path / "other", 7).private != answer.private


def test_headings_are_there_in_english(made, tmp_path):
    make_office(made[0], tmp_path, lang="en")
    for path in tmp_path.rglob("*.xlsx"):
        assert all(str(heading).isascii() for heading in table(path).columns), path.name


def test_planted_counts_do_not_hang_on_the_seed(made, tmp_path):
    name, _, answer = made
    other = make_office(name, tmp_path, 7)
    assert {key: len(gaps) for key, gaps in other.gaps.items()}.keys() == answer.gaps.keys()
    assert other.totals == answer.totals


def test_a_selector_that_is_not_there_is_an_error():
    from samples.office import plan

    office = plan(PLACES[0])
    assert isinstance(office, Office)
    assert {member.number for member in chosen(office, ["leaders"])} == {leader.number for leader in office.leaders}
    with pytest.raises(ValueError, match="no selector 'everybody'"):
        chosen(office, ["everybody"])
