"""The answer: which gaps are planted, told from the plan and never from a sheet."""

from collections.abc import Callable, Iterable

from samples.answer import Answer, Subject, ordered
from samples.parts.answers import by_rule
from samples.plan import Contact, Member, Office, Proposal
from samples.roster import NAMESAKE


def answer(office: Office) -> Answer:
    """Return totals, gaps, what must come out as unknown, and what must never be kept."""
    gaps: dict[str, list[Subject]] = {}
    for part in (_people, _contact_gaps, _visit_gaps, _leader_gaps, _place_gaps, _matter_gaps):
        gaps |= {name: ordered(list(subjects)) for name, subjects in part(office).items()}
    planted, unclear = by_rule(office)
    unknown = _unknown(office) | unclear
    return Answer(office.spec.name, office.seed, totals(office), gaps | planted, unknown, _private(office))


Gaps = dict[str, Iterable[Subject]]


def totals(office: Office) -> dict[str, int]:
    """Return the figures that the sheets must add up to."""
    spec = office.spec
    received = [report for report in office.reports if not report.draft]
    return {
        "members": len(office.members),
        "constituencies": len(spec.seats),
        "committees": len(spec.committees),
        "counties": len({township.county for township in office.townships}),
        "townships": len(office.townships),
        "villages": sum(len(township.villages) for township in office.townships),
        "rooms": len(office.rooms),
        "leaders": len(office.leaders),
        "contacts": len(office.contacts),
        "visits": sum(visit.counts for visit in office.visits),
        "leader_visits": sum(not visit.talk for visit in office.leader_visits),
        "talks": sum(visit.talk for visit in office.leader_visits),
        "reports": len(received),
        "reports_edited": sum(bool(report.issue_no) for report in received),
        "report_issues": len({report.issue_no for report in received} - {""}),
        "reports_endorsed": sum(bool(report.endorsed_by) for report in received),
        "reports_adopted": sum(bool(report.adopted) for report in received),
        "proposals": len(office.proposals),
        "proposals_filed": sum(proposal.filed for proposal in office.proposals),
    }


def _numbers(people: Iterable[Member | Contact]) -> list[Subject]:
    return [person.number for person in people]


def _people(office: Office) -> Gaps:
    return {
        "members-without-committee": _numbers(office.tagged("no_committee")),
        "members-with-two-committees": _numbers(office.tagged("two_committees")),
        "members-without-leader": _numbers(office.tagged("no_leader")),
        "members-without-liaison-group": _numbers(office.tagged("no_group")),
        "members-inactive": _numbers(office.tagged("inactive")),
        "constituencies-without-convener": office.spec.planted.without_convener,
        "constituencies-voiceless": office.spec.planted.voiceless,
    }


def _contact_gaps(office: Office) -> Gaps:
    listed = office.tagged("two_contacts", "six_contacts", "no_contacts")
    unmatched = [contact for contact in office.contacts if not shared(contact)]
    return {
        "contacts-per-member": _numbers([*listed, *office.tagged("short_in_own")]),
        "contacts-per-member-any-constituency": _numbers(listed),
        "contact-list-missing": _numbers(office.tagged("no_contacts")),
        "contact-list-unfiled": _numbers(office.tagged("list_unfiled")),
        "contact-list-filed-elsewhere": _numbers(office.tagged("list_elsewhere")),
        "contacts-not-filed": _numbers(office.tagged("list_unfiled", "list_elsewhere", "no_committee")),
        "pairs-unmatched": [[contact.member.number, contact.number] for contact in unmatched],
    }


def shared(contact: Contact) -> list[str]:
    """Return which of the five attributes a contact shares with the member."""
    member = contact.member
    alike = {
        "constituency": contact.constituency == member.constituency,
        "trade": contact.trade == member.trade,
        "field": contact.domain == member.domain,
        "speciality": bool({*contact.specialities} & {*member.specialities}),
        "residence": contact.township is member.home,
    }
    return [name for name, same in alike.items() if same]


