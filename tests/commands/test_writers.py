"""Two writers at once."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.commands.cli import contents, liaison
from tests.conftest import ROOT
from tests.loaders.office import xlsx

HOLD = """
import sys
from pathlib import Path
from graph.office import Office
with Office(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""
VISIT = [["委员姓名", "委员编号", "联系群众姓名", "走访日期"], ["李娜", "0003", "赵六顺", "2023-11-02"]]


@contextmanager
def held_by_another(office: Path) -> Iterator[None]:
    """Hold an office in another process for as long as the block lasts."""
    command = [sys.executable, "-c", HOLD, str(office)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.communicate()


def test_the_second_writer_gets_one_line_and_harms_nothing(office: Path, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "走访2023年11月.xlsx", VISIT)
    load = liaison("loads", "--json", "-o", office).json[0]["load"]
    person = liaison("who", "王五福", "--json", "-o", office).json[0]["id"]
    before = {name: held for name, held in contents(office).items() if name != ".lock"}
    with held_by_another(office):
        for words in (("load", path), ("undo", load), ("who", "张伟", "--means", "0001"), ("forget", person, "--yes")):
            assert "another process is writing" in liaison(*words, "-o", office, expect=2).complaint()
        liaison("gaps", "TR9", "-o", office, expect=1)  # readers go on
    assert {name: held for name, held in contents(office).items() if name != ".lock"} == before
    liaison("load", path, "-o", office)
