import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.parts.people import MASK, mask_people
from tests.loaders.privacy import CORPUS, corpus_documents, member_surnames

NAMED = {
    "title": ("Write to Mr Jan Verdonkel at the Ministry of Justice.", ("Jan", "Verdonkel"), ("Mr", "the Ministry of Justice")),
    "small title in a greeting": ("Dear ms. Kovalenska,", ("Kovalenska",), ("Dear ms.",)),
    "particle in capitals": ("Mr Van Groeneveld (mayor of Delft)", ("Groeneveld",), ("(mayor of Delft)",)),
    "initials and degree": ("Mr Q.X. Halverson LL.M., *chairman* (Public Prosecution)", ("Q.X.", "Halverson"), ("LL.M.", "chairman")),
    "particles": ("Ms Q. den Oevere MA (Ministry of Health)", ("den Oevere",), ("MA (Ministry of Health)",)),
    "several particles": ("Mr Y. van der Zwanenburg (alderman)", ("van der Zwanenburg",), ("(alderman)",)),
    "hyphen": ("Ms C.E. Quistel-Hazelaar LL.M. (National Rapporteur)", ("Quistel", "Hazelaar"), ("National Rapporteur",)),
    "no title, degree": ("Q. IJsbrander MA MPA (Ministry of Security, Director)", ("IJsbrander",), ("MA MPA (Ministry of Security",)),
    "no title, initial, office": ("Q. Wolfertsen (mayor of Delft)", ("Wolfertsen",), ("(mayor of Delft)",)),
    "professor": ("Professor Ada Brouwerius of Leiden University", ("Ada", "Brouwerius"), ("Leiden University",)),
    "German": ("Frau Müßigmann and Herr Ölschläger", ("Müßigmann", "Ölschläger"), ("Frau", "Herr")),
    "French": ("Mme Lefèvreux et M. Dupontel a parlé", ("Lefèvreux", "Dupontel"), ("Mme",)),
    "Spanish": ("la Sra. García Lorquez", ("García", "Lorquez"), ("Sra.",)),
    "Dutch": ("mevr. De Wildemaan en dhr. Van 't Sandt", ("Wildemaan", "Sandt"), ("mevr.", "dhr.")),
    "apostrophe": ("Mr O'Brannigan and Ms d'Aubignol", ("Brannigan", "Aubignol"), ("and",)),
    "capitals": ("Ms Jane SMITHERSEN spoke. Later Smithersen left.", ("SMITHERSEN", "Smithersen"), ("Later", "left")),
    "a month as a name": ("Mrs May arrived in the year 2011.", ("May",), ("2011",)),
    "no-break space": ("Herr\u00a0Ölweiner", ("Ölweiner",), ("Herr",)),
    "cut by a line end": ("for all questions about this plan please write to Ms Eva\nPenningsmaa at once", ("Penningsmaa",), ("at",)),
    "member of parliament": ("submitted by MP Vroonhoven, adopted", ("Vroonhoven",), ("MP",)),
    "two members": ("MPs Vroonhoven and Quastel asked", ("Vroonhoven", "Quastel"), ("asked",)),
    "motion": ("The motion Quastel/Vroonhoven introduced in the House", ("Quastel", "Vroonhoven"), ("The motion", "introduced")),
    "former minister": ("The former Minister Plooijerman has agreed", ("Plooijerman",), ("The former Minister",)),
    "minister with particles": ("Minister van der Plooijerman said", ("Plooijerman",), ("Minister", "said")),
    "case": ("Zeldovitz v. Cyprus and Russia", ("Zeldovitz",), ("v. Cyprus and Russia",)),
    "case with initials": ("S.M. v. Croatia", ("S.M.",), ("Croatia",)),
    "case of several": ("Zeldovitz and Others v. Greece", ("Zeldovitz",), ("and Others v. Greece",)),
    "in an address": ("https://example.org/#:~:text=Ilse%20Vandermolenaar%20took%20up", ("Ilse", "Vandermolenaar"), ("took%20up",)),
    "signature above the office": ("Hugo Plooijerman\nChairman of the Board", ("Hugo", "Plooijerman"), ("Chairman of the Board",)),
    "signature below the office": ("The Minister of Justice\n\nO. van Plooijerman\n", ("Plooijerman",), ("The Minister of Justice",)),
    "signature after the greeting": ("Yours sincerely,\n\nHugo Plooijerman\n", ("Hugo", "Plooijerman"), ("Yours sincerely",)),
    "member without a title": ("Members of the Task Force\n\nHugo Plooijerman (mayor of Delft)", ("Plooijerman",), ("(mayor of Delft)",)),
    "elsewhere again": ("Mr Hazelaaren spoke. With this Hazelaaren wanted more.", ("Hazelaaren",), ("With this", "wanted more")),
    "bibliography": ("Kestrelman, J. (2019) found", ("Kestrelman", "J."), ("(2019) found",)),
    "e-mail": ("mail jan.q@example.org or piet [at] example.org", ("jan.q", "@", "piet", "[at]"), ("mail", "or")),
}  # fmt: skip

