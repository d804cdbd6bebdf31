"""Running the command line as a user does: a process of its own, in a folder that is not the checkout's."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-W", "error", "-m", "api.cli")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Tipgraph:
    """The command line with a store and a home of its own."""

    store: Path
    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: object) -> list[str]:
        return [*COMMAND, *(["--store", str(self.store)] if str(self.store) != "." else []), *map(str, arguments)]

    def variables(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return {**kept, "HOME": str(self.home), "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **self.environment}

    def start(self, *arguments: object) -> "subprocess.Popen[str]":
        """Start a command and do not wait for it."""
        return subprocess.Popen(self.command(*arguments), cwd=self.home, env=self.variables(), text=True, encoding="utf-8",
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip

    def run(self, *arguments: object, code: int | None = 0) -> "subprocess.CompletedProcess[str]":
        """Run a command to its end and check its exit code; None for any."""
        done = subprocess.run(self.command(*arguments), cwd=self.home, env=self.variables(), capture_output=True, check=False, timeout=120)
        out, problems = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert code is None or done.returncode == code, f"{arguments}: {done.returncode}\n{out}\n{problems}"
        assert "Traceback" not in problems, problems
        return subprocess.CompletedProcess(done.args, done.returncode, out, problems)

    def json(self, *arguments: object, code: int = 0) -> Any:
        """What a command answers as JSON; Any because every command's data passes here."""
        return json.loads(self.run("--output", "json", *arguments, code=code).stdout)

    def facts(self, *arguments: object) -> list[str]:
        """The lines of the export."""
        return self.run("export", "facts", *arguments).stdout.splitlines()


def write(folder: Path, name: str, lines: Sequence[str]) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
