"""A document as a ministry's web page: its main content between navigation, a cookie banner and a footer."""

import html
from collections.abc import Sequence

from tests.loaders.rendered.parts import Part, runs_of, tables_of

_HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title><style>p { color: black }</style>
<script>var tracking = "Name of the measure: TRACKER";</script></head><body>
<div id="cookie-banner"><p>We use cookies of IOM and UNODC.</p><label><input type="checkbox" checked> Accept all</label></div>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/nigeria">Nigeria</a></li></ul></nav></header><main>
"""
_FOOT = "</main><aside><h2>Related pages</h2><p>Programmes funded by Norway</p></aside><footer><p>Contact us</p></footer></body></html>\n"


def to_html(parts: Sequence[Part]) -> bytes:
    """The page's bytes."""
    notes = [part for part in parts if part.kind == "note"]
    numbers = {note.marker for note in notes}
    body = "\n".join(_element(part, numbers) for part in tables_of(joined(parts)))
    foot = "".join(
        f'<li id="fn{n.marker}" value="{n.marker}"><p>{html.escape(n.text)} <a href="#ref{n.marker}">↩</a></p></li>' for n in notes
    )
    return (_HEAD + body + (f'<section class="footnotes"><ol>{foot}</ol></section>' if foot else "") + _FOOT).encode()


def joined(parts: Sequence[Part]) -> list[Part]:
    """The parts of the flow; lines that stand close together are one paragraph with breaks."""
    found: list[Part] = []
    for part in parts:
        if part.kind in ("note", "page"):
            continue
        if part.kind == "paragraph" and part.adjacent and found and found[-1].kind in ("paragraph", "item"):
            found[-1] = Part(found[-1].kind, f"{found[-1].text}\n{part.text}", found[-1].marker, found[-1].level)
        else:
            found.append(part)
    return found


def _element(part: Part | list[Part], numbers: set[str]) -> str:
    if isinstance(part, list):
        rows = ("".join(f"<td>{''.join(f'<p>{_inline(line, numbers)}</p>' for line in cell)}</td>" for cell in row.cells) for row in part)
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
    text = _inline(part.text, numbers)
    if part.kind == "heading":
        return f"<h{part.level}>{text}</h{part.level}>"
    if part.kind != "item":
        return f"<p>{text}</p>"
    number = part.marker.rstrip(".")
    opened, closed = (f'<ol><li value="{number}">', "</li></ol>") if number.isdigit() else ("<ul><li>", "</li></ul>")
    if not number.isdigit() and any(c.isalnum() for c in part.marker):
        opened = f'<ul style="list-style: none"><li>{part.marker} '
    return f"{'<ul><li>' * part.level}{opened}{text}{closed}{'</li></ul>' * part.level}"


def _inline(text: str, numbers: set[str]) -> str:
    made = ""
    for kind, piece in runs_of(text):
        if kind == "call":
            link = f'<a href="#fn{piece}" id="ref{piece}">{piece}</a>' if piece in numbers else piece
            made += f"<sup>{link}</sup>"
        elif kind == "box":
            made += f'<input type="checkbox"{" checked" if piece == "☒" else ""}>'
        else:
            made += html.escape(piece).replace("\n", "<br>")
    return made
