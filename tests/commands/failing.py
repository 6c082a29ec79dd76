"""Ways in which commands fail, each run in one process of its own language: `python -m tests.commands.failing FOLDER`.

FOLDER holds `office`, loaded, which may be changed. Prints JSON: the command's words -> exit code, stdout, stderr.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from filelock import FileLock

from tests.commands.cli import liaison

RULE = (
    '[[rule]]\nid = "AA1"\nmeasure = "visits-per-contact"\nbound = {{ at_least = 1 }}\n'
    'source = {{ mechanisms = ["TR1"] }}\n{}'
)
BOOK = 'name = "x"\ntitle = {{ zh = "某", en = "x" }}\n{}'
SCHEME = (
    'name = "x"\ntitle = {{ zh = "某", en = "x" }}\n[[dimension]]\nkey = "a"\ntitle = {{ zh = "甲", en = "a" }}\n{}'
)
ITEM = '[[dimension.item]]\nmeasure = "visits-per-member"\npoints = 1\n'
CLAIMS = (
    'name = "x"\ntitle = {{ zh = "某", en = "x" }}\ndocument = {{ zh = "某", en = "x" }}\n'
    "period = {{ since = 2023-01-01, until = 2024-01-01 }}\n[[claim]]\n"
    'id = "AA1-one"\nmechanism = "AA1"\nmetric = {{ zh = "某", en = "x" }}\nwritten = "70"\nvalue = 70\n'
    'unit = {{ zh = "个", en = "pieces" }}\nuncounted = {{ zh = "无此表", en = "no such sheet" }}\n{}'
)
EQUATION = '[[equation]]\nid = "AA1-eq"\ntitle = { zh = "某", en = "x" }\nkind = "sum"\n'
SETTINGS = 'program = "tongren"\n{}\n[body]\nid = "small"\nname = "x"\n'

PROGRAMS = {
    "syntax": BOOK.format("[[rule]\n"),
    "no-value": BOOK.format("fail_on = \n"),
    "key": BOOK.format("fail_no = 'high'\n") + RULE.format(""),
    "word": BOOK.format("fail_on = 'hihg'\n") + RULE.format(""),
    "none": BOOK.format(""),
    "measure": BOOK.format("") + RULE.format("").replace("visits-per-contact", "visit-per-contact"),
    "owner": BOOK.format("") + RULE.format('owner = "member.comittee"\n').replace("per-contact", "per-member"),
    "twice": BOOK.format("") + RULE.format("") * 2,
    "term": BOOK.format("") + RULE.format('period = "term"\n'),
    "type": BOOK.format("") + RULE.format('days = "soon"\n'),
    "negative": BOOK.format("") + RULE.format("days = -1\n"),
    "bound": BOOK.format("") + RULE.format("").replace("at_least = 1", "at_least = 3, at_most = 2"),
    "no-bound": BOOK.format("") + RULE.format("").replace("{ at_least = 1 }", "{ }"),
    "missing": BOOK.format("") + RULE.format("").replace('id = "AA1"\n', ""),
    "param": BOOK.format("") + RULE.format("params = { wrod = 1 }\n"),
    "class": BOOK.format("") + RULE.format('[[rule.class]]\nname = "leader"\nexempt = true\npro_rata = true\n'),
    "no-class": BOOK.format("") + RULE.format('[[rule.class]]\nname = "leadres"\nexempt = true\n'),
    "submit": BOOK.format('[[submit]]\nkind = "visit"\n') + RULE.format(""),
    "by": BOOK.format('[[submit]]\nkind = "visits"\nby = "comittee"\n') + RULE.format(""),
    "groups": BOOK.format('[[submit]]\nkind = "visits"\nby = "group"\n') + RULE.format(""),
    "not-kept": BOOK.format('not_kept = ["visit"]\n') + RULE.format(""),
    "scheme": BOOK.format('scheme = "qidon"\n') + RULE.format(""),
    "text": BOOK.format("") + RULE.format("").replace("at_least = 1", 'at_least = "1"'),
    "flag": BOOK.format("") + RULE.format('pro_rata = "yes"\n'),
    "id": BOOK.format("") + RULE.format("").replace('"AA1"', '"规则1"'),
    "mechanism": BOOK.format("") + RULE.format("").replace('"TR1"', '"TR66"'),
    "day": BOOK.format("") + RULE.format('period = { from = "12-32" }\n'),
    "own-year": BOOK.format("") + RULE.format('period = { until = "12-31" }\n'),
    "class-twice": BOOK.format("") + RULE.format('[[rule.class]]\nname = "leaders"\nexempt = true\n' * 2),
    "backwards": BOOK.format("term = { since = 2024-01-01, until = 2023-01-01 }\n") + RULE.format(""),
    "date": BOOK.format('term = { since = "soon", until = 2024-01-01 }\n') + RULE.format(""),
}
SCHEMES = {
    "measure": SCHEME.format(ITEM.replace("visits-per-member", "visits-per-membr")),
    "of-members": SCHEME.format(ITEM.replace("visits-per-member", "visits-per-contact")),
    "base": SCHEME.format("base = 9\ncap = 3\n" + ITEM),
    "none": SCHEME.format(""),
    "key": SCHEME.format("capp = 3\n" + ITEM),
    "pattern": SCHEME.format(ITEM).replace('key = "a"', 'key = "A 1"'),
    "positive": SCHEME.format("cap = 0\n" + ITEM),
    "grades": SCHEME.format(ITEM + '[[grade]]\nkey = "g"\ntitle = { zh = "好", en = "good" }\nat_least = 3\n'),
    "grade": SCHEME.format(
        ITEM + '[[require]]\nmeasure = "visits-per-member"\nbound = { at_least = 1 }\ngrade = "good"\n'
    ),
}
CLAIM_FILES = {
    "figure": CLAIMS.format("").replace("value = 70", "value = 71"),
    "bound": CLAIMS.format("").replace('"70"', '"70余"'),
    "id": CLAIMS.format("").replace('"AA1-one"', '"BB1-one"'),
    "backwards": CLAIMS.format("").replace("until = 2024", "until = 2022"),
    "operand": CLAIMS.format(EQUATION + 'left = ["AA1-on"]\nright = ["AA1-one"]\n'),
    "sides": CLAIMS.format(EQUATION + 'left = ["AA1-one"]\n'),
    "key": CLAIMS.format('writen = "70"\n'),
}
OFFICES = {
    "key": SETTINGS.format('stroe = "ladybug:graph"'),
    "syntax": SETTINGS.format("as_of = soon"),
    "day": SETTINGS.format('as_of = "soon"'),
    "store": SETTINGS.format('store = "mysql://x"'),
    "program": SETTINGS.format("").replace("tongren", "tongrn"),
    "none": 'program = "tongren"\n',
    "unreachable": SETTINGS.format('store = "bolt://localhost:9"'),
}


def commands(folder: Path) -> Iterator[tuple[list[str], AbstractContextManager[object]]]:
    """Yield each command's words, and what must hold while it runs."""
    office = folder / "office"
    for words in _words(folder, office):
        yield words.split("|"), nullcontext()
    yield f"load|{folder}/hollow|--rebuild|-o|{office}".split("|"), FileLock(office / ".lock")
    yield f"audit|-o|{office}".split("|"), FileLock(office / "audit.lock")


