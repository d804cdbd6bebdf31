"""Who works with whom, in plain sentences: collaborations, agreements, liaison officers, hosts, sponsored bodies, partnerships."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.model import Entity
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.programmes import known_programme
from loaders.parts.empact import empact_programme
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, government
from loaders.parts.places import find_adjectives, listed_places
from loaders.parts.state_names import acting, state_pattern

_UNSURE = re.compile(
    r"\b(?:may|might|could|would|should|if|plans? to|intends? to|will|expected to|envisaged|not|no|never|without|neither|nor"
    r"|yet|possib\w+|negotiat\w+)\b",
    re.I,
)
"""Hedges and negations: a sentence with one says no fact of this kind."""

_END = r"(?=\s*(?:[,.;:]|$|\b(?:through|within|under|to|on|in order|for|where|which|in the framework)\b))"
_COLLABORATES = re.compile(
    r"^(?:[^,]{3,30}, )?(?P<who>[^,;:]{3,90}?)\s+(?:also\s+)?(?:(?:actively|closely|regularly)\s+)?"
    r"(?:collaborates?|cooperates?|works? (?:closely|together))\s+(?:closely\s+)?with\s+(?P<list>[^;:.,]+?(?:, [^;:.,]+?)*?)"
    rf"(?:\s+(?:through|within|under)\s+(?P<within>EMPACT(?:[ -]THB)?)\b|{_END})"
)
_CLASS = re.compile(
    r"^(?!several|various|many|other|different|relevant|all\b|some\b)"
    r"[a-z][\w -]*\b(?:agencies|authorities|partners|organi[sz]ations|services)$"
)
_HOSTS = re.compile(
    r"^(?P<who>[^;:]{3,120}?),?\s+(?:facilitates and |organi[sz]es and |also )?(?P<verb>hosts|chairs)\s+the"
    r"\s+(?P<name>[A-Z][^(),.;]{5,100}?)"
    r"\s*(?P<bracket>\([^()]*\))?(?:,\s+where\s+(?P<members>[^,.;]+?)\s+meet\b|(?=[,.;]|$))"
)
_SPONSORED = re.compile(
    r"(?:^|[:;]\s+)(?P<body>[A-Z][\w’'& -]{2,60}), an? (?:\w+ )?(?:NGO|organi[sz]ation|foundation|association) "
    r"(?:sponsored|funded|financed|subsidi[sz]ed) by (?P<funder>[^,.;]+)"
)
_PARTNERSHIP = re.compile(
    r"(?P<name>[A-Z][\w’'() -]{1,80}?)\s+(?:is|represents|constitutes)\s+an?\s+(?:[\w-]+\s+)?partnership\s+(?:between|of)\s+"
    r"(?P<list>(?:(?!,?\s+[a-z]+ing\b)[^.;])+)"
)
_INSTRUMENTS = (
    r"(?P<instrument>(?:[Mm]emorand(?:um|a) of [Uu]nderstanding|[Dd]eclarations? of [Ii]ntent|(?:[Bb]ilateral "
    r"|[Cc]ooperation )[Aa]greements?)(?: \(MoUs?\))?)"
)
_SIGNED = (
    rf"{{who}}\s+(?:has |have )?(?:also )?(?:signed|concluded|entered into)\s+(?:[\w-]+\s+){{{{0,3}}}}?{_INSTRUMENTS}"
    rf"\s+(?:[\w-]+\s+){{{{0,4}}}}?with\s+(?P<list>[^.;]+)"
)
_ESTABLISHED = (
    r"{who}\s+(?:[^,.;]*?\b)?(?:has |have )?(?:established|maintains?|has|have)\s+(?P<instrument>(?:strategic"
    r"|close|operational|structured) cooperation)\s+with\s+(?P<list>[^.;]+)"
)
_LIAISON = re.compile(
    r"\b(?P<instrument>liaison officers?)\b[^.;]*?\b(?:posted|stationed|deployed|seconded|based|placed|present)\s+(?:to|in"
    r"|at)\s+(?P<list>[^.;]+)",
    re.I,
)
_TEAM = re.compile(
    r"\b(?:established|set up|concluded|participated in|took part in)\s+(?:an?\s+|\w+"
    r"\s+)?(?P<instrument>[Jj]oint [Ii]nvestigation [Tt]eams?)(?: \(JITs?\))?"
    r"\s+with\s+(?P<list>[^.;]+)"
)
_NO_BODY = re.compile(r"(?! (?:[A-Z]|[a-z]+ (?:[Ss]ervice|[Aa]uthority|[Aa]gency|[Oo]ffice)\b))")
"""Behind a people's adjective that begins no body's own name, of which the rules for sentences tell."""

_NAMES = {"memoranda of understanding": "Memorandum of Understanding", "memorandum of understanding": "Memorandum of Understanding"}


def add_partnerships(draft: Draft, sentences: Iterable[Cited], programmes: Mapping[str, Entity], country: str) -> None:
    """Write down what plain sentences say of working together; nothing where a sentence hedges or denies.

    Args:
        programmes: the programmes that the document's tables and lists name.
        country: the state whose document it is.
    """
    for sentence in sentences:
        _add_collaboration(draft, sentence, country)
        _add_host(draft, sentence, country)
        _add_sponsored(draft, sentence, country)
        _add_partnership(draft, sentence, programmes, country)
        _add_with_countries(draft, sentence, country)


def _say(pattern: str | re.Pattern[str], sentence: Cited) -> re.Match[str] | None:
    """Where a sentence says what a pattern looks for, unless it hedges or denies up to there."""
    match = re.search(pattern, sentence.value)
    return match if match and not _UNSURE.search(sentence.value[: match.end()]) else None


def _bodies(names: Iterable[Cited], country: str) -> Iterator[Entity]:
    """The names that are bodies: known ones, states, kinds of bodies, and classes of them."""
    for name in names:
        plain = re.sub(r"^(?:with|and)\s+", "", name.value)
        entity = acting(plain, country)
        parts = [plain] if entity is not None else re.split(r"\s+and\s+(?:with\s+)?", plain)
        for part in parts:
            body = entity or acting(part, country)
            if body is not None:
                yield body
            elif _CLASS.match(part):
                yield actor(part, country)


def _add_collaboration(draft: Draft, sentence: Cited, country: str) -> None:
    match = _say(_COLLABORATES, sentence)
    if match is None:
        return
    who = [e for e in _bodies(split_names(sentence.group(match, "who"), country), country) if e.kind]
    others = list(_bodies(split_names(sentence.group(match, "list"), country), country))
    within = match["within"]
    for one in who:
        for other in others:
            draft.fact(one, "COOPERATES_WITH", other, sentence, "sentence", "emn.collaborates", instrument=within)
        if within and others:
            draft.fact(one, "PARTICIPATES_IN", empact_programme(within), sentence, "sentence", "emn.collaborates")


def _add_host(draft: Draft, sentence: Cited, country: str) -> None:
    """As in "the government, Ministry of X, hosts the Y Meeting (YM), where A and B meet"."""
    match = _say(_HOSTS, sentence)
    parts = [acting(part.strip(), country) for part in match["who"].split(",")] if match else []
    if match is None or not parts or any(part is None for part in parts) or len(parts) > 2:
        return
    whole, own = parts[0], parts[-1]
    named = actor(f"{match['name']} {match['bracket'] or ''}")
    if named.kind == "network":
        return  # a body that is hosted; the rules for sentences read it
    event = Entity("Programme", match["name"], kind="event_series", country=country, aliases=named.aliases)
    role = "host" if match["verb"] == "hosts" else "chair"
    if own is not None and whole is not None:
        draft.fact(own, "LEADS", event, sentence, "sentence", "emn.hosts", role=role)
        if own is not whole:
            draft.fact(own, "PART_OF", whole, sentence, "sentence", "emn.hosts")
    for member in re.split(r"\s+and\s+|,\s*", match["members"] or ""):
        if member:
            draft.fact(actor(re.sub(r"\s+on\s.*", "", member)), "PARTICIPATES_IN", event, sentence, "sentence", "emn.hosts")


def _add_sponsored(draft: Draft, sentence: Cited, country: str) -> None:
    match = _say(_SPONSORED, sentence)
    for name in split_names(sentence.group(match, "funder"), country) if match else ():
        payer = acting(name.value, country)
        if match is not None and payer is not None:
            draft.fact(payer, "FUNDS", actor(match["body"], country), sentence, "sentence", "emn.sponsored")


def _add_partnership(draft: Draft, sentence: Cited, programmes: Mapping[str, Entity], country: str) -> None:
    match = _say(_PARTNERSHIP, sentence)
    programme = known_programme(match["name"], programmes) if match else None
    if match is None or programme is None:
        return
    for body in _bodies(split_names(sentence.group(match, "list"), country), country):
        draft.fact(body, "PARTICIPATES_IN", programme, sentence, "sentence", "emn.partnership")
    if "partner countries" in match["list"]:
        partners = Entity("Actor", "partner countries", f"partner countries of {programme.shown}", "government", country)
        draft.fact(partners, "PARTICIPATES_IN", programme, sentence, "sentence", "emn.partnership")


def _add_with_countries(draft: Draft, sentence: Cited, country: str) -> None:
    """Agreements, liaison officers and teams with countries: this state cooperates with each of them."""
    state = state_pattern(country)
    own = any(code == country and _NO_BODY.match(sentence.value, end) for code, _, end in find_adjectives(sentence.value))
    named = own or re.search(rf"\b(?:{state}|[Oo]ur|[Ww]e)\b", sentence.value)
    for pattern in (_SIGNED.format(who=state), _ESTABLISHED.format(who=state), _LIAISON, _TEAM):
        match = _say(pattern, sentence)
        if match is None or not named:
            continue
        places = [
            place for place, _ in listed_places(sentence.group(match, "list"))[0] if place.label == "Country" and place.key != country
        ]
        instrument = _NAMES.get(match["instrument"].lower(), match["instrument"])
        for place in places:
            draft.fact(government(country), "COOPERATES_WITH", place, sentence, "sentence", "emn.with_countries", instrument=instrument)
