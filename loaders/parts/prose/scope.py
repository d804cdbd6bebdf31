"""What a document's sentences can name: what is known of it, and what stands for what was named before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.model import Entity, Fact
from loaders.cited import Cited
from loaders.parts.organisations import actor, bracket_names, government, is_acronym
from loaders.parts.places import Place, country, find_adjectives, find_places, named_place
from loaders.parts.programme_kinds import programme_kind
from loaders.parts.prose.beside import beside, with_city
from loaders.parts.prose.described import find_classes, find_described
from loaders.parts.prose.memory import Memory, slot_of
from loaders.parts.prose.naming import NameIndex
from loaders.parts.prose.reading import Mention
from loaders.parts.prose.shaped import Shaped
from loaders.parts.prose.shapes import find_shapes
from loaders.parts.prose.tables import Grammar

_UNDERTAKINGS = frozenset({"programme", "plan", "described"})
_NAMED = re.compile(r"\s*\(([^()]*)\)")


def find_plan_entity(facts: Iterable[Fact]) -> Entity | None:
    """The action plan that a document's facts tell of, if it is one."""
    plans = {e.shown: e for f in facts for e in (f.subject, f.object) if isinstance(e, Entity) and e.kind == "action_plan"}
    return next(iter(plans.values())) if len(plans) == 1 else None


