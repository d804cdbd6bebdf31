"""Amounts of money in text, as plain numbers with the currency that the text names, or none.

Reading a number, the rule for its signs: a sign that occurs twice groups thousands ("55.150.000"); of two different signs
the last one is the decimal sign ("1.234.567,89"); a single "." or "," groups thousands if exactly three digits follow and one
to three, no leading zero, stand before it ("10.000" is ten thousand, "10.5" ten and a half) - but a single "." before a scale
word is the decimal sign ("1.125 million"); blanks and apostrophes only group. A currency is never guessed.
"""

import re
from dataclasses import dataclass

_SCALES: tuple[tuple[float, str], ...] = (
    (1e12, "trillion"),
    (1e9, "mil_millones billion billions bn miljard miljarden milliard milliards mrd mia miljarder md"),
    (1e6, "million millions mln mn mio m miljoen miljoenen millionen millones millón miljoner miljon mkr mnkr"),
    (1e3, "thousand k duizend mille tausend tsd mil tusen tkr"),
)
"""Scale words in English, Dutch, French, German, Spanish and Swedish; "billion" is English (10^9), "mkr" a million kronor; _ is a blank."""

_CURRENCIES: tuple[tuple[str, str], ...] = (
    ("EUR", "€ euro euros eur"),
    ("USD", "us$ $ usd us-dollar dollars dollar dólares dólar"),
    ("GBP", "£ gbp pounds livres_sterling libras_esterlinas"),
    ("SEK", "sek svenska_kronor svenske_kroner schwedische_kronen couronnes_suédoises coronas_suecas"),
    ("NOK", "nok norska_kronor norske_kroner"),
    ("DKK", "dkk danska_kronor danske_kroner"),
    ("CHF", "chf schweizer_franken francs_suisses francos_suizos zwitserse_frank"),
    ("PLN", "pln zloty"),
    ("CZK", "czk"),
    ("HUF", "huf"),
    ("RON", "ron"),
    ("BGN", "bgn"),
    ("CAD", "cad c$ ca$"),
    ("AUD", "aud a$ au$"),
    ("JPY", "jpy"),
    ("NGN", "ngn ₦"),
)
"""ISO 4217 codes and how they are written; a bare $ is the US dollar, as in this field's documents; "kr" is several and none."""

_SCALE = {word.replace("_", " "): factor for factor, words in _SCALES for word in words.split()}
_CURRENCY = {word.replace("_", " "): code for code, words in _CURRENCIES for word in words.split()}
_CASED = frozenset({"RON", "CAD", "NOK", "AUD"})
"""Codes that are words or names too: only in capitals."""

