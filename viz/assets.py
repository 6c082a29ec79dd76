"""The files a page is put together from, and their hashes for its Content-Security-Policy."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

SCRIPTS = ("model", "marks", "labels", "network", "heatmap", "card", "panel", "time", "save", "main")


def _text(*path: str) -> str:
    """A file's text with plain newlines: browsers hash what they see after turning \\r\\n into \\n."""
    return files("viz").joinpath(*path).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def library() -> str:
    """The bundled vis-network."""
    return _text("vendor", "vis-network.min.js")


@cache
def script() -> str:
    """The page's own scripts in one function scope."""
    parts = "\n".join(_text("pages", f"{name}.js") for name in SCRIPTS)
    return f"(() => {{\n'use strict';\n{parts}\n}})();\n"


@cache
def style() -> str:
    """The page's style sheet."""
    return _text("pages", "page.css")


def source_hash(text: str) -> str:
    """The CSP source expression of an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def policy() -> str:
    """The page's Content-Security-Policy: nothing but its own scripts and style, and pictures it makes itself."""
    scripts = f"{source_hash(library())} {source_hash(script())}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {source_hash(style())}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
