"""Countries and regions by their names: exact only, in the languages of Europe, with the field's own spellings.

Names are Unicode CLDR's territory names (`reference/country_names.csv`, Unicode License v3; see country_names.py), plus
`reference/countries.csv` (spellings and English adjectives seen in the field), `reference/country_adjectives.csv` (adjectives of the
EMN states and of frequent countries of origin as Dutch, French, German, Spanish and Swedish decline them) and
`reference/regions.csv` (UN M49 groups and the field's own). Codes are ISO 3166-1.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.ids import name_key

_SLIPS = frozenset({"nigera", "nigeris"})
"""Niger in Latvian and Lithuanian, without accents: far more often a slip for Nigeria, so they name no country."""


_FORMAL = re.compile(
    r"(?P<name>[^(),]+?)\s*[,(]\s*(?:the\s+)?(?P<form>(?:(?:former|yugoslav|islamic|bolivarian|plurinational|federated|federal|united|arab"
    r"|democratic|socialist|people['\u2019]s|hashemite|co-operative|cooperative|grand)\s+)*"
    r"(?:republic|states?|kingdom|union|commonwealth|principality|duchy|sultanate)\s+of)(?:\s+the)?\s*\)?",
    re.I,
)
"""A country's name with the form of its state behind it ("Bolivia (Plurinational State of)")."""

_SHARED = frozenset({"china", "congo", "korea"})
"""Names of two states, which only the form tells apart."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world or of a country: its id's key, its name, its members (ISO alpha-2), and who says so."""

    key: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    country: str
    source: str


def find_country(text: str) -> str | None:
    """The ISO alpha-2 code of a country named by its name in any of the languages, or by its alpha-2 or alpha-3 code.

    Codes count only in capitals, so that "in" is not India and "IOM" is not the Isle of Man (a code of three letters
    must be the country's ISO alpha-3 code).
    """
    stripped = text.strip()
    if len(stripped) <= 3 and stripped.isupper():
        return stripped if stripped in country_codes() else _alpha3().get(stripped)
    return _named(stripped)


def find_named_country(text: str) -> str | None:
    """Like find_country, but only by name: for text, where NIS or OM are no countries."""
    return None if len(text.strip()) <= 3 else _named(text)


def _named(text: str) -> str | None:
    """The country of a name; of one with the form of its state behind it too, as the United Nations and ISO write them.

    "Tanzania, United Republic of" is known turned round; else what stands before the form is its name, but where two states share it.
    """
    known = _names().get(name_key(text))
    if known or ("," not in text and "(" not in text):
        return known
    match = _FORMAL.fullmatch(text.strip())
    if not match:
        return None
    turned = _names().get(name_key(f"{match['form']} {match['name']}"))
    return turned or (None if name_key(match["name"]) in _SHARED else _names().get(name_key(match["name"])))


def country_name(code: str) -> str:
    """The English name of a country, as this field writes it."""
    own = _own().get(code)
    return own[0] if own and own[0] else _english()[code]


def adjectives() -> Mapping[str, str]:
    """Adjectives of countries ("Dutch", "niederländische") in every form, as written, and the code of each."""
    return _adjectives()


@cache
def country_codes() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes, and XK for Kosovo."""
    return frozenset(row["code"] for row in _cldr())


@cache
def country_names() -> Mapping[str, str]:
    """Every known name of a country, as written, and its code: for finding them in text."""
    names = {row["name"]: row["code"] for row in reversed(_cldr())}  # English last, so that it wins where a name means two
    for code, (name, aliases) in _own().items():
        names.update(dict.fromkeys((*aliases, *([name] if name else [])), code))
    return MappingProxyType({name: code for name, code in names.items() if not (len(name) <= 3 and name.isupper())})


@cache
def regions() -> Mapping[str, Region]:
    """The known regions by key."""
    return MappingProxyType(
        {
            r["key"]: Region(
                r["key"], r["name"], tuple(filter(None, r["aliases"].split("|"))), tuple(r["members"].split()), r["country"], r["source"]
            )
            for r in read_reference("regions.csv")
        }
    )


@cache
def region_names() -> Mapping[str, str]:
    """Every known name of a region of several countries, as written, and its key."""
    return MappingProxyType({name: r.key for r in regions().values() if not r.country for name in (r.name, *r.aliases)})


def find_region(text: str, country: str | None = None) -> str | None:
    """The key of a region by one of its names; a region inside a country only where that country is given.

    (A Nigerian state is called Delta, another Imo: such names count only where the text is about Nigeria.)
    """
    return _region_keys("").get(name_key(text)) or (_region_keys(country).get(name_key(text)) if country else None)


def read_reference(name: str) -> list[dict[str, str]]:
    """The rows of a reference table shipped with the package."""
    text = files("graph.resolve").joinpath("reference", name).read_text("utf-8")
    return [{k: (v or "") for k, v in row.items()} for row in csv.DictReader(text.splitlines())]


@cache
def _names() -> Mapping[str, str]:
    names = {name_key(name): code for name, code in country_names().items()}
    return MappingProxyType({key: code for key, code in names.items() if key not in _SLIPS})


@cache
def _region_keys(country: str) -> Mapping[str, str]:
    return MappingProxyType({name_key(name): r.key for r in regions().values() if r.country == country for name in (r.name, *r.aliases)})


@cache
def _own() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    return MappingProxyType({r["code"]: (r["name"], tuple(filter(None, r["aliases"].split("|")))) for r in read_reference("countries.csv")})


@cache
def _adjectives() -> Mapping[str, str]:
    rows = [*read_reference("country_adjectives.csv"), *read_reference("countries.csv")]  # English last, so that it wins
    return MappingProxyType({word: r["code"] for r in rows for word in filter(None, r["adjectives"].split("|"))})


@cache
def _cldr() -> tuple[dict[str, str], ...]:
    return tuple(read_reference("country_names.csv"))


@cache
def _english() -> Mapping[str, str]:
    return MappingProxyType({row["code"]: row["name"] for row in reversed(_cldr()) if row["language"] == "en"})


@cache
def _alpha3() -> Mapping[str, str]:
    """ISO alpha-3 to alpha-2."""
    return MappingProxyType({row["alpha3"]: row["code"] for row in _cldr() if row["alpha3"]})
