"""A real Neo4j server of one's own: its jars by Maven, a random port and password, stopped at the end."""

import secrets
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import filelock
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

HERE = Path(__file__).parent
VERSION = "5.26.30"
CACHE = HERE.parents[1] / ".cache" / f"neo4j-{VERSION}"
START_SECONDS = 120
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
OPENS = (*(f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED), "--enable-native-access=ALL-UNNAMED")
CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size={pagecache}
"""


class StartError(Exception):
    """No Java or Maven here, or a server that does not come up."""


def jars() -> Path:
    """Return the folder of the server's jars, brought by Maven when it is not there yet."""
    lib, complete = CACHE / "lib", CACHE / "complete"
    CACHE.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(CACHE / "lock"):
        if not complete.exists():
            if shutil.which("mvn") is None:
                raise StartError("no mvn on this machine, which brings Neo4j for the tests")
            goal = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
            options = [f"-DoutputDirectory={lib}", "-DincludeScope=runtime"]
            brought = subprocess.run([*goal, *options], capture_output=True, text=True, encoding="utf-8", check=False)
            if brought.returncode:
                raise StartError(f"Maven could not bring Neo4j: {brought.stdout[-2000:]}{brought.stderr[-2000:]}")
            complete.touch()
    return lib


class Neo4jServer:
    """One server process over one data folder; it can be stopped and started again. Small, for small graphs."""

    memory: tuple[str, ...] = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    pagecache = "64m"

    def __init__(self, home: Path) -> None:
        self.home, self.password, self.port = home, secrets.token_urlsafe(12), _free_port()
        self.process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True)
        (home / "conf" / "neo4j.conf").write_text(
            CONF.format(port=self.port, pagecache=self.pagecache), encoding="utf-8"
        )

    @property
    def address(self) -> str:
        return self.address_as(self.password)

    def address_as(self, password: str, scheme: str = "bolt") -> str:
        return f"{scheme}://neo4j:{password}@127.0.0.1:{self.port}/neo4j"

    def ask(self, cypher: str, **params: Any) -> list[dict[str, Any]]:
        """Ask the database past the store, as its own shell would."""
        with GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", self.password)) as driver:
            return [record.data() for record in driver.execute_query(cypher, params, database_="neo4j").records]

    def empty(self) -> None:
        """Delete everything, relations first and in batches: a small server cannot drop a large graph at once."""
        with GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", self.password)) as driver:
            # A writer that a test killed may have left a transaction that would still commit after this.
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                if len(driver.execute_query("SHOW TRANSACTIONS", database_="neo4j").records) <= 1:
                    break
                time.sleep(0.2)
            for pattern in ("()-[x]->()", "(x)"):
                cut = f"MATCH {pattern} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS"
                with driver.session(database="neo4j") as session:
                    session.run(cut).consume()

    def start(self) -> "Neo4jServer":
        if shutil.which("java") is None:
            raise StartError("no java on this machine, which Neo4j needs")
        where = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        main = ["-cp", str(jars() / "*"), "org.neo4j.server.CommunityEntryPoint"]
        with (self.home / "console.log").open("ab") as console:
            self.process = subprocess.Popen(
                ["java", *self.memory, *OPENS, *main, *where],
                stdout=console,
                stderr=subprocess.STDOUT,
            )
        self._wait()
        return self

    def stop(self) -> None:
        """End the process and wait; at once, since Neo4j recovers from its log at the next start."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def log(self, characters: int = 4000) -> str:
        return (self.home / "console.log").read_text(encoding="utf-8", errors="replace")[-characters:]

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process and self.process.poll() is None:
            if _listens(self.port) and self._logs_in():
                return
            time.sleep(0.2)
        log = self.log()
        self.stop()
        raise StartError(f"Neo4j did not start:\n{log}")

    def _logs_in(self) -> bool:
        """Log in, at the first start with the server's own password, which it wants changed at once."""
        uri = f"bolt://127.0.0.1:{self.port}"
        changed = self.home / "password.changed"
        try:
            if not changed.exists():
                with GraphDatabase.driver(uri, auth=("neo4j", "neo4j")) as driver:
                    change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
                    driver.execute_query(change, new=self.password, database_="system")
                changed.touch()
            self.ask("RETURN 1")
        except (DriverError, Neo4jError):
            return False
        return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
