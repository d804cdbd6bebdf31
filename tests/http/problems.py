"""What every problem of the API has (RFC 9457)."""

from typing import Any

import httpx


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The problem of a response, checked; Any because its members are of several types."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    assert found["type"].startswith("urn:tipgraph:problem:")
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    assert found["fix"]
    return found