@dataclass(frozen=True)
class Scope:
    """What the sentences of one document are read with.

    Attributes:
        country: the state whose document it is; "" where unknown.
        we: who "we" is.
        short: what the document calls a thing for short ("the Task Force"), and the thing.
    """

    grammar: Grammar
    index: NameIndex
    country: str
    we: Entity | None
    plan: Entity | None = None
    short: tuple[tuple[str, Entity], ...] = ()

    def mentions(self, sentence: Cited, memory: Memory) -> list[Mention]:
        """All that a sentence names or refers to, in order, none inside another."""
        text = sentence.value
        found = [*self._bodies_before(text, memory), *self._known(text), *self._shaped(sentence), *self._places(text)]
        chosen = _longest(found)
        chosen += beside(text, chosen, self.grammar.shape("capital", "and"))
        chosen += _outside(self._referred(text, memory), chosen)
        chosen += _outside(self._described(_blanked(text, chosen), memory), chosen)
        chosen += _outside(self._people(text), chosen)
        classes = (_mention(s) for s in find_classes(_blanked(text, chosen), self.grammar))
        chosen += _outside((replace(m, start=self._with_article(text, m.start)) for m in classes), chosen)
        chosen = self._with_class(text, sorted(chosen, key=lambda m: m.start))
        return [*chosen, *self._said_again(text, chosen), *self._again_in_clause(text, chosen)]

    def _with_class(self, text: str, named: Sequence[Mention]) -> list[Mention]:
        """Examples of a class stand for it: "NGOs such as A" is A."""
        listing = re.compile(rf",? (?:{self.grammar.shape('programme', 'listing')}) $")
        kept: list[Mention] = []
        for mention in named:
            before = kept[-1] if kept and kept[-1].kind == "class" and mention.kind in ("actor", "network", "country") else None
            if before and listing.match(text[before.end : mention.start]):
                kept[-1] = replace(mention, start=before.start)
            else:
                kept.append(mention)
        return kept

    def _known(self, text: str) -> Iterator[Mention]:
        for hit in self.index.find(text):
            entity = next((e for e in hit.entities if e.label == "Programme"), hit.entities[0])
            start, end = self._with_article(text, hit.start), hit.end
            end = self._with_kind(text, end) if entity.label == "Programme" else end
            bracket = _NAMED.match(text, end)
            if bracket and _is_name(bracket[1]):
                end = bracket.end()
            yield Mention(slot_of(entity), _as_printed(entity, text[start:end], self.country), start, end)

    def _with_kind(self, text: str, end: int) -> int:
        """The end of a programme's name with the word of its kind behind it: "the COMPASS programme"."""
        match = re.match(rf"['’”\"]?{self.grammar.shape('programme', 'joint')}(?:{self.grammar.shape('programme', 'words')})\b", text[end:])
        return end + match.end() if match else end

    def _shaped(self, sentence: Cited) -> Iterator[Mention]:
        for shaped in find_shapes(sentence, self.grammar, self.country):
            entity, start, end = shaped.entity, self._with_article(sentence.value, shaped.start), shaped.end
            bracket = _NAMED.match(sentence.value, end)
            if bracket and _is_name(bracket[1]):
                end = bracket.end()
                goes_on = _GOES_ON.match(sentence.value, end) if shaped.kind == "actor" else None
                end = goes_on.end() if goes_on else end
                names = tuple(dict.fromkeys((*entity.aliases, *bracket_names(bracket[1]))))
                entity = replace(entity, aliases=names, text=sentence.value[start:end])
            yield Mention(slot_of(entity), entity, start, end)

    def _with_article(self, text: str, start: int) -> int:
        """Where a name begins with the article in front of it."""
        match = re.search(rf"(?<!\w)(?:{self.grammar.shape('reference', 'article')}) $", text[:start])
        return match.start() if match else start

    def _described(self, text: str, memory: Memory) -> Iterator[Mention]:
        for shaped in find_described(text, self.grammar, self.country):
            if shaped.kind != "again":
                yield Mention(shaped.kind, shaped.entity, shaped.start, shaped.end)
            elif shaped.entity.shown in memory.events:
                told = memory.events[shaped.entity.shown]
                yield Mention("described", told, shaped.start, shaped.end, inferred=True)

    def _people(self, text: str) -> Iterator[Mention]:
        """People by their nationality ("Romanian and Moldovan women"), which is a country."""
        shape = self.grammar.names["people"]
        found = find_adjectives(text)
        for place, (code, start, end) in enumerate(found):
            after = next((e for _, s, e in found[place + 1 :] if re.fullmatch(shape["joined"], text[end:s])), end)
            if re.match(rf" (?:{shape['nouns']})\b", text[after:]):
                yield Mention("people", country(code, text[start:end]), start, end)

    def _places(self, text: str) -> Iterator[Mention]:
        shape = self.grammar.names["reference"]
        for place in find_places(text):
            yield with_city(text, self._place(text, place))
        for owned in re.finditer(shape["owned"], text):
            state = named_place(owned["state"])
            if state is not None and state.label == "Country":
                code = state.key or ""
                yield Mention("self" if code == self.country else "actor", government(code, owned[0]), owned.start(), owned.end())
        for code, start, end in find_adjectives(text):
            office = re.compile(shape["office"]).match(text, end)
            if office:
                begin = self._with_article(text, start)
                yield Mention(
                    "self" if code == self.country else "actor", government(code, text[begin : office.end()]), begin, office.end()
                )

    def _place(self, text: str, place: Place) -> Mention:
        title = re.search(self.grammar.shape("reference", "title"), text[: place.start])
        code = place.entity.key or ""
        if place.entity.label == "Country" and title:
            begin = title.start()
            return Mention("self" if code == self.country else "actor", government(code, text[begin : place.end]), begin, place.end)
        start = self._with_article(text, place.start)
        return Mention("country" if place.entity.label == "Country" else "region", place.entity, start, place.end)

    def _referred(self, text: str, memory: Memory) -> Iterator[Mention]:
        """Words that stand for what was named before, or for the document's own state."""
        shape = self.grammar.names["reference"]
        if self.we is not None:
            for match in re.finditer(rf"\b(?:{shape['we']})\b", text):
                yield Mention("self", replace(self.we, text=match[0]), match.start(), match.end(), inferred=True)
        if self.country:
            for match in re.finditer(rf"(?:{shape['government']})\b(?! (?:{shape['of']})\b)", text):
                yield Mention("self", government(self.country, match[0]), match.start(), match.end())
        for name, entity in self.short:
            for match in re.finditer(rf"\b(?:{shape['definite']}){re.escape(name)}\b", text):
                yield Mention(slot_of(entity), replace(entity, text=match[0], name=entity.shown), match.start(), match.end())
        yield from self._pronouns(text, memory, shape["pronoun"])
        yield from self._named_before(text, memory)

    def _named_before(self, text: str, memory: Memory) -> Iterator[Mention]:
        """As in "the programme", "these projects", "the Ministry"."""
        shape = self.grammar.names["reference"]
        for match in re.finditer(rf"\b(?:{shape['programme']})\b(?! (?:{shape['named_by']})\b)", text):
            named = self._the_programme(match["head"].lower(), memory)
            if named is not None:
                yield _reference(named, match)
        for match in re.finditer(rf"\b(?:{shape['programmes']})\b(?! (?:{shape['told_by']})\b)", text):
            held = re.fullmatch(shape["held"], match["heads"]) is not None
            meant = [e for e in memory.programmes if e.kind == "event_series"][-1:] if held else memory.listed
            for one in meant if held or len(meant) > 1 else ():
                yield _reference(one, match)

    def _bodies_before(self, text: str, memory: Memory) -> Iterator[Mention]:
        """As in "the Task Force": the last one named; where none was, its capitals may be a name."""
        shape = self.grammar.names["reference"]
        for match in re.finditer(rf"\b(?:{shape['actor']})\b(?! (?:{shape['bound_by']})\b)", text):
            body = re.sub(shape["endings"], "", match["body"].lower())
            known = next((e for e in (*reversed(memory.leading), *reversed(memory.actors)) if body in " ".join(e.names).lower()), None)
            if known is not None:
                yield _reference(known, match)

    def _pronouns(self, text: str, memory: Memory, words: str) -> Iterator[Mention]:
        match = re.match(rf"(?:{words})\b", text)
        if match is None:
            return
        done_to = re.match(rf" (?:{self.grammar.shape('reference', 'done_to')})\b", text[match.end() :]) is not None
        if done_to and memory.programmes and memory.subjects and not any(m.kind in _UNDERTAKINGS for m in memory.subjects):
            yield Mention(
                slot_of(memory.programmes[-1]),
                memory.programmes[-1],
                match.start(),
                match.end(),
                inferred=True,
            )
            return
        if memory.subjects and (match[0] == self.grammar.shape("reference", "they")) == (len(memory.subjects) > 1):
            for subject in memory.subjects:
                yield Mention(subject.kind, subject.entity, match.start(), match.end(), inferred=True)

    def _said_again(self, text: str, chosen: Sequence[Mention]) -> Iterator[Mention]:
        """As in "the Agency noted that they take part": who said it."""
        for match in re.finditer(self.grammar.shape("reference", "said"), text):
            before = [m for m in chosen if m.end <= match.start() and m.kind in ("actor", "network", "self", "country")]
            if before and not any(m.start <= match.start(1) < m.end for m in chosen):
                yield replace(before[0], start=match.start(1), end=match.end(1), inferred=True)

    def _again_in_clause(self, text: str, chosen: Sequence[Mention]) -> Iterator[Mention]:
        """As in "A carried out X; it was financed by B": the undertaking that stands before, in the same sentence."""
        shape = self.grammar.names["reference"]
        joint = rf"(?:;|,? (?:{self.grammar.shape('capital', 'and')}))"
        for match in re.finditer(rf"{joint} (?P<it>(?i:{shape['pronoun']})) (?:{shape['done_to']})\b", text):
            before = [m for m in chosen if m.end <= match.start() and m.kind in _UNDERTAKINGS]
            if before and not any(m.start <= match.start("it") < m.end for m in chosen):
                yield replace(before[-1], start=match.start("it"), end=match.end("it"), inferred=True)

    def _the_programme(self, head: str, memory: Memory) -> Entity | None:
        event = re.fullmatch(self.grammar.shape("reference", "event"), head) is not None
        if head in memory.events:
            return memory.events[head]
        if memory.about is not None and not event:
            return memory.about
        if "plan" in head and self.plan is not None:
            return self.plan
        fitting = [e for e in memory.programmes if (e.kind == "event_series") == event]
        if " " in head and head != "action plan":  # "the operational action": one of that very kind
            fitting = [e for e in fitting if head in " ".join(e.names).lower()]
        return fitting[-1] if fitting else None


