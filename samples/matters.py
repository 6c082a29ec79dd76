"""Opinion reports and proposals: who hands them in, what becomes of them, and which ones nobody answers."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import cycle
from random import Random

from samples.calls import weekday
from samples.plan import Member, Office, Proposal, Report
from samples.roster import NAMESAKE
from samples.spec import sectors

VERBS = ("加强", "推进", "完善", "规范", "加快", "优化", "做好", "提升")
VOICED_BY_OTHERS = 3
"""How many matters of each voiceless constituency come from members of others."""


class Titles:
    """Titles that no two matters share."""

    def __init__(self, office: Office, dice: Random) -> None:
        self.office, self.dice = office, dice
        self.used: set[str] = set()

    def draw(self, constituency: str, ending: str) -> str:
        """Return a fresh title about a topic of the constituency."""
        while True:
            topic, verb = self.dice.choice(sectors()[constituency].topics), self.dice.choice(VERBS)
            county = self.dice.choice(self.office.townships).county
            title = f"关于{verb}{county}{topic}{ending}"
            if title not in self.used:
                self.used.add(title)
                return title


def fill(office: Office) -> None:
    """Make the year's reports and proposals."""
    titles = Titles(office, office.dice("titles"))
    _report_all(office, titles)
    _propose_all(office, titles)


def _concern(office: Office, dice: Random, members: Sequence[Member]) -> str:
    """Return the constituency a matter concerns: the first submitter's, but never a voiceless one."""
    own, voiceless = members[0].constituency, office.spec.planted.voiceless
    return own if own not in voiceless else dice.choice([name for name in office.spec.seats if name not in voiceless])


def _lend_voices(office: Office, matters: Sequence[Report | Proposal]) -> dict[int, str]:
    """Choose which matters, none handed in by a member of it, concern each voiceless constituency."""
    voiceless = office.spec.planted.voiceless
    turns = cycle(voiceless)
    chosen: dict[int, str] = {}
    for index, matter in enumerate(matters):
        people = [*matter.submitters, *(matter.cosigners if isinstance(matter, Proposal) else ())]
        apart = bool(people) and not any(m.constituency in voiceless for m in people)
        if apart and index % 9 == 5 and len(chosen) < VOICED_BY_OTHERS * len(voiceless):
            chosen[index] = next(turns)
    return chosen


def _report_all(office: Office, titles: Titles) -> None:
    spec, dice = office.spec, office.dice("reports")
    able = [m for m in office.members if "inactive" not in m.tags]
    for _ in range(spec.reports["total"]):
        submitters = dice.sample(able, dice.choices((1, 2), (85, 15))[0])
        day = weekday(dice, date(spec.year, 1, 9), date(spec.year, 11, 30))
        office.reports.append(_report(office, dice, submitters, day))
    office.reports.sort(key=lambda report: report.day)
    for index, concern in _lend_voices(office, office.reports).items():
        office.reports[index].concerns = concern
    _answer_reports(office, dice)
    _take_up(office, dice)
    silent = [m for m in able if not any(m in report.submitters for report in office.reports) and not m.tags]
    draft = _report(office, dice, silent[:1], date(spec.year, 12, 4))
    draft.status, draft.answered = "暂存", None
    office.reports.append(draft)
    for index, report in enumerate(office.reports, 1):
        report.number = f"SQ{spec.year}{index:03}"
        report.title = titles.draw(report.concerns, "的建议")


def _report(office: Office, dice: Random, submitters: list[Member], day: date) -> Report:
    concern = _concern(office, dice, submitters)
    department = office.local(dice.choice(sectors()[concern].departments))
    return Report("", "", submitters, day, "留存", concern, department, day + timedelta(days=dice.randrange(7, 28)))


def _answer_reports(office: Office, dice: Random) -> None:
    for report in dice.sample(office.reports, office.spec.planted.matters["reports_unanswered"]):
        report.answered = None


def _take_up(office: Office, dice: Random) -> None:
    """Edit a few reports into issues, and let some of those be endorsed and some adopted."""
    counts = office.spec.reports
    answered = [report for report in office.reports if report.answered]
    edited = sorted(dice.sample(answered, counts["edited"]), key=lambda report: report.day)
    for index, report in enumerate(edited):
        report.status = "已印发"
        report.issue_no = f"第{index * counts['issues'] // counts['edited'] + 1}期"
    first_of = {report.issue_no: report for report in reversed(edited)}  # what is endorsed is an issue, by one item
    for report in list(reversed(first_of.values()))[: counts["endorsed"]]:
        report.endorsed_by = "市委主要领导"
        report.endorsed_on = report.day + timedelta(days=6)
    skipping = dice.sample([r for r in answered if not r.issue_no], office.spec.planted.matters["reports_skipping"])
    for report in edited[len(edited) + len(skipping) - counts["adopted"] :]:
        report.status, report.adopted = "已录用", "省政协"
    for report in skipping:  # the status says nothing of it either: 已录用 would imply that it was edited
        report.adopted = "省政协"


