"""What goes wrong with single rows of the whole office, and by hand what each may then really be."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from graph.records import KIND
from loaders.problems import lacks
from tests.queries.possible import PLAIN, Change, Rows, instead, lost
from tests.queries.whole_office import FIELD, TOWN, keeper

Row = Mapping[str, Any]
STRANGER = "生客"
"""Somebody whom no sheet of the office knows."""
AFTER = date(2024, 1, 1)
SOME = 1
"""How many rows of each kind or column, where all would take too long."""
UNDATED = ("tasks", "outcomes")
"""Kinds whose rows need no day: one without is of its sheet's period."""
NUMBERS = ("member_number", "member_numbers", "submitter_numbers")


def on(row: Row, first: date, last: date | None = None) -> dict[str, Any]:
    """Return the row of a day, or of some day from the first to the last."""
    return {**row, "date": first, "date_latest": last or first}


def blank_days(kind: str) -> Iterator[Change]:
    """Each row without its day: it was then, or on the day after the period's last."""
    for number, row in enumerate(PLAIN[kind]):
        if row.get("date") and kind not in UNDATED:
            sent = lost(row, "date", "date_latest", doubt="blank date")
            worlds = [PLAIN, instead(kind, number, on(row, AFTER))]
            yield Change(f"{kind} {number} of no day", instead(kind, number, sent), worlds)


def rough_days(kind: str) -> Iterator[Change]:
    """The first row of some day in the weeks about a quarter's edge: it was before, or after."""
    before, after = date(2023, 3, 25), date(2023, 4, 5)
    for number, row in list(enumerate(PLAIN[kind]))[:SOME]:
        if row.get("date"):
            worlds = [instead(kind, number, on(row, day)) for day in (before, after)]
            yield Change(f"{kind} {number} about April", instead(kind, number, on(row, before, after)), worlds)


def months(kind: str) -> Iterator[Change]:
    """Each row of which only the month is known: it was on its day, on the first of the month or on the last."""
    for number, row in enumerate(PLAIN[kind]):
        if row.get("date"):
            first = row["date"].replace(day=1)
            last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            worlds = [PLAIN, *(instead(kind, number, on(row, day)) for day in (first, last))]
            yield Change(f"{kind} {number} of a month", instead(kind, number, on(row, first, last)), worlds)


def both_of_a_month() -> Change:
    """A training and an inspection of one month: the one was first, or the other."""
    days = date(2023, 4, 1), date(2023, 4, 30)

    def office(*spans: tuple[date, ...]) -> Rows:
        told = {"监督培训": ("N1", spans[0]), "监督视察": ("N2", spans[-1])}
        rows = [
            on({**row, "number": told[row["title"]][0]}, *told[row["title"]][1]) if row["title"] in told else row
            for row in PLAIN["activities"]
        ]
        return {**PLAIN, "activities": rows}

    worlds = [office(days[:1], days[1:]), office(days[1:], days[:1])]
    return Change("training and inspection of one month", office(days), worlds)


def several() -> Iterator[Change]:
    """Rows in doubt that together move a value both ways: each may be true without the others."""
    raised, given = PLAIN["donations"][:2]
    undated = [lost(row, "date", "date_latest", doubt="blank date") for row in (raised, given)]
    worlds = [[one, other] for one in (raised, on(raised, AFTER)) for other in (given, on(given, AFTER))]
    yield Change("a donation and an aid", *_with("donations", undated, *worlds))
    asked = {"number": "P4", "title": "早谈", "kind": "批示"}
    again, done = {**asked, "by": "省长"}, {**asked, "by": "县长", "followed_up_on": date(2023, 8, 1)}
    plain = PLAIN["endorsements"]
    days = [date(2023, 1, 9), date(2023, 9, 1), AFTER]
    kept = {**plain[2], "followed_up_on": date(2023, 8, 1)}
    later = [[*plain[:2], kept, on(again, day)] for day in days]
    unsure = lost(again, doubt="blank date")
    yield Change("an endorsement of no day", *_with("endorsements", [*plain[:2], kept, unsure], *later))
    both = [[*plain, on(again, day), on(done, other)] for day in days for other in (days[0], AFTER)]
    yield Change(
        "an endorsement and a follow-up",
        *_with("endorsements", [*plain, unsure, lost(done, doubt="blank date")], *both),
    )


