"""Who the organisations of one data file are: refs and names vote, inside the file and against the reference tables.

A ref is an identity only where its register's shape fits, where it does not stand for many names, and where the name beside it
agrees. A name that is known is stronger than a ref that is not its own (the Dutch ministry's ref beside "UNICEF" is UNICEF). Nothing
that was loaded before counts. Every organisation says why it became what it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from graph.ids import exact_id, name_key, slug
from graph.records import Organisation
from graph.resolve.countries import adjectives, country_codes, country_name, find_named_country, read_reference
from graph.resolve.reference import ReferenceRow, find_identified, find_reference

MANY = 4
"""Names that have nothing in common, beside one ref, from which on it is nobody's."""

_PLACEHOLDER = re.compile(r"[\W_0]*|n/?\.?a\.?|none|null|unknown|tbc|tbd|xx+|other|test|not applicable|-+", re.I)
_REGISTER = re.compile(r"([A-Z]{2}-[A-Z0-9_]{2,12})-(.+)")
_DAC_AGENCY = re.compile(r"[A-Z]{2}-\d{1,3}(-\d{1,3})*")
_CHANNEL = re.compile(r"(?:XM-DAC-)?(\d{5})")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_STATE = re.compile(r"(?:the\s+)?(?:federal\s+)?(?:government|kingdom|republic|state)\s+of\s+(?:the\s+)?(.+)", re.I)

_COMMON_WORDS = (
    "ministry ministries minister department departments government governments national federal state local regional district "
    "provincial municipality municipalities authority authorities agency agencies office bureau service services police force "
    "court courts commission committee council secretariat directorate general board institute centre foundation association "
    "society university college school hospital bank fund funds organisation organisations ngo ngos cso csos partner partners "
    "donor donors private sector public company other others various multiple several unknown undefined not specified implementing "
    "international civil health education finance foreign affairs interior justice agriculture environment labour social welfare "
    "women children family gender youth development planning economy economic cooperation water energy transport trade industry "
    "defence security immigration migration rural urban home external relations culture sport communities community min of "
)
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that any country's bodies have: a name of nothing else says not whose it is."""

_APART_WORDS = (
    "fund funds trust office offices bureau branch unit division foundation friends usa america committee association delegation "
    "mission embassy regional country programme project facility initiative secretariat innovation venture for japan department "
    "directorate "
)
APART = frozenset(_APART_WORDS.split())
"""Words that make a body of its own of a name that holds another's: a bureau, a fund, "USA for …"."""

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


@lru_cache(maxsize=1 << 16)
def is_common_name(name: str) -> bool:
    """Whether a name is one that bodies of many countries have ("Ministry of Health", "Other")."""
    words = re.findall(r"[^\W\d_]+", name_key(name))
    return all(word in COMMON for word in words)


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
        known.names.update(organisation.names)
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
            if ref and organisation.names and is_identity(ref):
                key = name_key(_core(organisation.names[0])[0])
                self.names[ref][key] += count
                self.shown[ref][organisation.names[0]] += count
        self.shared = {ref for ref in self.names if self._groups(ref) >= MANY}
        for ref, names in self.names.items():
            owner = self.owner(ref)
            for key in names:
                if ref not in self.shared and owner and _agrees(key, owner):
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

    def ref_of(self, key: str) -> str:
        """The one ref that the file prints beside a name; "" where it is none or several."""
        refs = self._refs.get(key)
        return next(iter(refs)) if refs and len(refs) == 1 else ""

    def _groups(self, ref: str) -> int:
        """How many names beside a ref have nothing in common with its owner's, nor with one another."""
        if identified(ref) is not None:
            return 0
        owner = self.owner(ref)
        left = [key for key in self.names[ref] if not _agrees(key, owner)]
        groups: list[str] = []
        for key in sorted(left):
            if not any(_agrees(key, (other,)) for other in groups):
                groups.append(key)
        return len(groups) + 1


