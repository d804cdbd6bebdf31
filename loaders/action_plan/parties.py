"""The parties of a plan: lists of them in brackets and cells, their short forms, and where a text names them.

A plan calls a ministry by its field alone ("Security and Justice", "Health, Welfare and Sports"). Such a short form is the
ministry only where the same document names a "Ministry of" it, or the reference tables do.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from graph.ids import name_key
from graph.model import Entity
from graph.resolve.countries import adjectives, country_name
from graph.resolve.reference import all_names, find_reference
from loaders.cited import Cited
from loaders.parts.acronyms import find_definitions
from loaders.parts.names import is_one_name, split_names
from loaders.parts.organisations import actor, government, kind_of

_CAP = r"[A-Z][\w'’-]+"
_FIELD = rf"{_CAP}(?:\s{_CAP})*(?:,\s{_CAP}(?:\s{_CAP})*)*(?:,?\s(?:and|&)\s{_CAP}(?:\s{_CAP})*)?"
_MINISTRY = rf"(?:Minist(?:ry|er)|Department)\s(?:of|for)\s(?:the\s)?{_FIELD}"
_BODY_TAIL = (
    r"(?:Agency|Service|Services|Office|Inspectorate|Authority|Council|Federation|Association|Foundation|Institute|Police|Prosecution\sService"
    r"|Prosecutor's\sOffice|Board|Centre|Directorate|Administration|Rapporteur|Coordinator|Secretariat)"
)
_BODY = (
    rf"(?!(?:The|This|A|An|In|All|Each|Our)\s)(?:{_CAP}\s(?:(?:of|for|and)\s)?){{1,6}}{_BODY_TAIL}"
    rf"(?:\s(?:of|for|on|against)\s(?:the\s)?{_FIELD})?"
)
_CLASSES = (
    "municipalities", "police", "embassies", "prosecutors", "judges", "courts", "NGOs", "schools", "hospitals", "employers", "trade unions",
    "labour inspectors", "border guards", "local authorities", "social services", "judiciary", "police forces", "universities",
)  # fmt: skip
_JOINER = re.compile(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*(?:/|,|,?\s(?:and|as\swell\sas)\s|&)\s*(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a party at a place of a text; `group` numbers the list that it stands in."""

    begin: int
    end: int
    group: int


