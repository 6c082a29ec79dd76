"""Contacts: the people a member keeps in touch with, and who keeps them."""

from graph.building.site import CHECK_NAME, Entry, Site
from graph.names import plain_name, plain_number
from graph.resolve import NO_CONSTITUENCY, short_constituency
from graph.vocabulary import value_of

TOLD = ("sex", "age_band", "trade", "field", "occupation", "specialities", "unit")


def contacts(site: Site) -> None:
    """State every contact, where it belongs and lives, and who keeps it."""
    for entry in site.entries("contacts"):
        told = {"constituency": entry["member_constituency"], "unit": entry["member_unit"]}
        told["constituency"] = short_constituency(told["constituency"]) if told["constituency"] else None
        keeper = site.member(entry, entry["member"], entry["member_number"], **told)
        if not entry["name"]:
            continue
        id_ = site.ids.mint("Contact", _keys(site, entry, keeper.ids), entry.row)
        told_of = {name: entry[name] for name in TOLD}
        site.sure.node("Contact", id_, entry.row, name=entry["name"], number=entry["number"], kind="person", **told_of)
        about = {what: entry[what] for what in ("township", "village", "unit", "constituency")}
        site.contacts.add(id_, entry["name"], entry["number"], **about)
        for member in keeper.ids:
            site.kept.setdefault(member, set()).add(id_)
            site.keepers.setdefault(id_, set()).add(member)
        _keeps(site, entry, keeper, id_)
        _belongs(site, entry, id_)


def _keys(site: Site, entry: Entry, keepers: tuple[str, ...]) -> list[str]:
    """A number, else name and constituency with a place or a unit; without those the keeper tells namesakes apart."""
    body, name = site.body.id, plain_name(entry["name"])
    if entry["number"]:
        return [f"#{body}|{plain_number(entry['number'])}"]
    told = [plain_name(entry[what] or "") for what in ("constituency", "township", "village", "unit")]
    keeper = "" if any(told[1:]) else "+".join(keepers)
    return ["|".join((body, name, *told, keeper))]


def _keeps(site: Site, entry: Entry, keeper: object, id_: str) -> None:
    filed = site.known("Committee", entry["committee"])
    told = {"kind": value_of("contact_kind", entry["kind"]), "filed_on": entry["filed_on"]}
    told["filed_with"] = filed.ids[0] if filed.ids else None
    triple = ("Member", "KEEPS_CONTACT", "Contact")
    site.connect(triple, keeper, id_, entry, entry["since"], entry["until"], **told)  # type: ignore[arg-type]


def _belongs(site: Site, entry: Entry, id_: str) -> None:
    homes: list[tuple[str, str]] = []
    if entry["constituency"]:
        constituency = site.known("Constituency", entry["constituency"])
        if not constituency.ids:
            site.problem(entry, NO_CONSTITUENCY, CHECK_NAME, "constituency", entry["constituency"])
        site.connect(("Contact", "BELONGS_TO", "Constituency"), id_, constituency, entry)
        homes += [("Constituency", found) for found in constituency.ids]
    township = site.township(entry, entry["township"], entry["county"])
    site.connect(("Contact", "LIVES_IN", "Township"), id_, township, entry)
    village = site.villages.find(entry["village"], entry["township"], entry["county"])
    site.connect(("Contact", "LIVES_IN", "Village"), id_, village, entry)
    homes += [(label, m.ids[0]) for label, m in (("Township", township), ("Village", village)) if m.firm]
    site.homes[id_] = homes
