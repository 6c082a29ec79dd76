"""A picture as one HTML file. The only importer of pyvis, which carries nodes, edges and options to our template."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from markupsafe import Markup
from pyvis.network import Network

from viz import assets, payload
from viz.picture import Picture
from viz.words import word

JSON_STYLE = {"ensure_ascii": False, "allow_nan": False, "separators": (",", ":")}


def _carrier(picture: Picture) -> Network:
    """A pyvis network that holds the picture; given whole, because its own add_edge is quadratic."""
    net = Network(heading=picture.title)
    net.set_template_dir(str(files("viz").joinpath("pages")), "page.html")
    net.templateEnv.autoescape = True
    net.templateEnv.policies["json.dumps_kwargs"] = JSON_STYLE
    # Through globals, since the text of a template would be read for {{ and {# inside the scripts.
    net.templateEnv.globals.update(
        page=payload.page(picture),
        word=lambda key: word(key, picture.lang),
        html_lang="zh-CN" if picture.lang == "zh" else "en",
        policy=Markup(assets.policy()),
        style=Markup(assets.style()),
        library=Markup(assets.library()),
        script=Markup(assets.script()),
    )
    net.nodes = payload.nodes(picture)
    net.edges = payload.edges(picture)
    net.options = payload.options(picture)
    return net


def page_text(picture: Picture) -> str:
    """The whole page as text."""
    text: str = _carrier(picture).generate_html()
    return text


def write_page(picture: Picture, path: Path | str) -> Path:
    """Write the page as UTF-8 with plain newlines; gives back the path. Raises OSError when it cannot be written."""
    target = Path(path)
    # A lone surrogate in a broken sheet must not stop the page.
    target.write_bytes(page_text(picture).encode("utf-8", "replace"))
    return target
