"""The pages in a real Chromium, as a person uses them. open_picture fails a test on any request or console message."""

import base64

import pytest
from playwright.sync_api import expect

from tests.viz.samples import cells, constituencies, district, town, townships
from viz.ego import ego
from viz.islands import islands
from viz.overview import overview
from viz.records import Cell, Link, Thing

pytestmark = pytest.mark.browser


def tongren(lang="zh", periods=()):
    rows, columns = constituencies(30, lang), townships(181, 10, lang)
    earlier = [(label, cells(rows, columns, share=share)) for label, share in periods]
    return overview(
        cells(rows, columns), rows, columns, title="联系总览", as_of="2026-10-31", lang=lang, periods=earlier
    )


def six_towns(lang="zh", **more):
    return islands(*district(6, 12), title="关系网络", as_of="2026-10-31", lang=lang, **more)


def click_node(page, key):
    at = page.evaluate("id => window.picture.spot(id)", key)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#card:not([hidden])")


def shown(page):
    return page.evaluate("window.picture.shown()")


def label_clashes(page) -> list[tuple[str, str]]:
    """Labels on the screen that lie over one another."""
    boxes = page.evaluate("window.picture.labels()")
    return [
        (a["owner"], b["owner"])
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a["left"] < b["right"] and a["right"] > b["left"] and a["top"] < b["bottom"] and a["bottom"] > b["top"]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1280, 800)])
def test_overview_of_30_by_181_fits_the_screen(open_picture, lang, width, height):
    page = open_picture(tongren(lang), width, height)
    assert page.locator("#grid tbody tr").count() == 30
    assert page.locator("#grid thead th").count() == 10
    assert label_clashes(page) == []
    assert len(page.evaluate("window.picture.labels()")) == 40
    assert len(page.evaluate("window.picture.lines()")) <= 150
    heat = page.locator("#heat-scroll")
    scroll = heat.evaluate("s => [s.scrollHeight - s.clientHeight, s.scrollWidth - s.clientWidth]")
    assert max(scroll) <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_clicking_a_node_shows_its_card_and_its_lines(open_picture):
    picture = tongren()
    page = open_picture(picture)
    click_node(page, "c:k019")
    assert page.locator("#card h3").inner_text() == "科学技术界"
    lines = [line for line in page.evaluate("window.picture.lines()") if line[0] == "c:k019"]
    told = [e for e in picture.edges if e.source == "c:k019" and e.verdict in ("covered", "gap")]
    assert len(lines) == len(told)
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()


def test_heatmap_opens_a_county_and_comes_back(open_picture):
    picture = tongren()
    page = open_picture(picture)
    page.click("#grid thead .name >> text=思南县")
    inside = [axis.label for axis in picture.matrix.columns if axis.group == 5]
    assert page.locator("#grid thead .name").all_inner_texts() == inside
    assert page.locator("#grid td.cell").count() == 30 * len(inside)
    page.click(".back")
    assert page.locator("#grid thead th").count() == 10


def test_heatmap_cells_show_the_verdicts_that_came_in(open_picture):
    picture = tongren()
    page = open_picture(picture)
    for verdict, rule in (
        ("covered", lambda t: t.covered > 0),
        ("unknown", lambda t: not t.covered and t.unknown > 0),
        ("gap", lambda t: not t.covered and not t.unknown),
    ):
        assert (
            page.locator(f"#grid td.{verdict}").count() == sum(rule(g.tally) for g in picture.periods[-1].grouped) > 0
        )


def test_clicking_a_heatmap_cell_names_what_is_not_reached(open_picture):
    picture = tongren()
    page = open_picture(picture)
    page.click('td.cell[data-row="7"][data-column="1"]')
    assert page.locator("#card h3").inner_text() == "九三学社界 × 万山区"
    group = picture.periods[-1].grouped[7 * 10 + 1]
    values = page.locator("#card dd").all_inner_texts()
    assert values[:2] == [str(group.members), str(group.visits)]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == "九三学社界 × 江口县"


def test_heatmap_numbers_can_be_members_or_visits(open_picture):
    picture = tongren("en")
    page = open_picture(picture)
    page.click("#heat-show >> text=Visits")
    texts = page.locator("#grid td.cell").all_inner_texts()
    assert [int(t or 0) for t in texts] == [g.visits for g in picture.periods[-1].grouped]


def test_search_finds_a_township_that_the_network_does_not_draw(open_picture):
    page = open_picture(tongren("en"))
    page.keyboard.press("/")
    page.keyboard.type("township 77")
    assert page.locator("#hits li").count() == 1
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == "Township 77"
    assert page.locator("#grid thead .name >> text='Township 77'").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("zzzz")
    assert page.locator("#hits li.none").inner_text() == "nothing found"


def test_search_selects_a_person_by_keyboard(open_picture):
    picture = six_towns()
    member = next(n for n in picture.nodes if n.kind == "member")
    page = open_picture(picture)
    page.keyboard.press("/")
    page.keyboard.type(member.label)
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == member.label
    assert page.evaluate("document.activeElement.id") != "search"