def _with(kind: str, sent: list[Row], *worlds: list[Row]) -> tuple[Rows, list[Rows]]:
    return {**PLAIN, kind: sent}, [{**PLAIN, kind: rows} for rows in worlds]


TWINS = (
    {"number": "7", "party": "民盟盟员", "constituency": "教育界", "committees": ["提案委"], "home": "城关镇"},
    {"number": "8", "party": "中共党员", "constituency": "经济界", "committees": ["经济委"], "home": "横梁乡"},
)
"""Two members of whom much is not alike but their name."""
PEOPLE = {
    "members": "leaders",
    "constituencies": "conveners leaders",
    "places": "members leaders group_head",
    "committees": "heads",
    "contacts": "member",
    "visits": "members",
    "leader_visits": "members visited_members",
    "reports": "submitters",
    "proposals": "submitters supervisors",
    "platforms": "heads members",
    "duties": "members",
    "groups": "heads members",
    "departments": "heads supervisors",
    "appointments": "member",
    "staff": "members",
    "activities": "hosts members absent",
    "topics": "proposers claimants leads",
    "tasks": "leaders members",
    "cases": "leaders members",
    "documents": "filers",
    "donations": "donors",
}
"""The columns of each kind that name members."""
TWIN_MEMBERS: Rows = {
    **PLAIN,
    "members": [*PLAIN["members"], *({"name": n, **twin} for n, twin in zip(("周甲", "周乙"), TWINS, strict=True))],
}


def namesakes(kind: str) -> Iterator[Change]:
    """The first row of each column that names members names one of two of one name: it is the one, or the other."""

    def called(office: Rows, *names: str) -> Rows:
        twins = ({"name": name, **twin} for name, twin in zip(names, TWINS, strict=True))
        return {**office, "members": [*office["members"], *twins]}

    for column in PEOPLE.get(kind, "").split():
        number, row = next((n, row) for n, row in enumerate(PLAIN[kind]) if row.get(column))
        named = ["周同", *row[column][1:]] if isinstance(row[column], list) else "周同"
        told = instead(kind, number, {**lost(row, *NUMBERS), column: named})
        worlds = [called(told, "周同", "周乙"), called(told, "周甲", "周同")]
        yield Change(f"{kind} {number} {column}", called(told, "周同", "周同"), worlds)


KEPT_TWINS = (
    {**keeper("赵一"), "number": "C8", "constituency": "教育界", "trade": "农业", "kind": "固定", **TOWN},
    {**keeper("赵一"), "number": "C9", "constituency": "经济界", "occupation": "企业家", "kind": "灵活", **FIELD},
)
"""Two people whom one member keeps and of whom much is not alike but their name."""


def _kept_as(office: Rows, *names: str) -> Rows:
    twins = ({"name": name, **twin} for name, twin in zip(names, KEPT_TWINS, strict=True))
    return {**office, "contacts": [*office["contacts"], *twins]}


TWIN_CONTACTS = _kept_as(PLAIN, "周甲", "周乙")


def contact_namesakes(kind: str) -> Iterator[Change]:
    """The first row that names contacts names one of two of one name: it is the one, or the other."""
    number, row = next((n, row) for n, row in enumerate(PLAIN[kind]) if row.get("contacts"))
    told = instead(kind, number, {**lost(row, "township", "village", "county"), "contacts": ["周同"]})
    worlds = [_kept_as(told, "周同", "周乙"), _kept_as(told, "周甲", "周同")]
    yield Change(f"{kind} {number} contacts", _kept_as(told, "周同", "周同"), worlds)


