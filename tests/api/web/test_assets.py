"""Third-party files of the web page: what the manifest says, and nothing from elsewhere."""

import hashlib
import json
from importlib.resources import files

import pytest

VENDOR = files("api").joinpath("web", "static", "vendor")
PERMISSIVE = {"Apache-2.0", "BSD-3-Clause", "ISC", "MIT", "0BSD"}


@pytest.fixture(scope="module")
def manifest() -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = json.loads(VENDOR.joinpath("manifest.json").read_text(encoding="utf-8"))
    return read


def test_every_vendored_file_is_in_the_manifest(manifest: dict[str, dict[str, object]]) -> None:
    assert {f.name for f in VENDOR.iterdir()} - {"manifest.json"} == set(manifest)


def test_vendored_files_have_the_hash_of_the_manifest(manifest: dict[str, dict[str, object]]) -> None:
    for name, said in manifest.items():
        assert hashlib.sha256(VENDOR.joinpath(name).read_bytes()).hexdigest() == said["sha256"], f"{name}: run make assets"


def test_licences_are_permissive_and_their_texts_are_there(manifest: dict[str, dict[str, object]]) -> None:
    text = VENDOR.joinpath("licences.txt").read_text(encoding="utf-8")
    for said in manifest.values():
        parts = said["of"]
        assert isinstance(parts, dict)
        for package, facts in parts.items():
            assert facts["licence"] in PERMISSIVE
            assert facts["version"]
            assert f"==== {package}: " in text


def test_the_map_has_the_small_states_and_kosovo() -> None:
    atlas = json.loads(VENDOR.joinpath("world.json").read_text(encoding="utf-8"))
    codes = {shape["properties"]["name"] for shape in atlas["objects"]["countries"]["geometries"]}
    assert {"MT", "CV", "XK", "NG", "NL", "SG"} <= codes