@dataclass(frozen=True)
class Parties:
    """The parties that one document knows.

    Attributes:
        text: the whole document.
        country: the state whose plan it is; "" where unknown.
        body: the task force or committee behind the plan, if it has one.
        body_names: what the document calls that body for short.
    """

    text: str
    country: str
    body: Entity | None = None
    body_names: tuple[str, ...] = ()

    def entity(self, printed: Cited | str) -> Entity:
        """The party that a name means."""
        shown = re.sub(r"\s+", " ", printed.value if isinstance(printed, Cited) else printed).strip(" ,;:.")
        plain = re.sub(r"^the\s+", "", shown, flags=re.I)
        if self.body and plain.casefold() in {n.casefold() for n in self.body_names}:
            return replace(self.body, text=shown, name=self.body.shown)
        bare = re.sub(r"\s*\([^()]*\)$", "", plain)
        ministry = self._ministry(bare)
        if ministry:
            known = actor(ministry + plain[len(bare) :], self.country or None)
            return replace(known, text=shown, aliases=tuple(dict.fromkeys((*known.aliases, bare))), kind="ministry")
        if self.country and plain.casefold() in {"government", "cabinet", country_name(self.country).casefold()}:
            return government(self.country, shown)
        return actor(plain if plain[:1].isupper() else shown, self.country or None)

    def is_known(self, name: str) -> bool:
        """Whether a name, in whole, is one of a party: of the tables, of this document, or by the kind that its words say."""
        plain = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)", "", name).strip(" .,;:")
        plain = re.sub(r"^(?:the|all|other)\s+", "", plain, flags=re.I)
        if not plain or len(plain) > 110:
            return False
        return (
            self._is_name(plain)
            or bool(self._ministry(plain))
            or plain.casefold() in {c.casefold() for c in _CLASSES}
            or (
                plain[0].isupper()
                and kind_of(plain) is not None
                and len(plain.split()) <= 10
                and not re.search(r"\b(?:will|is|are|by)\b", plain)
            )
        )

    def listed(self, text: Cited) -> list[Cited]:
        """The names of a list of parties, a ministry's commas and "and" kept inside its name."""
        pieces = [p for p in _pieces(text) if p]
        found: list[Cited] = []
        while pieces:
            width = next((w for w in (4, 3, 2) if len(pieces) >= w and self._is_one(pieces[:w])), 1)
            piece, pieces = (pieces[0] if width == 1 else Cited.join(pieces[:width], ", ")), pieces[width:]
            whole = width > 1 or self._ministry(piece.value) or self._is_name(re.sub(r"\s*\(.*\)$", "", piece.value))
            found += [piece] if whole else split_names(piece, self.country or None)
        return found

    def are_parties(self, text: str) -> bool:
        """Whether a bracket lists parties and nothing else."""
        names = [n for n in self.listed(Cited.of(text)) if n.value]
        return bool(names) and sum(self.is_known(n.value) for n in names) > len(names) / 2 and self.is_known(names[0].value)

    def mentions(self, text: str) -> list[Mention]:
        """Every party that a text names, in order; those joined by "and", "/" or a comma share a group."""
        found: list[Mention] = []
        for match in self._names.finditer(text):
            last = found[-1] if found else None
            joined = last is not None and _JOINER.fullmatch(text[last.end : match.start()])
            found.append(Mention(match.start(), match.end(), last.group if last and joined else len(found)))
        return found

    def _is_one(self, pieces: list[Cited]) -> bool:
        """Whether pieces between commas are one ministry's name, by its fields alone or in full."""
        return bool(self._ministry(_joined(pieces))) or ("\n" not in pieces[0].source[pieces[0].end : pieces[-1].start]
                                                         and is_one_name(pieces, self.country or None))  # fmt: skip

    def _is_name(self, name: str) -> bool:
        return bool(find_reference("Actor", name, [self.country])) or name in self._defined or name.casefold() in {
            n.casefold() for n in self.body_names
        }  # fmt: skip

    def _ministry(self, short: str) -> str:
        """The "Ministry of …" that a short form stands for; "" where neither the document nor the tables know it."""
        plain = re.sub(r"^the\s+", "", short.strip(" .,;:"), flags=re.I)
        if not re.fullmatch(_FIELD, plain) or find_reference("Actor", plain, [self.country]):
            return ""
        named = re.search(rf"Ministry\s(?:of|for)\s(?:the\s)?{re.escape(plain)}\b(?!\s(?:and|&)\s[A-Z])", self.text)
        if named:
            return re.sub(r"\s+", " ", named[0])
        full = f"Ministry of {plain}"
        return full if self.country and find_reference("Actor", full, [self.country]) else ""

    @cached_property
    def _defined(self) -> frozenset[str]:
        """Names that this document defines with a short form, both of them."""
        pairs = [pair for pair in find_definitions(self.text) if kind_of(pair[0])]
        return frozenset(name for pair in pairs for name in pair)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        known = {n for n in all_names("Actor") if len(n) > 2 and find_reference("Actor", n, [self.country])}
        known |= self._defined | set(self.body_names) | set(_CLASSES)
        known |= {f"{n[0].upper()}{n[1:]}" for n in known if n[0].islower()}
        if self.country:
            known |= {country_name(self.country), "Government"}
            known |= {f"{word} government" for word, code in adjectives().items() if code == self.country}
        plain = "|".join(re.escape(n) for n in sorted(known, key=lambda n: (-len(n), n)))
        return re.compile(rf"(?<![\w-])(?:{plain}|{_MINISTRY}|{_BODY})(?![\w-])(?!['’]s?\s)")


def same_party(one: Entity, other: Entity) -> bool:
    """Whether two names are one party's by a name they share."""
    return bool({name_key(n) for n in one.names} & {name_key(n) for n in other.names})


def _pieces(text: Cited) -> list[Cited]:
    """The parts of a list between commas, semicolons and slashes outside of brackets."""
    masked = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", lambda m: "x" * len(m[0]), text.value)
    parts, at = [], 0
    for match in re.finditer(r"\s*[,;/]\s*|\n", masked):
        parts.append(text.cut(at, match.start()))
        at = match.end()
    return [*parts, text.cut(at)]


def _joined(pieces: list[Cited]) -> str:
    return re.sub(r",\s(?=and\s)", " ", ", ".join(p.value for p in pieces))