def test_legend_toggles_kinds_and_verdicts(open_picture):
    picture = six_towns()
    page = open_picture(picture)
    states = picture.periods[-1].states
    page.uncheck('#legend input[data-key="contact"]')
    assert set(shown(page)) == {n.id for n in picture.nodes if n.kind != "contact"}
    page.check('#legend input[data-key="contact"]')
    page.uncheck('#legend input[data-key="contact|gap"]')
    hidden = {n.id for n in picture.nodes} - set(shown(page))
    assert hidden == {n.id for n in picture.nodes if n.kind == "contact" and states[n.id].verdict == "gap"}


def test_legend_counts_what_there_is(open_picture):
    picture = six_towns()
    page = open_picture(picture)
    for item in picture.legend:
        row = page.locator(".legend", has=page.locator(f'input[data-key="{item.kind}"]'))
        assert row.locator("em").inner_text() == str(item.count) == str(sum(n.kind == item.kind for n in picture.nodes))


def test_only_gaps_leaves_gaps_and_their_townships(open_picture):
    picture = six_towns()
    page = open_picture(picture)
    page.keyboard.press("g")
    states = picture.periods[-1].states
    wanted = {n.id for n in picture.nodes if n.kind == "township" or states[n.id].verdict == "gap"}
    assert set(shown(page)) == wanted
    assert {line[2] for line in page.evaluate("window.picture.lines()")} == {"gap"}
    page.click("#only-gaps")
    assert len(shown(page)) == len(picture.nodes)


def test_only_gaps_on_the_overview_draws_who_is_not_reached(open_picture):
    page = open_picture(tongren())
    page.keyboard.press("g")
    assert {line[2] for line in page.evaluate("window.picture.lines()")} == {"gap"}
    assert page.locator("#grid td.covered:not(.dim)").count() == 0
    assert page.locator("#grid td.gap.dim").count() == 0


def test_township_collapses_by_double_click_and_all_by_key(open_picture):
    picture = six_towns()
    page = open_picture(picture)
    at = page.evaluate("window.picture.spot('t1')")
    page.mouse.dblclick(at["x"], at["y"])
    expect(page.locator("#card")).to_be_hidden()
    assert {n.id for n in picture.nodes} - set(shown(page)) == {
        n.id for n in picture.nodes if n.kind == "contact" and n.group == "t1"
    }
    page.click("#collapse")
    page.click("#collapse")
    assert not [key for key in shown(page) if key.startswith("c") and "-" in key]


def test_ranking_is_lowest_first_and_opens_a_county(open_picture):
    page = open_picture(tongren())
    shares = [int(t.rstrip("%")) for t in page.locator(".bar-share").all_inner_texts()]
    assert len(shares) == 10
    assert shares == sorted(shares)
    first = page.locator(".bar-name").first.inner_text()
    page.locator(".bar").first.click()
    assert first in page.locator("#heat-title").inner_text()
    page.click("#sides >> text=界别")
    assert page.locator(".bar").count() == 30


def test_time_slider_shows_each_period_as_it_came(open_picture):
    picture = tongren(periods=[("2026-01", 0.0), ("2026-05", 0.1)])
    page = open_picture(picture)
    assert page.locator("#when").inner_text() == "2026-10-31"
    page.locator("#time").fill("0")
    assert page.locator("#when").inner_text() == "2026-01"
    assert page.locator("#grid td.covered").count() == 0
    assert page.locator(".kpi b").first.inner_text() == "0%"
    page.click("#play")
    expect(page.locator("#when")).to_have_text("2026-10-31", timeout=8000)
    assert page.locator("#grid td.covered").count() > 0


def test_lines_of_people_come_with_their_period(open_picture):
    things, links = district(4, 10)
    picture = islands(
        things, links, title="t", as_of="2026-12", lang="zh", periods=[(f"2026-{m:02}", {}) for m in range(1, 12)]
    )
    page = open_picture(picture)
    whole = len(page.evaluate("window.picture.lines()"))
    page.locator("#time").fill("3")
    some = len(page.evaluate("window.picture.lines()"))
    assert whole - some == sum(e.first > 3 for e in picture.edges) > 0


def test_keyboard_alone_reaches_a_node_and_its_card(open_picture):
    page = open_picture(six_towns())
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#tip:not([hidden])")
    spoken = page.locator("#spoken").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#card h3").inner_text() == spoken.split(",")[0]


def test_hover_shows_a_tip(open_picture):
    picture = six_towns()
    page = open_picture(picture)
    at = page.evaluate("window.picture.spot('t2')")
    page.mouse.move(at["x"] - 60, at["y"])
    page.mouse.move(at["x"], at["y"], steps=4)
    page.wait_for_selector("#tip:not([hidden])")
    assert picture.periods[-1].states["t2"].tally.gap > 0
    assert "大柳树" in page.locator("#tip").inner_text()


