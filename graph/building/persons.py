"""Which person each row of a roster is: whoever has the number, else the name, constituency and unit.

One person may change the name between two rosters. Two names under one number in one file are two people whose number
is in dispute; so are, in later files, those whose sex or year of birth differs as well. Each is then known by number
and name together, until a corrected roster says who has the number.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from graph.building.site import Entry, Site
from graph.names import plain_name, plain_number
from graph.resolve import short_constituency
from graph.words import Text

SHARED = Text("同一名册中，这个编号也用于另一姓名的委员", "in the same roster another member has this number")
REUSED = Text("编号原属姓名、性别或出生年不同的另一人", "the number was that of somebody of another name, sex or birth")
CHECK_NUMBER = Text("请核对编号；更正前两人分开记", "check the number; until then they are kept as two people")
TOLD = "shared number"
"""The doubt of a row whose load has told that its number is in dispute."""


@dataclass
class _Known:
    """What rows have said of a person so far."""

    names: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    births: set[int] = field(default_factory=set)

    def add(self, name: str, entry: Entry) -> None:
        """Learn what a row says."""
        self.names |= {name} - {""}
        self.sexes |= {entry["sex"]} - {None}
        self.births |= {entry["birth_year"]} - {None}

    def other(self, name: str, entry: Entry) -> bool:
        """Whether a row of another name is of somebody else: its sex or year of birth has never been theirs."""
        differs = (entry["sex"] and self.sexes and entry["sex"] not in self.sexes) or (
            entry["birth_year"] and self.births and entry["birth_year"] not in self.births
        )
        return bool(name and self.names and name not in self.names and differs)


def identify(site: Site, entries: list[Entry]) -> list[str]:
    """Return the id of each roster row. A key two rows of one sheet share tells nobody apart, and is left out."""
    keys = [_keys(site, entry) for entry in entries]
    sheets = [(entry.row.rsplit("/", 1)[0]) for entry in entries]
    shared = Counter((sheet, key) for sheet, (_, weak) in zip(sheets, keys, strict=True) for key in weak)
    bearers = _bearers(entries)
    known: defaultdict[str, _Known] = defaultdict(_Known)
    taken: defaultdict[str, dict[str, str]] = defaultdict(dict)  # load -> id -> name under which it has a row
    found = []
    for entry, sheet, (number, weak) in zip(entries, sheets, keys, strict=True):
        name, load = _name(entry), entry.row.partition("/")[0]
        alone = [key for key in weak if shared[sheet, key] == 1]
        barred = {id_ for id_, other in taken[load].items() if name and other and other != name}
        disputed = len(bearers[load, entry["number"] and plain_number(entry["number"])]) > 1
        if number and not disputed:
            # Another number is another person, unless constituency and unit agree as well.
            alone = [k for k in alone if k.count("|") == 3 or not site.ids.numbered("Member", k)]
        holder = site.ids.find("Member", number)
        reused = bool(not disputed and holder and known[holder].other(name, entry))
        if reused and holder:
            barred.add(holder)
        strong = _strong(site, number, name, apart=disputed or reused)
        # Rows that share all keys are one person said twice, as a roster of terms or of several posts does.
        id_ = site.ids.mint("Member", [*strong, *alone] if number else alone or weak[:1], entry.row, barred)
        if (disputed or (reused and id_ not in known)) and TOLD not in (entry["doubt"] or ""):
            site.problem(entry, SHARED if disputed else REUSED, CHECK_NUMBER, "number", entry["number"], "doubt")
        known[id_].add(name, entry)
        taken[load][id_] = name
        found.append(id_)
    return found


def _bearers(entries: list[Entry]) -> defaultdict[tuple[str, str | None], set[str]]:
    """Return the names under which each file has a number."""
    found: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for entry in entries:
        if entry["number"] and entry["name"]:
            found[entry.row.partition("/")[0], plain_number(entry["number"])].add(_name(entry))
    return found


def _strong(site: Site, number: list[str], name: str, *, apart: bool) -> list[str]:
    """Return the keys of a number: itself, and it with the name where it is in dispute or was once."""
    pairs = [f"{key[1:]}|#{name}" for key in number]
    if apart:
        return pairs
    return [*(pair for pair in pairs if site.ids.find("Member", [pair])), *number]


def _name(entry: Entry) -> str:
    return plain_name(entry["name"] or "")


def _keys(site: Site, entry: Entry) -> tuple[list[str], list[str]]:
    """Return the number key and the weaker keys of a row, strongest first."""
    body, name = site.body.id, plain_name(entry["name"] or entry["number"] or entry.row)
    constituency, unit = short(entry["constituency"]) or "", plain_name(entry["unit"] or "")
    number = [f"#{body}|{plain_number(entry['number'])}"] if entry["number"] else []
    weak = [f"{body}|{name}|{constituency}|{unit}"] if unit else []
    weak += [f"{body}|{name}|{constituency}"] if constituency or not unit else []
    return number, weak


def short(constituency: str | None) -> str | None:
    """Return a constituency's short name, where one is named."""
    return short_constituency(constituency) if constituency else None
