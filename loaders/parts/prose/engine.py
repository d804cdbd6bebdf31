"""Facts of sentences: who funds, carries out, leads, takes part in, works with or targets what or whom.

A sentence becomes marks for its names; the patterns of the language's grammar look at the marks. What is hedged, planned, denied
or asked is no fact. One sentence that names both ends is a `sentence`; a fact that needs what was said before is `inferred`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from graph.ids import name_key
from graph.model import Entity, Scalar, Strength
from graph.resolve.reference import find_reference
from graph.schema import EDGES
from loaders.base import Draft
from loaders.cited import Cited
from loaders.parts.language import UNKNOWN
from loaders.parts.organisations import government
from loaders.parts.places import country
from loaders.parts.prose.known import known_names
from loaders.parts.prose.memory import Memory
from loaders.parts.prose.naming import NameIndex
from loaders.parts.prose.reading import Mention, Reading, read_sentence
from loaders.parts.prose.scope import Scope
from loaders.parts.prose.shapes import find_introduced
from loaders.parts.prose.stated import add_stated
from loaders.parts.prose.tables import MARKS, Grammar, Pattern, Relation, grammar_of
from loaders.parts.prose.told import add_told
from loaders.readers.blocks import Block


@dataclass(frozen=True, slots=True)
class Telling:
    """Whose sentences they are.

    Attributes:
        country: the state whose document it is (ISO alpha-2); "" where unknown.
        we: who "we" is; None for the state's government.
        plan: what "the action plan" is, where the document has or names one.
        short: what the document calls a thing for short, and the thing.
        language: ISO 639-1; prose of a language without a grammar gives no facts, of an unknown one (`und`) is tried as English.
    """

    country: str
    we: Entity | None = None
    plan: Entity | None = None
    short: tuple[tuple[str, Entity], ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row, of which every sentence is about the row's undertaking.

    Attributes:
        about: what "it", "the project" is.
        bodies: who does what a sentence without a subject says: the bodies that the row is for.
    """

    text: Cited
    about: Entity
    bodies: tuple[Entity, ...] = ()


def add_prose_facts(draft: Draft, blocks: Sequence[Block], telling: Telling, cells: Sequence[Cell] = ()) -> None:
    """Write down what the sentences of these blocks and cells say, beside what the draft holds of the document already.

    Facts that another rule found in the same passage are not written twice.
    """
    grammar = grammar_of("en" if telling.language == UNKNOWN else telling.language)
    if grammar is None:
        return
    texts = [*(b.value for b in blocks), *(c.text.value for c in cells)]
    introduced = [shaped.entity for text in texts for shaped in find_introduced(text, grammar, telling.country)]
    known = known_names(draft.facts, texts, telling.country)
    index = NameIndex([*known, *((name, entity) for entity in introduced for name in entity.names)])
    we = telling.we or (government(telling.country) if telling.country else None)
    scope = Scope(grammar, index, telling.country, we, telling.plan, telling.short)
    writer = _Writer(draft, grammar, scope)
    for block, opens in _sections(blocks):
        writer.read(block, opens)
    for cell in cells:
        writer.read_cell(cell)


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it begins something new: a heading's section, an item of a list."""
    section: tuple[str, ...] | None = None
    for block in blocks:
        new = block.kind == "heading" or block.section != section or (block.kind == "list_item" and block.level == 0)
        section = block.section
        yield block, new


