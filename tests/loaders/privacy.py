"""Where the people of the corpus are named: derived from the files themselves, so that no name stands in this repository."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"

_MEMBER = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Dr)\s+(?:(?:[A-Z]\.)+\s?)?|(?:[A-Z]\.)+\s?)(?:(?:[Vv]an|de|der|den|ten|ter)\s)*(?P<name>[A-Z][\w-]+)"
    r"(?:\s(?:LL\.M\.|MA|MPA|PhD))*,?\s.*[(,]",
    re.M,
)
_CONTACT = re.compile(r"\bcontact (?:Mr|Ms) [A-Z]\w+ (?P<name>[A-Z]\w+)")
_MOTION = re.compile(r"\bmotion (?P<name>[A-Z]\w+)/(?P<second>[A-Z]\w+)")
_SIGNED = re.compile(r"^(?:[A-Z]\. van|[A-Z][a-z]+) (?P<name>[A-Z][a-z]+)\n(?=Chairman of|\n)", re.M)
_GREETED = re.compile(r"^Dear m[rs]s?\. (?P<name>[A-Z]\w+),", re.M)
_IN_ADDRESS = re.compile(r"text=[A-Z][a-z]+%20(?P<name>[A-Z][a-z]+)%20")
_CASE = re.compile(r"(?P<name>[A-Z][a-z]+) v\. [A-Z]")


def corpus_documents() -> list[tuple[Path, str]]:
    """The documents of the corpus, unmasked."""
    return [(path, path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.txt"))]


def member_surnames(text: str) -> set[str]:
    """The surnames that a document prints: its members' list, contact, motions, letter and cases."""
    found = {m["name"] for pattern in (_MEMBER, _CONTACT, _MOTION, _GREETED, _IN_ADDRESS, _CASE) for m in pattern.finditer(text)}
    found |= {m["second"] for m in _MOTION.finditer(text)}
    if "Chairman of" in text or "Yours sincerely" in text:
        letter = text[text.find("Yours sincerely") :][:200] if "Yours sincerely" in text else text
        found |= {m["name"] for m in _SIGNED.finditer(letter) if "Chairman of" in letter[m.start() : m.end() + 20] or letter is not text}
    return {name for name in found if len(name) > 2}