PHONES = ("+31 70 555 4869", "0900-5544", "(070) 555 45 67", "+31 6 5555 1152", "06 12345678", "0612345678", "+44 (0)20 7946 0958",
          "020-1234567", "0031 70 555 4567", "08-123 456 78", "202-555-0143")  # fmt: skip

KEPT = (
    "the Roemer Committee and the Anne Frank Foundation and the Van Gogh Museum",
    "Minister for Migration, Minister of Justice and Security, Minister Justice and Security",
    "the U.S. Government, the U.N. Office, e.g. The House, No. 3",
    "A. Introduction", "B. Objectives", "J. Section", "I. Introduction", "V. Cooperation", "see Annex A. Objectives follow",
    "MS Word and Ms Word", "Mr and the others; 20 ms The next", "Dear Sir or Madam,", "Dear Mr. Chairman,", "Dear Executive Secretary,",
    "Human Trafficking\nDirector of Programmes", "Public Prosecution Service\nDirector of Operations", "The Netherlands v. Commission",
    "Members of the network\n\nSouth Holland (mayor)\nComensha, Director", "La Strada, Leger des Heils, De Gelderse Roos",
    "Ministerie van Buitenlandse Zaken, Minister van Buitenlandse Zaken",
    "in these areas: A. Contributing to order; C. Contributing to aid", "the Justice Academy",
    "Nationaal Rapporteur Mensenhandel", "President of the Court; Mayor of The Hague; Ambassador at large",
    "https://example.org/National%20Action%20Plan.pdf", "https://example.org/a/0123456789/0612345678",
    "2011-2014", "2011 - 2014", "01-12-2023", "01/01/2021 – 31/12/2023, renewed (2024-2027)", "05-06-2014", "2026-02-09 16:28",
    "55.150.000", "1 334", "1 000 000", "0.25", "+55.150.000", "116 000", "XM-DAC-7-PPR-4000006972", "XM-DAC-47066-PX.0263", "2026D06192",
    "Directive 2011/36/EU", "Application No. 25965/04", "number 5687744/11", "00043", "Article 273f (5)",
)  # fmt: skip


@pytest.mark.parametrize("shape", NAMED)
def test_a_name_is_masked_and_what_stands_beside_it_stays(shape: str) -> None:
    text, gone, stays = NAMED[shape]
    masked = mask_people(text)
    assert len(masked) == len(text)
    assert not [word for word in gone if word in masked]
    assert not [word for word in stays if word not in masked]


@pytest.mark.parametrize("number", PHONES)
def test_a_phone_number_is_masked(number: str) -> None:
    assert not re.search(r"\d", mask_people(f"call {number}, please"))


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_person_stays(text: str) -> None:
    assert mask_people(text) == text


@pytest.mark.parametrize("text", ["Mr A. Murphy/Niamh Walsh, Head of Farms", "Mr A. Murphy<br>/Niamh Walsh NRU Co-ordinator"])
def test_a_second_person_behind_a_slash_is_masked(text: str) -> None:
    assert "Walsh" not in mask_people(text)


