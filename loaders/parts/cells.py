"""Cells of data files: names on one line, dates, numbers; people in them masked. Plain functions, for they run millions of times."""

import re
from functools import lru_cache

from graph.resolve.known_bodies import find_known
from loaders.parts.contacts import contact_spans
from loaders.parts.organisations import is_office, kind_of
from loaders.parts.people import MASK, mask_people, without_people
from loaders.parts.people_tables import CONTACT
from loaders.parts.people_words import BODIES

_TOLD_BY = (
    "Mr Mrs Ms Mx Dr Drs Prof Professor Sir Dame Mme Mlle M Madame Monsieur Sr Sra Dhr Mevr Mw Herr Frau Dear Messrs Senator MP "
    "MPs MEP MEPs Minister Ministers Ambassador President Chancellor Secretary Commissioner Judge Mayor Alderman alderman Motion "
    "motion motions Motie motie Amendment contact Contact signed Signed Sincerely sincerely regards Regards faithfully author attn "
    "Attn versus v vs"
)
_WORDS = frozenset(_TOLD_BY.encode().split())
_ASKED_BY = (
    "focal focales focaux focais CONTACT contacts contacto contactos contato contatos contatto contatti contactar contacter kontakt "
    "kontaktperson kontaktpersonen interlocuteur interlocutrice interlocuteurs interlocutrices "
    "ansprechpartner ansprechpartnerin ansprechperson contactpersoon contactpersonen aanspreekpunt"
)
_CALLED_BY = (
    "tel tels tél tele télé telef phone phones telephone telephones téléphone téléphones telefoon telefon teléfono teléfonos telefono "
    "telefonos telefoni telefone telefones fax telefax mobile mobiles mob mobiel mobil móvil móviles movil telemóvel telemovel whatsapp "
    "app cel cell celular celulares cellulare portable handy gsm tlf tlfn tfno"
)


def _in_any_case(words: str) -> frozenset[bytes]:
    """Words as texts write them: small, with a capital, in capitals."""
    return frozenset(form.encode() for word in words.split() for form in (word, word.capitalize(), word.upper(), word.title()))


_ASKED = _in_any_case(_ASKED_BY)
_CALLED = _in_any_case(_CALLED_BY) | {b"WhatsApp"}
_TELLING = _WORDS | _ASKED | _CALLED
_LONG_NUMBER = re.compile(r"\d[\d ()/.-]{6,}\d")
_LONG_NUMBER_OF_ASCII = re.compile(r"[0-9][0-9 ()/.-]{6,}[0-9]")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d[ )]*")
_SOME_NUMBER = re.compile(r"\d[\d ()/.-]{4,}\d")
_INITIAL = re.compile(r"\.(?<=[A-Z]\.) ?[A-Z]")
_SPELT_AT = re.compile(r"[\[(](?:at|AT)[\])]")
"""What a text with somebody's name or contact details in it has: the test is cheap, the masking is not."""

_SIGNS = b".,;:()[]/\n\t'\""
_BLANKS = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))

_LABELS = r"tel|tél|telephone|téléphone|phone|mobile|mob|cell?|fax|e-?mail|contacts?|whatsapp|focal point|point focal"
_MASKED = rf"(?:\b(?:{_LABELS})\b[\s.:]*)*{MASK}[{MASK}\s.,/()+:-]*"
_BESIDE = re.compile(rf"\s*[(\[<]\s*{_MASKED}[)\]>]|[\s,;:/|(\[<–-]*{_MASKED}$", re.I)
"""What is masked beside a name, in brackets or at its end, with the word that says what it was."""

_OPEN_END = re.compile(
    r"\b(?:of|for|by|and|the|in|de|des|du|et|la|le|y|e|del|di|da|do|dos|von|van|der|und|Mrs?|Ms|Drs?|Prof|Mme|Mlle|Sra?)\.?$"
)
"""What a name does not end with: what is masked behind it is a part of it ("Foundation of Mr █████")."""

_BODY = re.compile(rf"\b(?:{BODIES})\b")

_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, \u00a0\u202f']\d{3})+(?:\.\d+)?")


def without_contacts(text: str) -> str:
    """The text with people's names and contact details masked."""
    return mask_people(text) if _may_be_personal(text) else text


def _may_be_personal(text: str) -> bool:
    """The cheap test: several short searches, each of which begins with what is rare, are faster than one long one; bytes than text."""
    if "@" in text or _has_long_number(text) or _INITIAL.search(text) or (("[" in text or "(" in text) and _SPELT_AT.search(text)):
        return True
    spaced = text.replace("’", " ").replace("\u00a0", " ").replace("\u202f", " ")
    bare = spaced.encode("utf-8", "replace").translate(_BLANKS)
    words = bare.split()
    if _TELLING.isdisjoint(words):
        return False
    if not _WORDS.isdisjoint(words) or (not _ASKED.isdisjoint(words) and CONTACT.search(text)):
        return True
    return not _CALLED.isdisjoint(words) and _SOME_NUMBER.search(bare.decode()) is not None


def _has_long_number(text: str) -> bool:
    """Whether a text has a number as long as a telephone's that is no span of years ("2019-2022")."""
    found = (_LONG_NUMBER_OF_ASCII if text.isascii() else _LONG_NUMBER).findall(text)
    return bool(found) and not all(map(_YEARS.fullmatch, found))


@lru_cache(maxsize=1 << 16)
def name_of(text: str) -> str:
    """A name on one line, people masked."""
    return without_contacts(" ".join(text.split()))


@lru_cache(maxsize=1 << 16)
def body_name(text: str) -> str:
    """An organisation's name on one line, without contact details beside it; "" where it is a person's, with no body beside it."""
    name = name_of(text)
    if MASK not in name:
        return name
    left = _BESIDE.sub("", name).strip(" ,;:/|-–")
    if MASK not in left and not _OPEN_END.search(left) and _is_body(left):
        return left
    left = without_people(name)
    return left if _is_known(left) else "" if kind_of(left) is None else name


def _is_body(name: str) -> bool:
    return kind_of(name) is not None or _is_known(name) or is_office(name) or _BODY.search(name) is not None


def _is_known(name: str) -> bool:
    return find_known(name, "").row is not None


def is_address(text: str) -> bool:
    """Whether what should be an identifier holds somebody's e-mail address."""
    return "@" in text and any("@" in text[start:end] for start, end in contact_spans(text))


@lru_cache(maxsize=1 << 15)
def day(text: str) -> str:
    """A date of ISO 8601 (what follows the day is left out); "" where it is none."""
    match = _DATE.match(text.strip())
    if not match:
        return ""
    month, date = int(match[2]), int(match[3])
    if not 1 <= month <= 12 or not 1 <= date <= _DAYS[month - 1]:
        return ""
    return "" if (month, date) == (2, 29) and (int(match[1]) % 4 or (int(match[1]) % 100 == 0 and int(match[1]) % 400)) else match[0]


def number(text: str) -> float | None:
    """An amount or a percentage: a decimal point, thousands parted by comma, blank or apostrophe; None where it is no number.

    "1,5" is none: it may be one and a half, or a slip for 1,500.
    """
    if text.replace(".", "", 1).isdecimal():  # most are, and no pattern is needed
        return float(text)
    bare = text.strip().removesuffix("%").strip()
    if _NUMBER.fullmatch(bare):
        return float(bare)
    return float(re.sub(r"[, \u00a0\u202f']", "", bare)) if _GROUPED.fullmatch(bare) else None
