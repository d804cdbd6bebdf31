"""The page that describes the API, and the files that it loads: all from here."""

from importlib.resources import files
from mimetypes import guess_type

from fastapi import APIRouter, Response

from api.edge.problems import ProblemError

POLICY = "; ".join(
    ("default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "connect-src 'self'",
     "frame-ancestors 'none'")
)  # fmt: skip
"""Swagger UI sets styles on its elements and draws its signs from data addresses; scripts come from files only."""

SERVED = frozenset({"docs.js", "swagger-ui/swagger-ui-bundle.js", "swagger-ui/swagger-ui.css", "swagger-ui/favicon-32x32.png"})
"""The files that are served, by the names in their addresses: no other name leads to a file."""

_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "public, max-age=3600"}

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs() -> Response:
    """The page."""
    return Response(_read("docs.html"), media_type="text/html", headers=_HEADERS)


@router.get("/assets/{name:path}")
def asset(name: str) -> Response:
    """A file of the page."""
    if name not in SERVED:
        raise ProblemError(404, "There is no such file.", "name")
    return Response(_read(name), media_type=guess_type(name)[0] or "application/octet-stream", headers=_HEADERS)


def _read(name: str) -> bytes:
    return files("api.assets").joinpath(name).read_bytes()
