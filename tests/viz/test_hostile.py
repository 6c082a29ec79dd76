"""Names, ids and headings that try to run or to break the page: none does, and each is shown as it was written."""

import pytest

from viz.ego import ego
from viz.islands import islands
from viz.overview import overview
from viz.records import Cell, Link, Place, Thing

pytestmark = pytest.mark.browser

EVIL = [
    '<img src=x onerror="window.hit=1">',
    "</script><script>window.hit=1</script>",
    "<!--<script>",
    '"><svg onload=window.hit=1>',
    "{{ 7*7 }}{% raw %}${window.hit=1}",
    "href=javascript:window.hit=1",
    "__proto__",
    "constructor",
    "' onclick='window.hit=1",
    "line\nbreak\u2028and\u0000nul",
    "很长的名字" * 40,
    "\u202eright to left",
]


def calm(page) -> None:
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('img, svg, iframe, object').length") == 0
    assert page.evaluate("document.scripts.length") == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_overview(open_picture, lang):
    rows = [Place(text, text) for text in EVIL]
    columns = [Place(text, text, text, text) for text in EVIL] + [Place(f"t{i}", EVIL[0], EVIL[1]) for i in range(60)]
    given = [Cell(r.id, c.id, 1, 1, ("covered", "gap", "unknown")[i % 3]) for r in rows for i, c in enumerate(columns)]
    picture = overview(given, rows, columns, title=EVIL[1], as_of=EVIL[0], subtitle=EVIL[3], lang=lang)
    page = open_picture(picture)
    calm(page)
    assert page.locator("h1").inner_text() == EVIL[1]
    page.locator("#grid thead .name").nth(1).click()
    page.locator("#grid td.cell").nth(5).click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("<img")
    assert page.locator("#hits li").first.locator("span").inner_text() == EVIL[0]
    page.keyboard.press("Enter")
    assert EVIL[0] in page.locator("#card").inner_text()
    with page.expect_download() as waiting:
        page.click("#save")
    assert "/" not in waiting.value.suggested_filename
    assert "<" not in waiting.value.suggested_filename
    calm(page)


@pytest.mark.parametrize("kind", ["islands", "ego"])
def test_people(open_picture, kind):
    things = [Thing("home", EVIL[0], "Township", "gap", "", ((EVIL[3], EVIL[1]),))]
    things += [
        Thing(text, text, ("Member", "Contact", "Issue", text)[i % 4], ("gap", "covered", "unknown")[i % 3], "home")
        for i, text in enumerate(EVIL)
    ]
    links = [Link(text, "home", text) for text in EVIL]
    common = {"title": EVIL[0], "as_of": EVIL[1], "lang": "zh", "subtitle": EVIL[4], "periods": [(EVIL[0], {})]}
    picture = islands(things, links, **common) if kind == "islands" else ego("home", things, links, **common)
    page = open_picture(picture)
    calm(page)
    for text in EVIL[:8]:
        page.fill("#search", text)
        page.keyboard.press("Enter")
        assert page.locator("#card h3").inner_text() == text
    page.locator("#time").fill("0")
    page.keyboard.press("Escape")
    page.focus("#net")
    for key in ("ArrowRight", "ArrowDown", "Enter", "g"):
        page.keyboard.press(key)
    calm(page)
