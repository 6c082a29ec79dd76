"""Synthetic places, made by rule from a seed, for the pictures' tests. No real person is in here."""

import random
import tomllib
from pathlib import Path

from viz.records import Cell, Link, Place, Thing

NAMES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
SIDES, TOWNS = NAMES["constituencies"], NAMES["towns"]


def constituencies(n: int = 30, lang: str = "zh") -> list[Place]:
    """n constituencies."""
    names = (
        [f"{s}界" for s in SIDES]
        if lang == "zh"
        else [f"Sector {s} {i}" for i in range(1, 60) for s in NAMES["sectors"]]
    )
    return [Place(f"k{i:03}", names[i] if i < len(names) else f"{names[i % len(names)]} {i}") for i in range(n)]


def townships(n: int = 181, counties: int = 10, lang: str = "zh") -> list[Place]:
    """n townships, spread over the counties."""
    made = []
    for i in range(n):
        c = i * counties // n
        county = NAMES["counties"][c % 10] if lang == "zh" else f"{NAMES['directions'][c % 10]} County"
        name = f"{TOWNS[i % 20]}{'镇乡'[i % 3 == 0]}" if lang == "zh" else f"Township {i + 1}"
        made.append(Place(f"t{i:03}", name, f"x{c}", county))
    return made


def cells(rows: list[Place], columns: list[Place], seed: int = 1, share: float = 0.2) -> list[Cell]:
    """A cell for each pair; the 3rd county is hardly measured, and the last constituency is reached nowhere."""
    chance = random.Random(seed)
    made = []
    for i, k in enumerate(rows):
        for t in columns:
            unknown = chance.random() < (0.7 if t.group == "x2" else 0.02)
            hit = (
                chance.random() < share * (0.3 + (i * 7 % 11) / 6) * (0.2 if t.group == "x7" else 1)
                and i < len(rows) - 1
            )
            members = chance.randint(1, 4) if hit else 0
            verdict = "unknown" if unknown else "covered" if hit else "gap"
            made.append(Cell(k.id, t.id, members, members * chance.randint(1, 5), verdict))
    return made


def person(chance: random.Random) -> str:
    """An invented name."""
    return chance.choice(NAMES["surnames"]) + "".join(
        chance.choice(NAMES["given"]) for _ in range(chance.randint(1, 2))
    )


def district(towns: int, contacts: int, seed: int = 2) -> tuple[list[Thing], list[Link]]:
    """Townships with 4-6 members and about `contacts` contacts each, 10 constituencies and 16 issues beside them."""
    chance = random.Random(seed)
    things = [Thing(f"k{i}", f"{SIDES[i]}界", "Constituency") for i in range(10)]
    things += [
        Thing(f"i{i}", name, "Issue", "gap" if i % 7 == 3 else "covered") for i, name in enumerate(NAMES["issues"])
    ]
    links: list[Link] = []
    for t in range(towns):
        poor = t % 5 == 2
        verdict = "gap" if poor else "unknown" if t % 11 == 6 else "covered"
        things.append(Thing(f"t{t}", f"{TOWNS[t % 20]}{'镇乡'[t % 3 == 0]}", "Township", verdict))
        members = [f"m{t}-{i}" for i in range(chance.randint(4, 6) if t % 9 != 4 else 0)]
        for i, m in enumerate(members):
            idle = i == len(members) - 1
            things.append(
                Thing(m, person(chance), "Member", "gap" if idle else "covered", f"t{t}", (("界别", SIDES[i]),))
            )
            links += [Link(m, f"t{t}", "assigned_to"), Link(m, f"k{chance.randrange(10)}", "represents")]
        for c in range(chance.randint(contacts - 3, contacts + 3)):
            key = f"c{t}-{c}"
            reached = members and chance.random() < (0.35 if poor else 0.85)
            unsure = not reached and chance.random() < 0.25
            verdict = "covered" if reached else "unknown" if unsure else "gap"
            things.append(Thing(key, person(chance), "Contact", verdict, f"t{t}"))
            if reached:
                links.append(
                    Link(chance.choice(members[:-1]), key, "visited", chance.randint(1, 4), chance.randrange(12))
                )
                if chance.random() < 0.3:
                    links.append(Link(key, f"i{chance.randrange(16)}", "raised"))
    return things, links


def town(contacts: int, seed: int = 3) -> tuple[str, list[Thing], list[Link]]:
    """One township as an ego's centre: members, their contacts, contacts of nobody, villages, constituencies."""
    chance = random.Random(seed)
    things = [Thing("t0", "大柳树镇", "Township", "gap", "", (("区县", "江口县"),))]
    links = []
    for i in range(8):
        things.append(Thing(f"m{i}", person(chance), "Member", "gap" if i > 5 else "covered"))
        links.append(Link(f"m{i}", "t0", "assigned_to"))
        things.append(Thing(f"k{i}", f"{SIDES[i]}界", "Constituency"))
        links.append(Link(f"m{i}", f"k{i}", "represents"))
    for i in range(12):
        things.append(Thing(f"v{i}", f"{TOWNS[i]}村", "Village", "gap" if i % 4 == 0 else "covered"))
        links.append(Link(f"v{i}", "t0", "part_of"))
    for i in range(contacts):
        verdict = ("covered", "covered", "covered", "gap", "unknown")[i % 5]
        things.append(Thing(f"c{i}", person(chance), "Contact", verdict, "t0"))
        links.append(Link(f"c{i}", "t0", "lives_in"))
        if verdict == "covered":
            links.append(Link(f"m{chance.randrange(6)}", f"c{i}", "visited", chance.randint(1, 3)))
    return "t0", things, links