def _visit_gaps(office: Office) -> Gaps:
    planted = office.spec.planted
    doubtful = {contact for contact in office.contacts if "doubtful_contact" in contact.tags}
    never = _never_visiting(office)
    missed = [[name, f"Q{number}"] for name in planted.unvisited_constituencies for number in (1, 2, 3, 4)]
    lived_in = {contact.township.code for contact in office.contacts if contact.visits}
    homes = {(c.constituency, c.township.code) for c in office.contacts if c.visits}
    cells = ((name, township.code) for name in office.spec.seats for township in office.townships)
    return {
        "visits-per-member": _numbers([*never, *office.tagged("one_visit")]),
        "members-never-visiting": _numbers(never),
        "visits-per-contact": _numbers(c for c in office.contacts if c.visits < 2 and c not in doubtful),
        "contacts-unvisited": _numbers(c for c in office.contacts if not c.visits),
        "constituencies-unvisited": planted.unvisited_constituencies,
        "constituency-quarters-unvisited": [*missed, *([name, "Q4"] for name in planted.unvisited_in_q4)],
        "townships-unvisited": [township.code for township in office.townships if township.code not in lived_in],
        "cells-unreached": [list(cell) for cell in cells if cell not in homes],
        "visits-single-day": _numbers(office.tagged("single_day")),
        "needs-unanswered": [
            [v.member.number, v.contact.number, v.day.isoformat()]
            for v in office.visits
            if v.need and not v.need.answered
        ],
    }


def _never_visiting(office: Office) -> list[Member]:
    apart = office.spec.planted.unvisited_constituencies
    tagged = office.tagged("no_contacts", "no_visit", "inactive")
    return [*tagged, *(member for member in office.members if member.constituency in apart)]


def _leader_gaps(office: Office) -> Gaps:
    def pairs(*tags: str) -> list[Subject]:
        return [[m.leader.number, m.number] for m in office.tagged(*tags) if m.leader]

    party_group = [leader for leader in office.leaders if "党组" in leader.role]
    required = 20
    talks = {leader: sum(v.talk and v.leader is leader for v in office.leader_visits) for leader in party_group}
    met = {visit.member for visit in office.leader_visits}
    unmet = [m for m in office.members if m not in met and m not in office.leaders]
    return {
        "members-met-by-no-leader": _numbers(unmet),
        "leader-visits": pairs("never_met", "met_once"),
        "leader-never-met": pairs("never_met"),
        "party-talks-each": _numbers(leader for leader, count in talks.items() if count < required),
    }


def _place_gaps(office: Office) -> Gaps:
    settled = {member.village.code for member in office.members if member.village}
    villages = (village.code for township in office.townships for village in township.villages)
    return {
        "townships-without-member": [township.code for township in office.bare_townships],
        "townships-without-head": [township.code for township in office.headless_townships],
        "villages-without-member": [village.code for village in office.bare_villages],
        "villages-without-member-any": [code for code in villages if code not in settled],
    }


def _matter_gaps(office: Office) -> Gaps:
    last = office.spec.last_day
    received = [report for report in office.reports if not report.draft]
    reporters = {member for report in received for member in report.submitters}
    named = {member for proposal in office.proposals for member in proposal.submitters}
    signed = named | {member for proposal in office.proposals for member in proposal.cosigners}

    def proposals(wanted: Callable[[Proposal], bool]) -> list[Subject]:
        return [proposal.number for proposal in office.proposals if wanted(proposal)]

    return {
        "reports-per-member": _numbers(m for m in office.members if m not in reporters),
        "reports-unanswered": [report.number for report in received if not report.answered],
        "reports-skipping": [report.number for report in received if report.adopted and not report.issue_no],
        "reports-draft": [report.number for report in office.reports if report.draft],
        "proposals-per-member": _numbers(m for m in office.members if m not in named),
        "proposals-per-member-cosigning": _numbers(m for m in office.members if m not in signed),
        "proposals-unanswered": proposals(lambda p: not p.answered and p.overdue(last)),
        "proposals-pending": proposals(lambda p: p.filed and not p.answered and not p.overdue(last)),
        "proposals-late": proposals(lambda p: p.answered is not None and p.overdue(p.answered)),
        "proposals-not-filed": proposals(lambda p: not p.filed),
    }


def _unknown(office: Office) -> dict[str, list[Subject]]:
    hanging = [contact.number for contact in office.contacts if "doubtful_contact" in contact.tags]
    pairs: list[Subject] = [[m.leader.number, m.number] for m in office.tagged(NAMESAKE) if m.leader]
    return {
        "visits-per-contact": ordered([*hanging]),
        "leader-visits": ordered(pairs),
        "members-met-by-no-leader": ordered(_numbers(office.tagged(NAMESAKE))),
    }


def _private(office: Office) -> dict[str, list[str]]:
    phones = [person.phone for person in office.members]
    phones += [person.phone for person in office.contacts]
    phones += [person.phone for person in office.officers.values()]
    creeds = sorted({member.creed for member in office.members} - {""})
    return {"phones": phones, "identities": [member.identity for member in office.members], "creeds": creeds}
