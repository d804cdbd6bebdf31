"""HTML pages: their main content, without navigation, banners and what is hidden."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.errors import SourceError
from loaders.readers.canonical import heading, squeezed, title_levels
from loaders.readers.decoding import decode_page
from loaders.readers.dom import Rendering
from loaders.readers.dom_notes import find_notes

MAX_BYTES = 16 << 20
"""Bytes of a page: its tree takes some ten times as much memory."""

_BOILERPLATE = (
    "nav, aside, [hidden], [aria-hidden='true'], [role='navigation'], [role='banner'], [role='contentinfo'], [role='complementary'],"
    " [role='search'], [role='dialog'], [role='alertdialog'], [role='menu'], [role='menubar'], body > header, body > footer"
)
_NAMED_BOILERPLATE = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|skip-?(?:link|nav|to)?|site-?(?:nav|menu|header|footer)|main-?(?:nav|menu)|nav(?:bar|igation)?"
    r"|menu|sidebar|side-?nav|pagination|pager|share|sharing|social(?:-?(?:media|links|share))?|newsletter|related(?:-?(?:links|content))?"
    r"|print-?only|visually-?hidden|sr-only|banner)(?=$|[\s_-])",
    re.I,
)
_MAIN = ("main", "[role='main']", "article", "#main-content", "#maincontent", "#content", "#main")
_ENOUGH = 0.3
"""The share of the page's text that its main element holds at least, to be its content."""


def read(data: bytes, name: str) -> str:
    """The canonical text of a page's main content; nothing that it points to is fetched.

    Raises:
        SourceError: it is too large, in no encoding that can be told, or holds no text.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            name, f"the page has {len(data) / 1e6:,.0f} MB, a page may have {MAX_BYTES / 1e6:,.0f} MB", "Split it, or save its text alone"
        )
    tree = LexborHTMLParser(decode_page(data, name))
    body = tree.body
    text = _render(tree, body, name) if body is not None else ""
    if not text.strip():
        raise SourceError(name, "the page holds no text", "Save the page from a browser after it is shown, or as PDF")
    return text


def _render(tree: LexborHTMLParser, body: LexborNode, name: str) -> str:
    main = _main_of(body)
    skipped = frozenset(n.mem_id for n in body.css(_BOILERPLATE) if not _holds(n, main)) | frozenset(
        n.mem_id for n in body.css("[class], [id]") if _is_named_boilerplate(n) and not _holds(n, main)
    )
    above = body.css("h1")[:1]
    levels = title_levels([int(h.tag[1]) for h in main.css("h1, h2, h3, h4, h5, h6") if h.tag and h.mem_id not in skipped])
    rendering = Rendering(name, find_notes(body), levels, skipped)
    rendering.add(main)
    text = rendering.text
    title = "" if main.css("h1") else squeezed(above[0].text() if above else "" if main.css("h2, h3") else _title_of(tree))
    return f"{heading(title, 1)}\n\n{text}" if title and text.strip() else text


def _main_of(body: LexborNode) -> LexborNode:
    """The element with the content: the one that says so and holds much of the text, else the body."""
    whole = len(body.text())
    for selector in _MAIN:
        found = body.css(selector)
        if len(found) == 1 and len(found[0].text()) >= _ENOUGH * whole:
            return found[0]
    return body


def _is_named_boilerplate(node: LexborNode) -> bool:
    if node.tag in ("body", "html", "main", "article", "input", "td", "th", "tr", "table", "h1", "h2", "h3", "h4"):
        return False
    return bool(_NAMED_BOILERPLATE.search(f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"))


def _holds(node: LexborNode, main: LexborNode) -> bool:
    """Whether an element is the main content or stands around it."""
    at: LexborNode | None = main
    while at is not None:
        if at.mem_id == node.mem_id:
            return True
        at = at.parent
    return False


def _title_of(tree: LexborHTMLParser) -> str:
    title = tree.css_first("head > title")
    return title.text() if title is not None else ""
