"""The XML Schema of IATI 2.03, from the source package of pyIATI (MIT), which holds it; fetched once into .cache."""

import subprocess
import sys
import tarfile
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "iati-2.03"
PACKAGE = "pyIATI==0.4.1 --hash=sha256:{digest}\n"
DIGEST = "b6f8f0d596746bd774ed3e84cdad50dfa7dd501ac70e6399f2bb0244bfd5b0ef"
INSIDE = "pyIATI-0.4.1/iati/resources/standard/2-03/schemas/"
NAMES = ("iati-activities-schema.xsd", "iati-common.xsd", "xml.xsd")


def activities_schema() -> etree.XMLSchema:
    """The schema of activity files."""
    return etree.XMLSchema(etree.parse(fetch_schema() / NAMES[0]))


def fetch_schema() -> Path:
    """The folder with the schema's files, filled on the first call; the package is checked by its hash and never installed."""
    if not FOLDER.is_dir():
        half = FOLDER.with_suffix(".half")
        half.mkdir(parents=True, exist_ok=True)
        (half / "requirements.txt").write_text(PACKAGE.format(digest=DIGEST), "utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps",
                   "--no-binary", ":all:", "--dest", str(half), "--requirement", str(half / "requirements.txt")]  # fmt: skip
        subprocess.run(command, check=True, timeout=300)
        with tarfile.open(next(half.glob("*.tar.gz"))) as packed:
            for name in NAMES:
                found = packed.extractfile(INSIDE + name)
                assert found is not None
                (half / name).write_bytes(found.read())
        half.rename(FOLDER)
    return FOLDER
