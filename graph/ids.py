"""Stable, readable identifiers, made from content alone, never from the order of loading."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

SPELLINGS = {"organization": "organisation", "program": "programme", "center": "centre", "centra": "centre", "labor": "labour"}
"""Words that are spelt in two ways, and the spelling that counts."""

_STOPWORDS = frozenset({"the", "of", "for", "and", "in", "on", "a", "an", "s", "to"})


def fold(text: str) -> str:
    """The text without accents, in lower case, with one blank between its words (letters and digits only)."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c)).replace("ı", "i")
    return re.sub(r"[\W_]+", " ", plain.replace("’", "'").replace("'s ", " ")).strip()


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """The key under which two spellings of one name are the same name.

    Case, accents, punctuation, articles and little words, and British or American spelling do not count;
    digits and Roman numerals do (phase II is not phase III). Empty for a name of nothing but little words.
    """
    words = [SPELLINGS.get(w, w) for w in fold(name).split()]
    return " ".join(w for w in words if w not in _STOPWORDS) or " ".join(words)


def slug(text: str, limit: int = 80) -> str:
    """A readable piece of an identifier: `Nigerian Immigration Service` → `nigerian-immigration-service`.

    Longer than `limit` characters, it is cut at a word and eight digits of a hash of the whole keep it unique.
    """
    words = fold(text).replace(" ", "-")
    if len(words) <= limit:
        return words or digest(text)[:8]
    return words[:limit].rsplit("-", 1)[0] + "-" + digest(words)[:8]


def digest(*parts: object) -> str:
    """A SHA-256 over the parts as canonical JSON: the same parts give the same digits on every machine, whatever characters they hold."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def statement_id(document: str, predicate: str, ends: Sequence[str], qualifiers: Mapping[str, object], offsets: Sequence[int | str]) -> str:
    """The id of one statement of one source: a hash of what it says and where it says it, not of what names resolve to."""
    return "s-" + digest(document, predicate, list(ends), dict(qualifiers), list(offsets))[:20]


def hashed_statement_ids(texts: Iterable[bytes]) -> list[str]:
    """The ids of statements of a data file: hashes like statement_id's, of texts that say what each states and where."""
    return ["s-" + hashlib.sha256(text).hexdigest()[:20] for text in texts]


def exact_id(label: str, identifier: str) -> str:
    """The id of a thing that has an identifier of its own: readable, and different for every two identifiers.

    Letters, digits, `.`, `_` and `-` stay, all else is written `%XX`. An identifier that looks like an id made of a name (small letters,
    digits and hyphens alone) gets a `~` before it, which no name's id has.
    """
    quoted = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), identifier)
    return f"{label}:{'~' if _LIKE_A_NAME.fullmatch(quoted) else ''}{quoted}"


_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_LIKE_A_NAME = re.compile(r"[a-z0-9-]+")


def document_id(stem: str, sha256: str) -> str:
    """An edition's id: the file's stem and the first eight digits of its bytes' hash."""
    return f"{stem}~{sha256[:8]}"
