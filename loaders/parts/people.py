"""People never enter the graph: their names, e-mail addresses and phone numbers are masked before anything reads the text.

Names are found by the company they keep: a title, initials, a signature, a member's line, "motion X/Y", "X v. Country".
A surname found once is masked wherever else it stands in the document, except in the name of a body. The words that no
person is called by are data (`NO_NAMES`); a word that the document also writes in lower case is no surname either.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.resolve.countries import adjectives, country_names, region_names
from graph.resolve.reference import all_names
from loaders.parts.contacts import contact_spans
from loaders.parts.people_tables import contact_names, name_cells
from loaders.parts.people_words import ABBREVIATIONS, BODIES, NO_FIRST_WORDS, NO_NAMES, OFFICES, PARTICLES, SECTIONS, TITLES

MASK = "█"
"""What stands in place of each masked character; lengths stay, so offsets stay true."""

Span = tuple[int, int]

_UPPER = "".join(chr(c) for c in range(0x530) if chr(c).isupper())
_PARTICLE = rf"(?:{PARTICLES})"
_INITIALS = rf"(?:(?:IJ|Ch|Th|Ph|[{_UPPER}])\.-?[ ]?){{1,6}}"
_WORD = rf"(?:[dDlLO]['’])?[{_UPPER}][^\W\d_]+(?:['’-][^\W\d_]{{2,}})*"
_NAME = rf"(?:(?:{_INITIALS}|{_PARTICLE}[ ]+|{_WORD}[ ]+){{0,6}})(?:['’]t[ ])?{_WORD}"
_DEGREE = r"(?:LL\.?\s?[MBD]|M\.?A|M\.?Sc|MPA|MBA|Ph\.?D|BA|BSc|QC|KC)\b"
_OFFICE = rf"(?:{OFFICES})"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Where names stand: the group `name` of a pattern.

    Attributes:
        spreads: whether the surname is masked elsewhere too.
        sure: whether the company alone makes it a name; else no word of it may be an ordinary word of the document,
            and it may not begin with a word that no name has in it ("Mr Bank" is a person, "Minister Justice" none).
    """

    pattern: re.Pattern[str]
    spreads: bool = True
    sure: bool = True


def _rule(pattern: str, *, spreads: bool = True, sure: bool = True) -> _Rule:
    return _Rule(re.compile(pattern.replace("[ ]", "[ \u00a0]"), re.M), spreads, sure)


