"""What a run comes to: clean, gaps, failed or incomplete, and the exit code that says so."""

from collections.abc import Iterable
from typing import Literal

from queries.result import RuleResult
from queries.rule import SEVERITIES, Severity

RunOutcome = Literal["clean", "gaps", "failed", "incomplete"]
EXIT: dict[RunOutcome, int] = {"clean": 0, "gaps": 1, "failed": 2, "incomplete": 3}


def run_outcome(results: Iterable[RuleResult], fail_on: Severity) -> RunOutcome:
    """Return what the results come to; only gaps of rules at or above `fail_on` count as gaps.

    "failed" means that no rule could be evaluated; "incomplete" that no such gap was found, but something is
    unknown, without data, in error or not run.
    """
    listed = list(results)
    if all(result.outcome in ("error", "not run") for result in listed):
        return "failed"
    least = SEVERITIES.index(fail_on)
    if any(result.counts.gap and SEVERITIES.index(result.rule.severity) >= least for result in listed):
        return "gaps"
    whole = all(result.outcome in ("pass", "fail") and not _untold(result) for result in listed)
    return "clean" if whole else "incomplete"


def exit_code(results: Iterable[RuleResult], fail_on: Severity) -> int:
    """Return 0 clean, 1 gaps at or above `fail_on`, 2 nothing could be evaluated, 3 incomplete without such a gap."""
    return EXIT[run_outcome(results, fail_on)]


def _untold(result: RuleResult) -> bool:
    return bool(result.counts.unknown or result.missing)