def _words(folder: Path, office: Path) -> Iterator[str]:
    own = f"|-o|{office}"
    for command in (
        "gaps",
        "audit",
        "rules",
        "problems",
        "score",
        "doctor",
        "loads",
        "network|overview",
        "claims|tongren",
    ):
        yield f"{command}|-o|{folder}/nowhere"
    yield from (
        "nonsense",
        "gap",
        "gaps|--fail-on|x",
        "gaps|--as-of|soon",
        "why",
        "network|ego",
        "network|eog",
        "load|-o",
    )
    yield from (
        "score|--schem|x",
        "network|ego|x|--hops|7",
        "query",
        "measures|show|visit-per-contct",
        "template|visit",
    )
    yield from ("demo|--place|gulagn", "demo|--seed|x", "claims|tongrn", f"template|visits|--out|{folder}/empty.csv")
    yield from ("init|x|--program|tongrn", f"init|x|-o|{office}", f"init|x|--id|A B|-o|{folder}/new", "gaps|--json=1")
    yield from (f"init|x|--program|{folder}/no.toml|-o|{folder}/new", f"init|x|--program|office.toml|-o|{folder}/new")
    yield from (f"measures|check|{folder}/nowhere.toml", "load", f"load{own}", f"export|{folder}/graph.txt{own}")
    yield from (
        f"gaps|TRX{own}",
        f"gaps|TR2/mebmer{own}",
        f"gaps|--owner|X Y{own}",
        f"why|TR9|X Y{own}",
        f"why|TRX|Y{own}",
    )
    yield f"load|{folder}/any.xlsx|--scope|经济委员{own}"
    yield f"gaps|--since|2024-01-01|--until|2023-01-01{own}"
    yield from (f"who|X Y|--means|9{own}", f"forget|m000|--yes{own}", f"undo|00099{own}", f"score|--scheme|qidon{own}")
    yield from (f"network|ego|X Y{own}", f"network|islands|X Y{own}", f"network|ego|张伟{own}")
    for cypher in (
        "",
        "CREATE (n:Member)",
        "MATCH (n) RETURN n; MATCH (m) RETURN m",
        "MATCH (m:Member) RETURN m",
        "MATCH (m:Member) WHERE m.id = $x RETURN m.id AS a",
        "MATCH (m:Nobody) RETURN m.id AS a",
        "MATCH (m RETURN",
    ):
        yield f"query|{cypher}{own}"
    for file in ("empty.csv", "zip.xlsx", "nowhere.xlsx", "page.csv", "unknown.csv", "broken.json", "hollow"):
        yield f"load|{folder}/{file}{own}"
    yield from (f"load|{folder}/unknown.csv|--as|visit{own}", f"load|{folder}/unknown.csv|--as|visits{own}")
    yield from (f"load|{folder}/unknown.csv|--period|soon{own}", f"load|{folder}/unknown.csv|--mapping|fr{own}")
    yield f"load|{folder}/unknown.csv|--mapping|{folder}/mapping.toml{own}"
    for name in PROGRAMS:
        yield f"measures|check|{folder}/program-{name}.toml"
    for name in SCHEMES:
        yield f"score|--scheme|{folder}/scheme-{name}.toml{own}"
    for name in CLAIM_FILES:
        yield f"claims|{folder}/claims-{name}.toml"
    for name in OFFICES:
        yield f"gaps|-o|{folder}/office-{name}"


