"""What the server runs with: read once from the environment (TIPGRAPH_SERVE_…), and passed in."""

from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.settings import default_keys, default_rates, default_store

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class ServerSettings(BaseSettings):
    """The settings of `tipgraph serve`; docs/api.md lists them.

    Attributes:
        store: the store's address.
        rates: the file of exchange rates (`tipgraph rates`), read once.
        keys: the file with the hashes of keys (`tipgraph key add`).
        uploads: the folder where what was uploaded is kept, so that `tipgraph rebuild` finds it.
        hosts: the names by which the server may be called; "*" is any.
        origins: the origins whose pages may call it (CORS); none unless set.
        reading: "open", or "key" where reading needs a key too.
        rate: requests a minute from one address that are not answered from memory; 0 for no limit.
        question_seconds, cypher_seconds, sparql_seconds: after which a question, and a statement of one's own, is ended.
        cypher_rows, sparql_rows: rows (or triples) that a statement of one's own gives at the most.
        cypher_at_once, sparql_at_once: such statements that run at one time.
        body_bytes, upload_bytes, upload_files: the largest body, the largest upload, and how many files it may hold.
        cache_bytes: memory for answers that are kept until the graph changes.
    """

    model_config = SettingsConfigDict(env_prefix="TIPGRAPH_SERVE_", frozen=True, extra="forbid")

    store: str = Field(default_factory=default_store)
    rates: Path = Field(default_factory=default_rates)
    keys: Path = Field(default_factory=default_keys)
    uploads: Path = Field(default_factory=lambda: user_data_path("tipgraph") / "uploads")
    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    reading: Literal["open", "key"] = "open"
    rate: Annotated[int, Field(ge=0)] = 1_200
    question_seconds: Annotated[float, Field(gt=0)] = 30.0
    cypher_seconds: Annotated[float, Field(gt=0)] = 10.0
    cypher_rows: Annotated[int, Field(gt=0)] = 10_000
    cypher_at_once: Annotated[int, Field(gt=0)] = 2
    sparql_seconds: Annotated[float, Field(gt=0)] = 30.0
    sparql_rows: Annotated[int, Field(gt=0)] = 10_000
    sparql_at_once: Annotated[int, Field(gt=0)] = 2
    body_bytes: Annotated[int, Field(gt=0)] = 1 << 20
    upload_files: Annotated[int, Field(gt=0)] = 100
    upload_bytes: Annotated[int, Field(gt=0)] = 256 << 20
    cache_bytes: Annotated[int, Field(ge=0)] = 64 << 20
