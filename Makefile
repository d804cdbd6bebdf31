# `make demo` and `make test` each set up all they need: only Python 3.11 or newer and make must be there.
# uv is used where it is installed; without it, venv and pip do the same from the same locked hashes.

PYTHON ?= python3
UV ?= $(shell command -v uv 2>/dev/null)
FOUND_UV := $(strip $(UV))
BIN := .venv/bin
KILLS ?= 100
NEO4J_KILLS ?= 20
ACTIVITIES ?= 10000

LOCKS := requirements.lock requirements-build.lock requirements-dev.lock
LOCKED := $(shell cat pyproject.toml $(LOCKS) 2>/dev/null | cksum | cut -d ' ' -f 1)
RUNTIME := .venv/.runtime-$(LOCKED)
DEV := .venv/.dev-$(LOCKED)

ifneq ($(FOUND_UV),)
install = $(FOUND_UV) pip install --quiet --python $(BIN)/python
else
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: demo test test-neo4j test-browser test-docker test-gephi test-api check lint lock upgrade docs quality assets screenshots bench bench-iati bench-neo4j clean

demo: $(RUNTIME) ## Load the samples and ask three questions
	rm -rf demo-store
	$(BIN)/tipgraph --store demo-store load samples
	$(BIN)/tipgraph --store demo-store ask partners-in-country country=Nigeria
	$(BIN)/tipgraph --store demo-store ask contradictions
	$(BIN)/tipgraph --store demo-store ask "which actions are due in 2012?"

test: lint ## All that must hold before a change lands: lint, types, layers, tests, the wheel in a clean environment
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

test-neo4j: $(DEV) ## The tests that need a Neo4j server: one is fetched, started on loopback and stopped (or TIPGRAPH_TEST_NEO4J names one)
	$(BIN)/python -m pytest -m neo4j

test-browser: $(DEV) ## The web page in Debian's Chromium: walks, accessibility, looks, without scripts; nothing may come from elsewhere
	$(BIN)/python -m pytest -m browser --numprocesses auto --dist loadfile

screenshots: $(DEV) ## Every page at 1280 and 390 px into ./screenshots; fails where text is clipped, overlaps or scrolls sideways
	mkdir -p screenshots
	TIPGRAPH_SCREENSHOTS=screenshots $(BIN)/python -m pytest -m browser tests/browser/test_looks.py

test-docker: $(DEV) ## The compose file as Docker Compose reads it (built with Go once: minutes), the Dockerfile's steps run in a folder
	$(BIN)/python -m pytest -m docker

test-api: $(DEV) ## Every address of the API, tried by schemathesis with what its OpenAPI document allows and what it does not (minutes)
	$(BIN)/python -m pytest -m schemathesis

test-gephi: $(DEV) ## Whether Gephi opens the GEXF: its toolkit (80 MB) is fetched once
	$(BIN)/python -m pytest -m gephi

check: test

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: ## Pin what pyproject.toml newly asks for; the pins that still fit stay
	UV="$(FOUND_UV)" PYTHON="$(PYTHON)" sh .ci/lock

upgrade: ## Pin the newest of everything
	UV="$(FOUND_UV)" PYTHON="$(PYTHON)" sh .ci/lock --upgrade

assets: $(DEV) ## Build the web page's third-party files again, from npm (needs Node.js; the built files are committed)
	$(BIN)/python .ci/assets

docs: $(DEV) ## Write docs/schema.md again from the schema table, docs/openapi.json from the API
	$(BIN)/python -m graph.schema_docs docs/schema.md
	$(BIN)/python -m api.openapi_docs docs/openapi.json

quality: $(DEV) ## Write docs/quality.md and the web page's figures again: the facts of the documents in ../shared against their gold
	$(BIN)/python -m benchmarks.quality docs/quality.md api/web/measured.json

bench: $(DEV) ## What loading costs, stage by stage; then loads killed at random moments while others ask
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.kills --kills $(KILLS)

bench-iati: $(DEV) ## IATI files made for it: load beside a floor, memory, every question; ACTIVITIES="10000 100000 1000000"
	$(BIN)/python -m benchmarks.iati $(ACTIVITIES)

bench-neo4j: $(DEV) ## Both stores beside each other; a source of 1.5 million statements; loads and their Neo4j server killed
	$(BIN)/python -m benchmarks.stores
	$(BIN)/python -m benchmarks.staged
	$(BIN)/python -m benchmarks.kills --neo4j --kills $(NEO4J_KILLS)

clean: ## Remove what the other targets made
	rm -rf .venv demo-store build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "tipgraph needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 demo" >&2; exit 1; }
ifneq ($(FOUND_UV),)
	$(FOUND_UV) venv --quiet --allow-existing --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')" .venv
else
	$(PYTHON) -m venv .venv
endif

# A stamp is named after the content of the locks and pyproject.toml: the same content installs nothing again.
$(RUNTIME): | $(BIN)/python
	@$(ready)
	$(install) --require-hashes --no-deps -r requirements.lock
	$(install) --require-hashes --no-deps -r requirements-build.lock
	$(install) --no-deps --no-build-isolation --editable .
	@rm -f .venv/.runtime-* && touch $@

$(DEV): $(RUNTIME)
	$(install) --require-hashes --no-deps -r requirements-dev.lock
	@rm -f .venv/.dev-* && touch $@

ifneq ($(FOUND_UV),)
ready = true
else
ready = $(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --default-pip >/dev/null
endif
