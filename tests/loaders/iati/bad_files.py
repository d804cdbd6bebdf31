"""A generator of bad files: whole ones, spoilt in a way that a seed tells, so that the same seed is the same file."""

import random
from collections.abc import Callable

from tests.loaders.iati.reading import activity, document

ENTITY_BOMB = '<!DOCTYPE b [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 9}">' for n in range(1, 12)) + "]>"


def bad_file(seed: int) -> bytes:
    """The bytes of one bad file."""
    chance = random.Random(seed)
    spoil = _WAYS[seed % len(_WAYS)]
    return spoil(_whole(chance), chance)


def _whole(chance: random.Random) -> str:
    content = "".join(
        chance.choice(
            (
                f"<title><narrative>Aid {chance.random()}</narrative></title>",
                f'<recipient-country code="{chance.choice(("KE", "UG", "XX"))}" percentage="{chance.randint(-5, 200)}"/>',
                f'<budget><value currency="EUR">{chance.choice(("1", "-2", "x", ""))}</value></budget>',
                f'<participating-org role="{chance.randint(0, 9)}" ref="{chance.choice(("N/A", "XM-DAC-7", "22000"))}"/>',
            )
        )
        for _ in range(chance.randint(1, 30))
    )
    return document(*(activity(content, identifier=f"BAD-{n}") for n in range(chance.randint(1, 5))))


def _cut(text: str, chance: random.Random) -> bytes:
    return text.encode()[: chance.randint(1, len(text) - 2)]


def _nest_wrongly(text: str, chance: random.Random) -> bytes:
    ends = [i for i in range(len(text)) if text.startswith("</", i)]
    at = chance.choice(ends)
    return (text[:at] + "</wrong>" + text[at:]).encode()


def _declare_entities(text: str, chance: random.Random) -> bytes:
    return (ENTITY_BOMB + text.replace("<iati-identifier>", f"<iati-identifier>&l{chance.randint(0, 11)};")).encode()


def _lie_about_encoding(text: str, chance: random.Random) -> bytes:
    said = chance.choice(("UTF-16", "EBCDIC-CP-US", "no-such-encoding", "UTF-32"))
    return f'<?xml version="1.0" encoding="{said}"?>{text}</nonsense>'.encode()


def _sprinkle_controls(text: str, chance: random.Random) -> bytes:
    data = bytearray(text.encode())
    data[chance.randint(20, len(data) - 1)] = chance.choice((0, 1, 8, 11, 31))
    return bytes(data)


def _nest_deeply(text: str, chance: random.Random) -> bytes:
    return ("<iati-activities>" + "<iati-activity>" * chance.randint(300, 3000) + text).encode()


def _be_something_else(text: str, chance: random.Random) -> bytes:
    return chance.choice(
        (b"{}", b"[1]", b"id,name\n1,2", b"%PDF-1.7", b"\x89PNG\r\n", b"<html></html>", b"<rss/>", b"PK\x03\x04", b"\x00" * 99)
    )


def _random_bytes(text: str, chance: random.Random) -> bytes:
    return b"<iati-activities>" + chance.randbytes(200)


_WAYS: tuple[Callable[[str, random.Random], bytes], ...] = (
    _cut,
    _nest_wrongly,
    _declare_entities,
    _lie_about_encoding,
    _sprinkle_controls,
    _nest_deeply,
    _be_something_else,
    _random_bytes,
)