class _Writer:
    """Reads sentences in order and writes their facts down."""

    def __init__(self, draft: Draft, grammar: Grammar, scope: Scope) -> None:
        self.draft, self.grammar, self.scope = draft, grammar, scope
        self._undertaking = re.compile(rf" (?:{grammar.shape('programme', 'words')})\b")
        told = [end for f in draft.facts for end in (f.subject, f.object) if isinstance(end, Entity) and end.kind == "operational_action"]
        self.memory = Memory(events={e.shown.split()[-1].lower().rstrip("s"): e for e in told})
        self.said = {_key(f.subject, f.predicate, f.object, f.evidence.passage) for f in draft.facts if isinstance(f.object, Entity)}

    def read(self, block: Block, opens: bool) -> None:
        """Read one block."""
        if opens:
            self.memory = Memory(events=self.memory.events)
        for sentence in block.text.sentences():
            mentions = self.scope.mentions(sentence, self.memory)
            if block.kind != "heading":
                self._read_sentence(sentence, mentions)
            self.memory.keep(mentions)

    def read_cell(self, cell: Cell) -> None:
        """Read the sentences of a row's cell."""
        self.memory = Memory.of_row(cell.about, cell.bodies)
        for sentence in cell.text.sentences():
            mentions = self.scope.mentions(sentence, self.memory)
            self._read_sentence(sentence, mentions)
            self.memory.keep(mentions)

    def _read_sentence(self, sentence: Cited, mentions: list[Mention]) -> None:
        if not mentions or self.grammar.hedged_anywhere.search(sentence.value):
            return
        for chosen in _one_at_a_place(mentions):
            reading = read_sentence(sentence, chosen, self.grammar)
            add_told(self.draft, reading, self.grammar, self.memory.programmes, self.scope)
            add_stated(self.draft, reading, self.grammar, self.scope.country)
            kinds = frozenset(m.kind for m in chosen)
            for relation in self.grammar.relations:
                if relation.needs[1] & kinds or (relation.needs[0] & kinds and self.memory.programmes):
                    for pattern in relation.patterns:
                        self._match(reading, relation, pattern)

    def _match(self, reading: Reading, relation: Relation, pattern: Pattern) -> None:
        for match in pattern.regex.finditer(reading.text):
            groups = match.groupdict()
            behind = pattern.at_clause and self.grammar.behind.search(reading.text[: match.start("S")])
            if behind or (pattern.in_row and self.memory.about is None):
                continue
            if self._is_hedged(reading, match) or self._goes_on(reading, match):
                continue
            objects = reading.mentions(*match.span("O")) if groups.get("O") else self._about(pattern)
            subjects = reading.mentions(*match.span("S")) if groups.get("S") else self._topics(pattern, relation)
            if groups.get("S2"):
                subjects += reading.mentions(*match.span("S2"))
            objects = [o for o in objects if not self._only_owns(reading.sentence.value, o)]
            pairs = [(s, o) for s in subjects for o in objects]
            if pattern.mutual and not objects:
                pairs = list(combinations(subjects, 2)) if len(subjects) <= _MUTUAL else []
            for subject, object_ in pairs:
                self._write(reading, relation, pattern, match, subject, object_)

    def _only_owns(self, text: str, mention: Mention) -> bool:
        """Whether what is spoken of is a body's work, not the body: "funds UNODC's work", "funds a UNODC project"."""
        body = mention.kind in ("actor", "network")
        return text.startswith(_OWNER, mention.end) or (body and self._undertaking.match(text, mention.end) is not None)

    def _goes_on(self, reading: Reading, match: re.Match[str]) -> bool:
        """Whether a passive goes on with another's doing: in "X was set up by A and is led by B", A is not led by B."""
        spans = [match.span(slot) if slot in match.re.groupindex else (-1, -1) for slot in ("O", "S")]
        if not 0 <= spans[0][0] < spans[1][0]:
            return False
        joint = re.compile(rf",? (?:{self.grammar.shape('capital', 'and')}) (?![{''.join(MARKS.values())}])")
        return bool(joint.match(reading.text, spans[0][1]) and self.grammar.behind.search(reading.text[: spans[0][0]]))

    def _is_hedged(self, reading: Reading, match: re.Match[str]) -> bool:
        clause = reading.said(*match.span())
        if self.memory.about is not None:
            clause = self.grammar.sure_in_row.sub(" ", clause)
        return bool(self.grammar.hedged_before.search(clause) or self.grammar.hedged_after.match(reading.text, match.end()))

    def _about(self, pattern: Pattern) -> list[Mention]:
        """The programme that the passage is about, for a pattern that leaves its object out."""
        about = self.memory.about or (self.memory.programmes[-1] if self.memory.programmes else None)
        if not (pattern.about_object or pattern.in_row) or about is None:
            return []
        return [Mention("programme", about, 0, 0, inferred=True)]

    def _topics(self, pattern: Pattern, relation: Relation) -> list[Mention]:
        """Who does it where a sentence does not say: what the passage is about, else the state whose document it is."""
        if pattern.in_row and self.memory.about is not None and "programme" in relation.needs[0]:
            return [Mention("programme", self.memory.about, 0, 0, inferred=True)]
        if not pattern.about_topic:
            return []
        before = [m for m in (*self.memory.bodies, *self.memory.subjects) if m.kind in relation.needs[0]]
        if before:
            return [replace(before[0], inferred=True)]
        if self.memory.about is not None or not self.scope.country:
            return []
        return [Mention("self", government(self.scope.country), 0, 0, inferred=True)]

    def _write(
        self, reading: Reading, relation: Relation, pattern: Pattern, match: re.Match[str], subject: Mention, object_: Mention
    ) -> None:
        predicate, qualifiers = relation.says, _qualifiers(relation, match, reading, self.grammar)
        left, right = _acting(subject.entity), object_.entity
        if relation.says not in ("TARGETS", "COOPERATES_WITH", "LOCATED_IN"):
            right = _acting(right)
        if predicate == "COOPERATES_WITH":
            left, right = self._own_first(left, right)
        if relation.events and right.kind == "event_series":
            predicate, qualifiers = "LEADS", {"role": relation.events}
        if (
            (left.label, right.label) not in EDGES[predicate].pairs
            or (relation.same and left.label != right.label)
            or left.kind in relation.never
            or _is_same(left, right)
        ):
            return
        at = reading.quote(match.start(), match.end())
        strength: Strength = "inferred" if relation.strength == "inferred" or subject.inferred or object_.inferred else "sentence"
        key = _key(left, predicate, right, self.draft.passage_of(at))
        if key not in self.said:
            self.said.add(key)
            self.draft.fact(left, predicate, right, at, strength, f"prose.{relation.name}.{pattern.voice}", **qualifiers)

    def _own_first(self, left: Entity, right: Entity) -> tuple[Entity, Entity]:
        """Of two that work together, the one of the document's own state comes first."""
        own = self.scope.country
        right_is_own = right.key == own if right.label == "Country" else right.country == own
        if not own or not right_is_own or (left.key == own if left.label == "Country" else left.country == own):
            return left, right
        other = country(left.country or "", left.text) if left.key == "government" and left.country else left
        return _acting(right), other


