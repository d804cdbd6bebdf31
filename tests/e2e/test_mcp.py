"""Assistants over standard input and output, and over HTTP: sessions of the protocol's own client with the real process."""

import json
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import httpx2
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import TextContent

from tests.e2e.running import Tipgraph

NIGERIA = {"question": "partners-in-country", "arguments": {"country": "Nigeria"}}


def over_stdio(tipgraph: Tipgraph, work: Callable[[Client], Awaitable[Any]]) -> Any:
    """What a session with `tipgraph mcp` gives; Any because each asks for something else."""
    command, *arguments = tipgraph.command("mcp")
    started = StdioServerParameters(command=command, args=arguments, env=tipgraph.variables(), cwd=str(tipgraph.home))

    async def run() -> Any:
        async with Client(stdio_client(started, errlog=sys.stderr)) as client:
            return await work(client)

    return anyio.run(run)


def test_a_session_answers_as_the_command_line_does(loaded: Tipgraph) -> None:
    async def work(client: Client) -> tuple[Any, Any, Any]:
        assert {tool.name for tool in (await client.list_tools()).tools} == {"ask", "questions", "search", "show", "why", "compare"}
        return (
            await client.call_tool("ask", {**NIGERIA, "citations": 40}),
            await client.call_tool("ask", {"question": "partners-in-country", "arguments": {"country": "Nigeriaa"}}),
            await client.call_tool("search", {"text": "Nigeria"}),
        )

    answer, unknown, found = over_stdio(loaded, work)
    same = loaded.json("ask", "partners-in-country", "country=Nigeria")
    assert answer.structured_content["rows"] == same["rows"] != []
    assert answer.structured_content["totals"] == same["totals"]
    assert [[c["quote"] for c in row] for row in answer.structured_content["citations"]] == [
        [c["quote"] for c in row] for row in same["citations"]
    ]
    assert json.loads(answer.content[0].text) == answer.structured_content
    assert unknown.is_error
    assert "Nigeria" in unknown.structured_content["near"]
    assert found.structured_content["hits"][0]["id"] == "country:NG"


def test_an_empty_store_is_no_answer(tipgraph: Tipgraph) -> None:
    found = over_stdio(tipgraph, lambda client: client.call_tool("ask", NIGERIA))
    assert found.is_error
    assert isinstance(found.content[0], TextContent)
    assert "tipgraph load" in found.content[0].text
    assert str(tipgraph.store) not in found.content[0].text


def test_the_command_serves_over_http_too(loaded: Tipgraph) -> None:
    process = loaded.start("mcp", "--http", "--port", 0)
    try:
        assert process.stdout is not None
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        assert address.endswith("/mcp;")

        async def run() -> Any:
            async with httpx2.AsyncClient() as web, Client(streamable_http_client(address.rstrip(";"), http_client=web)) as client:
                return await client.call_tool("ask", NIGERIA)

        assert anyio.run(run).structured_content["rows"] == loaded.json("ask", "partners-in-country", "country=Nigeria")["rows"]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def test_an_address_is_for_http_only(loaded: Tipgraph) -> None:
    assert "--http" in loaded.run("mcp", "--port", "9000", code=2).stderr