# What a PNG shows, counted by the browser: its width, shades in the band of the heading, pixels of a gap's red.
COUNTS = """async (data) => {
  const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
  const ctx = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  ctx.drawImage(picture, 0, 0);
  const shades = new Set(ctx.getImageData(40, 40, 360, 120).data).size;
  const all = ctx.getImageData(0, 0, picture.width, picture.height).data;
  let red = 0;
  for (let i = 0; i < all.length; i += 4) red += all[i] > 190 && all[i + 1] < 80 && all[i + 2] < 80;
  return {width: picture.width, shades, red};
}"""


@pytest.mark.parametrize("make", [tongren, six_towns])
def test_png_has_title_date_and_picture(browser, open_picture, tmp_path, make):
    page = open_picture(make())
    with page.expect_download() as waiting:
        page.click("#save")
    assert waiting.value.suggested_filename.endswith("_2026-10-31.png")
    waiting.value.save_as(tmp_path / "saved.png")
    blank = browser.new_page()
    seen = blank.evaluate(COUNTS, base64.b64encode((tmp_path / "saved.png").read_bytes()).decode())
    blank.close()
    assert seen["width"] >= 1900
    assert seen["shades"] > 10
    assert seen["red"] > 100


def test_six_hundred_nodes_on_islands(open_picture):
    picture = islands(*district(20, 24), title="六百", as_of="2026-10-31", lang="zh")
    assert 550 <= len(picture.nodes) <= 700
    page = open_picture(picture, 1600, 1000)
    assert label_clashes(page) == []
    named = {box["owner"] for box in page.evaluate("window.picture.labels()")}
    assert {n.id for n in picture.nodes if n.kind == "township"} <= named
    click_node(page, "t7")
    assert page.locator("#card .badge.gap").count() == 1


def test_ego_of_three_hundred(open_picture):
    picture = ego(*town(268), title="周边", as_of="2026-10-31", lang="zh")
    assert 290 <= len(picture.nodes) <= 300
    page = open_picture(picture, 1600, 1000)
    assert label_clashes(page) == []
    click_node(page, "m2")
    assert page.locator("#card .link").count() > 3


def test_folded_contacts_say_how_many_they_stand_for(open_picture):
    picture = ego(*town(900), title="周边", as_of="2026-10-31", lang="en")
    page = open_picture(picture)
    bundle = next(n for n in picture.nodes if n.count > 1)
    click_node(page, bundle.id)
    assert page.locator("#card dd").first.inner_text() == str(bundle.count)


def test_heatmap_can_be_put_away(open_picture):
    page = open_picture(tongren())
    before = page.evaluate("document.getElementById('net').clientWidth")
    page.keyboard.press("h")
    expect(page.locator("#heat")).to_be_hidden()
    assert page.evaluate("document.getElementById('net').clientWidth") > 1.5 * before


def test_a_picture_of_nothing_says_so(open_picture):
    page = open_picture(overview([], [], [], title="空", as_of="d", lang="zh"))
    assert page.locator("#blank").inner_text() == "没有可画的数据"


@pytest.mark.parametrize(("lang", "said"), [("zh", "数据不足"), ("en", "no data")])
def test_what_nothing_is_known_of_has_no_share(open_picture, lang, said):
    rows, columns = constituencies(3, lang), townships(80, 4, lang)
    unknown = [Cell(r.id, c.id) for r in rows for c in columns if c.group == "x0"]
    known = [Cell(r.id, c.id, 1, 1, "covered") for r in rows for c in columns if c.group != "x0"]
    page = open_picture(overview(unknown + known, rows, columns, title="t", as_of="2026-10-31", lang=lang))
    # What can be told comes first: an unknown share is not the lowest.
    assert page.locator(".bar-share").all_inner_texts() == ["100%", "100%", "100%", said]
    click_node(page, "g:x0")
    assert said in page.locator("#card").inner_text()
    assert "0%" not in page.locator("#card").inner_text()
    nothing = open_picture(overview([], rows, columns, title="t", as_of="2026-10-31", lang=lang))
    assert said in nothing.locator("#kpis").inner_text()
    assert "%" not in nothing.locator("body").inner_text()


def test_long_names_keep_their_ends_and_are_cut_further_where_there_is_no_room(open_picture):
    things = [Thing("m", "乙", "Member")]
    things += [Thing(f"a{i}", f"12345热线议题一线协商会（第{i}次）", "Activity") for i in range(10, 27)]
    links = [Link("m", thing.id, "x") for thing in things[1:]]
    page = open_picture(ego("m", things, links, title="t", as_of="2026-10-31", lang="zh"), 900, 700)
    texts = {label["owner"]: label["text"] for label in page.evaluate("window.picture.labels()")}
    assert texts.keys() == {thing.id for thing in things}
    assert all(texts[f"a{i}"].endswith(f"第{i}次）") for i in range(10, 27))
    assert {len(texts[f"a{i}"]) for i in range(10, 27)} == {12, 18}
    assert label_clashes(page) == []
