"""Assistants over HTTP: sessions of the protocol's own client; the same answers as over the API, and problems that help."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult, TextContent

from api.security import KeyFile
from api.server_settings import ServerSettings
from queries.catalogue import questions
from tests.http.problems import problem
from tests.http.serving import served

MODES = ("auto", "legacy")
"""The protocol of 2026, without a handshake, and those before it."""

Session = Callable[[Client], Awaitable[Any]]


def session(address: httpx.Client | str, work: Session, *, mode: str = "auto", headers: Mapping[str, str] | None = None) -> Any:
    """What a session gives; Any because each asks for something else."""
    base = str(address.base_url) if isinstance(address, httpx.Client) else address

    async def run() -> Any:
        async with (
            httpx2.AsyncClient(headers=dict(headers or {})) as web,
            Client(streamable_http_client(f"{base.rstrip('/')}/mcp", http_client=web), mode=mode) as client,
        ):
            return await work(client)

    return anyio.run(run)


def call(address: httpx.Client, tool: str, **arguments: object) -> CallToolResult:
    """What a tool gives."""
    found: CallToolResult = session(address, lambda client: client.call_tool(tool, dict(arguments)))
    return found


def data(address: httpx.Client, tool: str, **arguments: object) -> dict[str, Any]:
    """The data of a tool that succeeds; Any because every tool has its own."""
    found = call(address, tool, **arguments)
    assert not found.is_error, found.content
    given: dict[str, Any] | None = found.structured_content
    assert given is not None
    return given


def refusal(address: httpx.Client, tool: str, **arguments: object) -> tuple[str, dict[str, Any]]:
    """The words and the problem of a tool that refuses."""
    found = call(address, tool, **arguments)
    assert found.is_error
    assert isinstance(found.content[0], TextContent)
    assert found.structured_content is not None
    return found.content[0].text, found.structured_content


def statements(citations: list[list[dict[str, str]]]) -> list[list[str]]:
    """The statements that each row rests on."""
    return [[cited["statement"] for cited in row] for row in citations]


@pytest.mark.parametrize("mode", MODES)
def test_the_tools_are_listed_as_reading_only_and_the_model_is_told_the_rules(client: httpx.Client, mode: str) -> None:
    async def look(session: Client) -> tuple[str, list[Any]]:
        return session.instructions or "", (await session.list_tools()).tools

    instructions, tools = session(client, look, mode=mode)
    assert {tool.name for tool in tools} == {"ask", "questions", "search", "show", "why", "compare"}
    assert all(tool.annotations.read_only_hint and not tool.annotations.destructive_hint for tool in tools)
    assert all(tool.input_schema["additionalProperties"] is False for tool in tools)
    assert "Never add up" in instructions
    assert "Not found is not none" in instructions


@pytest.mark.parametrize("name", list(questions()))
def test_a_question_gives_the_rows_of_the_api(client: httpx.Client, name: str) -> None:
    arguments = dict(questions()[name].examples[0]) if questions()[name].examples else {}
    same = client.get(f"/v1/questions/{name}", params={k: str(v) for k, v in arguments.items()})
    if same.status_code == 404:
        text, found = refusal(client, "ask", question=name, arguments=arguments)
        assert found["near"] == same.json()["near"]
        assert same.json()["detail"] in text
        return
    found = data(client, "ask", question=name, arguments=arguments, limit=200, citations=40)
    for part in ("rows", "totals", "left_out", "notes"):
        assert found[part] == same.json()[part]
    assert [[c["statement"] for c in row] for row in found["citations"]] == [
        [c["statement"] for c in row] for row in same.json()["citations"]
    ]
    assert [d["document"] for d in found["searched"]["listed"]] == [d["stem"] for d in same.json()["documents"]]


def test_a_row_is_cited_with_its_document_passage_and_quote_and_the_rest_is_counted(client: httpx.Client) -> None:
    found = data(client, "ask", question="partners-in-country", arguments={"country": "NG"}, citations=1)
    whole = data(client, "ask", question="partners-in-country", arguments={"country": "NG"}, citations=40)
    (first, *_), *_ = found["citations"]
    assert first["document"] == "survey"
    assert first["passage"].startswith("survey~bbbb0002/")
    assert first["quote"]
    assert [len(row) + more for row, more in zip(found["citations"], found["more_citations"], strict=True)] == [
        len(row) for row in whole["citations"]
    ]
    assert max(found["more_citations"]) > 0


def test_a_sentence_is_answered_and_it_is_said_how_it_was_understood(client: httpx.Client) -> None:
    found = data(client, "ask", question="which partners operate in Nigeria?")
    assert found["rows"] == data(client, "ask", question="partners-in-country", arguments={"country": "NG"})["rows"]
    assert found["sentence"]["words"] == ["country = Nigeria (“Nigeria”)"]


def test_pages_follow_each_other_by_their_cursors(client: httpx.Client) -> None:
    arguments = {"question": "partners-in-country", "arguments": {"country": "NG"}}
    seen: list[object] = []
    pages: list[tuple[int, int, int]] = []
    cursor = ""
    while cursor or not pages:
        found = data(client, "ask", **arguments, limit=2, cursor=cursor)
        seen, cursor = [*seen, *found["rows"]], found["next_cursor"]
        pages.append((found["page"]["first"], found["page"]["last"], found["page"]["of"]))
    assert seen == data(client, "ask", **arguments)["rows"]
    assert pages == [(i + 1, min(i + 2, len(seen)), len(seen)) for i in range(0, len(seen), 2)]
    shown: list[object] = []
    cursor = data(client, "show", name="IOM", limit=3)["next_cursor"]
    while cursor:
        found = data(client, "show", name="IOM", limit=3, cursor=cursor)
        shown, cursor = [*shown, *found["statements"]], found["next_cursor"]
    assert shown == data(client, "show", name="IOM", limit=200)["statements"][3:]


def test_a_cursor_belongs_to_its_call(client: httpx.Client) -> None:
    cursor = data(client, "ask", question="partners-in-country", arguments={"country": "NG"}, limit=1)["next_cursor"]
    for wrong in (cursor, "nonsense", "W10", "bnVsbA"):
        _, found = refusal(client, "ask", question="partners-in-country", arguments={"country": "NE"}, cursor=wrong)
        assert found["place"] == "cursor"


def test_an_answer_without_rows_says_what_was_searched_and_that_it_is_no_proof(client: httpx.Client) -> None:
    found = data(client, "ask", question="partners-in-country", arguments={"country": "Iceland"})
    assert (found["rows"], found["page"]) == ([], {"first": 0, "last": 0, "of": 0})
    assert "That is no proof that there is none." in found["summary"]
    assert {d["document"] for d in found["searched"]["listed"]} == {"plan", "reply", "survey"}
    assert "no proof" in data(client, "search", text="zzzzqqqq")["summary"]


@pytest.mark.parametrize(
    ("tool", "arguments", "place", "near"),
    [
        ("ask", {"question": "partners-in-contry"}, "question", "partners-in-country"),
        ("ask", {"question": "partners-in-country"}, "country", ""),
        ("ask", {"question": "partners-in-country", "arguments": {"country": "Nigeriaa"}}, "country", "Nigeria"),
        ("ask", {"question": "partners-in-country", "arguments": {"country": "NG", "limit": 3}}, "limit", ""),
        ("ask", {"question": "partners-in-country", "arguments": {"country": "NG", "contry": "NG"}}, "contry", ""),
        ("ask", {"question": "which hotels are there in Nigeria?"}, "question", ""),
        ("ask", {"qestion": "partners-in-country"}, "qestion", "question"),
        ("ask", {"question": "partners-in-country", "limit": 0}, "limit", ""),
        ("ask", {"question": "partners-in-country", "limit": 1_000_000}, "limit", ""),
        ("questions", {"name": "partner-pears"}, "question", "partner-pairs"),
        ("search", {"text": ""}, "text", ""),
        ("search", {"text": "iom", "label": "Person"}, "label", ""),
        ("show", {"name": "IOOM"}, "", ""),
        ("why", {"statement": "s-none"}, "", ""),
        ("compare", {"programme": "Compas"}, "programme", "COMPASS"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong_and_what_to_do(
    client: httpx.Client, tool: str, arguments: dict[str, object], place: str, near: str
) -> None:
    text, found = refusal(client, tool, **arguments)
    assert (found["place"], bool(found["fix"])) == (place, True)
    assert f"Fix: {found['fix']}" in text
    assert not near or near in found["near"]


def test_a_tool_that_is_none_is_an_error_of_the_protocol(client: httpx.Client) -> None:
    async def load(session: Client) -> str:
        with pytest.raises(MCPError) as refused:
            await session.call_tool("load", {"path": "/etc/passwd"})
        return refused.value.message

    assert "There are: ask" in session(client, load)


def test_things_statements_and_passages_are_looked_at_as_over_the_api(client: httpx.Client) -> None:
    shown = data(client, "show", name="International Organization for Migration")
    same = client.get("/v1/actors/actor:iom").json()
    assert shown["properties"] == same["properties"]
    assert [s["id"] for s in shown["statements"]] == [s["id"] for s in same["statements"]]
    said = shown["statements"][0]
    why = data(client, "why", statement=said["id"])
    assert (why["statement"]["quote"], why["statement"]["passage"]) == (said["quote"], said["passage"])
    assert said["passage"] in {p["id"] for p in why["passages"]}
    hits = data(client, "search", text="nigria")["hits"]
    assert [(h["label"], h["id"], h["score"]) for h in hits] == [
        (h["label"], h["id"], h["score"]) for h in client.get("/v1/search?q=nigria").json()["hits"]
    ]
    listed = data(client, "questions")
    assert {q["name"] for q in listed["questions"]} == set(questions())
    assert data(client, "questions", name="partners-in-country")["parameters"][0]["name"] == "country"
    assert (
        data(client, "compare", programme="COMPASS")["rows"] == client.get("/v1/questions/compare-sources?programme=COMPASS").json()["rows"]
    )


def test_where_files_lie_is_told_nowhere(client: httpx.Client) -> None:
    for tool, arguments in (("show", {"name": "plan"}), ("why", {"statement": data(client, "show", name="IOM")["statements"][0]["id"]})):
        assert '"path"' not in str(call(client, tool, **arguments).content)


def test_pages_of_other_origins_and_other_names_are_refused(client: httpx.Client, settings: ServerSettings) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    assert problem(client.post("/mcp", json=message, headers={**accept, "Origin": "https://pages.example"}), 403)["place"] == "Origin"
    assert problem(client.post("/mcp", json=message, headers={**accept, "Host": "pages.example"}), 421)["place"] == "Host"
    own = str(client.base_url).rstrip("/")
    assert client.post("/mcp", json=message, headers={**accept, "Origin": own}).status_code == 200
    with served(settings.model_copy(update={"origins": ("https://pages.example",)})) as other:
        found = other.post("/mcp", json=message, headers={**accept, "Origin": "https://pages.example"})
        assert (found.status_code, found.headers["access-control-allow-origin"]) == (200, "https://pages.example")


def test_other_methods_and_large_bodies_are_refused(client: httpx.Client) -> None:
    for method in ("GET", "DELETE", "PUT"):
        assert problem(client.request(method, "/mcp"), 405)["detail"]
    assert client.get("/mcp").headers["allow"] == "POST"
    problem(client.post("/mcp", content=b" " * (2 << 20), headers={"Content-Type": "application/json"}), 413)
    chunks = (b" " * (1 << 19) for _ in range(4))
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    assert client.post("/mcp", content=chunks, headers=headers).status_code == 413


def test_calls_are_counted_and_what_they_ask_is_not_told(client: httpx.Client) -> None:
    data(client, "search", text="zzzzqqqq")
    figures = client.get("/metrics").text
    assert 'tipgraph_requests_total{method="POST",route="/mcp",status="200"}' in figures
    assert "zzzzqqqq" not in figures


def test_the_rate_of_calls_is_limited(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"rate": 8})) as client:
        statuses = {client.post("/mcp", json={}).status_code for _ in range(8)}
    assert 429 in statuses


def test_a_key_opens_the_tools_where_reading_needs_one(settings: ServerSettings) -> None:
    key = KeyFile(settings.keys).add("assistant", ["read"])
    with served(settings.model_copy(update={"reading": "key"})) as client:
        listed = session(client, lambda session: session.list_tools(), headers={"Authorization": f"Bearer {key}"})
        assert listed.tools
        with pytest.raises((MCPError, httpx2.HTTPError, ExceptionGroup)):
            session(client, lambda session: session.list_tools())