def test_a_body_behind_a_slash_stays() -> None:
    text = mask_people("Mr A. Murphy/Crown Prosecution Service, Head of Unit; Mr A. Murphy/Labour Inspectorate (Director)")
    assert "/Crown Prosecution Service, " in text
    assert "/Labour Inspectorate (" in text


def test_a_surname_stays_in_the_name_of_a_body() -> None:
    masked = mask_people("Mr Hazelaaren chaired the Hazelaaren Committee. Hazelaaren left.")
    assert masked == f"Mr {MASK * 10} chaired the Hazelaaren Committee. {MASK * 10} left."


def test_a_surname_that_is_an_ordinary_word_is_masked_only_beside_its_title() -> None:
    assert mask_people("Mr Bank came. The bank and the Bank of X stay.") == f"Mr {MASK * 4} came. The bank and the Bank of X stay."


_WORDS = st.sampled_from([w for text, _, _ in NAMED.values() for w in re.split(r"( |\n)", text) if w] + list(PHONES) + list(KEPT))
_TEXTS = st.lists(_WORDS, max_size=30).map(" ".join)


@settings(deadline=None)  # the first call reads the tables of countries
@given(st.one_of(_TEXTS, st.text(max_size=200)))
def test_only_characters_are_replaced_and_masking_again_changes_nothing(text: str) -> None:
    masked = mask_people(text)
    assert len(masked) == len(text)
    assert all(m in (t, MASK) for t, m in zip(text, masked, strict=True))
    assert [i for i, c in enumerate(text) if c.isspace()] == [i for i, c in enumerate(masked) if c.isspace()]
    assert mask_people(masked) == masked


@settings(deadline=None)
@given(st.integers(1, 28), st.integers(1, 12), st.integers(1990, 2040), st.sampled_from("-/. "))
def test_dates_are_no_phone_numbers(day: int, month: int, year: int, mark: str) -> None:
    text = f"on {day:02}{mark}{month:02}{mark}{year} – {day:02}{mark}{month:02}{mark}{year + 3}, in {year}-{year + 4}"
    assert mask_people(text) == text


@settings(deadline=None)
@given(st.integers(0, 10**12), st.sampled_from([".", ",", " "]))
def test_amounts_are_no_phone_numbers(amount: int, mark: str) -> None:
    text = f"EUR {amount:,} a year".replace(",", mark)
    assert mask_people(text) == text


STAYS = ("Public Prosecution Service", "National Rapporteur on Trafficking in Human Beings", "mayor of The Hague",
         "Royal Netherlands Marechaussee", "Comensha", "CoMensha", "Roemer Committee",
         "Immigration and Naturalisation Service", "XM-DAC-7-PPR-4000006972", "55.150.000",
         "2011-2014", "Minister of Security and Justice", "Anti-Trafficking Coordinator",
         "Central Agency for the Reception", "IOM", "UNODC",
         "Red Cross", "2026D06192", "25965/04", "273f")  # fmt: skip


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
def test_no_member_of_the_corpus_is_left_and_organisations_are() -> None:
    texts = [text for _, text in corpus_documents()]
    masked = "\n".join(mask_people(text) for text in texts)
    surnames = {name for text in texts for name in member_surnames(text)}
    assert len(surnames) >= 15
    assert not [name for name in surnames if re.search(rf"\b{re.escape(name)}\b", masked)]
    assert not re.search(r"\S@\S|\+\d\d |\b0900-\d", masked)
    before = "\n".join(texts)
    assert not [name for name in STAYS if before.count(name) != masked.count(name) or name not in before]


def test_the_corpus_folder_is_looked_for_beside_the_checkout() -> None:
    assert Path(__file__).resolve().parents[3].parent / "shared" / "corpus" == CORPUS


@pytest.mark.parametrize("text", ["a@b.org.c@d.org", "x+y.z-w@mail.b-c.org", "a (at) b.org", "a [at] b [dot] org{@}c.org"])
def test_addresses_beside_one_another_are_masked_whole(text: str) -> None:
    assert not re.search(r"[a-z]@|@[a-z]|[a-z] ?[(\[{]", mask_people(f"Write to {text} now."))
