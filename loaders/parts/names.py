"""Lists of organisations in one cell: where one name ends and the next begins, and which sentences are no names.

Names hold commas and "and" themselves ("Ministry of Health, Welfare and Sport"), two bodies may share one bracket, and
a cell may wrap its list in a sentence. Known names are atoms; the rest follows the guards below.
"""

import re
from dataclasses import dataclass

from graph.resolve.reference import find_reference
from loaders.cited import Cited
from loaders.parts.organisations import is_acronym, is_office, kind_of
from loaders.parts.places import named_place

_AND = re.compile(r"\s+(?:and|as well as|&|en|alsmede|und|sowie|et|ainsi que|och|samt|y|e|así como)\s+(?:also\s+)?")
_INTRO = re.compile(
    r"^.*?\b(?:(?:are|is|were|include[sd]?|including|involved|namely|by|with|following)\s*[;:]|such as|namely|consists? of|includes?"
    r"|implemented by|carried out by|(?:co-?)?(?:funded|financed|supported|provided|paid) (?:by|from|through|under)"
    r"|officials of)\s+(?=\S)",
    re.I,
)
_OUTRO = re.compile(
    r"\s+(?:are|is|will be|were|was|have|has)\s+(?:\w+\s+){0,3}(?:responsible|involved|in charge|cooperat\w+|participat\w+)\b.*$", re.I
)
_RESPONSIBLE = re.compile(r"\b(?:politically\s+)?responsible\s+for\b|\bin charge of\b", re.I)
_OTHERS = re.compile(r"\s+(?:and|as well as)\s+(?:many\s+)?others?(?:\s+[a-z]+){0,4}\s*\.?$")
_VERB = re.compile(
    r"(?:(?:it|this|the project|the measure)\s+)?(?:(?:is|was|were|are)\s+)?(?:carried out|implemented|conducted|organi[sz]ed|run|led)",
    re.I,
)
_HEAD_NOUN = re.compile(
    r"\b(?:Police|Agency|Service|Office|Board|Inspectorate|Authority|Directorate|Guard|Customs|Centre|Institute|Council|Caritas)$"
)
_CLASS_TAIL = re.compile(r"^(?:etc|among others|and others|others|amongst others|i\.?a)\.?$", re.I)
_OF_FIELD = re.compile(r"\b(?:Minist(?:ry|er)|Department|Secretar(?:y|iat))\b.*\b(?:of|for)\s+(?:the\s+)?[A-Z][\w-]*$")
_OF_FIELDS = re.compile(
    r"\b(?:Agency|Office|Authority|Centre|Center|Board|Directorate|Institute)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}$"
)
_SERVICES = re.compile(r"(?:[A-Z][\w-]+ ){0,2}(?:Services|Affairs|Support|Functions|Rights|Equality)(?: [A-Z][\w-]+)?(?: \([^()]*\))?")
"""What goes on with an agency's name: "Agency for Reception and Support Services"."""

_FIELDS = frozenset({"Administration", "Public Administration", "Customs", "Social Services", "Municipalities", "Police"})
"""Fields of a ministry that are names of bodies too: "Ministry of the Interior and Administration"."""

_MINISTRY = re.compile(r"\bminist(?:ry|er|ries)\b|\bdepartment\b", re.I)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """One body of a list: its text, and whether the list calls it responsible."""

    text: Cited
    responsible: bool = False


def listed_bodies(cell: Cited, country: str | None = None) -> list[NamedBody]:
    """The bodies that a cell lists, in order; introducing and closing words of its sentences are dropped.

    Args:
        country: the state in whose reference table names are looked up.
    """
    found: list[NamedBody] = []
    for sentence in _sentences(cell):
        responsible = bool(_RESPONSIBLE.search(sentence.value))
        text = sentence
        outro = _OUTRO.search(text.value)
        if outro:
            text = text.cut(0, outro.start())
        intro = _INTRO.match(text.value)
        if intro and not _outside_brackets_comma(text.value[: intro.end()]):
            text = text.cut(intro.end())
        found += [NamedBody(name, responsible) for name in split_names(text, country)]
    return found


def split_names(text: Cited, country: str | None = None) -> list[Cited]:
    """The names of a list "A, B (b) and the C", in order."""
    pieces: list[Cited] = []
    for piece in _split_outside_brackets(text, _dividers(text.value)):
        pieces += [name for part in _split_last_known(piece, country) for name in _split_and(part, country)]
    names: list[Cited] = []
    for piece, whole in _merge_name_commas(pieces, country):
        names += [piece] if whole else (len(pieces) > 1 and _two_words(piece)) or _split_and(_strip_lead(piece), country)
    cleaned = [_trimmed(name.without(_OTHERS)) for name in names]
    return [name for name in cleaned if name and not _CLASS_TAIL.match(name.value) and not _VERB.fullmatch(name.value)]


