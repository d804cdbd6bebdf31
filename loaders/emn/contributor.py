"""Whose contribution it is, and what it is called: the head of a contribution to an EMN study."""

import re
from collections import Counter

from graph.model import DocumentInfo
from graph.resolve.countries import find_named_country
from loaders.base import Source, document_info
from loaders.cited import Cited
from loaders.emn.labels import titles
from loaders.parts.dates import find_date
from loaders.parts.places import find_adjectives, find_places
from loaders.readers.blocks import Block
from loaders.readers.lines import TICK

_STATE = r"(?:(?:the|la|les|los|de|der|die|het)\s+|l['’])?(?P<state>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:of(?:\s+the)?\s+)?[A-ZÀ-Þ][\w'’-]+){0,4})"
_TITLES = (*titles(_STATE), re.compile(rf"\bEMN\s+{_STATE}"))
"""Where a contribution's head names its state, the surest first."""

_FORMAL = re.compile(
    r"^(?:(?:Federal|Slovak|Czech|Hellenic|Italian|French|Portuguese)?\s*(?:Republic|Kingdom)|Grand Duchy|Principality"
    r"|Government) of (?:the )?"
    r"|^(?:Bundesrepublik|Republik|Republiek|Konungariket|Republiken|Koninkrijk(?: der)?"
    r"|République (?:de |d['’])|Royaume (?:de |d['’])|(?:República|Reino) de) ?",
    re.I,
)
_NO_TITLE = re.compile(
    r"(?:co-?)?funded by|table of contents|disclaimer|^European Migration Network(?: \(EMN\))?$|^EMN (?:study"
    r"|inform)?\s*\d{0,4}(?:/\d+)?$|^annex\b"
    r"|^(?:common )?template$|^section\b",
    re.I,
)
_STATES = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
     "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"}
)  # fmt: skip
"""EMN Members and Norway: what a contribution names most is its own state, but observers are third countries elsewhere."""

_HEAD = 60
"""Blocks at the beginning that may say whose contribution it is."""


def contributor(source: Source) -> str:
    """The ISO code of the state whose contribution it is: named in the head, else the EMN state named most; "" where none is."""
    head = [b for b in source.body[:_HEAD] if len(b.value) < 400]
    for pattern in _TITLES:
        for block in head:
            for match in pattern.finditer(block.value):
                code = state_named(match["state"])
                if code:
                    return code
    alone = (state_named(b.value.strip(" .:")) for b in head[:15] if len(b.value) < 60)
    return next((code for code in alone if code), None) or _most_named(source)


def state_named(text: str) -> str | None:
    """The state that the first words of a text name: "Federal Republic of Germany", "SWEDEN to the study", the genitive "Sveriges"."""
    words = _FORMAL.sub("", re.sub(r"\s+", " ", text)).split()
    tries = [" ".join(words[:count]) for count in range(min(4, len(words)), 0, -1)]
    named = next((code for name in tries if (code := find_named_country(name))), None)
    return named or next((code for name in tries if name.endswith("s") and (code := find_named_country(name[:-1]))), None)


def _most_named(source: Source) -> str:
    said = " \n".join(b.value for b in source.body)
    counts = Counter(code for code, _, _ in find_adjectives(said))
    counts.update(p.entity.key or "" for p in find_places(said) if p.entity.label == "Country")
    ranked = sorted(counts, key=lambda code: (code not in _STATES, -counts[code], code))
    return ranked[0] if ranked else ""


def contribution_info(source: Source, kind: str, country: str) -> DocumentInfo:
    """The description of a contribution: the study's title and whose contribution it is."""
    head = [b for b in source.body[:15] if b.kind in ("heading", "paragraph") and len(b.value) < 200]
    found = [b.value for b in head if _is_title(b)]
    title = next((t for t in found if not _own(t)), found[0] if found else source.stem)
    own = next((t for t in found if _own(t)), "")
    issued = next((d for b in head if len(b.value) < 40 and (d := find_date(b.value))), "")
    full = f"{_cased(title)} – {_cased(own)}" if own and own != title else _cased(title)
    return document_info(source, kind, full, country=country or None, issuer="European Migration Network", issued=issued or None)


def study_title(source: Source) -> Cited | None:
    """The study's title in the head of a contribution: the first line that is a title and names no state."""
    head = [b for b in source.body[:15] if b.kind in ("heading", "paragraph") and len(b.value) < _TITLE]
    return next((b.text for b in head if _is_title(b) and _STUDIED.match(b.value) and not _own(b.value)), None)


_TITLE = 140
"""Characters that a title has at most."""

_STUDIED = re.compile(r"(?=.*(?:traffick|mensenhandel|menschenhandel|traite des|trata de|människohandel))[^.?!☒☐|]*$", re.I)
"""A line that can be the title of a study of this field: no sentence, no cell."""


def _is_title(block: Block) -> bool:
    said = find_date(block.value) or _NO_TITLE.search(block.value) or TICK.match(block.value) or re.match(r"\d+[.)]\s|.*\?$", block.value)
    return not said and not state_named_alone(block)


def state_named_alone(block: Block) -> bool:
    """Whether a block says nothing but a state's name."""
    return bool(find_named_country(_FORMAL.sub("", block.value.strip(" .:"))))


def _own(title: str) -> bool:
    return any(state_named(m["state"]) for pattern in _TITLES for m in pattern.finditer(title))


def _cased(text: str) -> str:
    """Capitals as a title is written: NATIONAL REPORT OF THE X becomes National Report of the X."""
    words = text.title().split() if text.isupper() else text.split()
    return " ".join(
        w.lower() if i and w.lower() in ("of", "the", "and", "to", "on", "in") else "EMN" if w == "Emn" else w for i, w in enumerate(words)
    )