def _logged(*rows: Row, names: tuple[str, str] = ("周甲", "周乙")) -> Rows:
    """Return the office whose log has further rows of 赵一."""
    further = ({**on({"members": ["赵一"], "mode": "走访"}, date(2023, 3, 8)), **row} for row in rows)
    return _kept_as({**PLAIN, "visits": [*PLAIN["visits"], *further]}, *names)


ONE, OTHER, BOTH = ({"contacts": [name]} for name in ("周甲", "周乙", "周同"))
MARCH = {"date": date(2023, 3, 1), "date_latest": date(2023, 3, 31)}


def told_twice() -> Iterator[Change]:
    """Two rows of one member and day may be one visit, or two: by hand what each pair may really be."""
    issue = {"issue": "井盖", "common": True}
    same, apart = [_logged(ONE, ONE), _logged(OTHER, OTHER)], [_logged(ONE, OTHER), _logged(OTHER, ONE)]
    twins = ("周同", "周同")
    yield Change("one of two names twice", _logged(BOTH, BOTH, names=twins), same + apart)
    yield Change(
        "one of two names, by phone and in person",
        _logged(BOTH | {"mode": "电话"}, BOTH, names=twins),
        [_logged(one | {"mode": "电话"}, other) for one in (ONE, OTHER) for other in (ONE, OTHER)],
    )
    yield Change(
        "one of two names with one need",
        _logged(BOTH | issue, BOTH | issue, names=twins),
        [_logged(one | issue, other | issue) for one in (ONE, OTHER) for other in (ONE, OTHER)],
    )
    yield Change(
        "one of two names and one by number",
        _logged(BOTH, BOTH | {"contact_numbers": ["C8"]}, names=twins),
        [_logged(ONE, ONE), _logged(OTHER, ONE)],
    )
    blank = {"doubt": "blank contacts"}
    yield Change("a contact and a blank", _logged(ONE, blank), [_logged(ONE, one) for one in (ONE, OTHER)])
    days = [MARCH | {"date_latest": MARCH["date"]}, {}]
    yield Change("a month twice", _logged(ONE | MARCH, ONE | MARCH), [_logged(ONE, ONE | day) for day in days])
    yield Change("a month and a day", _logged(ONE | MARCH, ONE), [_logged(ONE, ONE | day) for day in days])
    yield Change("a blank member", *_by_whom())


def _by_whom() -> tuple[Rows, list[Rows]]:
    """Return a row of a contact's keeper and one of nobody on the same day: the keeper's visit again, or another's."""
    whoever = {"members": None, "doubt": "blank members"}
    return _logged(ONE, ONE | whoever), [_logged(ONE, ONE | {"members": [name]}) for name in ("赵一", STRANGER)]


KEEPER = {"王五福": "赵一", "甲公司": "赵一", "周六顺": "钱三"}
KEPT = {"赵一": ["王五福", "甲公司"], "钱三": ["周六顺"], "孙四": []}
LED = ["赵一", "李二"]


def _kept(row: Row) -> list[str]:
    """Return whom a visit without a contact may have been to: of a firm, only firms."""
    return row["contacts"] if row.get("contact_type") else KEPT[row["members"][0]]


def _each(*values: object) -> Callable[[Row], list[object]]:
    return lambda _: list(values)


