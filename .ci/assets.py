"""Build the web page's third-party files from npm: `make assets`. Written once and committed; a test holds them to the manifest.

`api/web/static/vendor/` gets charts.js (a bundle of what `api/web/assets/charts.js` imports), world.json (world-atlas's countries at
1:50m, named by ISO 3166-1 alpha-2) and licences.txt; manifest.json says of what, in which version, under which licence, with which hash.
"""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "api" / "web" / "static" / "vendor"
ENTRY = ROOT / "api" / "web" / "assets" / "charts.js"
BUNDLED = {"echarts": "6.1.0", "zrender": "6.1.0", "tslib": "2.3.0", "topojson-client": "3.1.0"}
ATLAS = {"world-atlas": "2.0.2"}
TOOLS = {"esbuild": "0.28.2"}
UNCODED = {"Kosovo": "XK"}
"""Shapes to which world-atlas gives no code, by their names."""


def main() -> None:
    """Install the pinned packages into a folder of their own, build, write the manifest."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pinned = [f"{name}@{version}" for name, version in (BUNDLED | ATLAS | TOOLS).items()]
        run(place, "npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, *pinned)
        (place / "charts.js").write_bytes(ENTRY.read_bytes())
        bundle = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none", "--log-level=error"]
        run(place, "node_modules/.bin/esbuild", "charts.js", *bundle, f"--outfile={VENDOR / 'charts.js'}")
        (VENDOR / "world.json").write_text(world(place / "node_modules/world-atlas/countries-50m.json"), encoding="utf-8")
        (VENDOR / "licences.txt").write_text(licences(place / "node_modules"), encoding="utf-8")
        parts = {name: described(place / "node_modules" / name) for name in BUNDLED | ATLAS}
    files = {"charts.js": list(BUNDLED), "world.json": list(ATLAS), "licences.txt": [*BUNDLED, *ATLAS]}
    manifest = {
        name: {"sha256": hashlib.sha256((VENDOR / name).read_bytes()).hexdigest(), "of": {part: parts[part] for part in of}}
        for name, of in files.items()
    }
    (VENDOR / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def world(path: Path) -> str:
    """The countries alone (no land), each with its alpha-2 code as its id; shapes without one have none."""
    atlas = json.loads(path.read_text(encoding="utf-8"))
    numeric = {number: codes[0] for number, codes in get_global("territory_aliases").items() if number.isdigit()}
    known = Locale("en").territories
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = UNCODED.get(name) or numeric.get(shape.pop("id", ""), "")
        shape["properties"] = {"name": code or name, "title": known.get(code, name)}
    atlas["objects"].pop("land")
    return json.dumps(atlas, ensure_ascii=False, separators=(",", ":"))


def licences(modules: Path) -> str:
    """The licence and notice files of every package that is in the vendored files."""
    texts = []
    for name in BUNDLED | ATLAS:
        inside = (file for file in (modules / name).rglob("*") if file.is_file())
        files = sorted(file for file in inside if file.name.upper().startswith(("LICENSE", "NOTICE", "COPYRIGHT")))
        texts += [f"==== {name}: {file.relative_to(modules / name)}\n\n{file.read_text(encoding='utf-8').strip()}\n" for file in files]
    return "\n".join(texts)


def described(package: Path) -> dict[str, str]:
    """A package's version and licence, as it says."""
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    return {"version": said["version"], "licence": said["license"]}


def run(folder: Path, *command: str) -> None:
    """Run a command; its failure ends the build."""
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603  # the pinned tools named above


if __name__ == "__main__":
    main()