def _two_words(piece: Cited) -> list[Cited]:
    """Two names of one word each at the end of a list: "Payoke, PAG-ASA and Sürya"."""
    match = re.fullmatch(r"([A-ZÀ-Þ][\w-]*)\s+(?:and|&|en|und|et|och|y|e)\s+([A-ZÀ-Þ][\w-]*)", piece.value)
    return [piece.group(match, 1), piece.group(match, 2)] if match else []


def _trimmed(name: Cited) -> Cited:
    """Without punctuation around it, but with the full stop of a legal form or abbreviation ("e.V.")."""
    abbreviated = re.search(r"(?:^|[\s.])\w{1,2}\.\w{1,2}\.$", name.value)
    plain = name.strip(".,;:- ")
    return name.cut(0).strip(",;: ") if abbreviated else plain


def _dividers(text: str) -> str:
    """What divides the names of a list; a dash does where nothing else could, or where it begins the items."""
    plain = re.sub(r"\([^()]*\)", "", text)
    dashed = not re.search(r"[,;•\n]", plain) or re.match(r"\s*[-–]\s", plain) or re.search(r"[;,\n]\s*[-–]\s", plain)
    return r"\s*[,;•]\s*" + (r"|(?:^|\s+)[-–]\s+" if dashed else "") + "|\n|" + _WITH


_WITH = (
    r",?\s+(?:in (?:close )?(?:cooperation|collaboration|partnership) with|together with|along with|jointly with"
    r"|in (?:nauwe )?samenwerking met|samen met|in (?:enger )?(?:Zusammenarbeit|Kooperation|Partnerschaft) mit|gemeinsam mit"
    r"|en (?:étroite )?(?:collaboration|coopération|partenariat) avec|en (?:estrecha )?(?:colaboración|cooperación) con|junto con"
    r"|i (?:nära )?samarbete med|tillsammans med)\s+"
)


def _sentences(cell: Cited) -> list[Cited]:
    """The sentences of a cell, if it is written in sentences; a bare list is one."""
    parts = list(cell.sentences())
    return parts if len(parts) > 1 and all(len(p.value.split()) > 3 for p in parts) else [cell]


def _outside_brackets_comma(text: str) -> bool:
    return "," in re.sub(r"\([^()]*\)", "", text)


def _split_outside_brackets(text: Cited, pattern: str) -> list[Cited]:
    """Split where the pattern matches outside of brackets."""
    masked = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", lambda m: "(" + "x" * (len(m[0]) - 2) + ")", text.value)
    parts, at = [], 0
    for match in re.finditer(pattern, masked):
        parts.append(text.cut(at, match.start()))
        at = match.end()
    parts.append(text.cut(at))
    return [p for p in parts if p]


def _merge_name_commas(pieces: list[Cited], country: str | None) -> list[tuple[Cited, bool]]:
    """Put names back together that hold a comma: known ones, and ministries ("of Health, Welfare and Sport")."""
    merged: list[tuple[Cited, bool]] = []
    i = 0
    while i < len(pieces):
        taken, whole = pieces[i], False
        for width in (4, 3, 2):
            group = pieces[i : i + width]
            if len(group) == width and is_one_name(group, country):
                taken, whole = Cited.join(group, ", "), True
                i += width - 1
                break
        merged.append((taken, whole))
        i += 1
    return merged


def is_one_name(group: list[Cited], country: str | None) -> bool:
    """Whether pieces between commas are one name: a known one, one that its acronym spells, a ministry with its fields."""
    joined = _bare(", ".join(p.value for p in group))
    if find_reference("Actor", joined, [country]) and not any(is_acronym(_bare(p.value)) for p in group):
        return True
    if _spells(", ".join(p.value for p in group)):
        return True
    first, rest = group[0].value, [p.value for p in group[1:]]
    if not _MINISTRY.search(first) or "(" in first or _AND.search(first):
        return False
    tail = _bare(rest[-1])
    plain = all(re.fullmatch(r"[A-Z][\w-]*(?:\s+[A-Z][\w-]*)?", r) for r in rest[:-1])
    return (
        plain
        and bool(re.fullmatch(r"(?:and\s+)?[A-Z][\w-]*(?:\s+[A-Z]?[\w-]+)?\s+(?:and|&)\s+[A-Z][\w-]*(?:\s+[A-Z][\w-]*)?", tail))
        and not any(is_acronym(w) or kind_of(w) or find_reference("Actor", w, [country]) for w in (*_AND.split(tail), *rest[:-1]))
    )


