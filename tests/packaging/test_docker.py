"""The Dockerfile, without an engine: what it says, and its steps and commands run in a folder with this machine's Python."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.packaging.dockerfile import Image, read_stages

ROOT = Path(__file__).parents[2]
STAGES = read_stages((ROOT / "Dockerfile").read_text("utf-8"))
FINAL = STAGES[-1]
HEALTH = list(json.loads(FINAL.last("HEALTHCHECK").text.partition("CMD ")[2]))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SENT = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if not line.startswith("#")]
ALLOWED = [line.removeprefix("!") for line in SENT if line.startswith("!")]
GLIBC = 36
"""The minor version of bookworm's C library: what the wheels may ask for."""


def python_version() -> str:
    """The base image's Python."""
    (image,) = {stage.base for stage in STAGES} - {stage.name for stage in STAGES}
    found = re.fullmatch(r"python:(3\.\d+)-slim-bookworm", image)
    assert found
    return found[1]


@pytest.mark.skipif(sys.platform == "win32", reason="hadolint has no wheel for Windows")
def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    command = [str(Path(sys.executable).parent / "hadolint"), "--failure-threshold", "style", "--disable-ignore-pragma", "Dockerfile"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_base_image_is_one_slim_python_that_the_project_supports() -> None:
    assert f"Programming Language :: Python :: {python_version()}" in PROJECT["classifiers"]


def test_the_image_runs_tipgraph_as_a_user_with_a_fixed_number() -> None:
    users = next(step.text for step in FINAL.steps if step.name == "RUN")
    assert FINAL.last("USER").text == "10001:10001"
    assert "--uid 10001 --gid 10001" in users
    assert FINAL.last("ENTRYPOINT").words == ["tipgraph"]
    assert FINAL.last("CMD").words == ["--help"]


def test_pip_installs_only_what_is_locked_with_hashes() -> None:
    runs = [step.text for stage in STAGES for step in stage.steps if step.name == "RUN"]
    installs = [part for text in runs for part in text.split("&&") if " install " in part and "pip" in part]
    assert len(installs) == 3
    assert [part for part in installs if "--no-deps" not in part or not re.search(r"--require-hashes .*\.lock|--no-index dist", part)] == []


def test_the_engine_is_sent_what_the_dockerfile_copies_and_nothing_else() -> None:
    copied = {
        word for stage in STAGES for step in stage.steps if step.name == "COPY" and "--from" not in step.text for word in step.words[:-1]
    }
    assert SENT[0] == "*"
    assert set(ALLOWED) == copied
    assert [name for name in ALLOWED if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("name", ["Dockerfile", ".dockerignore", "docker-compose.yml", ".env.example"])
def test_no_host_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8").replace("http://127.0.0.1:", "")  # a container's own health check
    assert not re.search(r"https?://|index-url|find-links|trusted-host|\b[\w-]+\.(org|com|io|net)\b", text)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The image's files, made by the Dockerfile's own steps with this machine's Python."""
    context = tmp_path_factory.mktemp("context")
    for name in ALLOWED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, context / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy2(ROOT / name, context / name)
    made = Image(tmp_path_factory.mktemp("docker"), context)
    made.make(STAGES)
    return made


@pytest.fixture(scope="module")
def loaded(image: Image) -> Image:
    """The image after the command that compose gives it, with its own embedded store."""
    done = image.run([*FINAL.last("ENTRYPOINT").words, "load", "/sources"])
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("loaded as") == len(list((ROOT / "samples").iterdir()))
    return image


@pytest.mark.docker
def test_the_image_holds_the_environment_and_the_samples_only(image: Image) -> None:
    assert {str(path.relative_to(image.root)) for path in image.root.glob("*/*") if path.parent.name != "sources"} - {"data/store"} == {
        "opt/tipgraph"
    }
    assert {path.name for path in (image.root / "sources").iterdir()} == {path.name for path in (ROOT / "samples").iterdir()}
    assert list(image.root.rglob("pip")) == []
    assert len(list(image.root.rglob("graph/__pycache__/*.pyc"))) > 0, "each start would compile the code again"


@pytest.mark.docker
def test_only_the_step_that_makes_the_user_was_left_out(image: Image) -> None:
    (step,) = image.left_out
    assert step.text.endswith("--mode=0750 /data")


@pytest.mark.docker
def test_the_labels_say_what_the_project_says(image: Image) -> None:
    labels = {name.rpartition(".")[2]: value for name, value in image.labels.items()}
    assert (labels["title"], labels["licenses"]) == (PROJECT["name"], PROJECT["license"])
    assert PROJECT["description"].startswith(labels["description"].rstrip("."))


@pytest.mark.docker
def test_the_image_without_a_command_says_what_there_is(image: Image) -> None:
    done = image.run([*FINAL.last("ENTRYPOINT").words, *FINAL.last("CMD").words])
    assert (done.returncode, "load" in done.stdout) == (0, True)


@pytest.mark.docker
def test_the_loaded_image_answers_and_is_healthy(loaded: Image) -> None:
    answer = loaded.run(["tipgraph", "--output", "json", "ask", "partners-in-country", "country=Nigeria"])
    assert (answer.returncode, loaded.run(HEALTH).returncode) == (0, 0)
    assert json.loads(answer.stdout)["rows"]


@pytest.mark.docker
def test_an_image_whose_store_cannot_be_read_is_not_healthy(image: Image) -> None:
    assert image.run(HEALTH, TIPGRAPH_STORE="/sources/emn-netherlands.txt").returncode == 3


@pytest.mark.docker
def test_a_load_writes_nothing_outside_the_store(loaded: Image) -> None:
    before = set(loaded.root.rglob("*"))
    assert loaded.run(["tipgraph", "load", "/sources"], TIPGRAPH_STORE="/data/other").returncode == 0
    other = loaded.root / "data" / "other"
    assert {path for path in set(loaded.root.rglob("*")) - before if path != other and other not in path.parents} == set()


@pytest.mark.docker
@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_each_locked_package_has_a_wheel_for_the_image(image: Image, machine: str) -> None:
    command = ["install", "--quiet", "--dry-run", "--ignore-installed", "--target", "/tmp/none", "--no-deps", "--require-hashes"]
    system = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python_version()]
    names = [f"manylinux2014_{machine}", *(f"manylinux_2_{minor}_{machine}" for minor in range(5, GLIBC + 1))]
    pip = [str(image.place / "stage-build" / "opt" / "tools" / "bin" / "python"), "-m", "pip"]
    platforms = [word for name in names for word in ("--platform", name)]
    done = subprocess.run(
        [*pip, *command, *system, *platforms, "-r", "requirements.lock"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