def _blanked(text: str, taken: Iterable[Mention]) -> str:
    """The text with what is taken blotted out, so that no phrase goes across it."""
    for mention in taken:
        text = f"{text[: mention.start]}{'|' * (mention.end - mention.start)}{text[mention.end :]}"
    return text


_GOES_ON = re.compile(r" (?:against|on|for) (?:the )?[A-ZÀ-Þ][\w’'-]+(?: (?:and )?[A-ZÀ-Þ][\w’'-]+)*")
"""The rest of a name whose short form stands within it: "Joint Office (JO) against Smuggling"."""


def _reference(entity: Entity, match: re.Match[str]) -> Mention:
    return Mention(slot_of(entity), replace(entity, name=entity.shown), match.start(), match.end(), inferred=True)


def _mention(shaped: Shaped) -> Mention:
    return Mention(shaped.kind, shaped.entity, shaped.start, shaped.end)


def _as_printed(entity: Entity, printed: str, country: str) -> Entity:
    """A known thing as this place prints it; an actor's names are told anew from what is printed."""
    if entity.label == "Actor":
        named = actor(printed, country or None)
        return named if named.kind == entity.kind else replace(entity, text=printed, name=entity.shown)
    return replace(
        entity,
        text=printed,
        name=entity.shown,
        aliases=tuple(dict.fromkeys((*entity.aliases, entity.text))),
        kind=entity.kind or programme_kind(printed),
    )


def _is_name(inside: str) -> bool:
    """Whether a bracket behind a name holds other names of it."""
    names = bracket_names(inside)
    return (
        bool(names)
        and (is_acronym(names[-1]) or all(n[:1].isupper() for n in names))
        and len(inside) < 90
        and not re.search(r"\bQ\d", inside)
    )


def _longest(found: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return kept


def _outside(found: Iterable[Mention], taken: Sequence[Mention]) -> list[Mention]:
    """Those that touch nothing taken; several may share one place ("they")."""
    return [m for m in found if all(m.end <= other.start or other.end <= m.start for other in taken)]