def _resolve(organisation: Organisation, votes: _Votes, publisher: str) -> tuple[Party, str, str]:
    """(who it is, why, what disagrees)."""
    ref = clean_ref(organisation.ref)
    identity = bool(ref) and is_identity(ref) and ref not in votes.shared
    if not organisation.names:
        if not identity:
            return Party(exact_id("actor", f"ref:{organisation.ref}"), organisation.ref, "", ""), "a ref without a name", ""
        return _by_ref(ref, organisation, votes, "the ref; no name is printed")
    found = [known for name in organisation.names if (known := _known(name))[0] is not None]
    row, variant, country = found[0] if found else _known(organisation.names[0])
    owner = votes.owner(ref) if identity else ()
    owned = identified(ref) if identity else None
    if owner and _any_agrees(organisation.names, owner) and (row is None or owned is None or row.id == owned.id):
        if row is not None:
            return _of_row(row, organisation), f"ref {organisation.ref} and {row.table}: {variant}", ""
        if owned is None or not country or country == owned.country:
            return _by_ref(ref, organisation, votes, f"ref {organisation.ref}, and the name agrees")
    if row is not None and owned is not None and row.id == owned.id:
        return _of_row(row, organisation), f"ref {organisation.ref} and {row.table}: {variant}", ""
    return _by_printed_name(organisation, votes, publisher, ref if identity else "", (row, variant), owner)


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
    told = votes.ref_of(name_key(_core(name)[0])) if not ref else ""
    if told and not is_common_name(name):
        return _by_ref(told, organisation, votes, f"this file prints ref {told} beside the same name")
    party, reason = _by_name(organisation, publisher)
    why = f"; ref {organisation.ref} is no identity" if organisation.ref and not ref else ""
    return party, reason + why, disagrees


def _by_ref(ref: str, organisation: Organisation, votes: _Votes, reason: str) -> tuple[Party, str, str]:
    row = identified(ref)
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
    core, country = _core(name)
    state = country.lower()
    if not state and is_common_name(name):
        state = organisation.scope.lower() or (slug(publisher, 40) if publisher else "")
        country = organisation.scope
    id_ = "actor:" + "-".join(filter(None, (state, slug(name_key(core if country else name)))))
    return Party(
        id_, name, _kind(organisation), country
    ), f"a new name in {country or publisher or 'no country'}" if state else "a new name"


def _state(organisation: Organisation) -> Party | None:
    """The government of a country, where a name says so, or a bare country's name is a government's by its type."""
    for name in organisation.names:
        bare = _BRACKET.sub(" ", name).strip()
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


@lru_cache(maxsize=1 << 15)
def _known(name: str) -> tuple[ReferenceRow | None, str, str]:
    """The row of a name, which form of it the tables have, and the country that the name itself tells."""
    core, country = _core(name)
    for variant in dict.fromkeys((name, _BRACKET.sub(" ", name).strip(), core)):
        row = find_reference("Actor", variant, [country] if country else [])
        if row is not None and (row.country in ("", country) or variant != core):
            return row, variant, country
    return None, "", country


_SHORT: Mapping[str, str] = {"UK": "GB", "US": "US", "U.S.": "US", "USA": "US", "UAE": "AE", "DRC": "CD"}
"""Short names of countries that stand before a dash; elsewhere three letters are no country's."""


@lru_cache(maxsize=1 << 15)
def _core(name: str) -> tuple[str, str]:
    """A name without its country and what stands in brackets, and the country: "Netherlands - Ministry of Foreign Affairs (DGIS)"."""
    bare = _BRACKET.sub(" ", name).strip(" ,;")
    head, dash, rest = (part.strip() for part in bare.partition(" - "))
    if dash and (code := _SHORT.get(head) or find_named_country(head)):
        return rest, code
    if dash and (code := find_named_country(rest)):
        return head, code
    front, comma, last = (part.strip() for part in bare.rpartition(","))
    if comma and (code := find_named_country(last)):
        return front, code
    match = re.fullmatch(r"(.+?)\s+(?:of|for|in)\s+(?:the\s+)?([^,]+)", bare)
    if match and (code := find_named_country(match[2])):
        return (match[1], code) if len(match[1].split()) > 1 else (bare, code)
    first, _, others = bare.partition(" ")
    if others and (code := adjectives().get(first)):
        return others, code
    return bare, ""