def prepare(folder: Path) -> None:
    """Write the files that the commands fail on."""
    kinds = {"program": PROGRAMS, "scheme": SCHEMES, "claims": CLAIM_FILES}
    for kind, files in kinds.items():
        for name, text in files.items():
            (folder / f"{kind}-{name}.toml").write_text(text, encoding="utf-8")
    for name, text in OFFICES.items():
        (folder / f"office-{name}").mkdir()
        (folder / f"office-{name}" / "office.toml").write_text(text, encoding="utf-8")
    (folder / "hollow").mkdir()
    (folder / "empty.csv").write_bytes(b"")
    (folder / "zip.xlsx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "page.csv").write_text("<html><body>x</body></html>", encoding="utf-8")
    (folder / "unknown.csv").write_text("A,B\n1,2\n", encoding="utf-8")
    (folder / "broken.json").write_text("[[1, 2", encoding="utf-8")
    (folder / "mapping.toml").write_text('title = { zh = "某", en = "x" }\nsuorce = "x"\n', encoding="utf-8")


def main() -> None:
    """Run all commands and print what each said."""
    folder, told = Path(sys.argv[1]), {}
    prepare(folder)
    for words, while_ in commands(folder):
        with while_:
            said = liaison(*words, expect=None)
        told["|".join(words).replace(str(folder), "F")] = [said.code, said.out, said.err]
    print(json.dumps(told))


if __name__ == "__main__":
    main()