_OWNER = ("’s ", "'s ")
"""Behind a name that owns what is spoken of: "funds UNODC's work" is not to fund UNODC."""

_MUTUAL = 4
"""Bodies that a sentence may say to work together for each pair to be a fact."""


def _qualifiers(relation: Relation, match: re.Match[str], reading: Reading, grammar: Grammar) -> dict[str, Scalar]:
    groups = match.groupdict()
    if relation.says == "LEADS":
        said = groups.get("role") or re.sub(r"[\ue000-\uf8ff]", "", match[0])
        told = [(max((m.end() for m in re.finditer(words, said, re.I)), default=0), role) for words, role in grammar.roles]
        last = max(end for end, _ in told)
        return {"role": next(role for end, role in told if end == last) if last else ""}
    if relation.says == "TARGETS":
        return {"role": relation.role}
    if relation.says == "COOPERATES_WITH":
        printed = groups.get("instrument") or ""
        named = next((shown for shown, words in relation.instruments if words.fullmatch(printed)), printed)
        return {"instrument": named or relation.instrument}
    money = reading.amount(*match.span()) if relation.says == "FUNDS" else None
    return {"amount": money.amount, "currency": money.currency, "per": money.per} if money else {}


def _acting(entity: Entity) -> Entity:
    """A country that acts is its government."""
    if entity.label == "Region" and _STATES.search(entity.text):
        return Entity("Actor", entity.text, kind="government")
    return government(entity.key, entity.text) if entity.label == "Country" and entity.key else entity


_STATES = re.compile(r"\b(?:countries|[Ss]tates|landen|[Ss]taten|\w*länder(?:na)?)$")
"""A region that is named by its states can act."""


def _is_same(one: Entity, other: Entity) -> bool:
    if one.key and one.key == other.key and one.country == other.country and one.label == other.label:
        return True
    if "Country" in (one.label, other.label) and one.label != other.label:
        return one.key == "government" and one.country == other.key
    return bool({name_key(n) for n in one.names} & {name_key(n) for n in other.names})


def _key(subject: Entity, predicate: str, object_: object, passage: int) -> tuple[str, ...]:
    return (*(_identity(e) for e in (subject, object_) if isinstance(e, Entity)), predicate, str(passage))


def _identity(entity: Entity) -> str:
    """What tells one thing from another as far as its place and the reference tables say."""
    if entity.key:
        return f"{entity.label} {entity.key} {entity.country}"
    row = next((row for name in entity.names if (row := find_reference(entity.label, name, [entity.country]))), None)
    return row.id if row else f"{entity.label} {name_key(entity.shown)}"


def _one_at_a_place(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The mentions with one for each place; words that stand for several things are read once for each."""
    places: dict[int, list[Mention]] = {}
    for mention in mentions:
        places.setdefault(mention.start, []).append(mention)
    for turn in range(max(len(ms) for ms in places.values())):
        yield [ms[min(turn, len(ms) - 1)] for _, ms in sorted(places.items())]