_BLANK = "[ \u00a0\u2009\u202f]"
_NUMBER = rf"\d{{1,3}}(?:(?:{_BLANK}|['’])\d{{3}})+(?:[.,](?:\d{{1,2}}(?!\d)|-))?|\d+(?:[.,]\d+)*(?:[.,]-)?"
_SIGNS = "|".join(f"(?-i:{w.upper()})" if w.upper() in _CASED else re.escape(w) for w in sorted(_CURRENCY, key=lambda w: (-len(w), w)))
_WORDS = "|".join(sorted(map(re.escape, _SCALE), key=lambda w: (-len(w), w)))
_MONEY = re.compile(
    rf"(?:(?<![^\W\d_])(?P<before>{_SIGNS})\s{{0,2}})?"
    rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![\d])"
    rf"(?:\s{{0,2}}-?(?P<scale>{_WORDS})(?![^\W_])\.?)?"
    rf"(?:\s{{0,2}}(?:of\s|de\s|d['’])?(?P<after>{_SIGNS})(?![^\W_]))?"
    r"(?P<per>\s{0,2}(?:(?:each|every|per|a|an|par|pro|por|per|al)\s(?:year|annum|jaar|an|jahr|año|år)\b|/\s?(?:year|yr|y)\b|yearly|annually"
    r"|p\.\s?a\.|per\sjaar|jährlich|årligen|jaarlijks|anuales|annuels|om\såret))?",
    re.I,
)
_PER_BEFORE = re.compile(r"\b(?:annual|yearly|jaarlijks\w*|jährlich\w*|annuel\w*)\s+(?:\w+\s+){0,3}(?:of\s+)?$", re.I)
_COUNTED = re.compile(r"\s*(?:%|per\s?cent\b|people\b|persons\b|victims\b|hours\b|women\b|children\b|km\b|inhabitants\b|times\b)", re.I)
_UNIT_BEFORE = re.compile(r"\b(?:no|nr|article|art|page|paragraph|phase|chapter|number|fase|section|question|q)\b\.?:?\s*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as printed.

    Attributes:
        amount: the plain number, scale word included.
        currency: ISO 4217; "" where the text names none.
        per: "year" where the amount is a yearly one, else "".
        begin, end: the characters of the text that say it.
    """

    amount: float
    currency: str
    per: str
    begin: int
    end: int
    text: str


def find_money(text: str, *, bare: bool = False) -> list[Money]:
    """Every amount of a text that has a currency or a scale word and is no count, in order.

    Args:
        bare: the text is a money cell: a number alone counts too ("55.150.000"), years, dates, phases and percentages never.
    """
    found = []
    for match in _MONEY.finditer(text):
        currency = _CURRENCY.get((match["before"] or match["after"] or "").lower(), "")
        if not (currency or _is_amount(text, match, bare)):
            continue
        scale = match["scale"] or ""
        amount = read_number(match["number"], scaled=bool(scale)) * _SCALE.get(scale.lower(), 1)
        begin, end = match.span()
        yearly = bool(match["per"]) or bool(_PER_BEFORE.search(text[:begin]))
        found.append(Money(round(amount, 6), currency, "year" if yearly else "", begin, end, text[begin:end]))
    return found


def read_number(printed: str, *, scaled: bool = False) -> float:
    """The number that digits with thousands and decimal signs stand for, by the rule above.

    Args:
        scaled: a scale word follows, so that a single "." is the decimal sign.
    """
    digits = re.sub(r"[^\d.,]", "", printed).rstrip(".,")
    signs = [c for c in digits if c in ".,"]
    if not signs:
        return float(digits)
    last = signs[-1]
    if len(set(signs)) > 1:
        return float(digits.replace("," if last == "." else ".", "").replace(last, ".")) if signs.count(last) == 1 else _plain(digits)
    whole, part = digits.rsplit(last, 1)
    groups = len(signs) > 1 or (len(part) == 3 and len(whole) <= 3 and not whole.startswith("0") and not (scaled and last == "."))
    if groups and not re.search(r"[^\d.,]", printed.strip("-")):
        return _plain(digits)
    return float(whole.replace(last, "") + "." + part)


def _plain(digits: str) -> float:
    return float(re.sub(r"[.,]", "", digits))


_WEAK = frozenset({"m", "k", "mil", "mille", "md", "mia", "mn", "thousand", "duizend", "tausend", "tusen", "tkr", "mkr"})
"""Scale words that mean other things too, or count people: no money without a currency outside a money cell."""


def _is_amount(text: str, match: re.Match[str], bare: bool) -> bool:
    """Whether a number without a currency is money: by its scale word, or because its cell is one for money."""
    number, after = match["number"], match.end("number")
    if _COUNTED.match(text, match.end("scale") if match["scale"] else after):
        return False
    if match["scale"]:
        spaced = text[after : after + 1].isspace()
        return match["scale"].lower() not in _WEAK or (bare and not (spaced and match["scale"].lower() in ("m", "k")))
    if not bare or _YEAR.fullmatch(number) or _UNIT_BEFORE.search(text[: match.start("number")]):
        return False
    return not re.match(r"\s*[./:-]\s?\d|[^\W\d_]", text[after:]) and not re.search(r"\d\s?[./:-]\s?$", text[: match.start("number")])
