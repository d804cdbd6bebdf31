"""What an address may say, and what an error of the server means; no server is needed."""

import pytest
from neo4j.exceptions import AuthError, ClientError, ServiceUnavailable

from graph.errors import StoreError
from graph.stores import open_store
from graph.stores.neo4j.link import Address, ServerAway, explain

ADDRESS = Address("neo4j", "ana", "graph.example", 7687, "neo4j")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("neo4j://ana@graph.example:7688/tip", Address("neo4j", "ana", "graph.example", 7688, "tip")),
        ("bolt://127.0.0.1", Address("bolt", "neo4j", "127.0.0.1", None, "neo4j")),
        ("neo4j+s://a%40b@[::1]:7687/", Address("neo4j+s", "a@b", "::1", 7687, "neo4j")),
    ],
)
def test_an_address_has_its_parts(url: str, expected: Address) -> None:
    assert Address.parse(url) == expected
    assert Address.parse("bolt://[::1]:7687").server == "bolt://[::1]:7687"


@pytest.mark.parametrize("url", ["neo4j://", "neo4j://host:port/x", "neo4j://host/a/b", "bolt://host/neo4j?user=x", "bolt://host:99999"])
def test_what_is_no_address_is_refused_with_its_form(url: str) -> None:
    with pytest.raises(StoreError, match=r"neo4j://USER@HOST:PORT/DATABASE"):
        Address.parse(url)


@pytest.mark.parametrize("url", ["neo4j://ana:s3cret@host/neo4j", "neo4j://ana:s3cret@host:port/neo4j", "bolt://:s3cret@host"])
def test_a_password_in_the_address_is_refused_and_never_repeated(url: str) -> None:
    with pytest.raises(StoreError) as found:
        open_store(url)
    assert "s3cret" not in str(found.value)
    assert "TIPGRAPH_NEO4J_PASSWORD" in str(found.value) or "DATABASE" in str(found.value)


def test_a_missing_password_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIPGRAPH_NEO4J_PASSWORD", raising=False)
    with pytest.raises(StoreError, match=r"TIPGRAPH_NEO4J_PASSWORD is not set. Put the password of neo4j at bolt://host"):
        open_store("bolt://host")


def test_a_server_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPGRAPH_NEO4J_PASSWORD", "s3cret")
    with pytest.raises(StoreError, match=r"No Neo4j server answers at bolt://127\.0\.0\.1:9") as found:
        open_store("bolt://127.0.0.1:9/neo4j")
    assert "s3cret" not in str(found.value)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("Neo.ClientError.Security.Forbidden", r"ana may not do this at neo4j://graph\.example:7687 \(the reason\).*a user who may"),
        ("Neo.ClientError.Security.CredentialsExpired", r"must be changed before"),
        ("Neo.ClientError.Security.Unauthorized", r"refuses ana with this password"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", r"refuses ana with this password"),
        ("Neo.ClientError.Database.DatabaseNotFound", r"has no database 'neo4j'. Community has one, called `neo4j`"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", r"too little memory"),
        ("Neo.ClientError.Schema.ConstraintValidationFailed", r"refused this: the reason"),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", r"took longer than .* and was ended"),
        (
            "Neo.TransientError.Database.DatabaseUnavailable",
            r"'neo4j' at neo4j://graph\.example:7687 does not serve now.*again in a moment",
        ),
    ],
)
def test_a_code_of_the_server_becomes_words_with_a_fix(code: str, words: str) -> None:
    problem = ClientError("the reason")
    problem._neo4j_code, problem._message = code, "the reason"
    with pytest.raises(StoreError, match=words):
        raise explain(problem, ADDRESS)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ServiceUnavailable("gone"), "No Neo4j server answers"),
        (ValueError("Cannot resolve address"), "No Neo4j server answers"),
        (AuthError("no"), "refuses ana"),
    ],
)
def test_an_error_of_the_driver_becomes_words(problem: Exception, words: str) -> None:
    assert words in str(explain(problem, ADDRESS))


def test_a_server_that_is_gone_is_told_from_one_that_refuses() -> None:
    assert isinstance(explain(ServiceUnavailable("gone"), ADDRESS), ServerAway)
    assert not isinstance(explain(AuthError("no"), ADDRESS), ServerAway)
