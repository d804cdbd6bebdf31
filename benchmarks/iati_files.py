"""Made-up IATI files with the traits and the skew of real ones: the same seed makes the same bytes, of any size.

What was counted over 13,200 real activities sets the shares: refs that are no identity, bodies without a ref or a name, countries on
transactions only, both a country and a region, percentages that do not sum to 100, no currency, zero and negative values, empty narratives,
texts in two languages, identifiers with slashes that come twice, trafficking in wildlife beside trafficking in persons. A few
bodies, countries and sectors stand in most activities, as in the world. Nobody in them exists.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple
from xml.sax.saxutils import escape

SEED = 20_260_101
PER_FILE = 50_000
"""Activities of one file: the largest publishers have about as many."""

WORDS = tomllib.loads(Path(__file__).with_name("iati_words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made.

    Attributes:
        participating: how many elements `participating-org` it has.
    """

    path: Path
    activities: int
    participating: int


class _Body(NamedTuple):
    ref: str
    name: str
    type: str


def make_files(folder: Path, activities: int, *, seed: int = SEED, per_file: int = PER_FILE) -> list[Made]:
    """Write files with so many activities in all; those of one seed and number are always the same."""
    made = []
    bodies = _bodies(Random(f"{seed}/bodies"), activities)
    for number, first in enumerate(range(0, activities, per_file)):
        count = min(per_file, activities - first)
        made.append(_make_file(folder / f"made-{number:03}.xml", Random(f"{seed}/{number}"), number, count, bodies))
    return made


def _make_file(path: Path, random: Random, number: int, count: int, bodies: Sequence["_Body"]) -> Made:
    maker = _Maker(random, number, bodies)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2025-06-30T04:00:00Z">\n')
        file.writelines(maker.activity(place) for place in range(count))
        file.write("</iati-activities>\n")
    return Made(path, count, maker.participating)


def _bodies(random: Random, activities: int) -> list[_Body]:
    """The bodies of a set: their number grows with the root of that of the activities, as words of a text do."""
    bodies = [_Body(*known) for known in WORDS["bodies"]]
    for number in range(int(30 * activities**0.5)):
        country = random.choice(WORDS["countries"][:-1])
        name = f"{_word(random)} {_word(random)} {random.choice(WORDS['kinds'])}"
        ref = f"{country}-NGO-{10_000 + number}" if random.random() < 0.25 else ""
        bodies.append(_Body(ref, name, random.choice(("10", "21", "22", "22", "23", "24", "40", "70", "80"))))
    return bodies


def _word(random: Random) -> str:
    return "".join(random.choices(WORDS["syllables"], k=random.randint(2, 4))).capitalize()


