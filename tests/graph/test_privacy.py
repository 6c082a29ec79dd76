"""Names of citizens in what leaves the office: whole names, and names inside titles."""

import random
import re

import pytest

from graph.privacy import Mask, mask_name
from graph.tables import GraphTables
from tests.engines import Engine, on

KNOWN = ["塘坊村任永娟户", "任永娟", "王伟", "王伟国", "Ann", "通州豆制品厂", "李"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("张芝山镇塘坊村任永娟户反映周转房困难", "张芝山镇塘******反映周转房困难"),
        ("任永娟反映的问题", "任**反映的问题"),
        ("王伟国和王伟走访", "王**和王*走访"),  # the longest first
        ("关于李家桥修缮的提案", "关于李家桥修缮的提案"),  # one character is in every text
        ("Ann and the annual Annual of Ann", "A** and the annual Annual of A**"),
        ("关于通州豆制品厂排污的建议", "关于通*****排污的建议"),
        ("", ""),
        (None, None),
    ],
)
def test_a_known_name_is_masked_wherever_it_stands(text: str | None, masked: str | None) -> None:
    assert Mask(KNOWN).within(text) == masked


def test_it_masks_what_one_pattern_of_all_names_masks() -> None:
    draw = random.Random(7)
    names = {"".join(draw.choices("甲乙丙丁", k=draw.randint(2, 5))) for _ in range(60)}
    pattern = re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))
    mask = Mask(names)
    for _ in range(300):
        text = "".join(draw.choices("甲乙丙丁戊", k=30))
        assert mask.within(text) == pattern.sub(lambda found: mask_name(found[0]) or "", text)


@pytest.mark.parametrize(
    ("label", "name", "shown"),
    [
        ("Contact", "赵六顺", "赵**"),  # whether or not anybody knows it
        ("Issue", "任永娟反映的问题", "任**反映的问题"),
        ("Activity", "走访王伟", "走访王*"),
        ("Member", "王伟", "王伟"),  # a member is public, whoever else is called so
        ("Township", "王伟", "王伟"),
        ("Visit", "王伟", "王*"),  # a visit is called by whom it was made to
        ("cell", "dept. 3", "dept. 3"),
        (None, "赵六顺", "赵**"),  # of a rule that is gone nobody knows whose name it is
    ],
)
def test_a_name_is_shown_by_what_it_is_of(label: str | None, name: str, shown: str) -> None:
    assert Mask(KNOWN).shown(label, name) == shown


@on("ladybug", "neo4j")
@pytest.mark.parametrize(
    ("contact", "kind", "masked"),
    [
        ("塘坊村任永娟户", "household", "任**困难"),
        ("机场新村社区任永娟家", "household", "任**困难"),
        ("任永娟户", "household", "任**困难"),
        ("宋村任永娟户", "household", "任**困难"),
        ("塘坊村任永娟户", "firm", "任永娟困难"),
        (None, "person", "任永娟困难"),
    ],
)
def test_the_head_of_a_household_is_known_by_its_label(
    engine: Engine, contact: str | None, kind: str, masked: str
) -> None:
    rows = {"Contact": [{"id": "c1", "name": contact, "kind": kind}]}
    assert Mask.of(engine.holding(GraphTables.from_rows(rows, {}))).within("任永娟困难") == masked
