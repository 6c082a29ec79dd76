"""Ladybug, the embedded engine: every build is a new file, and a pointer says which file is the graph.

FOLDER/builds/000001-<digest>.lbug   one whole graph each: the current one and the one before it
FOLDER/current                       JSON: the current build, with the size and checksum of its file
FOLDER/lock                          held while a build is written
"""

import json
import os
import tempfile
import threading
import time
import zlib
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import filelock
import pyarrow as pa

from graph.difference import difference
from graph.stores import Applied, Store, StoreError
from graph.stores.ladybug_file import REBUILD, LadybugFile
from graph.stores.ladybug_rows import make, schema
from graph.stores.reading import nothing, read_back
from graph.tables import GraphTables

_TRIES = 40


@dataclass(frozen=True)
class Pointer:
    """What FOLDER/current says; `model` is a checksum of the schema, `holding` the labels and types with any rows."""

    build: str
    digest: str
    model: int
    size: int
    crc32: int
    holding: list[str]


class LadybugStore:
    """The graph that FOLDER/current points to; see Store. A reader sees a new build at its next query."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._folder, self._read_only = folder, read_only
        self._builds = folder / "builds"
        self._lock = threading.Lock()
        self._open: tuple[Pointer | None, LadybugFile] | None = None
        self._empty: tempfile.TemporaryDirectory[str] | None = None

    def table(self, cypher: str, /, **params: Any) -> pa.Table:
        """Answer a read query; see Store."""
        return self._current().table(cypher, **params)

    def replace(self, tables: GraphTables) -> Applied:
        """Build the graph afresh beside the current one, then point to it; see Store."""
        if self._read_only:
            raise StoreError("图是以只读方式打开的", "this graph was opened read only")
        tables.check()
        self._builds.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(self._folder / "lock", timeout=0):
                return self._replace(tables, tables.digest())
        except filelock.Timeout as error:
            raise StoreError(
                f"另一个程序正在写入 {self._folder} 中的图，请稍后再试",
                f"another program is writing the graph in {self._folder}; try again after it",
            ) from error

    def supposing(self, extra: GraphTables) -> AbstractContextManager[Store]:
        """Yield a store over a copy that has the extra rows too; see Store."""
        return self._current().supposing(extra) if extra.counts else nullcontext(self)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._open:
                self._open[1].close()
            if self._empty:
                self._empty.cleanup()
            self._open = self._empty = None

    def _replace(self, tables: GraphTables, digest: str) -> Applied:
        before, held = self._held()
        if before and held and (before.digest, before.model) == (digest, _model()):
            return Applied(digest, {}, {})
        build = f"{self._last_number() + 1:06d}-{digest}"
        path = self._path(build)
        _sweep(self._builds, keep={before.build} if before else set())
        make(path, tables)
        changed = difference(_contents(before, held), tables)
        self._point_to(Pointer(build, digest, _model(), path.stat().st_size, _checksum(path), _holding(tables)))
        _sweep(self._builds, keep={build, before.build} if before else {build})
        return Applied(digest, changed.put, changed.gone)

    def _held(self) -> tuple[Pointer | None, LadybugFile | None]:
        """Return the current build and its file; nothing where they are damaged, since a new build mends that."""
        try:
            pointer = self._pointer()
            return pointer, self._current() if pointer else None
        except StoreError:
            return None, None

    def _current(self) -> LadybugFile:
        with self._lock:
            pointer = self._pointer()
            while self._open is None or self._open[0] != pointer:
                try:
                    opened = self._opened(pointer)
                    if self._open:
                        # Not closed: another thread may be reading it. It closes when let go of.
                        self._open[1].retire()
                    self._open = (pointer, opened)
                except StoreError:
                    # Another program may have moved the pointer on and swept the file away since it was read.
                    moved = self._pointer()
                    if moved == pointer:
                        raise
                    pointer = moved
            return self._open[1]

    def _opened(self, pointer: Pointer | None) -> LadybugFile:
        if pointer is None:
            return self._empty_file()
        path = self._path(pointer.build)
        if not path.is_file():
            raise StoreError(
                f"缺少图文件 {path.name}；{REBUILD.zh}", f"the graph's file {path.name} is missing; {REBUILD.en}"
            )
        if (path.stat().st_size, _checksum(path)) != (pointer.size, pointer.crc32):
            raise StoreError(
                f"图文件 {path.name} 已损坏；{REBUILD.zh}", f"the graph's file {path.name} is damaged; {REBUILD.en}"
            )
        return LadybugFile(path)

    def _empty_file(self) -> LadybugFile:
        self._empty = self._empty or tempfile.TemporaryDirectory(prefix="liaison-", ignore_cleanup_errors=True)
        path = Path(self._empty.name) / "empty.lbug"
        if not path.exists():
            make(path, nothing())
        return LadybugFile(path)

    def _pointer(self) -> Pointer | None:
        path = self._folder / "current"
        try:
            return Pointer(**json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(f"无法读取 {path}；{REBUILD.zh}", f"{path} cannot be read; {REBUILD.en}") from error

    def _point_to(self, pointer: Pointer) -> None:
        new = self._folder / "current.new"
        with new.open("w", encoding="utf-8") as file:
            json.dump(asdict(pointer), file)
            file.flush()
            os.fsync(file.fileno())
        for _ in range(_TRIES):
            with suppress(PermissionError):  # Windows: a reader has the pointer open just now
                new.replace(self._folder / "current")
                return
            time.sleep(0.05)
        path = self._folder / "current"
        raise StoreError(
            f"无法替换 {path}：是否被别的程序打开，或有写保护？",
            f"{path} cannot be replaced: is it open elsewhere, or write-protected?",
        )

    def _path(self, build: str) -> Path:
        return self._builds / f"{build}.lbug"

    def _last_number(self) -> int:
        return max((int(path.name[:6]) for path in self._builds.glob("[0-9]" * 6 + "-*")), default=0)


def _contents(before: Pointer | None, held: LadybugFile | None) -> GraphTables:
    """Return the tables of the former build; nothing where an older model made it: then every row counts as put."""
    with suppress(StoreError):
        return read_back(held.table, before.holding) if before and held else nothing()
    return nothing()


def _holding(tables: GraphTables) -> list[str]:
    types = {kind for (_, kind, _), table in tables.relations.items() if table.num_rows}
    return sorted({label for label, table in tables.nodes.items() if table.num_rows} | types)


def _model() -> int:
    return zlib.crc32(";".join(schema()).encode())


def _checksum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            total = zlib.crc32(block, total)
    return total


def _sweep(builds: Path, keep: AbstractSet[str]) -> None:
    """Remove the other builds, and what a killed load left; a file still in use (Windows) is left for the next time."""
    for path in builds.iterdir():
        if path.name.partition(".")[0] not in keep:
            with suppress(OSError):
                path.unlink()
