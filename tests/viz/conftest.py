"""A picture opened in a real Chromium; any request but the file's own, or any console message, fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from viz.network import write_page
from viz.picture import Picture

OpenPicture = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture
def open_picture(browser: Browser, tmp_path: Path) -> Iterator[OpenPicture]:
    pages: list[Page] = []
    asked: list[str] = []
    said: list[str] = []

    def opened(picture: Picture, width: int = 1280, height: int = 800) -> Page:
        file = write_page(picture, tmp_path / f"page{len(pages)}.html")
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.goto(file.as_uri())
        page.wait_for_selector("body[data-ready]")
        return page

    yield opened
    for page in pages:
        page.close()
    outside = [url for url in asked if not url.startswith(("file://", "data:,", "blob:"))]
    assert outside == []
    assert len([url for url in asked if url.startswith("file://")]) == len(pages)
    assert said == []
