"""The lock files: all that pyproject.toml asks for is pinned with hashes, and no host is named."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-build.lock": GROUPS["build"],
    "requirements-dev.lock": [*PROJECT["project"]["dependencies"], *(g for g in GROUPS["dev"] if isinstance(g, str)), *GROUPS["build"]],
}


def pins(name: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes by package."""
    text = re.sub(r"#.*", "", (ROOT / name).read_text("utf-8")).replace("\\\n", " ")
    found = [
        (line.split("==")[0].strip(), line.split("==")[1].split()[0], line.count("--hash=sha256:"))
        for line in text.splitlines()
        if "==" in line
    ]
    return {canonicalize_name(package): (version, hashes) for package, version, hashes in found}


@pytest.mark.parametrize("name", WANTED)
def test_every_dependency_is_pinned_to_a_version_that_fits(name: str) -> None:
    found = pins(name)
    for requirement in map(Requirement, WANTED[name]):
        package = canonicalize_name(requirement.name)
        assert package in found, f"{package} is not in {name}: run `make lock`"
        assert requirement.specifier.contains(found[package][0]), (
            f"{package} {found[package][0]} does not fit {requirement}: run `make lock`"
        )


@pytest.mark.parametrize("name", WANTED)
def test_every_pin_has_a_hash(name: str) -> None:
    assert [package for package, (_, hashes) in pins(name).items() if not hashes] == []


@pytest.mark.parametrize("name", WANTED)
def test_no_host_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|\b[\w-]+\.(org|com|io|net)\b", text)


def test_the_lock_files_agree() -> None:
    everything = pins("requirements-dev.lock")
    for name in ("requirements.lock", "requirements-build.lock"):
        assert {package: pin for package, pin in pins(name).items() if everything.get(package) != pin} == {}


def test_the_build_tool_is_the_one_of_the_build_system() -> None:
    assert GROUPS["build"] == PROJECT["build-system"]["requires"]