class _Maker:
    """The activities of one publisher."""

    def __init__(self, random: Random, number: int, bodies: Sequence[_Body]) -> None:
        self.participating = 0
        self._random, self._bodies = random, bodies
        self._publisher = bodies[number % 6] if number < 6 else _Body(f"NL-KVK-{40_000_000 + number}", f"Publisher {number}", "22")
        self._places = [_word(random) for _ in range(2_000)]

    def activity(self, place: int) -> str:
        """One activity, about 5 kB."""
        random = self._random
        chance = random.random
        currency = "" if chance() < 0.12 else ' default-currency="USD"' if chance() < 0.6 else ' default-currency="EUR"'
        again = place - 1 if place and chance() < 0.002 else place
        ref = self._publisher.ref
        identifier = f"{ref}-{'P/' if again % 11 == 0 else ''}{again:06}{' A' if again % 97 == 0 else ''}"
        year = 2008 + int(18 * chance() ** 0.5)
        lines = [
            f'<iati-activity last-updated-datetime="2025-05-0{1 + place % 9}T10:00:00Z" xml:lang="en"{currency} hierarchy="1">',
            f"<iati-identifier>{identifier}</iati-identifier>",
            *self._body("reporting-org", self._publisher, ""),
            *self._texts(place),
            *self._partners(),
            f'<activity-status code="{4 if year < 2022 else 2}"/>',
            *(f'<activity-date type="{type_}" iso-date="{self._day(year, 1 + place % 12, type_)}"/>' for type_ in self._types()),
            *self._where(),
            *self._classes(),
            *self._money(year),
        ]
        if chance() < 0.3:
            lines.append(f'<related-activity type="{1 + place % 3}" ref="{ref}-{place // 20:06}"/>')
        lines += self._rest(place)
        return "  " + "\n    ".join(lines) + "\n  </iati-activity>\n"

    def _day(self, year: int, month: int, type_: int) -> str:
        """A start or, three years later, an end: two of three at the beginning or the end of a month."""
        ends = type_ > 2
        day = self._random.randint(1, 28) if self._random.random() < 0.35 else 28 if ends else 1
        return f"{year + 3 * ends}-{month:02}-{day:02}"

    def _types(self) -> tuple[int, ...]:
        return (1, 2, 3, 4) if self._random.random() < 0.6 else (1, 3)

    def _body(self, element: str, body: _Body, more: str) -> Iterator[str]:
        ref = f' ref="{body.ref}"' if body.ref else ""
        yield f'<{element}{ref} type="{body.type}"{more}>'
        if body.name:
            yield f"  <narrative>{escape(body.name)}</narrative>"
        yield f"</{element}>"

    def _any_body(self) -> _Body:
        random = self._random
        body = self._bodies[int(len(self._bodies) * random.random() ** 4)]
        said = random.random()
        return body._replace(ref="") if said < 0.4 else body._replace(name="") if said < 0.43 and body.ref else body

    def _texts(self, place: int) -> Iterator[str]:
        random = self._random
        town = random.choice(self._places)
        yield "<title>"
        yield f"  <narrative>Support to {self._any('what')} in {town}, phase {1 + place % 3}</narrative>"
        if random.random() < 0.15:
            yield f'  <narrative xml:lang="FR">Appui à {town}, phase {1 + place % 3}</narrative>'
        yield "</title>"
        sentences = [self._sentence() for _ in range(2 + int(10 * random.random() ** 2))]
        if random.random() < 0.04:
            sentences.append(random.choice(WORDS["trafficking"]))
        text = " ".join(sentences)
        yield '<description type="1">'
        yield f"  <narrative>{f'&lt;p&gt;{text}&lt;/p&gt;' if random.random() < 0.05 else text}</narrative>"
        yield f'  <narrative xml:lang="fr">{WORDS["french"][0] if random.random() < 0.2 else ""}</narrative>'
        yield "</description>"

    def _sentence(self) -> str:
        random = self._random
        people, town = random.randint(2, 999) * 50, random.choice(self._places)
        what = f"{self._any('does')} {self._any('what')} and {self._any('what')}"
        return f"The project {what} for {people} people in {town}, {self._any('for')}."

    def _any(self, words: str) -> str:
        known: list[str] = WORDS[words]
        return self._random.choice(known)

    def _partners(self) -> Iterator[str]:
        for number in range(2 + int(6 * self._random.random() ** 3)):
            self.participating += 1
            role = (1, 4, 2, 3)[number] if number < 4 else 4
            yield from self._body("participating-org", self._any_body(), f' role="{role}"')

    def _where(self) -> Iterator[str]:
        random = self._random
        said = random.random()
        countries = [] if said < 0.18 else [self._country() for _ in range(1 + int(4 * random.random() ** 5))]
        share = random.choice((100, 45, 200)) // max(1, len(countries))
        for country in countries:
            yield f'<recipient-country code="{country}" percentage="{share}"/>'
        if said < 0.15 or said > 0.95:
            code, name = random.choice(WORDS["regions"])
            yield f'<recipient-region code="{code}" vocabulary="1"><narrative>{name}</narrative></recipient-region>'
        for _ in range(int(6 * random.random() ** 2.5)):
            yield '<location>\n      <location-reach code="1"/>'
            yield f"  <name><narrative>{random.choice(self._places)}</narrative></name>"
            yield f'  <administrative vocabulary="G1" level="1" code="{random.randint(100, 4000)}"/>'
            point = f"{random.uniform(-30, 30):.4f} {random.uniform(-60, 99):.4f}"
            yield f'  <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>{point}</pos></point>\n    </location>'

    def _country(self) -> str:
        countries: list[str] = WORDS["countries"]
        return countries[int(len(countries) * self._random.random() ** 2.5)]

    def _classes(self) -> Iterator[str]:
        random = self._random
        for _ in range(1 + int(5 * random.random() ** 3)):
            code, name = WORDS["sectors"][int(len(WORDS["sectors"]) * random.random() ** 2)]
            yield f'<sector vocabulary="1" code="{code}" percentage="50"><narrative>{name}</narrative></sector>'
        if random.random() < 0.4:
            for code in range(1, 10):
                yield f'<policy-marker vocabulary="1" code="{code}" significance="{(code + random.randint(0, 8)) % 9 == 0:d}"/>'
        if random.random() < 0.05:
            yield '<humanitarian-scope type="1" vocabulary="1-2" code="OCHA-2022"><narrative>Appeal 2022</narrative></humanitarian-scope>'
        yield '<collaboration-type code="1"/>\n    <default-flow-type code="10"/>\n    <default-finance-type code="110"/>'
        yield '<default-aid-type code="C01"/>\n    <default-tied-status code="5"/>'

    def _money(self, year: int) -> Iterator[str]:
        random = self._random
        for number in range(int(5 * random.random())):
            yield f'<budget type="{1 + number % 2}" status="1">\n      <period-start iso-date="{year + number}-01-01"/>'
            yield f'  <period-end iso-date="{year + number}-12-31"/>'
            yield f'  <value value-date="{year + number}-01-01">{self._amount()}</value>\n    </budget>'
        for number in range(int(14 * random.random() ** 2)):
            type_ = (1, 2, 3, 3, 4)[number % 5]
            day = f"{year + number // 4}-{1 + number % 12:02}-15"
            yield f'<transaction>\n      <transaction-type code="{type_}"/>\n      <transaction-date iso-date="{day}"/>'
            currency, sign = "EUR" if random.random() < 0.3 else "USD", "-" if random.random() < 0.04 else ""
            yield f'  <value currency="{currency}" value-date="{day}">{sign}{self._amount()}</value>'
            end = "provider" if type_ == 1 else "receiver"
            if random.random() < 0.6:
                yield from self._body(f"{end}-org", self._any_body(), "")
            if random.random() < 0.02:
                yield f'  <recipient-country code="{self._country()}"/>'
            yield '  <flow-type code="10"/>\n    </transaction>'

    def _amount(self) -> str:
        """A sum of money: half are below 400,000, some in thousands, some in cents; of ten real ones eight differ from all others."""
        amount, said = self._random.lognormvariate(12.9, 1.8), self._random.random()
        return "0" if said < 0.03 else f"{amount:.2f}" if said < 0.5 else f"{amount:.0f}" if said < 0.8 else f"{1 + amount // 1_000:.0f}000"

    def _rest(self, place: int) -> Iterator[str]:
        random = self._random
        for number in range(int(3 * random.random() ** 2)):
            yield f'<document-link format="application/pdf" url="https://documents.example.org/{place}/{number}.pdf">'
            yield f"  <title><narrative>Report {number} on {random.choice(self._places)}</narrative></title>"
            yield f'  <category code="A0{1 + number}"/>\n      <language code="en"/>\n    </document-link>'
        if random.random() < 0.5:
            yield '<contact-info type="1">\n      <organisation><narrative>Office</narrative></organisation>'
            yield "  <email>info@example.org</email>"
            yield "  <mailing-address><narrative>Main street 1</narrative></mailing-address>\n    </contact-info>"
        if random.random() < 0.1:
            yield '<result type="1">\n      <title><narrative>People reached</narrative></title>\n      <indicator measure="1">'
            yield '    <title><narrative>Number of people</narrative></title>\n        <period><period-start iso-date="2020-01-01"/>'
            yield f'      <actual value="{random.randint(1, 99_999)}"/></period>\n      </indicator>\n    </result>'
