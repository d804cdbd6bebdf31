"""Who the organisations of one data file are: refs and names vote, inside the file and against the reference tables.

A ref is an identity only where its register's shape fits, where it does not stand for many names, and where the name beside it
agrees. A name that is known is stronger than a ref that is not its own (the Dutch ministry's ref beside "UNICEF" is UNICEF). Nothing
that was loaded before counts. Every organisation says why it became what it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.ids import exact_id, name_key, slug
from graph.records import Organisation
from graph.resolve.countries import country_codes, country_name, find_named_country
from graph.resolve.known_bodies import find_known, find_registered
from graph.resolve.organisation_names import BRACKET, agrees, any_agrees, core_of, is_collective, is_common_name, names_nobody
from graph.resolve.reference import ReferenceRow
from graph.resolve.refs import clean_ref, identified, is_identity, official_names

MANY = 4
"""Names that have nothing in common, beside one ref, from which on it is nobody's."""


_STATE = re.compile(r"(?:the\s+)?(?:federal\s+)?(?:government|kingdom|republic|state)\s+of\s+(?:the\s+)?(.+)", re.I)

TYPE_KINDS: Mapping[str, str] = {
    "10": "government", "11": "municipality", "15": "agency", "21": "ngo", "22": "ngo", "23": "ngo", "24": "ngo", "30": "network",
    "40": "igo", "60": "ngo", "70": "private", "71": "private", "72": "private", "73": "private", "80": "academic",
    "GOVERNMENT": "government", "MULTILATERAL": "igo", "INTERNATIONAL NGO": "ngo", "NATIONAL NGO": "ngo", "REGIONAL NGO": "ngo",
    "FOUNDATION": "ngo", "PRIVATE SECTOR": "private", "ACADEMIC, TRAINING AND RESEARCH": "academic", "OTHER PUBLIC SECTOR": "agency",
}  # fmt: skip
"""IATI's OrganisationType, by code and by version 1's words, as kinds of actor."""