_RULES: tuple[_Rule, ...] = (
    _rule(rf"(?<!\w)(?:(?:{TITLES})[ ]*\t?\n?[ ]*)+(?P<name>{_NAME})"),
    _rule(rf"(?<=[^\n]{{46}})(?<!\w)(?:{TITLES})[ ]"
          rf"(?P<name>(?:{_WORD}|{_INITIALS}|{_PARTICLE})\n[ ]*(?:{_PARTICLE}[ ])*{_WORD})(?=[,.;]|[ ][a-z(])"),
    _rule(rf"(?<!\w)(?:Messrs\.?|MPs|MEPs|Drs\.?|Ministers)[ ]+(?P<name>{_NAME})[ ]+(?:and|en)[ ]+(?P<second>{_NAME})"),
    _rule(rf"\bDear[ ]+(?P<name>{_NAME})[ ]*[,:]?[ ]*$"),
    _rule(rf"(?<!\w)M\.[ ](?P<name>{_NAME})(?=[ ][^\W\d_{_UPPER}])", sure=False),
    _rule(rf"\AM\.[ ](?P<name>{_NAME})(?=[ ]*(?:[,(]|\Z))", sure=False),
    _rule(rf"\b(?:MP|MEP|Senator|Kamerlid|Abgeordnete[rn]?)[ ]+(?P<name>{_NAME})", sure=False),
    _rule(rf"\b(?:[Mm]otions?|[Mm]otie|[Aa]mendments?)[ -]+(?P<name>{_WORD})[ ]*/[ ]*(?P<second>{_WORD})(?:[ ]*/[ ]*(?P<third>{_WORD}))?"),
    _rule(rf"\b(?:motion|motie)[ ]+(?:(?:by|of|van)[ ]+)?(?P<name>(?:{_PARTICLE}[ ])*{_WORD})", sure=False),
    _rule(
        rf"\b(?:Minister|State Secretary|Secretary of State|Chancellor|Bundesministerin?|Staatssecretaris)[ ]+"
        rf"(?!(?:[Vv]an|[Vv]oor|[Dd]e|[Dd]es|[Dd]u|[Dd]er|[Dd]i)[ ][{_UPPER}][^\W\d_]+[ ](?:[{_UPPER}]|en[ ]))(?P<name>{_NAME})", sure=False
    ),
    _rule(
        rf"\b(?:President|Commissioner|Ambassador|Mayor|[Aa]lderman|Judge)[ ]+(?P<name>{_NAME})(?![ ]*[/&])",
        spreads=False,
        sure=False,
    ),
    _rule(rf"(?<![\w.])(?P<name>(?:[{_UPPER}]\.-?[ ]?){{2,6}}(?:{_PARTICLE}[ ]+)*{_WORD})", sure=False),
    _rule(rf"(?<![\w.])(?P<name>{_INITIALS}(?:{_PARTICLE}[ ]+)+{_WORD})"),
    _rule(rf"(?<![\w.])(?P<name>{_INITIALS}{_WORD})(?=[ ,]+{_DEGREE}|[ ]*[(,][^()\n]{{0,60}}\b{_OFFICE}\b)", sure=False),
    _rule(rf"\b(?:by|with|from|contact|author|attn\.?)[ ]"
          rf"(?P<name>{_INITIALS}{_WORD})(?=[ ]*[,;.)&/]|[ ]|$)", spreads=False, sure=False),
    _rule(rf"^[⁰¹²³⁴-⁹]+[ ]*(?P<name>{_INITIALS}{_WORD})(?=,)", sure=False),
    _rule(rf"(?<![\w.])(?P<name>{_INITIALS}{_WORD})(?=(?:,|[ ]+(?:and|en|&))\s{_INITIALS}{_WORD})", spreads=False, sure=False),
    _rule(rf"(?<!\w)(?P<name>(?:{_PARTICLE}[ ])*{_WORD},[ ]{_INITIALS})(?=[ ]*[(,;&]|[ ]*(?:and|en)\b)", sure=False),
    _rule(rf"(?<!\w)(?P<name>(?:{_NAME}|(?:[{_UPPER}]\.){{1,4}}))"
          rf"(?:[ ]+(?:and|&)[ ]+(?:[Oo]thers|(?P<second>{_NAME}|(?:[{_UPPER}]\.){{1,4}})))?"
          rf"[ ]+(?:v|vs|versus)\.?[ ]+(?:the[ ]+)?[{_UPPER}]", sure=False),
)  # fmt: skip
"""The company names keep, in running text."""

_CLOSING = re.compile(
    r"\b(?:[Yy]ours (?:sincerely|faithfully|truly)|[Ss]incerely(?: yours)?|[Kk]ind regards|[Bb]est regards|[Rr]espectfully"
    r"|[Ss]igned(?: by)?|[Hh]oogachtend|[Mm]et vriendelijke groet(?:en)?|[Mm]it freundlichen Grüßen|[Vv]euillez agréer.*"
    r"|[Aa]tentamente)[ ,.:]*$"
)
_OFFICE_LINE = re.compile(rf"^[ \t]*(?:[Tt]he |[Ff]or )?(?:[\w-]+ ){{0,3}}{_OFFICE}\b(?:[ ,].*)?$")
_NAME_LINE = re.compile(
    rf"^[ \t]*(?P<name>(?:{_INITIALS}|(?:{_WORD}[ ]+)(?:[{_UPPER}]\.[ ])?)(?:{_PARTICLE}[ ]+)*{_WORD}(?:[ ]+{_WORD})?)"
    rf"[ \t]*(?:,?[ ]*{_DEGREE}.*)?$"
)
_MEMBERS = re.compile(
    r"^(?:[#\d.]|[^\S\n])*+(?:\w+[ ]){0,3}?(?:[Mm]embers|[Cc]omposition|[Pp]articipants|[Dd]elegation|[Ll]eden)\b.{0,60}$", re.M
)
_MEMBER_LINE = re.compile(
    r"^[ \t]*(?:[-•*–]|\d+\.)?[ \t]*"
    rf"(?P<name>{_WORD}[ ]+(?:{_PARTICLE}[ ]+)*(?:{_WORD})(?:[ ]{_WORD})?)[ ]*(?:[,(:–-]|\t).*\b{_OFFICE}\b.*$"
)
_BESIDE_MASK = re.compile(rf"{MASK}(?:<br ?/?>|\s)*/[ ]*(?P<name>{_WORD}[ ]{_WORD})(?=[ ,(][^\n<|/]*\b{_OFFICE}\b)")
"""A second person beside one who is masked already: "█████ █████/First Last, Head of Unit"."""
_URL_NAME = re.compile(rf"(?<![A-Za-z])(?P<name>[{_UPPER}][a-z]+(?:%20[{_UPPER}][a-z]+){{1,2}})(?=%20[a-z]|&|,|$|\s)")
_MEMBER_LINES = 80
"""How many lines below its heading a list of members reaches at most."""


