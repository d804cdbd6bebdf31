"""The partners in a country from what a store keeps ready of them (graph.partners), in the words of the question's own statements."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.days import AFTER_ANY, runs, touches
from graph.editions import Edition
from graph.model import STRENGTHS
from graph.partners import LISTED, ROLES, STATES, Part, Partner, Partners, Wanted
from graph.schema import RELEVANCES
from graph.store import Cell, GraphStore
from queries.answer import AnswerPage, Citation
from queries.evidence import MOST_CITED
from queries.parameters import ANY_TIME

QUESTION = "partners-in-country"

_PLACES = ("direct", "region", "worldwide")
_ROLES = tuple(ROLES.values())


def find_ready(store: GraphStore, values: Mapping[str, Cell], editions: Mapping[str, Edition]) -> AnswerPage | None:
    """The page of `partners-in-country` where a store keeps it ready; None where its statements must be asked.

    Args:
        values: those of the question's statements, of all documents in force.
        editions: by id, those that are searched.
    """
    offset, limit, each, reach = (int(str(values[name])) for name in ("offset", "limit", "each", "reach"))
    if values.get("convert") or list(STRENGTHS) != values["strengths"] or not 0 < each <= LISTED:
        return None
    relevance, state, role, kind, day = (str(values[name]) for name in ("relevance", "state", "role", "kind", "day"))
    time = (str(values["active_from"]), str(values["active_to"]))
    wanted = Wanted(offset, limit, each, relevance, state, role, kind, day, reach, time if time != ANY_TIME else ("", ""))
    found = store.partners(str(values["country"]), wanted)
    if found is None:
        return None
    page = _Page(found, str(values["country"]), wanted, editions)
    rows, citations, statements = zip(*map(page.row, found.partners), strict=True) if found.partners else ((), (), ())
    return AnswerPage(rows, citations, statements, found.totals)


class _Page:
    """Makes rows of one page."""

    def __init__(self, found: Partners, country: str, wanted: Wanted, editions: Mapping[str, Edition]) -> None:
        words = found.words
        self.found, self.wanted, self.day = found, wanted, wanted.day
        self.here = words.index(country) if country in words else -1
        known = (editions.get(word) for word in words)
        self.editions = [(edition.stem, edition.title, edition.issued) if edition else None for edition in known]
        self.weights = [-STRENGTHS.index(word) if word in STRENGTHS else 1 for word in words]

    def row(self, partner: Partner) -> tuple[dict[str, Cell], tuple[Citation, ...], int]:
        """The row of one partner, its citations, and how many statements it rests on."""
        row = _Row(self, partner.number)
        for number in partner.programmes[: self.wanted.each]:
            row.add(self.found.parts[number])
        cells: dict[str, Cell] = {
            "actor": partner.id, "name": partner.name, "kind": partner.kind, "seat": partner.seat,
            "identifiers": sorted(set(filter(None, partner.identifiers or ()))),
            "roles": sorted(role for place, role in enumerate(_ROLES) if partner.roles >> place & 1), "place": _PLACES[partner.near],
            "relevance": RELEVANCES[partner.rank], "state": STATES[self.best_state(partner)], "programme_count": partner.programme_count,
            "relevant_count": partner.relevant_count, "programmes": [row.programmes[key] for key in sorted(row.programmes)],
            "periods": [row.periods[key] for key in sorted(row.periods)],
        }  # fmt: skip
        return cells, row.citations(), len(row.said)

    def best_state(self, partner: Partner) -> int:
        """As the term `state`, the best of all programmes of a partner."""
        day = self.day
        if any(last >= day and first <= day + AFTER_ANY for first, last in partner.spans):
            return 0
        if any(first > day + AFTER_ANY and last >= day for first, last in partner.spans):
            return 1
        return 2 if partner.unknown else 3

    def state(self, first: str | None, last: str | None) -> int:
        """As the term `state`, of one programme."""
        if not last:
            return 2
        if last + AFTER_ANY < self.day:
            return 3
        return 1 if (first or "") > self.day + AFTER_ANY else 0

    def role_asked(self, place: int) -> bool:
        """As the term `role_asked`."""
        return self.wanted.role in {"", _ROLES[place]}

    def phase_here(self, phase: str, targets: Sequence[tuple[Any, ...]]) -> bool:
        """As the term `phase_here`."""
        named = [place for place, of, _, country in targets if country and of == phase]
        return not named or self.here in named

    def idle(self, periods: Sequence[tuple[Part, tuple[Any, ...]]]) -> bool:
        """None of these periods is of the time asked for; what has none here lists none."""
        time = self.wanted.active
        if not any(time):
            return False
        spans = runs((kind or "", start or "", end or "") for _, (_, start, end, _, kind, _) in periods)
        return not any(touches(start, end, *time) for start, end in spans)

    def place_of(self, part: Part, place: int, document: int) -> tuple[str, str, str, str, str, str, int | None, str, str]:
        """Where statements of a part stand: document (to sort by), passage, document, stem, title, issued, page, section, text."""
        number, page, section = part[9][place]
        passage, text = self.found.texts[number] if isinstance(number, int) else (number, "")
        word = self.found.words[document]
        return (word, passage, word, *(self.editions[document] or (word, "", "")), page, section, text)


class _Row:
    """What is said of the programmes that a row lists; each list by what it is sorted by."""

    __slots__ = ("actor", "page", "periods", "places", "programmes", "said")

    def __init__(self, page: _Page, actor: int) -> None:
        self.page, self.actor = page, actor
        self.programmes: dict[tuple[str, ...], dict[str, Cell]] = {}
        self.periods: dict[tuple[str, ...], dict[str, Cell]] = {}
        self.said: dict[str, tuple[Any, ...]] = {}
        self.places: dict[tuple[int, int, int], tuple[Any, ...]] = {}

    def add(self, parts: Sequence[Part]) -> None:
        """Add what all sources say of one programme, under all the ids that it has there."""
        one, relevance = parts[0][1], RELEVANCES[parts[0][3]]
        groups: dict[tuple[int, str], list[tuple[str, str, int, int]]] = {}
        for of in _by_id(parts):
            self._add_id(of, groups)
        for (place, phase), said in groups.items():
            name = next((name for id_, name, *_ in said if id_ == one), None) or min(name for _, name, *_ in said)
            also = sorted({id_ for id_, *_ in said if id_ != one})
            role, state, near = _ROLES[place], STATES[min(of[2] for of in said)], _PLACES[min(of[3] for of in said)]
            key = (name, role, phase, str(also), near, relevance, state, one)
            self.programmes[key] = {"id": one, "name": name, "role": role, "phase": phase, "also": also, "place": near,
                                    "relevance": relevance, "state": state}  # fmt: skip

    def _add_id(self, parts: Sequence[Part], groups: dict[tuple[int, str], list[tuple[str, str, int, int]]]) -> None:
        """The same of one of its ids."""
        page, actor, reached = self.page, self.actor, self.page.found.reached
        placed = [(part, target[2]) for part in parts for target in part[7] if target[0] in reached]
        mine = [(part, role) for part in parts for role in part[6] if role[0] == actor and page.role_asked(role[1])]
        id_, _, name, _, first, last, *_ = parts[0]
        state = page.state(first, last)
        if not placed or not mine or page.wanted.state not in {"all", STATES[state]}:
            return
        near = min(reached[target[0]] for part in parts for target in part[7] if target[0] in reached)
        for part, (_, place, phase, statement) in mine:
            groups.setdefault((place, phase), []).append((id_, name, state, near))
            self._say(0, part, statement)
        for part, statement in placed:
            self._say(1, part, statement)
        here = [
            (part, period) for part in parts for period in part[8]
            if not period[3] or page.phase_here(period[3], [target for other in parts for target in other[7]])
        ]  # fmt: skip
        if page.idle(here):
            return
        for part, (span_id, start, end, phase, kind, statement) in here:
            key = (name, start or "", end or "", phase or "", kind or "", span_id)
            self.periods[key] = {"id": span_id, "programme": name, "start_date": start, "end_date": end, "phase": phase, "kind": kind}
            self._say(2, part, statement)

    def _say(self, rank: int, part: Part, statement: tuple[Any, ...]) -> None:
        """Keep a statement with all that its citation holds, under what it is sorted by."""
        id_, place, document, strength, rule, quote = statement
        if id_ in self.said:
            return
        page = self.page
        where = (id(part), place, document)
        found = self.places.get(where) or self.places.setdefault(where, page.place_of(part, place, document))
        self.said[id_] = (rank, page.weights[strength], found[0], found[1], id_, found, quote, strength, rule)

    def citations(self) -> tuple[Citation, ...]:
        """The first MOST_CITED, in order."""
        words = self.page.found.words
        return tuple([
            Citation(id_, passage, document, stem, title, issued, number, section, quote, text, words[strength], words[rule])
            for _, _, _, _, id_, (_, passage, document, stem, title, issued, number, section, text), quote, strength, rule
            in sorted(self.said.values())[:MOST_CITED]
        ])  # fmt: skip


def _by_id(parts: Sequence[Part]) -> Iterable[Sequence[Part]]:
    """The parts of each id that a programme has."""
    if len(parts) == 1:
        return (parts,)
    ids: dict[str, list[Part]] = {}
    for part in parts:
        ids.setdefault(part[0], []).append(part)
    return ids.values()
