"""Writes `reference/country_names.csv` anew: the territory names of Unicode CLDR, through Babel (needed only here).

    python -m graph.resolve.country_names > graph/resolve/reference/country_names.csv

Shipped as a table because reading two dozen locales takes longer than answering a question. CLDR's data is under the Unicode
License v3, which allows that.
"""

import sys
from importlib.metadata import version

LANGUAGES = (
    *("en", "nl", "fr", "de", "es", "sv", "it", "pt", "pl", "ro", "bg", "cs"),
    *("da", "el", "et", "fi", "hr", "hu", "lt", "lv", "mt", "sk", "sl", "nb"),
)
"""The languages whose territory names are known, English first: it wins where a name means two countries."""

_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})

_WITHDRAWN = frozenset({"BUR", "FXX", "ROM", "TMP", "YMD", "ZAR"})
"""Codes of ISO 3166-3, which CLDR lists beside those in force (FRA, TLS, YEM, COD …)."""

_USED = {"XK": "XKX"}
"""Codes that ISO leaves to users, as aid data write them."""


def rows() -> list[tuple[str, str, str, str]]:
    """(ISO alpha-2, ISO alpha-3, language, name), every name once a country."""
    from babel import Locale
    from babel.core import get_global

    aliases = sorted(get_global("territory_aliases").items())
    three = {two[0]: code for code, two in aliases if len(code) == 3 and code.isalpha() and len(two) == 1 and code not in _WITHDRAWN}
    three |= _USED
    found: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for language in LANGUAGES:
        for code, name in sorted(Locale.parse(language).territories.items()):
            if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES:
                found.setdefault((str(code), str(name)), (str(code), three.get(code, ""), language, str(name)))
    return list(found.values())


def table() -> str:
    """The table as it is shipped."""
    lines = [("code", "alpha3", "language", "name"), *rows()]
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line) + "\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(table())
    sys.stderr.write(f"Unicode CLDR names by Babel {version('babel')}\n")
