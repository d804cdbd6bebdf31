"""Who is logged in: a key given once in a form, then a random cookie that scripts cannot read, and a token in every form that changes."""

import hmac
import secrets
import time
from dataclasses import dataclass
from threading import Lock

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from api.edge.access import admitted
from api.edge.problems import ProblemError
from api.security import KeyFile

COOKIE = "tipgraph_session"
READ, JUDGE = "read", "judge"
LASTS = 8 * 3600
"""Seconds after which one has to log in again."""

MOST = 1_000
"""Sessions that are held at once; the oldest end first."""


@dataclass(frozen=True, slots=True)
class Session:
    """One log-in.

    Attributes:
        label: of the key: judgements are made under it.
        key: the part of the key that is no secret; a key that is taken out of force ends its sessions.
        token: what forms have to bring along.
        scopes: what the key opens.
    """

    label: str
    key: str
    token: str
    ends: float
    scopes: tuple[str, ...]

    @property
    def judges(self) -> bool:
        """Whether it may judge."""
        return JUDGE in self.scopes


class Sessions:
    """The log-ins of one server, in its memory: they end with it."""

    def __init__(self, keys: KeyFile, scope: str) -> None:
        """Take the file of keys.

        Args:
            scope: what a key must open for a log-in: `judge` where reading is open, else `read`.
        """
        self._keys, self.scope = keys, scope
        self._held: dict[str, Session] = {}
        self._lock = Lock()

    def begin(self, given: str, response: Response, secure: bool) -> None:
        """Log in with a key, and put the cookie into the response.

        Raises:
            ProblemError: 401 where the key is none, 403 where it has not the scope.
        """
        key = admitted(self._keys, given.strip(), self.scope)
        name, now = secrets.token_urlsafe(32), time.monotonic()
        with self._lock:
            self._held = {n: s for n, s in list(self._held.items())[-MOST + 1 :] if s.ends > now}
            self._held[name] = Session(key.label, key.id, secrets.token_urlsafe(32), now + LASTS, key.scopes)
        response.set_cookie(COOKIE, name, max_age=LASTS, httponly=True, samesite="strict", secure=secure, path="/")

    def may_read(self, request: HTTPConnection) -> bool:
        """Whether who asks is logged in with a key that reads."""
        session = self.find(request)
        return session is not None and READ in session.scopes

    def find(self, request: HTTPConnection) -> Session | None:
        """The session of who asks; None where nobody is logged in, or the key is out of force."""
        session, in_force = self._held.get(request.cookies.get(COOKIE, "")), self._keys.keys()
        if session is None or session.ends < time.monotonic() or session.key not in in_force:
            return None
        return session

    def checked(self, request: Request, token: str, *, judging: bool = True) -> Session:
        """The session of who sends a form that changes something.

        Args:
            judging: whether it changes the graph.

        Raises:
            ProblemError: 401 without a session, 403 where the form's token is not the session's, or the key may not judge.
        """
        session = self.find(request)
        if session is None:
            raise ProblemError(401, "You are not logged in, or no longer.")
        if not hmac.compare_digest(session.token.encode(), token.encode()):
            raise ProblemError(403, "The form was not made for this session. Load the page again.")
        if judging and not session.judges:
            raise ProblemError(403, f"The key of {session.label} opens {', '.join(session.scopes)}, not {JUDGE}.")
        return session

    def end(self, request: Request, response: Response) -> None:
        """Log out."""
        with self._lock:
            self._held.pop(request.cookies.get(COOKIE, ""), None)
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