@dataclass(slots=True)
class Party:
    """An organisation of the file, resolved.

    Attributes:
        names: all names as printed; `refs`: all refs that are this organisation's identity, as printed.
        part_of: the id of the body that it is a part of, where its name says so; "".
    """

    id: str
    name: str
    kind: str
    country: str
    names: set[str] = field(default_factory=set)
    refs: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What every printed organisation means.

    Attributes:
        ids, reasons, texts: by the number of the organisation as printed.
        parties: by id.
        disagreements: refs and names that do not belong together, in words, with how often.
    """

    ids: Sequence[str]
    reasons: Sequence[str]
    texts: Sequence[str]
    parties: Mapping[str, Party]
    disagreements: Sequence[str]


def resolve_organisations(printed: Sequence[Organisation], counts: Sequence[int], publisher: str = "") -> Resolution:
    """Who each printed organisation is.

    Args:
        counts: how often each is printed; they weigh in the vote.
        publisher: the scope of names that many bodies have, where no country is known.
    """
    votes = _Votes(printed, counts)
    ids: list[str] = []
    reasons: list[str] = []
    parties: dict[str, Party] = {}
    told: list[str] = []
    for organisation, count in zip(printed, counts, strict=True):
        party, reason, disagrees = _resolve(organisation, votes, publisher)
        known = parties.setdefault(party.id, party)
        known.names.update(name for name in organisation.names if not names_nobody(name))
        known.kind = known.kind or party.kind
        known.refs.update(party.refs)
        ids.append(party.id)
        reasons.append(reason)
        if disagrees:
            told.append(f"{disagrees} ({count} times)" if count > 1 else disagrees)
    texts = [o.names[0] if o.names else o.ref for o in printed]
    return Resolution(ids, reasons, texts, parties, told)


class _Votes:
    """What the file itself says of refs and names."""

    def __init__(self, printed: Sequence[Organisation], counts: Sequence[int]) -> None:
        self.names: dict[str, Counter[str]] = defaultdict(Counter)
        self.shown: dict[str, Counter[str]] = defaultdict(Counter)
        self._refs: dict[str, Counter[str]] = defaultdict(Counter)
        for organisation, count in zip(printed, counts, strict=True):
            ref = clean_ref(organisation.ref)
            if ref and organisation.names and is_identity(ref) and not names_nobody(organisation.names[0]):
                key = name_key(core_of(organisation.names[0])[0])
                self.names[ref][key] += count
                self.shown[ref][organisation.names[0]] += count
        self.shared = {ref for ref in self.names if self._groups(ref) >= MANY}
        for ref, names in self.names.items():
            owner = self.owner(ref)
            for key in names:
                if ref not in self.shared and owner and agrees(key, owner):
                    self._refs[key][ref] += 1

    def owner(self, ref: str) -> tuple[str, ...]:
        """The names that a ref belongs to: of the reference tables, of the code lists, else the one that the file prints most."""
        row = identified(ref)
        if row is not None:
            return row.names
        official = official_names().get(ref) or official_names().get(ref.removeprefix("XM-DAC-"))
        if official:
            return official
        shown = self.shown.get(ref)
        return (min(shown, key=lambda n: (-shown[n], -len(n), n)),) if shown else ()

    def row_of(self, ref: str) -> ReferenceRow | None:
        """The body of the tables that a ref is: theirs, else the one that the names which it belongs to mean."""
        row = identified(ref)
        if row is not None:
            return row
        owner = self.owner(ref)
        known = find_known(owner[0], "") if owner else None
        return known.row if known and known.row and known.sure else find_registered(owner[:1], ref)

    def ref_of(self, key: str) -> str:
        """The one ref that the file prints beside a name; "" where it is none or several."""
        refs = self._refs.get(key)
        return next(iter(refs)) if refs and len(refs) == 1 else ""

    def _groups(self, ref: str) -> int:
        """How many names beside a ref have nothing in common with its owner's, nor with one another."""
        if identified(ref) is not None:
            return 0
        owner = self.owner(ref)
        left = [key for key in self.names[ref] if not agrees(key, owner)]
        groups: list[str] = []
        for key in sorted(left):
            if not any(agrees(key, (other,)) for other in groups):
                groups.append(key)
        return len(groups) + 1


def _resolve(organisation: Organisation, votes: _Votes, publisher: str) -> tuple[Party, str, str]:
    """(who it is, why, what disagrees)."""
    ref = clean_ref(organisation.ref)
    identity = bool(ref) and is_identity(ref) and ref not in votes.shared
    named = tuple(name for name in organisation.names if not names_nobody(name))
    if organisation.names and not named:
        return _nobody(organisation, votes, publisher, ref if identity else "")
    organisation = organisation._replace(names=named)
    if not organisation.names:
        if not identity:
            return Party(exact_id("actor", f"ref:{organisation.ref}"), organisation.ref, "", ""), "a ref without a name", ""
        return _by_ref(ref, organisation, votes, "the ref; no name is printed")
    found = [known for name in organisation.names if (known := find_known(name, organisation.scope)).row is not None]
    row, variant, country, sure = found[0] if found else find_known(organisation.names[0], organisation.scope)
    owner = votes.owner(ref) if identity else ()
    owned = identified(ref) if identity else None
    if identity and owned is None and not sure:
        row = find_registered(organisation.names, ref)
    if owner and any_agrees(organisation.names, owner) and (row is None or owned is None or row.id == owned.id):
        if row is not None:
            return _of_row(row, organisation), f"ref {organisation.ref} and {row.table}: {variant}", ""
        if owned is None or not country or country == owned.country:
            return _by_ref(ref, organisation, votes, f"ref {organisation.ref}, and the name agrees")
    if row is not None and owned is not None and row.id == owned.id:
        return _of_row(row, organisation), f"ref {organisation.ref} and {row.table}: {variant}", ""
    return _by_printed_name(organisation, votes, publisher, ref if identity else "", (row, variant), owner)


