"""A Dockerfile read into stages, and its steps run in a folder: as much of an image as can be tried where there is no engine.

Reads what this project's Dockerfile uses: no here-documents, no parser directives, one variable form (`$NAME`). The libraries that read
more are no better here: dockerfile-parse has had no release since 2023 and knows nothing of running, dockerfile needs Go to install.

The folder is no container: no other user, no limits, no read-only root; the base image's Python and Debian are the machine's own. A step
that makes users is left out, and counted.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

_ROOTED = re.compile(r"(?<![\w./$-])/(?=\w)")
"""The slash that begins an absolute path."""

_OF_ROOT = ("groupadd", "useradd")
"""Commands that would change the machine."""

_PASSED_ON = re.compile(r"(PIP_|SSL_|REQUESTS_|.*_proxy$)", re.IGNORECASE)
"""Variables of the machine that pip needs to find its packages; an engine's build has its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction.

    Attributes:
        name: in capitals.
        text: what stands after it, its lines joined.
    """

    name: str
    text: str

    @property
    def words(self) -> list[str]:
        """The words of a JSON list, or of a shell's line."""
        return list(json.loads(self.text)) if self.text.startswith("[") else shlex.split(self.text)


@dataclass(frozen=True, slots=True)
class Stage:
    """What one FROM begins; `base` is an image or the name of a stage before."""

    base: str
    name: str
    steps: tuple[Step, ...]

    def last(self, name: str) -> Step:
        """The instruction of that name that holds; KeyError where there is none."""
        return {step.name: step for step in self.steps}[name]


def read_stages(text: str) -> list[Stage]:
    """The stages of a Dockerfile."""
    stages: list[Stage] = []
    for step in _steps(text):
        if step.name == "FROM":
            base, *name = re.split(r"\s+AS\s+", step.text)
            stages.append(Stage(base, "".join(name), ()))
        else:
            stages[-1] = Stage(stages[-1].base, stages[-1].name, (*stages[-1].steps, step))
    return stages


def _steps(text: str) -> Iterator[Step]:
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for line in re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).splitlines():
        name, rest = line.split(maxsplit=1)
        yield Step(name.upper(), rest.strip())


@dataclass
class Image:
    """A folder that stands for the root of an image while its stages are made, and for a container afterwards.

    Attributes:
        place: an empty folder.
        context: the folder that COPY copies from.
        left_out: the steps that would have changed the machine.
        labels: those of the last stage.
    """

    place: Path
    context: Path
    left_out: list[Step] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    _environment: dict[str, str] = field(default_factory=dict)
    _arguments: dict[str, str] = field(default_factory=dict)
    _folder: str = "/"
    _environments: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """What stands for `/`: the same for each stage, as commands that one stage installs and another copies know their place."""
        return self.place / "image"

    def make(self, stages: list[Stage]) -> None:
        """Run the stages one after the other; AssertionError with its output where a step fails."""
        host = self.place / "host" / "python"
        host.parent.mkdir(parents=True)
        host.write_text(f'#!/bin/sh\nexec "{_base_python()}" "$@"\n')
        host.chmod(0o755)
        for number, stage in enumerate(stages):
            inherited = self._environments.get(stage.base, {"PATH": f"{host.parent}:/usr/bin:/bin"})
            self._environment, self._arguments, self._folder, self.labels = dict(inherited), {}, "/", {}
            (self.root / "tmp").mkdir(parents=True)
            for step in stage.steps:
                self._take(step)
            self._environments[stage.name] = self._environment
            if number < len(stages) - 1:
                self.root.rename(self.place / f"stage-{stage.name}")

    def run(self, command: list[str], **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a command as in a container; paths in it and in the environment are those of the image."""
        return self._execute([self._here(word) for word in command], {name: self._here(value) for name, value in environment.items()})

    def _take(self, step: Step) -> None:
        match step.name:
            case "ENV":
                self._environment |= self._pairs(self._here(step.text))
            case "LABEL":
                self.labels |= self._pairs(step.text)
            case "ARG":
                self._arguments |= self._pairs(step.text)
            case "WORKDIR":
                self._folder = step.text
                self._inside(step.text).mkdir(parents=True, exist_ok=True)
            case "COPY":
                self._copy(step.words)
            case "RUN" if any(command in step.text for command in _OF_ROOT):
                self.left_out.append(step)
            case "RUN":
                done = self._execute(["/bin/sh", "-c", self._here(step.text)], {})
                assert done.returncode == 0, f"RUN {step.text}\n{done.stdout}\n{done.stderr}"

    def _copy(self, words: list[str]) -> None:
        source = self.context
        if words[0].startswith("--from="):
            source = self.place / f"stage-{words.pop(0).removeprefix('--from=')}"
        *names, target = words
        for name in names:
            origin, goal = source / name.lstrip("/"), self._inside(target)
            if origin.is_dir():
                shutil.copytree(origin, goal, symlinks=True, dirs_exist_ok=True)
            else:
                shutil.copy2(origin, goal)

    def _pairs(self, text: str) -> dict[str, str]:
        known = self._arguments | self._environment
        return {name: Template(value).substitute(known) for name, _, value in (word.partition("=") for word in shlex.split(text))}

    def _here(self, text: str) -> str:
        return _ROOTED.sub(f"{self.root}/", text)

    def _inside(self, path: str) -> Path:
        return self.root / Path(self._folder, path).as_posix().lstrip("/")

    def _execute(self, command: list[str], more: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        machine = {name: value for name, value in os.environ.items() if _PASSED_ON.match(name)}
        environment = machine | {"HOME": str(self.root / "data"), "TMPDIR": str(self.root / "tmp")} | self._environment | more
        program = shutil.which(command[0], path=environment["PATH"]) or command[0]
        return subprocess.run(
            [program, *command[1:]], cwd=self._inside(""), env=environment, capture_output=True, text=True, timeout=600, check=False
        )


def _base_python() -> str:
    """The Python that stands for the base image's: the one that this environment was made from."""
    return str(getattr(sys, "_base_executable", sys.executable))