def _spells(joined: str) -> bool:
    """Whether the bracket at the end of a name with commas is its acronym: "Asylum, Migration and Integration Fund (AMIF)"."""
    match = re.fullmatch(r"([^()]+?)\s*\(([A-Z][A-Za-z]{2,9})\)", joined)
    letters = "".join(w[0] for w in re.findall(r"[A-Z][\w-]*", match[1])) if match else ""
    return bool(match) and letters.upper() == match[2].upper() if match else False


def _split_last_known(piece: Cited, country: str | None) -> list[Cited]:
    """Split a known name off the end: "Welfare and Sport and UNHCR" ends a ministry's name and names one more body."""
    last = [m for m in _AND.finditer(piece.value) if piece.value.count("(", 0, m.start()) == piece.value.count(")", 0, m.start())]
    if len(last) > 1:
        right = _bare(piece.value[last[-1].end() :])
        if is_acronym(right) or find_reference("Actor", right, [country]):
            return [piece.cut(0, last[-1].start()), piece.cut(last[-1].end())]
    return [piece]


def _strip_lead(piece: Cited) -> Cited:
    match = re.match(r"(?:and|as well as|also|en|und|et|och|y|e|sowie|samt)\s+", piece.value, re.I)
    return piece.cut(match.end()) if match else piece


def _split_and(piece: Cited, country: str | None) -> list[Cited]:
    """Split "A and B" where both are names of their own."""
    if find_reference("Actor", _bare(piece.value), [country]):
        return [piece]
    shared = _split_shared_bracket(piece)
    if shared:
        return shared
    masked = re.sub(r"\([^()]*\)", lambda m: "(" + "x" * (len(m[0]) - 2) + ")", piece.value)
    for match in _AND.finditer(masked):
        left, right = piece.cut(0, match.start()), piece.cut(match.end())
        first = _AND.split(right.value)[0]
        whole = (
            _stands_alone(first, country)
            or find_reference("Actor", _bare(right.value), [country])
            or (_HEAD_NOUN.search(left.value) and right.value[:1].isupper())
        )
        whole = whole and not (_OF_FIELDS.search(left.value) and _SERVICES.fullmatch(right.value))
        whole = whole and not (_OF_FIELD.search(left.value) and first in _FIELDS and not find_reference("Actor", left.value, [country]))
        if whole and _stands_alone(left.value, country) and not _governs(left.value, right.value, country):
            return [*_split_and(left, country), *_split_and(right, country)]
    return [piece]


def _split_shared_bracket(piece: Cited) -> list[Cited]:
    """Two bodies under one bracket: "A b and C d (A' b' en C' d', ACR)" are two names of two words or more on both sides."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]*)\)", piece.value)
    if not match:
        return []
    outer = _AND.split(match[1])
    inner = _AND.split(re.split(r"\s*[,;]\s*", match[2])[0])
    halves = [*outer, *inner]
    if len(outer) != 2 or len(inner) != 2 or not all(len(h.split()) > 1 and h[0].isupper() for h in halves):
        return []
    at, inside = match[1].index(outer[1], len(outer[0])), match.start(2)
    split = match[2].index(inner[1], len(inner[0]))
    first = Cited.join([piece.cut(0, len(outer[0])), piece.cut(inside - 1, inside + len(inner[0]))], " ")
    second = Cited.join([piece.cut(at, match.end(1)), piece.cut(inside - 1, inside), piece.cut(inside + split)], " ")
    closing = piece.cut(len(piece.value) - 1)
    return [Cited.join([first, closing], ""), second]


def _stands_alone(text: str, country: str | None) -> bool:
    """Whether a text can be a name by itself: known, an acronym, with an article, with its own bracket, or a kind of body."""
    bare = _bare(text)
    return bool(bare) and (
        bool(find_reference("Actor", bare, [country]))
        or is_acronym(bare)
        or is_office(bare)
        or text.startswith(("the ", "The "))
        or "(" in text
        or named_place(bare) is not None
        or (kind_of(bare) is not None and bare.split()[0].lower() not in ("of", "for"))
        or bare.lower() in _CLASSES
    )


def _governs(left: str, right: str, country: str | None) -> bool:
    """Whether the right part belongs to the left one's name: "Immigration and Naturalisation Service"."""
    if find_reference("Actor", _bare(right), [country]) or is_acronym(_bare(right)) or right.startswith(("the ", "The ")):
        return False
    return kind_of(_bare(left)) is None and not is_acronym(_bare(left)) and not find_reference("Actor", _bare(left), [country])


def _bare(text: str) -> str:
    """A name without article and brackets."""
    return re.sub(r"^(?:the|The)\s+", "", re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text)).strip(" .,;:")


_CLASSES = frozenset({"ngos", "ngo's", "schools", "municipalities", "embassies", "hospitals", "trade unions", "employers", "universities",
                      "prosecutors", "judges", "civil society", "local authorities", "international organisations"})  # fmt: skip