def mask_people(text: str) -> str:
    """The text with people's contact details and names masked, character for character.

    White space is left as it is, so that lines stay lines. Masking again changes nothing.
    """
    while (masked := _masked(text, list(_people(text)))) != text:
        text = masked
    return text


_MASKED = re.compile(rf"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame)\.?\s+)?{MASK}+(?:[\s.'’-]+{MASK}+)*")


def without_people(name: str) -> str:
    """What a masked name says besides the person: the office, or nothing where only a person stands there."""
    return re.sub(r"\s+", " ", _MASKED.sub(" ", name)).strip(" ,;:()&–-")


def _people(text: str) -> Iterator[Span]:
    """Every stretch to mask, in any order; stretches may overlap."""
    yield from contact_spans(text)
    ordinary = _lowers(text)
    surnames: set[str] = set()
    for start, end, spreads in _named(text, ordinary):
        yield start, end
        if spreads:
            surnames.update(_surnames(text[start:end], ordinary))
    yield from _again(text, surnames)


@cache
def _places() -> frozenset[str]:
    """Words that name places and their people: never a person, alone."""
    names = (*country_names(), *region_names(), *adjectives())
    return frozenset(name for name in names if name[:1].isupper() and len(name.split()) == 1)


def _lowers(text: str) -> frozenset[str]:
    """The words that the document writes in lower case: ordinary words, whatever else they are."""
    return frozenset(re.findall(r"(?<![\w@./%=-])[^\W\d_]{3,}(?![\w@/])", text))