def _nobody(organisation: Organisation, votes: _Votes, publisher: str, ref: str) -> tuple[Party, str, str]:
    """Who is meant where the name is a placeholder: whose ref it is, else one of the record's country or the publisher, without a seat."""
    why = f"{organisation.names[0]!r} names nobody"
    if ref:
        return *_by_ref(ref, organisation._replace(names=()), votes, f"the ref; {why}")[:2], why
    scope = organisation.scope.lower() or (slug(publisher, 40) if publisher else "")
    return Party("actor:" + "-".join(filter(None, (scope, "not-named"))), "(not named)", "", ""), why, why


def _by_printed_name(
    organisation: Organisation, votes: _Votes, publisher: str, ref: str, known: tuple[ReferenceRow | None, str], owner: Sequence[str]
) -> tuple[Party, str, str]:
    """Who a name is where the ref beside it does not say so."""
    name = organisation.names[0]
    disagrees = ""
    if ref and owner:
        disagrees = f"ref {organisation.ref} is printed beside {name!r}, but is {owner[0]!r}; the name was taken"
    elif clean_ref(organisation.ref) in votes.shared:
        number = len(votes.names[clean_ref(organisation.ref)])
        disagrees = f"ref {organisation.ref} stands beside {number} names; the name {name!r} was taken"
    row, variant = known
    if row is not None:
        return _of_row(row, organisation, with_ref=False), f"{row.table}: {variant}", disagrees
    state = _state(organisation)
    if state:
        return state, f"the state of {state.country}", disagrees
    told = votes.ref_of(name_key(core_of(name)[0])) if not ref else ""
    if told and not is_common_name(name):
        return _by_ref(told, organisation, votes, f"this file prints ref {told} beside the same name")
    party, reason = _by_name(organisation, publisher)
    why = f"; ref {organisation.ref} is no identity" if organisation.ref and not ref else ""
    return party, reason + why, disagrees


def _by_ref(ref: str, organisation: Organisation, votes: _Votes, reason: str) -> tuple[Party, str, str]:
    row = votes.row_of(ref)
    if row is not None:
        return _of_row(row, organisation), reason, ""
    shown = votes.shown.get(ref)
    name = min(shown, key=lambda n: (-shown[n], -len(n), n)) if shown else (votes.owner(ref) or (ref,))[0]
    country = ref[:2] if ref[:2] in country_codes() else ""
    return Party(exact_id("actor", ref), name, _kind(organisation), country, refs={organisation.ref or ref}), reason, ""


def _of_row(row: ReferenceRow, organisation: Organisation, *, with_ref: bool = True) -> Party:
    return Party(row.id, row.name, row.kind, row.country, refs={organisation.ref} if with_ref and organisation.ref else set())


def _by_name(organisation: Organisation, publisher: str) -> tuple[Party, str]:
    name = organisation.names[0]
    core, country = core_of(name)
    state = country.lower()
    if not state and (is_common_name(name) or is_collective(name)):
        state = organisation.scope.lower() or (slug(publisher, 40) if publisher else "")
        country = organisation.scope
    id_ = "actor:" + "-".join(filter(None, (state, slug(name_key(core if country else name)))))
    return Party(
        id_, name, _kind(organisation), country
    ), f"a new name in {country or publisher or 'no country'}" if state else "a new name"


def _state(organisation: Organisation) -> Party | None:
    """The government of a country, where a name says so, or a bare country's name is a government's by its type."""
    for name in organisation.names:
        bare = BRACKET.sub(" ", name).strip()
        match = _STATE.fullmatch(bare)
        code = (
            find_named_country(match[1]) if match else find_named_country(bare) if organisation.type in ("10", "Government", "") else None
        )
        if code is not None:
            article = "the " if country_name(code) in ("Netherlands", "Gambia", "Philippines", "United Kingdom", "United States") else ""
            return Party(f"actor:{code.lower()}-government", f"Government of {article}{country_name(code)}", "government", code)
    return None


def _kind(organisation: Organisation) -> str:
    name = organisation.names[0].lower() if organisation.names else ""
    kind = TYPE_KINDS.get(organisation.type, TYPE_KINDS.get(organisation.type.upper(), ""))
    return "ministry" if kind == "government" and re.search(r"\bminist", name) else kind
