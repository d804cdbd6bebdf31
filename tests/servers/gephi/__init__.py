"""Gephi without its window, for tests: its toolkit, fetched with Maven, reads a file and tells what it sees."""

import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
VERSION = ElementTree.parse(POM).findtext(".//{*}gephi.version")
JARS = HERE.parents[2] / ".cache" / f"gephi-{VERSION}"


def fetch_jars() -> Path:
    """The folder with the toolkit's jar (80 MB), filled on the first call; a fetch that is broken off leaves no such folder."""
    if not JARS.is_dir():
        half = JARS.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        command = ["mvn", "--quiet", "--batch-mode", "--strict-checksums", "--file", str(POM), "dependency:copy-dependencies",
                   "-DincludeScope=runtime", f"-DoutputDirectory={half}"]  # fmt: skip
        subprocess.run(command, check=True, timeout=900)
        half.rename(JARS)
    return JARS


def read_network(path: Path, home: Path) -> list[list[str]]:
    """The lines of ReadNetwork.java for a file, cut at tabs, sorted."""
    command = ["java", "-Djava.awt.headless=true", f"-Dnetbeans.user={home}", "-Xmx512m", "-cp", f"{fetch_jars()}/*",
               str(HERE / "ReadNetwork.java"), str(path)]  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, timeout=300, cwd=home)
    return sorted(line.split("\t") for line in done.stdout.decode("utf-8").splitlines() if "\t" in line)