def _named(text: str, ordinary: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            for group in match.re.groupindex:
                if match[group] and (kept := _kept(text, match.span(group), None if rule.sure else ordinary)):
                    yield *kept, rule.spreads
    yield from ((*span, True) for span in _signed(text, ordinary))
    yield from ((*kept, True) for span in name_cells(text) if (kept := _kept(text, span, None)))
    yield from ((*span, True) for span in _contacts(text, ordinary))
    yield from ((*span, False) for span in _members(text, ordinary))
    yield from ((*m.span("name"), True) for m in _BESIDE_MASK.finditer(text) if _kept(text, m.span("name"), ordinary) == m.span("name"))
    for match in _URL_NAME.finditer(text):
        words = match[0].split("%20")
        if not any(w in NO_NAMES or w in _places() or w.lower() in ordinary for w in words):
            yield *match.span(), True


def _kept(text: str, span: Span, ordinary: frozenset[str] | None) -> Span | None:
    """The part of a candidate that is a name: up to the first word that no person is called by; None where nothing is left.

    Args:
        ordinary: the ordinary words of the document; None where a title or initials make the first word a name anyway.
    """
    start, end = span
    last, bare = start, True
    for token in re.finditer(rf"(?:[{_UPPER}]\.|IJ\.|Ch\.|Th\.|Ph\.)+|[^\s,]+", text[start:end]):
        word = token[0]
        if _is_initials(word):
            if ordinary is not None and last == start and word in ABBREVIATIONS:
                return None
            last = start + token.end() if bare and end - start == token.end() else last
            continue
        if re.fullmatch(_PARTICLE, word):
            continue
        if word in NO_FIRST_WORDS if ordinary is None and bare else _is_ordinary(word, ordinary or frozenset()):
            break
        last, bare = start + token.end(), False
    if last == start or _is_section(text, start) or _is_body(text, start, last) or _bare(text[start:last]) in _bodies():
        return None
    return start, max(last, end) if text[last:end].strip(" ,").endswith(".") and "," in text[last:end] else last


@cache
def _bodies() -> frozenset[str]:
    """The names of known bodies: "B. La Strada" is an item of a list."""
    return frozenset(all_names())


def _bare(name: str) -> str:
    return re.sub(rf"^{_INITIALS}", "", name)


def _is_initials(word: str) -> bool:
    return bool(re.fullmatch(rf"(?:(?:[{_UPPER}]|IJ|Ch|Th|Ph)\.-?)+", word))


def _is_ordinary(word: str, ordinary: frozenset[str]) -> bool:
    plain = re.sub(r"['’]s$", "", word)
    return plain in NO_NAMES or plain in _places() or plain.lower() in ordinary or bool(re.fullmatch(_DEGREE + r"\.?", word))


def _is_section(text: str, start: int) -> bool:
    """Whether "Annex A. Objectives" stands here, not a person's initial."""
    return bool(re.search(rf"\b(?:{SECTIONS})[ ]$", text[max(0, start - 20) : start])) and text[start + 1 : start + 2] == "."


def _is_body(text: str, start: int, end: int) -> bool:
    """Whether the name is part of a body's name: "Roemer Committee", "Van Gogh Museum", "Stichting Jansen"."""
    after = re.match(rf"(?:[ -](?:[{_UPPER}][\w-]*[ -])?)(?:{BODIES})\b", text[end : end + 40])
    before = re.search(rf"\b(?:{BODIES})(?:[ -]|[ ]van[ ])(?:{_PARTICLE}[ ])*(?:{_WORD}[ ])?$", text[max(0, start - 60) : start])
    return bool(after or before)


def _signed(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """Name lines beside a line with an office, or in the six lines below the end of a letter."""
    lines = [(m.start(), m[0]) for m in re.finditer(r"^.*\S.*$", text, re.M)]
    closing = -7
    for i, (at, line) in enumerate(lines):
        closing = i if _CLOSING.search(line) else closing
        match = _NAME_LINE.match(line) if len(line) < 80 else None
        if not match:
            continue
        near = [lines[k][1] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
        if i - closing <= 6 or any(_OFFICE_LINE.match(n) and len(n) < 120 for n in near):
            start, end = at + match.start("name"), at + match.end("name")
            if _kept(text, (start, end), ordinary) == (start, end):
                yield start, end


def _members(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """Names without title or initials in a list of members: "First Last (mayor of …)"."""
    for heading in _MEMBERS.finditer(text):
        at = heading.end() + 1
        for line in text[at:].split("\n", _MEMBER_LINES)[:_MEMBER_LINES]:
            match = _MEMBER_LINE.match(line)
            if match:
                span = at + match.start("name"), at + match.end("name")
                if _kept(text, span, ordinary) == span:
                    yield span
            at += len(line) + 1


def _contacts(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """What is a name of two words or more behind a word for whom to ask, and holds no acronym of a known body."""
    for span in contact_names(text):
        kept = _kept(text, span, ordinary)
        words = text[slice(*kept)].split() if kept else []
        if (
            kept
            and len(words) > 1
            and text[slice(*span)] not in _bodies()
            and not any(word.isupper() and word in _bodies() for word in words)
        ):
            yield kept


def _surnames(name: str, ordinary: frozenset[str]) -> Iterator[str]:
    """The surname of a name, and its first names with it, as patterns; none where it is an ordinary word too."""
    plain = name.split(",")[0] if re.search(rf",[ ]{_INITIALS}$", name) else name
    words = [w for w in re.split(r"\s+|%20|(?<=\.)(?=\w\w)", plain) if w and not _is_initials(w) and not re.fullmatch(_PARTICLE, w)]
    if not words or _is_ordinary(words[-1], ordinary) or len(words[-1]) < 3:
        return
    forms = {words[-1], words[-1].upper(), words[-1].capitalize() if words[-1].isupper() else words[-1]}
    for form in forms:
        given = "".join(rf"(?:{re.escape(w)}(?:\s|%20))?" for w in words[:-1])
        yield given + rf"(?:{_PARTICLE}[ ]+)*" + re.escape(form)


def _again(text: str, surnames: Iterable[str]) -> Iterator[Span]:
    """The other occurrences of surnames already found, bodies named after people aside."""
    ordered = sorted(surnames, key=lambda s: (-len(s), s))
    for some in (ordered[i : i + 500] for i in range(0, len(ordered), 500)):
        pattern = rf"(?<![^\W\d_])(?:{_INITIALS})?(?:{'|'.join(some)})(?![^\W_])"
        for match in re.finditer(pattern, text):
            if not _is_body(text, match.start(), match.end()):
                yield match.span()


def _masked(text: str, spans: list[Span]) -> str:
    """The text with every character of the stretches masked, white space aside."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            pieces += [text[at : max(at, start)], re.sub(r"\S", MASK, text[max(at, start) : end])]
            at = end
    return "".join([*pieces, text[at:]])
