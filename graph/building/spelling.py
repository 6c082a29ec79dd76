"""Words of sheets that may be misspelt: but one sign from a known word they are in doubt, and taken for none."""

from collections.abc import Iterator

from graph.building.site import Entry, Site
from graph.names import one_sign_off
from graph.resolve import short_constituency
from graph.vocabulary import near_word, value_of, values_of, words_of
from graph.words import Text

NEAR = Text("可能是“{near}”写错，只能算作可能", "perhaps “{near}” misspelt: it counts only as possible")
OWN = Text("不在常用词之列，按自成一类处理", "no word of the usual ones: taken as a kind of its own")
UNLISTED = Text("界别名册中没有这个界别，按自成一界处理", "not in the list of constituencies: taken as one of its own")
CORRECT = Text("如是写错，请更正后重新报送", "if it is misspelt, correct it and send the sheet again")


def kind_of(site: Site, entry: Entry, topic: str, column: str = "kind") -> str | None:
    """Return the value of a word; None, as for a blank cell, for one that may be a known word misspelt."""
    value = value_of(topic, entry[column])
    if value is None or value in values_of(topic):
        return value
    near = near_word(topic, value)
    if near:
        site.problem(entry, NEAR.format(near=near), CORRECT, column, value, "doubt")
        return None
    _note(site, entry, OWN, column, value)
    return value


def sector_of(site: Site, entry: Entry) -> str:
    """Return the name for which the constituency of a roster's row may be misspelt; "" for a known one or its own.

    Known are those that a list of constituencies has, and of the usual ones those that a roster has.
    """
    name = entry["constituency"]
    if not site.usual:
        site.usual.update(_known(site))
    if short_constituency(name) in site.usual:
        return ""
    near = one_sign_off(short_constituency(name), site.usual)
    if near:
        known = site.usual[near[0]]
        site.problem(entry, NEAR.format(near=known), CORRECT, "constituency", name, "doubt")
        return known
    if any(part.kind == "constituencies" for load in site.loads for part in load.parts):
        _note(site, entry, UNLISTED, "constituency", name)
    return ""


def _known(site: Site) -> dict[str, str]:
    """Return the names of known constituencies by their short names."""
    usual = {short_constituency(word) for word in words_of("sector")}
    held = {short: name for short, name in _named(site, "members", "constituency") if short in usual}
    return held | dict(_named(site, "constituencies", "name"))


def _named(site: Site, kind: str, column: str) -> Iterator[tuple[str, str]]:
    for part in (part for load in site.loads for part in load.parts if part.kind == kind):
        for name in part.records[column].unique().to_pylist():
            if name:
                yield short_constituency(name), name


def _note(site: Site, entry: Entry, reason: Text, column: str, value: str) -> None:
    """Note a word once, where it first stands."""
    if (reason, value) not in site.noted:
        site.noted.add((reason, value))
        site.problem(entry, reason, CORRECT, column, value)
