"""Names by their shape: capitals with a word of a kind, names behind what they are, and the bodies that prose prints small."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.resolve.reference import find_reference
from loaders.cited import Cited
from loaders.parts.acronyms import find_definitions
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, bracket_names, is_acronym, is_office, kind_of
from loaders.parts.people import MASK
from loaders.parts.places import find_adjectives, named_place
from loaders.parts.programme_kinds import programme_kind
from loaders.parts.prose.shape_patterns import Shapes, shapes_of
from loaders.parts.prose.shaped import Shaped, undertaking
from loaders.parts.prose.tables import Grammar


def find_shapes(sentence: Cited, grammar: Grammar, country: str) -> Iterator[Shaped]:
    """The things that a sentence names by their shape, in no order; they may overlap.

    Args:
        country: the state in whose reference table names are looked up.
    """
    shapes = shapes_of(grammar)
    yield from _titled(sentence.value, shapes, country)
    yield from _apposed(sentence.value, shapes, country)
    yield from _capitals(sentence, shapes, country)
    yield from _small(sentence.value, shapes, country)
    yield from _single(sentence.value, shapes, country)


def _titled(text: str, shapes: Shapes, country: str) -> Iterator[Shaped]:
    for match in shapes.titled.finditer(text):
        group = "quoted" if match["quoted"] else "plain"
        name = match[group].strip(" ,")
        if name[:1].isupper() or group == "plain":
            yield Shaped("programme", undertaking(name, match[0], country), match.start(), match.end())
    for match in shapes.listed.finditer(text):
        name = match["name"]
        if kind_of(name) is None and named_place(name) is None and not is_acronym(name) and not find_reference("Actor", name, [country]):
            yield Shaped("programme", undertaking(name, name, country), match.start("name"), match.end("name"))


def find_introduced(text: str, grammar: Grammar, country: str) -> Iterator[Shaped]:
    """Names that a sentence introduces by saying what they are: what other sentences then may call by the bare name."""
    shapes = shapes_of(grammar)
    yield from _apposed(text, shapes, country)
    yield from _shortened(text, shapes, country)
    yield from (s for s in (*_titled(text, shapes, country), *_capitals(Cited.of(text), shapes, country)) if _is_named(s, text, shapes))
    for long, short in find_definitions(text):
        if kind_of(long) is None and (shapes.last.search(long) or shapes.within.search(long)) and MASK not in long:
            entity = replace(undertaking(long, f"{long} ({short})", country), aliases=(long, short))
            at = text.find(long)
            yield Shaped("programme", entity, at, at + len(long))


def _shortened(text: str, shapes: Shapes, country: str) -> Iterator[Shaped]:
    """Bodies with a short form in a bracket, whatever language it is of: "the Federal Criminal Police Office (BKA)"."""
    for shaped in _capitals(Cited.of(text), shapes, country):
        bracket = _SHORT_FORM.match(text, shaped.end) if shaped.kind == "actor" else None
        names = bracket_names(bracket[1]) if bracket else []
        if names and is_acronym(names[-1]) and find_reference("Actor", names[-1], [country]) is None:
            yield replace(shaped, entity=replace(shaped.entity, aliases=(*shaped.entity.aliases, shaped.entity.shown, *names)))


_SHORT_FORM = re.compile(r"\s*\(([^()]{2,60})\)")


def _is_named(shaped: Shaped, text: str, shapes: Shapes) -> bool:
    """Whether an undertaking stands behind the word of its kind ("the project REACH"), so that its bare name calls it too."""
    name = shaped.entity.shown
    begins = shapes.kind_first.match(text, shaped.start) is not None
    return shaped.kind == "programme" and begins and named_place(name) is None and kind_of(name) is None and len(name) > _BARE


_BARE = 3
"""Letters of the longest name that is too short to be known by itself."""


def _apposed(text: str, shapes: Shapes, country: str) -> Iterator[Shaped]:
    """As in "X, a regional programme of …", "Y, an NGO", "the NGO Y": a name by what stands beside it."""
    acting = shapes.acting.match(text)
    for one in shapes.listed_name.finditer(acting["names"]) if acting else ():
        if not shapes.lead.match(one[0]) and named_place(one[0]) is None and MASK not in one[0] and len(one[0]) > _BARE:
            yield Shaped("actor", actor(one[0], country or None), one.start(), one.end())
    for match in shapes.called_list.finditer(text):
        for one in shapes.listed_name.finditer(match["names"]):
            at = match.start("names") + one.start()
            if named_place(one[0]) is None and MASK not in one[0]:
                body = actor(one[0], country or None)
                yield Shaped("actor", replace(body, kind=body.kind or "ngo"), at, at + len(one[0]))
    for match in (*shapes.apposed.finditer(text), *shapes.called.finditer(text)):
        lead = shapes.lead.match(match["name"])
        start = match.start("name") + (lead.end() if lead else 0)
        name = text[start : match.end("name")]
        if not name or MASK in name or named_place(name) is not None or shapes.joins.search(name) or shapes.none.search(name):
            continue
        if match.groupdict().get("programme"):
            if kind_of(name) is None and not is_acronym(name):
                yield Shaped("programme", undertaking(name, name, country), start, match.end("name"))
        elif kind_of(name) is None or len(name.split()) > 1:
            named = actor(name, country or None)
            quoted = text[start - 1 : start] in _OPENING and text[match.end("name") : match.end("name") + 1] in _CLOSING
            begin, end = (match.start(), match.end("name") + 1) if quoted and start else (start, match.end("name"))
            yield Shaped("actor", replace(named, kind=named.kind or "ngo"), begin, end)


_OPENING, _CLOSING = frozenset("'‘“„\""), frozenset("'’”“\"")


def _capitals(sentence: Cited, shapes: Shapes, country: str) -> Iterator[Shaped]:
    text = sentence.value
    for match in shapes.ministry.finditer(text):
        items = shapes.fields.split(match[0])[1:]
        if not any(is_acronym(i) or kind_of(i) or find_reference("Actor", i, [country]) for i in items):
            yield Shaped("actor", actor(match[0], country or None), match.start(), match.end())
    for match in shapes.capitals.finditer(text):
        lead = shapes.lead.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if start >= match.end() or MASK in match[0]:
            continue
        owner = shapes.of_whom.search(text, start, match.end())
        owned = text[start : owner.start()] if owner and (is_acronym(owner["who"]) or kind_of(owner["who"])) else ""
        if owner and (shapes.last.search(owned) or shapes.within.search(owned)):
            yield from _capital(sentence, owner.start("who"), match.end(), shapes, country)
            yield from _capital(sentence, start, owner.start(), shapes, country)
            continue
        parted = next((p for p in shapes.apart.finditer(text, start, match.end()) if kind_of(text[p.end() : match.end()])), None)
        if parted is None:
            yield from _capital(sentence, start, match.end(), shapes, country)
            continue
        yield from _capital(sentence, parted.end(), match.end(), shapes, country)
        first = text[start : parted.start()]
        if " " in first and kind_of(first) is None and not shapes.within.search(first) and not shapes.last.search(first):
            yield Shaped("actor", actor(first, country or None), start, parted.start())
        else:
            yield from _capital(sentence, start, parted.start(), shapes, country)


def _capital(sentence: Cited, start: int, end: int, shapes: Shapes, country: str) -> Iterator[Shaped]:
    """One run of capitals: an undertaking by the word behind or before it, else a body by its words."""
    text = sentence.value
    ordinal = shapes.ordinal_before.search(text, 0, start)
    start = ordinal.start() if ordinal and shapes.plan.search(text[start:end]) else start
    owner = _STATES_OWN.match(text, start, end)
    if owner and named_place(owner[1]):
        start = owner.end()
    run = text[start:end]
    opening = shapes.first.match(run)
    if opening and not kind_of(run):
        name = run[opening.end() :]
        yield Shaped(
            "programme",
            replace(undertaking(name, run, country), kind=programme_kind(run) if programme_kind(run) != "programme" else "pilot"),
            start,
            end,
        )
        return
    behind = shapes.behind.match(text, end)
    if behind or shapes.last.search(run) or shapes.within.search(run) or shapes.before.search(text[:start]):
        whole = text[start : behind.end()] if behind else run
        before = shapes.before.search(text[:start])
        begin = before.start() if before and not behind else start
        title = shapes.in_title.match(text, end) if before and not behind else None
        if title:
            end, run, whole = title.end(), text[start : title.end()], text[start : title.end()]
        stem = [w for w in shapes.last.sub("", re.sub(shapes.behind, "", whole)).split() if w[:1].isupper()]
        telling = [w for w in stem if w.lower() not in shapes.bare]
        years = None if behind else shapes.years.match(text, end)
        dated = years is not None and (shapes.plan.search(run) or shapes.within.search(run)) is not None
        if years and dated:  # what nothing else tells apart is called by its years too
            end = years.end()
            named = any(w.lower() not in shapes.kind_only for w in telling)
            run, whole = (run, whole) if named else (text[start:end], text[start:end])
        owned = _OWNED.search(run) is not None
        single = not shapes.joins.search(run) or shapes.within.search(run) is not None
        known = find_reference("Actor", whole, [country]) or (behind and find_reference("Actor", run, [country]))
        dated = dated or (shapes.ordinal.match(run) and shapes.plan.search(run)) is not None
        if (telling or dated) and single and not owned and not known:
            hyphened = shapes.last.search(run)
            stands = run[: hyphened.start()] if hyphened and hyphened[0].startswith("-") else run if behind else whole
            yield Shaped("programme", undertaking(stands, text[begin : max(end, behind.end() if behind else 0)], country),
                         begin, behind.end() if behind else end)  # fmt: skip
            return
    for piece in split_names(sentence.cut(start, end), country) if shapes.joins.search(run) or " & " in run else [sentence.cut(start, end)]:
        at = text.find(piece.value, start, end)
        plain = shapes.owner.sub("", piece.value)
        called = shapes.named_kind.match(plain)
        if called:  # "NGO X" is X
            behind_kind = actor(plain[called.end() :], country or None)
            yield Shaped("actor", replace(behind_kind, kind=behind_kind.kind or "ngo"), at, at + len(plain))
            continue
        body = kind_of(plain) is not None or is_office(plain) or shapes.heads.search(plain) is not None
        place = plain.rsplit(" ", 1)
        body = body or (len(place) > 1 and named_place(place[1]) is not None and shapes.heads.search(place[0]) is not None)
        body = body and named_place(plain) is None
        if at >= 0 and len(plain.split()) > 1 and body and not shapes.none.search(plain):
            yield Shaped("actor", actor(plain, country or None), at, at + len(plain))


def _single(text: str, shapes: Shapes, country: str) -> Iterator[Shaped]:
    """Bodies of one word with an ending that tells their kind, as languages of compounds have: "Polismyndigheten"."""
    for match in shapes.single.finditer(text):
        name = shapes.owner.sub("", match[0])
        yield Shaped("actor", actor(name, country or None), match.start(), match.start() + len(name))


_STATES_OWN = re.compile(r"([A-ZÀ-Þ][\w-]+)[’']s? (?=[A-ZÀ-Þ])")
"""The state whose plan or body it is, in front of its name: "Ireland's Third Action Plan"."""

_OWNED = re.compile(r"[’']s?$")
"""A name that only owns the undertaking behind it: "UNODC's programme"."""


def _small(text: str, shapes: Shapes, country: str) -> Iterator[Shaped]:
    people = {end + 1: (code, start) for code, start, end in find_adjectives(text)}
    for match in shapes.small.finditer(text):
        code, start = people.get(match.start(), (country, match.start()))
        yield Shaped("actor", actor(text[start : match.end()], code or None), start, match.end())
