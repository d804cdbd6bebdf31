"""The compose file, read by Docker Compose itself, without an engine: what each service would be started with."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from api.server_settings import ServerSettings
from tests.packaging.test_docker import FINAL, HEALTH

ROOT = Path(__file__).parents[2]
PASSWORD = "for-this-test-only"


def test_git_keeps_the_example_and_ignores_the_passwords() -> None:
    def ignored(name: str) -> bool:
        return subprocess.run(["git", "check-ignore", "--quiet", "--no-index", name], cwd=ROOT, check=False).returncode == 0

    assert ignored(".env")
    assert not ignored(".env.example")


def test_the_example_names_the_variables_of_the_compose_file_and_no_password() -> None:
    example = (ROOT / ".env.example").read_text("utf-8")
    defaults = dict(re.findall(r"(?<!\$)\$\{(\w+):[-?]([^}]*)\}", (ROOT / "docker-compose.yml").read_text("utf-8")))
    named = dict(re.findall(r"^#?([A-Z0-9_]+)=(.*)$", example, re.MULTILINE))
    assert named == defaults | {"NEO4J_PASSWORD": ""}


def compose(env: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Docker Compose over the project's file, with the variables of one file only."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "TIPGRAPH_"))}
    command = ["sh", str(ROOT / ".ci" / "compose"), "--env-file", str(env), "-f", str(ROOT / "docker-compose.yml"), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def render(folder: Path, *lines: str) -> Any:  # Any: JSON whose shape is Compose's
    """The services as Compose would start them: .env.example with a password, and more lines."""
    env = folder / "env"
    example = (ROOT / ".env.example").read_text("utf-8").replace("NEO4J_PASSWORD=\n", f"NEO4J_PASSWORD={PASSWORD}\n")
    env.write_text("\n".join([example, *lines]), "utf-8")
    done = compose(env, "config", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)["services"]


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return render(tmp_path_factory.mktemp("compose"))


@pytest.mark.docker
def test_without_a_password_compose_says_what_to_do() -> None:
    done = compose(ROOT / ".env.example", "config")
    assert done.returncode != 0
    assert "NEO4J_PASSWORD is missing a value: copy .env.example to .env and set NEO4J_PASSWORD there" in done.stderr


@pytest.mark.docker
def test_the_password_reaches_all_services_and_no_address(services: Any) -> None:
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{PASSWORD}"
    for name in ("load", "tipgraph"):
        environment = services[name]["environment"]
        assert environment["TIPGRAPH_STORE"] == "bolt://neo4j@neo4j:7687/neo4j"
        assert environment["TIPGRAPH_NEO4J_PASSWORD"] == PASSWORD


@pytest.mark.docker
def test_tipgraph_serves_what_is_loaded(services: Any) -> None:
    service = services["tipgraph"]
    assert service["command"] == ["serve", "--host", "0.0.0.0", "--port", "8000"]
    assert service["depends_on"]["load"]["condition"] == "service_completed_successfully"
    assert "http://127.0.0.1:8000/readyz" in service["healthcheck"]["test"][-1]


@pytest.mark.docker
def test_the_server_takes_the_settings_of_its_container(services: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in services["tipgraph"]["environment"].items():
        monkeypatch.setenv(name, value)
    settings = ServerSettings()
    assert (str(settings.keys), str(settings.uploads)) == ("/data/keys.json", "/data/uploads")
    assert {"localhost", "127.0.0.1"} <= set(settings.hosts)


@pytest.mark.docker
def test_neo4j_is_the_version_that_the_tests_of_its_store_run(services: Any) -> None:
    version = ElementTree.parse(ROOT / "tests" / "servers" / "pom.xml").findtext(".//{*}neo4j.version")
    assert services["neo4j"]["image"] == f"neo4j:{version}-community"


@pytest.mark.docker
def test_neo4j_is_told_nothing_but_its_log_in_and_settings(services: Any) -> None:
    names = set(services["neo4j"]["environment"]) - {"NEO4J_AUTH"}
    assert [name for name in names if not name.startswith(("NEO4J_server_", "NEO4J_db_", "NEO4J_dbms_"))] == []


@pytest.mark.docker
def test_the_limit_of_neo4j_holds_its_heap_its_page_cache_and_a_reserve(services: Any) -> None:
    settings = services["neo4j"]["environment"]
    heap, cache = (settings[f"NEO4J_server_memory_{name}"] for name in ("heap_max__size", "pagecache_size"))
    assert settings["NEO4J_server_memory_heap_initial__size"] == heap
    assert int(services["neo4j"]["mem_limit"]) >= in_bytes(heap) + in_bytes(cache) + in_bytes("1g")
    assert int(services["tipgraph"]["mem_limit"]) == in_bytes("1g")


def in_bytes(size: str) -> int:
    return int(size[:-1]) * {"m": 2**20, "g": 2**30}[size[-1]]


@pytest.mark.docker
def test_only_this_machine_reaches_the_ports(services: Any) -> None:
    assert {(port["host_ip"], port["target"]) for port in services["neo4j"]["ports"]} == {("127.0.0.1", 7474), ("127.0.0.1", 7687)}
    assert [(port["host_ip"], port["target"]) for port in services["tipgraph"]["ports"]] == [("127.0.0.1", 8000)]
    assert "ports" not in services["load"]


@pytest.mark.docker
def test_no_service_has_the_rights_of_root(services: Any) -> None:
    for service in services.values():
        assert int(service["user"].split(":")[0]) > 0
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    for name in ("load", "tipgraph"):
        assert services[name]["user"] == FINAL.last("USER").text
        assert services[name]["read_only"]


@pytest.mark.docker
def test_the_data_of_neo4j_are_in_volumes_with_names(services: Any) -> None:
    assert {(v["type"], v["source"], v["target"]) for v in services["neo4j"]["volumes"]} == {
        ("volume", "neo4j-data", "/data"),
        ("volume", "neo4j-logs", "/logs"),
    }


@pytest.mark.docker
def test_the_folder_is_loaded_once_when_neo4j_answers(services: Any) -> None:
    service = services["load"]
    assert service["command"] == ["load", "/sources"]
    assert service["restart"] == "no"
    assert service["depends_on"]["neo4j"]["condition"] == "service_healthy"


@pytest.mark.docker
def test_the_sources_are_the_samples_or_the_folder_that_the_user_names(services: Any, tmp_path: Path) -> None:
    data, default = services["load"]["volumes"]
    _, other = render(tmp_path, f"TIPGRAPH_SOURCES={tmp_path}")["load"]["volumes"]
    assert (data["source"], data["target"]) == ("tipgraph-data", "/data")
    assert (default["source"], other["source"]) == (str(ROOT / "samples"), str(tmp_path))
    assert default | {"source": ""} == {"type": "bind", "source": "", "target": "/sources", "read_only": True, "bind": {}}


@pytest.mark.docker
def test_the_load_is_asked_for_its_health_as_the_image_is(services: Any) -> None:
    assert services["load"]["healthcheck"]["test"] == ["CMD", *HEALTH]


@pytest.mark.docker
@pytest.mark.parametrize("password", [PASSWORD, "a b#neo4j/'c"])
def test_neo4j_is_asked_for_its_health_with_the_password_of_its_container(services: Any, password: str, tmp_path: Path) -> None:
    shell = tmp_path / "cypher-shell"
    shell.write_text('#!/bin/sh\nprintf "%s %s %s" "$NEO4J_USERNAME" "$NEO4J_PASSWORD" "$*"\n')
    shell.chmod(0o755)
    kind, command = services["neo4j"]["healthcheck"]["test"]
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "NEO4J_AUTH": f"neo4j/{password}"}
    done = subprocess.run(["sh", "-c", command.replace("$$", "$")], env=environment, capture_output=True, text=True, check=True)
    assert (kind, done.stdout) == ("CMD-SHELL", f"neo4j {password} --format plain RETURN 1")
