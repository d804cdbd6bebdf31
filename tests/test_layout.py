"""The top level: the folders that the project's owner fixed, and the files that tools look for. Nothing else lands there."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]

FOLDERS = {".ci", "api", "benchmarks", "docs", "graph", "loaders", "queries", "samples", "tests"}
FILES = {
    ".dockerignore",
    ".env.example",
    ".gitignore",
    ".hadolint.yaml",
    "CHANGELOG.md",
    "CITATION.cff",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "docker-compose.yml",
    "pyproject.toml",
    "requirements-build.lock",
    "requirements-dev.lock",
    "requirements.lock",
    "tipgraph.py",
}


def tracked() -> list[Path]:
    """The files under version control, and those that would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [Path(line) for line in listed.stdout.splitlines()]


def test_nothing_lands_at_the_top_by_accident() -> None:
    files = tracked()
    assert {path.parts[0] for path in files if len(path.parts) > 1} <= FOLDERS
    assert {path.name for path in files if len(path.parts) == 1} <= FILES


def test_every_folder_of_code_is_a_package() -> None:
    scripts = ".ci"  # run by name, imported by nothing
    code = {path.parent for path in tracked() if path.suffix == ".py" and len(path.parts) > 1 and path.parts[0] != scripts}
    assert [str(folder) for folder in sorted(code) if not (ROOT / folder / "__init__.py").exists()] == []