FILLED: dict[tuple[str, str], Callable[[Row], list[object]]] = {
    ("members", "name"): lambda row: [row["name"], STRANGER],
    ("places", "township"): lambda row: (
        [row["township"]] if row.get("village") else [row["township"], "横梁乡"] if row.get("patch") else []
    ),
    ("contacts", "member"): _each(STRANGER),
    ("contacts", "name"): lambda row: [row["name"], STRANGER, None],
    ("visits", "members"): lambda row: [[KEEPER.get(row["contacts"][0], STRANGER)], [STRANGER]],
    ("visits", "contacts"): lambda row: [[name] for name in (*_kept(row), STRANGER)],
    ("leader_visits", "members"): _each(["陈主席"], [STRANGER]),
    ("leader_visits", "visited_members"): _each(*([name] for name in (*LED, STRANGER))),
    ("reports", "title"): lambda row: [row["title"], "另一题"],
    ("reports", "submitters"): _each([STRANGER]),
    ("proposals", "title"): lambda row: [row["title"], "另一题"],
    ("proposals", "submitters"): _each([STRANGER]),
    ("duties", "platform"): lambda row: [row["platform"], STRANGER],
    ("activities", "title"): lambda row: [row["title"], "另一题"],
    ("topics", "title"): lambda row: [row["title"], "另一题"],
    ("tasks", "title"): lambda row: [row["title"], "另一题"],
    ("cases", "title"): lambda row: [row["title"], "另一题"],
    ("documents", "title"): lambda row: [row["title"], "另一题"],
    ("donations", "amount"): lambda row: [row["amount"], 1.0, 90000.0],
    ("outcomes", "title"): lambda row: [row["title"], "另一题"],
    ("outcomes", "quantity"): lambda row: [row["quantity"], 0.0, 90000.0],
    ("outcomes", "unit"): lambda row: [row["unit"], "条", "亩"],
}
"""What a required cell that is blank may hold, as far as the rest of the row leads to it: whoever keeps a contact may
have made the visit, whomever a leader is linked to may have been visited. A stranger stands for all whom nothing leads
to: whose proposal one without a submitter is nobody can tell, and no member's verdict hangs on it. None is no row at
all: lists are handed out with the members' names filled in."""


def lacking(kind: str) -> Iterator[Change]:
    """The first row without each cell that its kind requires, as the loader keeps it in doubt."""
    for field in KIND[kind].fields:
        filled = FILLED.get((kind, field.name), _each())
        telling = [(n, row) for n, row in enumerate(PLAIN[kind]) if filled(row) and _told(kind, row, field.name)]
        for number, row in telling[:SOME]:
            sent = lost(row, field.name, *NUMBERS, doubt=lacks(kind, field.name).replace("-", " "))
            known = {f"{field.name}_bound": row.get(f"{field.name}_bound")} if field.kind == "quantity" else {}
            whole = [{**sent, field.name: value, **known} for value in filled(row)]
            worlds = [instead(kind, number, *([one] if one[field.name] is not None else [])) for one in whole]
            blank = instead(kind, number, {**sent, **dict.fromkeys(known)})
            yield Change(f"{kind} {number} without {field.name}", blank, worlds)


def unplaced() -> Iterator[Change]:
    """Each listed contact without a constituency, or without a home, where no log says in which township it was."""
    named = {row["name"] for row in PLAIN["constituencies"]}
    named |= {row["constituency"] for row in PLAIN["members"] if row.get("constituency")}
    ways: dict[str, list[Row]] = {
        "constituency": [{"constituency": name} for name in sorted(named)],
        "home": [dict(TOWN), dict(FIELD)],
    }
    nowhere = dict.fromkeys(["constituency"]), dict.fromkeys([*TOWN, "village"])
    bare = dict(PLAIN)
    for log in ("visits", "activities"):
        bare[log] = [{**row, **dict.fromkeys([*TOWN, "village"] if row.get("contacts") else [])} for row in PLAIN[log]]
    for number, row in enumerate(PLAIN["contacts"]):
        for (what, filled), blank in zip(ways.items(), nowhere, strict=True):
            sent = {**row, "number": "0001", **blank}
            worlds = [instead("contacts", number, {**sent, **one}, of=bare) for one in filled]
            yield Change(f"contact {number} without {what}", instead("contacts", number, sent, of=bare), worlds)


def _told(kind: str, row: Row, but: str) -> bool:
    """Whether the loader keeps the row without a cell: it tells of somebody or something still."""
    from loaders.headings import dictionary

    return bool(row.get(but)) and any(row.get(name) for name in dictionary(kind).tells if name != but)
