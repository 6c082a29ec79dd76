"""What a sample office holds and where its gaps are, written down before its sheets."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Subject = str | list[str]


@dataclass(frozen=True)
class Answer:
    """The planted gaps of an office by name (`samples/README.md`), its totals, and what must never be kept."""

    office: str
    seed: int
    totals: dict[str, int]
    gaps: dict[str, list[Subject]]
    unknown: dict[str, list[Subject]] = field(default_factory=dict)
    private: dict[str, list[str]] = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Write the answer as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Answer":
        """Read what `write` left."""
        held: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return cls(**held)


def ordered(subjects: list[Subject]) -> list[Subject]:
    """Return subjects sorted, pairs as lists."""
    return sorted(subjects, key=lambda subject: subject if isinstance(subject, list) else [subject])
