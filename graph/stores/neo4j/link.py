"""The way to a Neo4j server: its address, the driver, and what its errors mean for the person who reads them."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationDisabledClassification,
    Transaction,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from graph.errors import StoreError

PASSWORD_VARIABLE = "TIPGRAPH_NEO4J_PASSWORD"  # noqa: S105  # the variable's name
OLDEST = (5, 26)
"""The oldest server that serves: 5 LTS."""

RETRIES = 15.0
"""Seconds in which a transaction is tried again after an error that passes (a deadlock, a change of leader)."""

LOOK = 60.0
"""Seconds after which the server ends a read of the store's own: a search, a look-up of names, the version."""

_CONNECT = 10.0
_QUIET = tuple(c for c in NotificationDisabledClassification if c is not NotificationDisabledClassification.UNRECOGNIZED)

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what the server remarks is read from the result, not logged

T = TypeVar("T")


class ServerAway(StoreError):
    """No server answers: there is no use in telling it anything more now."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is: `scheme://user@host:port/database`; nothing in it is secret."""

    scheme: str
    user: str
    host: str
    port: int | None
    database: str

    @classmethod
    def parse(cls, url: str) -> "Address":
        """Read a store's address.

        Raises:
            StoreError: a password stands in it, or it is no address; the message never repeats a password.
        """
        form = "Use neo4j://USER@HOST:PORT/DATABASE (the database is `neo4j` where none is given)"
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as problem:
            raise StoreError(f"This store address is none ({problem}). {form}.") from None
        if parts.password is not None:
            raise StoreError(
                f"A password stands in the store's address, where others can read it. Put it into {PASSWORD_VARIABLE}. {form}."
            )
        database = parts.path.strip("/")
        if not parts.hostname or "/" in database or parts.query or parts.fragment:
            raise StoreError(f"{url} is no address of a Neo4j database. {form}.")
        return cls(parts.scheme, unquote(parts.username or "neo4j"), parts.hostname, port, database or "neo4j")

    @property
    def server(self) -> str:
        """The server's address, as the driver takes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")


class Link:
    """A database on a server. It connects when it is first used, and again after `close`."""

    def __init__(self, url: str) -> None:
        """Take an address; the password comes from the environment (`PASSWORD_VARIABLE`).

        Raises:
            StoreError: see Address.parse; or the password is not set.
        """
        self.address = Address.parse(url)
        password = os.environ.get(PASSWORD_VARIABLE)
        if not password:
            raise StoreError(f"{PASSWORD_VARIABLE} is not set. Put the password of {self.address.user} at {self.address.server} into it.")
        self._password = password
        self._driver: Driver | None = None

    def check(self) -> None:
        """Connect and look at the server.

        Raises:
            StoreError: no server answers, it is too old or no Neo4j, or the log-in is refused.
        """

        def look(driver: Driver) -> str:
            with driver.session(database=self.address.database, default_access_mode=READ_ACCESS) as session:
                return session.run("RETURN 1").consume().server.agent

        agent = self._run(look)
        name, _, number = agent.partition("/")
        version = tuple(int(n) for n in number.split("-")[0].split(".")[:2] if n.isdigit())
        if name != "Neo4j" or version < OLDEST:
            self.close()
            oldest = ".".join(map(str, OLDEST))
            raise StoreError(f"{self.address.server} runs {agent}; tipgraph needs Neo4j {oldest} (5 LTS) or newer.")

    def read(self, work: Callable[[ManagedTransaction], T], timeout: float | None = None, mark: str = "") -> T:
        """Run a read transaction; on a cluster, where the readers are. Errors of the driver pass as they are.

        Args:
            mark: what the server lists the transaction with, so that it can be found and ended there.
        """
        with self._connected().session(
            database=self.address.database, default_access_mode=READ_ACCESS, bookmark_manager=self._bookmarks
        ) as session:
            return session.execute_read(unit_of_work(timeout=timeout, metadata={"tipgraph": mark} if mark else None)(work))

    def look(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run a read transaction of the store's own, `LOOK` seconds at the most.

        Raises:
            StoreError: the server refuses it, is gone, or took too long.
        """
        return self._run(lambda _: self.read(work, LOOK))

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run a write transaction, again where the server's error passes.

        Raises:
            StoreError: the server refuses it, or is gone.
        """

        def run(driver: Driver) -> T:
            with driver.session(
                database=self.address.database, default_access_mode=WRITE_ACCESS, bookmark_manager=self._bookmarks
            ) as session:
                return session.execute_write(work)

        return self._run(run)

    def write_once(self, work: Callable[[Transaction], T]) -> T:
        """Run a write transaction and do not try again: for what is said again soon, or need not be said.

        Raises:
            StoreError: the server refuses it, or is gone.
        """

        def run(driver: Driver) -> T:
            with (
                driver.session(
                    database=self.address.database, default_access_mode=WRITE_ACCESS, bookmark_manager=self._bookmarks
                ) as session,
                session.begin_transaction() as transaction,
            ):
                found = work(transaction)
                transaction.commit()
                return found

        return self._run(run)

    def change_schema(self, statements: tuple[str, ...]) -> None:
        """Run statements that make constraints and indexes, then wait until the indexes serve."""

        def run(driver: Driver) -> None:
            with driver.session(database=self.address.database) as session:
                for statement in (*statements, "CALL db.awaitIndexes(600)"):
                    session.run(statement).consume()

        self._run(run)

    def close(self) -> None:
        """Close all connections."""
        if self._driver:
            self._driver.close()
            self._driver = None

    def _run(self, work: Callable[[Driver], T]) -> T:
        try:
            return work(self._connected())
        except (Neo4jError, DriverError, OSError, ValueError) as problem:
            raise explain(problem, self.address) from problem

    def _connected(self) -> Driver:
        if self._driver is None:
            try:
                self._driver = GraphDatabase.driver(
                    self.address.server,
                    auth=(self.address.user, self._password),
                    connection_timeout=_CONNECT,
                    max_transaction_retry_time=RETRIES,
                    notifications_disabled_classifications=_QUIET,
                    user_agent="tipgraph",
                )
            except (ConfigurationError, ValueError) as problem:
                raise explain(problem, self.address) from problem
            self._bookmarks = self._driver.execute_query_bookmark_manager
        return self._driver


def rows(transaction: ManagedTransaction | Transaction, statement: str, /, **parameters: Any) -> list[list[Any]]:
    """All rows of a statement."""
    return transaction.run(statement, parameters).values()


def code_of(problem: BaseException) -> str:
    """The server's code of an error; empty where it is none of a server's."""
    return (problem.code or "") if isinstance(problem, Neo4jError) else ""


def is_down(problem: BaseException) -> bool:
    """Whether an error means that the server or the log-in fails, whatever was asked."""
    unreachable = isinstance(problem, DriverError | OSError | ValueError | AuthError)
    return unreachable or code_of(problem).startswith(
        ("Neo.ClientError.Database.", "Neo.ClientError.Security.C", "Neo.TransientError.Database")
    )


def explain(problem: BaseException, address: Address) -> StoreError:
    """What an error of the driver or server means, with the fix; never with a password."""
    code, at = code_of(problem), address.server
    if code == "Neo.ClientError.Security.Forbidden":
        words = f"{address.user} may not do this at {at} ({_message(problem)}). It takes a user who may read, write and change the schema"
    elif code == "Neo.ClientError.Security.CredentialsExpired":
        words = f"The password of {address.user} at {at} must be changed before it can be used. Change it, then set {PASSWORD_VARIABLE}"
    elif isinstance(problem, AuthError) or code.startswith("Neo.ClientError.Security."):
        words = f"{at} refuses {address.user} with this password. Check the user in the address, and {PASSWORD_VARIABLE}"
    elif code == "Neo.ClientError.Database.DatabaseNotFound":
        words = f"{at} has no database {address.database!r}. Community has one, called `neo4j`"
    elif isinstance(problem, UnsupportedServerProduct):
        words = f"What answers at {at} is no Neo4j server that tipgraph can use ({_message(problem)})"
    elif isinstance(problem, ServiceUnavailable | SessionExpired | OSError | ValueError):
        return ServerAway(
            f"No Neo4j server answers at {at} ({_message(problem)}). Start it, or correct the address; Bolt's usual port is 7687."
        )
    elif code.startswith("Neo.TransientError.General.") and "emory" in code:
        words = f"The server at {at} has too little memory for this ({_message(problem)}). Give it a larger heap"
    elif code.startswith("Neo.TransientError.Database."):
        words = f"The database {address.database!r} at {at} does not serve now ({_message(problem)}). Try again in a moment"
    elif "TransactionTimedOut" in code:
        words = f"The server at {at} took longer than it may for this, and was ended ({_message(problem)}). Try again, or ask for less"
    else:
        words = f"The server at {at} refused this: {_message(problem)}"
    return StoreError(f"{words}.")


def _message(problem: BaseException) -> str:
    text = problem.message if code_of(problem) and isinstance(problem, Neo4jError) else str(problem)
    return " ".join(str(text or type(problem).__name__).split())[:300].rstrip(".")
