"""Writes `docs/openapi.json` from the app; `make docs` runs it."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from api.app import create_app
from api.server_settings import ServerSettings


def write(path: Path) -> None:
    """Write the document."""
    with TemporaryDirectory() as empty:
        document = create_app(ServerSettings(store=empty)).openapi()
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", "utf-8", newline="")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