def _propose_all(office: Office, titles: Titles) -> None:
    counts, dice = office.spec.proposals, office.dice("proposals")
    able = [m for m in office.members if not m.tags & {"inactive", "no_proposal"}]
    office.proposals = [_proposal(office, dice, [first]) for first in _firsts(office, dice, able)]
    _join(office, dice, able)
    for index, concern in _lend_voices(office, office.proposals).items():
        office.proposals[index].concerns = concern
    groups = [*list(office.spec.committees)[: counts["collective"] // 2], *_speaking(office)]
    office.proposals += [_collective(office, dice, name) for name in groups[: counts["collective"]]]
    _course(office, dice)
    office.proposals.sort(key=lambda proposal: proposal.day)
    for index, proposal in enumerate(office.proposals, 1):
        proposal.number = f"{office.spec.year}{index:04}"
        proposal.title = titles.draw(proposal.concerns, "的提案")
        drawn = dice.sample(sectors()[proposal.concerns].departments, dice.choice((1, 1, 2)))
        proposal.departments = [office.local(name) for name in drawn]


def _speaking(office: Office) -> list[str]:
    return [name for name in office.spec.seats if name not in office.spec.planted.voiceless][4:]


def _firsts(office: Office, dice: Random, able: list[Member]) -> list[Member]:
    """Return the first proposer of each proposal; those left out are named second somewhere."""
    counts = office.spec.proposals
    plain = [m for m in able if NAMESAKE not in m.tags and m.constituency not in office.spec.planted.voiceless]
    seconds = set(dice.sample(plain, counts["seconds_only"]))
    firsts = [m for m in able if m not in seconds]
    again = dice.sample(firsts, counts["total"] - counts["collective"] - len(firsts))
    return dice.sample(firsts + again, len(firsts) + len(again))


def _proposal(office: Office, dice: Random, submitters: list[Member], collective: str = "") -> Proposal:
    """Return a proposal handed in at the January session and answered by the end of August."""
    year = office.spec.year
    concern = _concern(office, dice, submitters) if submitters else ""
    day, answered = date(year, 1, dice.randrange(9, 14)), weekday(dice, date(year, 3, 20), date(year, 8, 30))
    return Proposal("", "", submitters, [], collective, day, True, concern, [], date(year, 8, 31), answered)


def _join(office: Office, dice: Random, able: list[Member]) -> None:
    """Name the members without a proposal of their own as second proposers, and let some cosign."""
    first = {proposal.submitters[0] for proposal in office.proposals}
    joint = dice.sample(office.proposals, len(able) - len(first) + 25)
    others = [m for m in able if m not in first] + dice.sample(sorted(first, key=lambda m: m.number), 25)
    for proposal, member in zip(joint, others, strict=True):
        if member is not proposal.submitters[0]:
            proposal.submitters.append(member)
    willing = [m for m in able if NAMESAKE not in m.tags and m.constituency not in office.spec.planted.voiceless]
    for proposal in dice.sample(office.proposals, len(office.proposals) // 3):
        named = dice.sample(willing, dice.randrange(2, 5))
        proposal.cosigners = [m for m in named if m not in proposal.submitters]
    for proposal, member in zip(joint, office.tagged("no_proposal")[:2], strict=False):
        proposal.cosigners.append(member)


def _collective(office: Office, dice: Random, name: str) -> Proposal:
    proposal = _proposal(office, dice, [], name)
    proposal.concerns = name if name in office.spec.seats else _speaking(office)[0]
    return proposal


def _course(office: Office, dice: Random) -> None:
    """Say what became of the proposals: most are answered in time, some later in the year, the planted ones never."""
    counts, year = office.spec.proposals, office.spec.year
    unanswered = office.spec.planted.matters["proposals_unanswered"]
    drawn = dice.sample(office.proposals, len(office.proposals))
    take = iter(drawn)
    for proposal in (next(take) for _ in range(unanswered)):
        proposal.answered = None
    for proposal in (next(take) for _ in range(counts["late"])):
        proposal.answered = weekday(dice, date(year, 9, 4), date(year, 11, 30))
    for proposal in (next(take) for _ in range(counts["not_filed"])):
        proposal.filed, proposal.due, proposal.answered = False, None, None
    for proposal in (next(take) for _ in range(counts["pending"])):
        proposal.day = weekday(dice, date(year, 10, 9), date(year, 11, 24))
        proposal.due, proposal.answered = date(year + 1, 3, 31), None
    for proposal in (next(take) for _ in range(len(office.proposals) // 10)):
        proposal.day = weekday(dice, date(year, 2, 6), date(year, 6, 30))
        proposal.due = proposal.day + timedelta(days=120)
        proposal.answered = proposal.due - timedelta(days=dice.randrange(1, 50))
    for proposal in (next(take) for _ in range(counts["key"])):
        proposal.key = True
