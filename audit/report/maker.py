"""Lines of a report made from results and events, in one language, with names masked."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pyarrow.compute as pc

from audit.findings import EVENTS, REASONS, Identity
from audit.history import Age, Event
from audit.night import AuditRun
from audit.periods import key_of
from audit.report.lines import ChangeLine, RuleLine, VerdictLine
from audit.report.wording import severity, word
from graph.privacy import Mask
from graph.records import KIND
from queries.measure import CELL, UNSURE
from queries.result import RULE_OUTCOMES, RuleResult
from queries.rule import SEVERITIES
from queries.verdict import span


class Maker:
    """Makes the lines of one run in one language; without a mask, with the names of citizens in full."""

    def __init__(self, run: AuditRun, lang: str, mask: Mask | None) -> None:
        self.run, self.lang, self.mask = run, lang, mask
        self.night = date.fromisoformat(run.run.as_of)
        self.results = sorted(run.results, key=lambda result: -SEVERITIES.index(result.rule.severity))
        self.news = {change.identity: change.kind for change in run.changes}
        self.by_key = {key_of(result.rule): result for result in run.results}
        self.periods = {r.period.key: r.period.text().in_(lang) for r in run.results if r.period}
        self._made: dict[tuple[str, str, str], list[VerdictLine]] = {}

    def name(self, result: RuleResult | None, end: str, name: str | None) -> str:
        """Return a subject's or object's name, masked where it is a contact's, as are those in a title."""
        made = result.measure if result else None
        if end == "object" and made and made.object == CELL:
            return made.cell(name or "").in_(self.lang)
        # Of a rule that is gone nobody knows any more whose names they are.
        return (self.mask.shown(getattr(made, end) if made else None, name) if self.mask else name) or ""

    def rule(self, result: RuleResult) -> RuleLine:
        """Return a rule with its denominators."""
        rule, counts = result.rule, result.counts
        return RuleLine(
            rule.key,
            result.title.in_(self.lang),
            _source(result, self.lang),
            severity(rule.severity, self.lang),
            result.outcome,
            RULE_OUTCOMES[result.outcome].in_(self.lang),
            result.period.text().in_(self.lang) if result.period else "",
            result.asked.in_(self.lang),
            counts.in_scope,
            counts.covered,
            counts.gap,
            counts.unknown,
            counts.exempt,
            round(100 * counts.covered / counts.in_scope, 1) if counts.in_scope else None,
            self._data(result.data_as_of),
            tuple(said.in_(self.lang) for said in result.lacking),
            result.error.in_(self.lang),
            round(result.seconds, 3),
        )

    def verdicts(self, result: RuleResult, outcome: str) -> list[VerdictLine]:
        """Return the verdicts of one outcome, the oldest first."""
        key = (result.rule.key, result.period.key if result.period else "", outcome)
        if key not in self._made:
            rows = result.verdicts.filter(pc.equal(result.verdicts["outcome"], outcome)).to_pylist()
            aged = sorted(((row, self._age(result, row)) for row in rows), key=_oldest_first)
            self._made[key] = [self._verdict(result, row, age) for row, age in aged]
        return self._made[key]

    def change(self, event: Event) -> ChangeLine:
        """Return one event of the night."""
        result = self.by_key.get((event.identity.rule, event.identity.reading))
        age = self.run.ages.get(event.identity)
        return ChangeLine(
            event.kind,
            EVENTS[event.kind].in_(self.lang),
            _said_key(event.identity),
            result.title.in_(self.lang) if result else "",
            self.periods.get(event.identity.period, event.identity.period.replace("..", " – ")),
            self.name(result, "subject", event.name) or event.identity.subject,
            self.name(result, "object", event.object_name) or event.identity.object,
            self._reason(event),
            event.owner_name or "",
            age.since.isoformat() if age else "",
        )

    def _reason(self, event: Event) -> str:
        """Return why: what was merged says into what."""
        told = json.loads(event.detail) if event.reason == "merged" else {}
        return told.get(f"reason_{self.lang}") or REASONS.get(event.reason, REASONS[""]).in_(self.lang)

    def due(self, result: RuleResult, age: Age | None) -> str:
        """Return the day by which a gap should be closed: never before its period is over."""
        opened = (age.since if age else self.night) + timedelta(days=result.rule.days)
        if result.period is None or result.period.key == "day":
            return opened.isoformat()
        return max(opened, result.period.end - timedelta(days=1)).isoformat()

    def _verdict(self, result: RuleResult, row: Mapping[str, Any], age: Age | None) -> VerdictLine:
        identity = _identity(result, row)
        news = self.news.get(identity)
        return VerdictLine(
            result.rule.key,
            result.title.in_(self.lang),
            severity(result.rule.severity, self.lang),
            result.period.text().in_(self.lang) if result.period else "",
            row["subject"],
            self.name(result, "subject", row["name"]) or row["subject"],
            row["object"] or "",
            self.name(result, "object", row["object_name"]) or row["object"] or "",
            span(row["low"], row["high"]),
            row["bound"],
            row[f"reason_{self.lang}"] or "",
            row["owner_name"] or "",
            EVENTS[news].in_(self.lang) if news else word("still", self.lang),
            age.since.isoformat() if age else "",
            self.due(result, age) if row["outcome"] == "gap" else "",
            age.reopened if age else 0,
            self._evidence(result, row["evidence"]),
            bool(row["lacking"]),
        )

    def _evidence(self, result: RuleResult, told: str | None) -> str:
        """Say the evidence in words, without what is blank and without a doubt of nothing."""
        held = json.loads(told) if told else {}
        words = result.measure.evidence if result.measure else {}
        said = "; ".join(
            f"{words[name].text.in_(self.lang)}: {value}"
            for name, value in held.items()
            if value not in (None, "", []) and (name, value) != (UNSURE, 0)
        )
        return (self.mask.within(said) if self.mask else said) or ""

    def _age(self, result: RuleResult, row: Mapping[str, Any]) -> Age | None:
        return self.run.ages.get(_identity(result, row))

    def _data(self, data: Mapping[str, str | None]) -> str:
        """Say of which day the data is: of a sheet that the office does not keep there is none to wait for."""
        book = self.run.program
        never = {kind: word("never" if book.expects(kind) else "not_kept", self.lang) for kind in data}
        return "; ".join(f"{KIND[kind].label.in_(self.lang)} {day or never[kind]}" for kind, day in data.items())


def _oldest_first(pair: tuple[Mapping[str, Any], Age | None]) -> tuple[str, str, str]:
    row, age = pair
    return age.since.isoformat() if age else "9", row["name"] or "", row["subject"]


def _source(result: RuleResult, lang: str) -> str:
    source = result.rule.source
    document = source.document.text.in_(lang) if source.document else ""
    return " · ".join(part for part in (", ".join(source.mechanisms), document) if part)


def _identity(result: RuleResult, row: Mapping[str, Any]) -> Identity:
    period = result.period.key if result.period else ""
    return Identity(row["rule"], row["reading"], period, row["subject"], row["object"] or "")


def _said_key(identity: Identity) -> str:
    return f"{identity.rule}/{identity.reading}" if identity.reading else identity.rule
