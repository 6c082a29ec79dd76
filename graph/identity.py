"""Who and what has which id. An id is minted once and never again changes; `identities.csv` in the ledger keeps them.

Ids are opaque: they are made from the ledger row that first stated the thing, not from a name or a number. What can
change (name, number, constituency) is a *key* that leads to the id; one id has many keys over the years.
"""

import csv
import hashlib
from collections.abc import Container, Iterable
from pathlib import Path

PREFIX = {"Constituency": "k", "Committee": "z", "Township": "t", "Village": "v", "Region": "r", "Patch": "q"} | {
    "Member": "m",
    "Contact": "c",
    "Staff": "s",
    "Group": "g",
    "Department": "d",
    "Platform": "p",
    "Document": "f",
    "Body": "b",
}


def opaque(prefix: str, *parts: object) -> str:
    """Return a short stable id for what `parts` tell apart."""
    text = "\x1f".join(map(str, parts))
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:12]


class Identities:
    """The keys known so far, by label. Lookups never merge: a key leads to one id or to none."""

    def __init__(self, known: Iterable[tuple[str, str, str]] = ()) -> None:
        self._ids: dict[tuple[str, str], str] = {(label, key): id_ for label, key, id_ in known}
        self._numbered = {id_ for (_, key), id_ in self._ids.items() if key.startswith("#")}

    def find(self, label: str, keys: Iterable[str]) -> str | None:
        """Return the id that the strongest known key leads to; `keys` come strongest first."""
        return next((self._ids[label, key] for key in keys if (label, key) in self._ids), None)

    def mint(self, label: str, keys: Iterable[str], row: str, barred: Container[str] = ()) -> str:
        """Return the id of what `row` states under `keys`, new where no key is known; new keys are learnt.

        A key that leads elsewhere already is left alone: the first owner keeps it. A key that leads to one of `barred`,
        who is known to be another, is taken from it.
        """
        listed = list(keys)
        free = [key for key in listed if self._ids.get((label, key)) not in barred]
        found = self.find(label, free) or opaque(PREFIX[label], label, row, *listed[:1])
        for key in listed:
            if self._ids.setdefault((label, key), found) in barred:
                self._ids[label, key] = found
            if key.startswith("#"):
                self._numbered.add(found)
        return found

    def numbered(self, label: str, key: str) -> bool:
        """Return whether the id that a key leads to has a number as well."""
        id_ = self._ids.get((label, key))
        return id_ is not None and id_ in self._numbered

    def keys(self, id_: str) -> list[str]:
        """Return every key that leads to an id."""
        return [key for (_, key), held in self._ids.items() if held == id_]

    def known(self) -> list[tuple[str, str, str]]:
        """Return label, key and id of all that is known."""
        return [(label, key, id_) for (label, key), id_ in self._ids.items()]

    def forget(self, ids: Iterable[str]) -> None:
        """Drop every key of these ids."""
        gone = set(ids)
        self._ids = {key: id_ for key, id_ in self._ids.items() if id_ not in gone}

    @classmethod
    def read(cls, path: Path) -> "Identities":
        """Read the file that `write` left; none yet is an empty registry."""
        if not path.exists():
            return cls()
        with path.open(encoding="utf-8-sig", newline="") as file:
            return cls((row["label"], row["key"], row["id"]) for row in csv.DictReader(file))

    def write(self, path: Path) -> None:
        """Write all keys as CSV (UTF-8 with BOM, so that Excel shows the Chinese)."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("label", "key", "id"))
            writer.writerows(self.known())
        fresh.replace(path)
