"""The OpenAPI document holds what the server does: schemathesis tries every address with what it allows and with what it does not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.app import create_app
from api.security import SCOPES, KeyFile
from api.server_settings import ServerSettings
from tests.http.conftest import fill
from tests.http.serving import served

ROOT = Path(__file__).parents[2]
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = 5
"""Tries of each address beside those at the edges of what it allows."""


@pytest.mark.schemathesis
def test_every_address_does_what_the_document_says(tmp_path: Path) -> None:
    settings = ServerSettings(
        store=str(tmp_path / "store"), keys=tmp_path / "keys.json", uploads=tmp_path / "up", rate=0, cypher_seconds=2.0
    )
    fill(settings.store)
    key = KeyFile(settings.keys).add("tries", SCOPES)
    with served(settings) as client:
        tries = ["run", f"{client.base_url}/openapi.json", "--header", f"Authorization: Bearer {key}", "--checks", "all", "--seed", "1",
                 "--max-examples", str(EXAMPLES), "--phases", "examples,coverage,fuzzing", "--continue-on-failure", "--no-color",
                 "--generation-deterministic", "--request-timeout", "60"]  # fmt: skip
        command = [str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(CONFIGURATION), *tries]
        hooks = {**os.environ, "PYTHONPATH": str(ROOT), "SCHEMATHESIS_HOOKS": "tests.http.schemathesis_hooks"}
        done = subprocess.run(command, cwd=tmp_path, env=hooks, capture_output=True, text=True, check=False)
        assert client.get("/healthz").status_code == 200, "the server is gone"
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]


def test_the_document_in_docs_is_the_servers(small_store: str) -> None:
    found = create_app(ServerSettings(store=small_store)).openapi()
    written = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    assert written == json.loads(json.dumps(found)), "write it again: make docs"
