"""The file as text: self-contained, its policy names its own scripts, and hostile names stay data."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.viz.samples import cells, constituencies, townships
from viz.network import page_text, write_page
from viz.overview import overview
from viz.words import _table, kinds, words

PAGES = Path(__file__).parents[2] / "viz" / "pages"


class Scripts(HTMLParser):
    """Texts of the page's scripts, and every address that a tag names."""

    def __init__(self):
        super().__init__()
        self.scripts: list[str] = []
        self.addresses: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        self.inside = tag == "script"
        self.addresses += [value for name, value in attrs if name in ("src", "href", "action") and value]

    def handle_data(self, data):
        if self.inside:
            self.scripts.append(data)

    def handle_endtag(self, tag):
        self.inside = False


@pytest.fixture(scope="module", params=["zh", "en"])
def text(request) -> str:
    rows, columns = constituencies(4, request.param), townships(9, 2, request.param)
    picture = overview(
        cells(rows, columns), rows, columns, title="图 {{ 7*7 }} </script>", as_of="d", lang=request.param
    )
    return page_text(picture)


def test_no_tag_names_an_address_but_the_empty_icon(text):
    read = Scripts()
    read.feed(text)
    assert read.addresses == ["data:,"]
    assert len(read.scripts) == 3


def test_policy_allows_the_two_scripts_and_nothing_else(text):
    read = Scripts()
    read.feed(text)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    allowed = re.findall(r"'sha256-([^']+)'", policy.split("script-src")[1].split(";")[0])
    made = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in read.scripts[1:]]
    assert sorted(allowed) == sorted(made)
    assert "unsafe" not in policy


def test_data_is_json_that_cannot_leave_its_tag(text):
    read = Scripts()
    read.feed(text)
    assert "<" not in read.scripts[0]
    data = json.loads(read.scripts[0])
    assert data["page"]["title"] == "图 {{ 7*7 }} </script>"
    assert "图 {{ 7*7 }} &lt;/script&gt;</title>" in text


def test_file_is_utf8_with_plain_newlines_even_for_broken_text(tmp_path):
    rows, columns = constituencies(2), townships(2, 1)
    picture = overview(cells(rows, columns), rows, columns, title="坏\ud800字", as_of="d", lang="zh")
    raw = write_page(picture, tmp_path / "页.html").read_bytes()
    assert b"\r" not in raw
    assert "坏?字" in raw.decode("utf-8")


def test_scripts_write_text_only():
    for file in PAGES.glob("*.js"):
        code = file.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", code), (
            file.name
        )
        assert len(code.splitlines()) < 400, file.name


def test_every_word_that_a_page_asks_for_is_there_in_both_languages():
    code = "\n".join(file.read_text("utf-8") for file in PAGES.iterdir() if file.suffix in (".js", ".html"))
    asked = set(re.findall(r"""(?:say|word)\(["'](\w+)["']""", code))
    assert len(asked) > 25
    assert asked <= words("zh").keys() == words("en").keys()
    for table in ("words.toml", "kinds.toml"):
        assert "" not in json.dumps(_table(table), ensure_ascii=False).split('""')[1:]
    assert kinds("zh")["contact"]["gap"] != kinds("en")["contact"]["gap"]


def test_placeholders_are_the_same_in_both_languages():
    for key, pair in _table("words.toml").items():
        assert set(re.findall(r"\{\w+\}", pair["zh"])) == set(re.findall(r"\{\w+\}", pair["en"])), key
