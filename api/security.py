"""Keys: random secrets of which only hashes are kept, each with a label and the scopes that it opens."""

import hashlib
import hmac
import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import TipgraphError
from graph.judging import check_label

SCOPES = ("read", "load", "judge")
"""What a key may open: reading where it needs one, loading documents, judging names and statements."""

_FORM = re.compile(r"tg_([0-9a-f]{8})_([A-Za-z0-9_-]{43})")
_NONE = "0" * 64


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key.

    Attributes:
        id: the part of it that is no secret.
        label: of the desk or program that has it, never a person's name; judgements are made under it.
        digest: SHA-256 of the secret, which has 256 random bits, so that no slow hash is needed.
        made: ISO 8601, UTC.
    """

    id: str
    label: str
    scopes: tuple[str, ...]
    digest: str
    made: str


class KeyFile:
    """The file of keys, read again when it changed."""

    def __init__(self, path: Path) -> None:
        """Take a path; the file need not be there."""
        self.path = path
        self._seen: tuple[int, int] = (0, 0)
        self._keys: Mapping[str, Key] = {}

    def find(self, given: str) -> Key | None:
        """The key that was given, compared in a time that says nothing of how much of it is right; None where it is none."""
        match = _FORM.fullmatch(given)
        key = self.keys().get(match[1]) if match else None
        digest = _digest(match[2] if match else given)
        same = hmac.compare_digest(digest, key.digest if key else _NONE)
        return key if same else None

    def keys(self) -> Mapping[str, Key]:
        """The keys by id; none where there is no file.

        Raises:
            TipgraphError: the file is damaged.
        """
        try:
            status = self.path.stat()
        except OSError:
            return {}
        seen = (status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            try:
                rows = json.loads(self.path.read_text("utf-8"))
                self._keys = {row["id"]: Key(**{**row, "scopes": tuple(row["scopes"])}) for row in rows}
            except (OSError, ValueError, TypeError, KeyError) as problem:
                raise TipgraphError(f"{self.path} is no file of keys ({problem}). Restore it, or remove it and make new keys.") from problem
            self._seen = seen
        return self._keys

    def add(self, label: str, scopes: Iterable[str]) -> str:
        """Make a key; it is told once, and only its hash is kept.

        Raises:
            Refused: the label is none that judgements can be made under.
            TipgraphError: a scope is none, or the file cannot be written.
        """
        wanted = tuple(dict.fromkeys(scopes))
        if not wanted or set(wanted) - set(SCOPES):
            raise TipgraphError(f"{', '.join(wanted) or 'nothing'} is no scope. Use: {', '.join(SCOPES)}.")
        check_label(label)
        id_, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        key = Key(id_, label, wanted, _digest(secret), datetime.now(UTC).isoformat(timespec="seconds"))
        self._write([*self.keys().values(), key])
        return f"tg_{id_}_{secret}"

    def remove(self, id_: str) -> Key:
        """Take a key out of force. Raises TipgraphError where there is none of that id."""
        keys = dict(self.keys())
        if id_ not in keys:
            raise TipgraphError(f"There is no key {id_!r}. `tipgraph key list` shows those that there are.")
        gone = keys.pop(id_)
        self._write(keys.values())
        return gone

    def _write(self, keys: Iterable[Key]) -> None:
        new = self.path.with_name(self.path.name + ".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump([asdict(key) for key in keys], file, indent=1)
            new.replace(self.path)
        except OSError as problem:
            raise TipgraphError(
                f"{self.path} cannot be written ({problem.strerror}). Set TIPGRAPH_SERVE_KEYS to another file."
            ) from problem


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