def _any_agrees(names: Sequence[str], owner: Sequence[str]) -> bool:
    return any(_agrees(name_key(_core(name)[0]), owner) for name in names)


def _agrees(key: str, owner: Sequence[str]) -> bool:
    """Whether a name (its key) may be another way to print one of an owner's names.

    It may where the words that tell are shared and no word makes it a body of its own; where nothing but common words is there, all of
    them must be the same.
    """
    words = set(key.split())
    for name in owner:
        other = set(name_key(_core(name)[0]).split())
        if words == other or key.replace(" ", "") == name_key(name).replace(" ", ""):
            return True
        short, full = sorted((words, other), key=len)
        if len(short) == 1 and next(iter(short)) == _initials(name if full is other else key):
            return True
        if (words ^ other) & APART:
            continue
        telling = (words & other) - COMMON
        if telling and len(words & other) * 2 >= min(len(words), len(other)):
            return True
    return False


def _initials(name: str) -> str:
    return "".join(word[0] for word in name_key(name).split())


@lru_cache(maxsize=1 << 15)
def clean_ref(ref: str) -> str:
    """A ref without blanks and in capitals, as registers write them; "" for a placeholder ("N/A", "-", "0")."""
    bare = re.sub(r"\s+", "", ref).upper()
    return "" if _PLACEHOLDER.fullmatch(bare) else bare


@lru_cache(maxsize=1 << 15)
def is_identity(ref: str) -> bool:
    """Whether a cleaned ref can be one organisation's: its register's shape fits, and it is no category or collective code."""
    if ref in _shared() or ((names := official_names().get(ref)) and any(map(_is_collective, names))):
        return False
    if identified(ref) is not None:
        return True
    channel = _CHANNEL.fullmatch(ref)
    if channel:
        official = official_names().get(channel[1], ())
        return (
            bool(official)
            and not channel[1].endswith("000")
            and channel[1][:2] not in _CATEGORIES
            and not any(map(_is_collective, official))
        )
    match = _REGISTER.fullmatch(ref)
    if match:
        shape = _registers().get(match[1])
        return bool(re.fullmatch(shape, match[2])) if shape else match[1][:2] in country_codes() | _INTERNATIONAL and len(match[2]) > 2
    return bool(_DAC_AGENCY.fullmatch(ref)) and ref[:2] in country_codes()


_CATEGORIES = frozenset({"10", "11", "12", "13", "50", "52", "60", "61", "62", "63", "90"})
_INTERNATIONAL = frozenset({"XI", "XM", "XR", "XS", "EU"})


def _is_collective(name: str) -> bool:
    return bool(
        re.search(r"\b(?:other|various|miscellaneous|municipalities|not in crs|local administration|ministries|departments)\b", name, re.I)
    )


def identified(ref: str) -> ReferenceRow | None:
    """The reference row that publishes a ref, with or without its prefix (`47066`, `XM-DAC-47066`)."""
    channel = _CHANNEL.fullmatch(ref)
    return find_identified(ref) or (find_identified(f"XM-DAC-{channel[1]}") if channel else None)


@cache
def official_names() -> Mapping[str, tuple[str, ...]]:
    """The names of the code lists of channels and organisations (CRSChannelCode, OrganisationIdentifier), by ref."""
    return {r["ref"]: (r["name"], *filter(None, r["aliases"].split("|"))) for r in read_reference("organisation_refs.csv")}


@cache
def _shared() -> frozenset[str]:
    return frozenset(row["ref"] for row in read_reference("shared_refs.csv"))


@cache
def _registers() -> Mapping[str, str]:
    return {row["prefix"]: row["shape"] for row in read_reference("registers.csv")}
