"""An office: one folder with everything in it. Backing it up is copying it.

office.toml  ledger/  aliases.csv  graph/ (embedded store, doubts, problems)  audit.sqlite
"""

import json
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from filelock import FileLock, Timeout
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from graph.aliases import Aliases
from graph.build import Build, build
from graph.building.site import BodyInfo
from graph.doubts import Doubts
from graph.faults import ProgramError, read_toml, shaped
from graph.identity import Identities
from graph.ledger import Ledger, Problem
from graph.stores import Applied, Store, open_store
from graph.words import Text, UserError

ID = r"^[a-z0-9][a-z0-9-]*$"


class OfficeError(UserError, RuntimeError):
    """The folder is no office, its settings are wrong, or somebody else is writing to it."""


class BodySettings(BaseModel):
    """The consultative body of the office."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, shaped(ID, "小写字母、数字和连接号", "of small letters, digits and hyphens")] = Field(
        title="组织代码", description="id of the body: stands in front of the ids of all that is its own"
    )
    name: str = Field(title="组织名称", description="name of the body")
    level: str = Field("", title="层级，如 市、县", description="level of the body, such as city or county")


def _tongue(value: object) -> object:
    return value[:2] if isinstance(value, str) else value  # zh_CN is zh


class Settings(BaseSettings):
    """`office.toml`; an environment variable (LIAISON_STORE, LIAISON_PROGRAM, …) wins over it.

    `as_of` fixes the day that questions are as of, for an office whose data is of the past. `lang` is the language
    where neither --lang nor LIAISON_LANG says one: that of the nightly audit.
    """

    model_config = SettingsConfigDict(env_prefix="LIAISON_", extra="forbid")

    body: BodySettings = Field(title="[body]：组织", description="[body], the consultative body of the office")
    program: str = Field(
        title="规则集：自带规则集的名称，或机关文件夹中的 .toml 文件",
        description="the rule book: a name of the product's own, or a .toml file in the office folder",
    )
    store: str = Field(
        "ladybug:graph",
        title="图存储地址：ladybug:文件夹，或 bolt://… 的 Neo4j",
        description="where the graph is stored: ladybug:FOLDER, or a Neo4j by bolt://…",
    )
    lang: Annotated[Literal["zh", "en"] | None, BeforeValidator(_tongue)] = Field(
        None,
        title="没有 --lang 和 LIAISON_LANG 时的语言（夜间自动检查用）",
        description="language where neither --lang nor LIAISON_LANG says one: that of the nightly audit",
    )
    as_of: date | None = Field(
        None,
        title="固定的检查日期，用于往年数据；不填为当天",
        description="fixes the day that questions are as of, for data of the past; else today",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file."""
        return env_settings, init_settings


class Office:
    """One office folder, opened."""

    def __init__(self, folder: Path) -> None:
        """Open `folder`. Raises OfficeError where it holds no office or its settings are wrong."""
        path = folder / "office.toml"
        if not path.is_file():
            raise OfficeError(
                f"{folder}：不是机关文件夹（没有 office.toml）；新建用 liaison init，已有的用 --office 指明",
                f"{folder}: no office here (no office.toml); make one by `liaison init`, or name yours by --office",
            )
        try:
            self.settings = read_toml(path, Settings)
        except ProgramError as error:
            raise OfficeError(error.text) from error
        self.folder = folder
        self.ledger = Ledger(folder / "ledger")
        self.body = BodyInfo(self.settings.body.id, self.settings.body.name, self.settings.body.level)

    @classmethod
    def create(
        cls,
        folder: Path,
        body: BodySettings,
        program: str,
        store: str = "ladybug:graph",
        as_of: date | None = None,
        lang: str = "",
    ) -> "Office":
        """Make a new office. Raises OfficeError where the folder holds one already."""
        path = folder / "office.toml"
        if path.exists():
            raise OfficeError(f"{folder}：已有机关文件夹", f"{folder}: holds an office already")
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f"program = {_toml(program)}", f"store = {_toml(store)}"]
        lines += [f"lang = {_toml(lang)}"] if lang else []
        lines += [f"as_of = {as_of}"] if as_of else []
        lines += ["", "[body]"]
        lines += [f"{key} = {_toml(value)}" for key, value in body.model_dump().items()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return cls(folder)

    @property
    def aliases(self) -> Aliases:
        """What the clerk has confirmed."""
        return Aliases.read(self.folder / "aliases.csv")

    @property
    def identities_path(self) -> Path:
        """Where the ids minted so far are kept."""
        return self.ledger.folder / "identities.csv"

    def open_store(self, *, read_only: bool = True) -> Store:
        """Open the office's graph."""
        return open_store(self.settings.store, read_only=read_only, home=self.folder)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the office for writing. Raises OfficeError at once where another process holds it."""
        lock = FileLock(self.folder / ".lock", timeout=0)
        try:
            with lock:
                yield
        except Timeout:
            raise OfficeError(
                f"{self.folder}：另一个程序正在写入，请稍后再试",
                f"{self.folder}: another process is writing here, try again later",
            ) from None

    def draft(self) -> tuple[Build, Identities]:
        """Build the graph from the ledger, in memory; nothing is written."""
        identities = Identities.read(self.identities_path)
        return build(self.ledger.loads(), self.body, identities, self.aliases), identities

    def rebuild(self, *, afresh: bool = False) -> tuple[Build, Applied]:
        """Build the graph from the ledger and put it in the store; the office must be held for writing.

        With `afresh` a server is asked for all that it holds, which also undoes what was edited there by hand.
        """
        made, identities = self.draft()
        identities.write(self.identities_path)
        if afresh:
            shutil.rmtree(self.folder / "applied", ignore_errors=True)
        store = self.open_store(read_only=False)
        try:
            applied = store.replace(made.tables)
        finally:
            store.close()
        self._keep(made, applied.build)
        return made, applied

    @property
    def build_id(self) -> str:
        """What verdicts rest on: the build in the store and the sheets that count; "" before the first build."""
        path = self.folder / "graph" / "build.txt"
        return path.read_text("utf-8").strip() if path.exists() else ""

    def doubts(self) -> Doubts:
        """Return the possible rows of the build now in the store."""
        return Doubts.load(self.folder / "graph" / "doubts")

    def problems(self) -> list[Problem]:
        """Return what the last build could not decide."""
        path = self.folder / "graph" / "problems.json"
        held = json.loads(path.read_text("utf-8")) if path.exists() else []
        return [Problem(**{**p, "reason": Text(**p["reason"]), "advice": Text(**p["advice"])}) for p in held]

    def _keep(self, made: Build, build_id: str) -> None:
        folder = self.folder / "graph" / "doubts"
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.parquet"):
            old.unlink()
        made.doubts.save(folder)
        text = json.dumps([asdict(problem) for problem in made.problems], ensure_ascii=False, indent=0)
        (folder.parent / "problems.json").write_text(text, encoding="utf-8")
        # An empty sheet changes no row of the graph, but it turns unknown into gap: it belongs to the build.
        counting = zlib.crc32(" ".join(load.id for load in self.ledger.loads(records=False)).encode())
        (folder.parent / "build.txt").write_text(f"{build_id}-{counting:08x}", encoding="utf-8")


def _toml(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
