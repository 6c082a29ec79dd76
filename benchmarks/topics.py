"""Topics with their steps, tasks, deeds and cases: who claimed, supervised and handled them, and where."""

from datetime import date

import numpy as np
import pyarrow as pa

from benchmarks.columns import Whole
from benchmarks.drafted import Drafted
from benchmarks.sizes import EARLIER, SINCE, UNTIL

SPECIALITIES = ("畜牧", "法律", "电商", "心理", "财会", "摄影", "水利", "书法")
CATEGORIES = (*SPECIALITIES, "法律服务", "茶产业", None)
LEVELS = ("national", "province", "prefecture", "county", None)
_STEPS = ("announced", "selected", "claimed", "held")
_KINDS = ("task", "deed", "case")


def topics(made: Drafted) -> None:
    """Draw topics with four steps each and a fifth as many tasks, deeds and cases; all issues are kept by the body."""
    asked = _issues(made, made.size.topics, ("topic",))
    others = _issues(made, made.size.topics // 5, _KINDS)
    _steps(made, np.repeat(asked, 4), np.resize(np.array(_STEPS), 4 * len(asked)))
    ended = others[made.draw.share(len(others), 0.6)]
    _steps(made, ended, np.full(len(ended), "done"))
    answered = np.flatnonzero(made.draw.share(made.count("Issue") - len(asked) - len(others), 0.05))
    for kind in ("endorsed", "followed_up"):
        _steps(made, answered, np.full(len(answered), kind))
    refused = asked[made.draw.share(len(asked), 0.05)]
    _steps(made, refused, np.full(len(refused), "rejected"))
    _claimed(made, np.concatenate((asked, asked, others)))
    _places(made, asked, np.concatenate((asked, others)))
    everything = np.arange(made.count("Issue"))
    handed = np.flatnonzero(made.draw.share(len(everything), 0.05))
    by = made.draw.skewed(len(handed), made.count("Group"))
    made.link(("Group", "SUBMITTED", "Issue"), by, handed)
    made.spread(("Issue", "LED_TO", "Issue"), everything, 0.1, steep=1.0)
    made.spread(("Issue", "THROUGH", "Platform"), everything, 0.2)
    made.link(("Issue", "KEPT_BY", "Body"), everything, np.zeros(len(everything), np.int64))


def _issues(made: Drafted, count: int, kinds: tuple[str, ...]) -> Whole:
    draw = made.draw
    days = draw.days(count, EARLIER, UNTIL, blank=0.01)
    return made.node(
        "Issue",
        "i",
        count,
        kind=draw.words(count, kinds),
        category=draw.words(count, CATEGORIES),
        source=draw.words(count, ["people", "members", "hotline", None], [0.4, 0.4, 0.15, 0.05]),
        status=draw.words(count, ["open", "cancelled", None], [0.5, 0.02, 0.48]),
        key=pa.array(draw.share(count, 0.2)),
        date=days,
        latest=days,
        due=draw.days(count, SINCE, date(2024, 6, 1), blank=0.5),
    )


def _steps(made: Drafted, of: Whole, kinds: np.typing.NDArray[np.str_]) -> None:
    kept = made.draw.share(len(of), 0.9)
    issue, count = of[kept], int(kept.sum())
    days = made.draw.days(count, EARLIER, date(2024, 3, 1), blank=0.03)
    level = made.draw.words(count, LEVELS)
    steps = made.node("Step", "e", count, kind=pa.array(kinds[kept]), date=days, latest=days, level=level)
    made.link(("Issue", "REACHED", "Step"), issue, steps, more=True)


def _claimed(made: Drafted, issues: Whole) -> None:
    draw, members = made.draw, made.size.members
    chosen = issues[draw.share(len(issues), 0.5)]
    days = draw.days(len(chosen), EARLIER, UNTIL, blank=0.1)
    made.link(("Member", "CLAIMED", "Issue"), draw.skewed(len(chosen), members), chosen, date=days)
    watched = issues[draw.share(len(issues), 0.2)]
    role = draw.words(len(watched), ["lead", "leader", "mediator", ""])
    made.link(("Member", "SUPERVISES", "Issue"), draw.skewed(len(watched), members), watched, role=role)


def _places(made: Drafted, asked: Whole, added: Whole) -> None:
    made.spread(("Issue", "CONCERNS", "Township"), added, 0.4)
    made.spread(("Issue", "CONCERNS", "Village"), added, 0.4)
    made.spread(("Issue", "PILOTED_AT", "Township"), asked, 0.2)
    made.spread(("Issue", "PILOTED_AT", "Village"), asked, 0.2)
    made.spread(("Issue", "HANDLED_BY", "Department"), added, 0.6)
