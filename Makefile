# The one list of commands: `make help`. Each target makes what it needs; the first needs only Python and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DESK ?=
PYTEST_WORKERS ?= 2
KILLS ?= 5000
DOCUMENTS ?= 500
PEERS ?=
MESSAGES ?= 20000
SOAK_MESSAGES ?= 50000
HTTP ?=

.DEFAULT_GOAL := help
.PHONY: help setup system demo test fuzz soak conformance regen check report routes lint format bench sweep golden clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Deskwright needs Python 3.11 or later; set PYTHON=…")'
	@echo "making $(VENV) (a minute, once)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY)

setup: $(READY)  ## make .venv with everything (the other targets do it by themselves)

demo: $(READY)  ## a real helpdesk, its SDK and its MCP server, end to end (DESK=tiflux, otrs, triage: in memory; HTTP=1: hosted)
	@$(BIN)/python tests/demo/demo.py $(DESK) $(if $(HTTP),--http)

test: $(READY)  ## all tests, the real helpdesk included
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist loadgroup

soak: $(READY)  ## kill -9 at every step of an approval (KILLS=5000), hostile messages (SOAK_MESSAGES=50000)
	@DESKWRIGHT_KILLS=$(KILLS) $(BIN)/python -m pytest tests/governance/test_kill.py
	@DESKWRIGHT_MESSAGES=$(SOAK_MESSAGES) $(BIN)/python -m pytest tests/fuzz

fuzz: $(READY)  ## odd documents, hostile arguments (DOCUMENTS=500) and messages over stdio and HTTP (MESSAGES=20000)
	@DESKWRIGHT_FUZZ=$(DOCUMENTS) $(BIN)/python -m pytest -n $(PYTEST_WORKERS) tests/hostile tests/wire tests/documents
	@DESKWRIGHT_MESSAGES=$(MESSAGES) $(BIN)/python -m pytest -n $(PYTEST_WORKERS) tests/fuzz

system:  ## Debian's chromium, postgresql and caddy, which the tests use (as root)
	@command -v chromium >/dev/null && command -v caddy >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium postgresql caddy >/dev/null; }

conformance: $(READY)  ## MCP's conformance suite and the Inspector, on every desk, in both eras (needs npm)
	@DESKWRIGHT_CONFORMANCE=1 $(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist loadgroup tests/conformance

regen: $(READY)  ## specs/ -> generated/ (DESK=… for one)
	@$(BIN)/python -m deskwright_codegen regen $(DESK)

check: $(READY)  ## fail where generated/ is not what specs/ gives
	@$(BIN)/python -m deskwright_codegen check $(DESK)

report: $(READY)  ## what changed in the APIs since a git ref (REF=…, default HEAD)
	@$(BIN)/python -m deskwright_codegen report $(DESK) --ref $(or $(REF),HEAD) $(if $(JSON),--json)

routes: $(READY)  ## make a Laravel desk's route dump anew (DESK=tickiti TICKITI_DIR=…)
	@$(BIN)/python -m deskwright_codegen routes $(or $(DESK),tickiti) --dir "$(or $(TICKITI_DIR),$(APP_DIR),.)"

sweep: $(READY)  ## walk every operation of a desk against its sandbox (DESK=tickiti)
	@$(BIN)/deskwright sweep $(or $(DESK),tickiti) $(SWEEP)

lint: $(READY)  ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(READY)  ## let ruff format the code
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

bench: $(READY)  ## figures as ratios, measured here and now (PEERS=1: other servers beside us, installed for it)
	@$(BIN)/python tests/bench/bench.py $(if $(PEERS),--peers)

golden: $(READY)  ## accept the tests' expected files as they come out now
	@GOLDEN=1 $(BIN)/python -m pytest -q -n $(PYTEST_WORKERS) tests/readers tests/errors tests/golden tests/tools

clean:  ## remove what can be made again
	@rm -rf .cache $(VENV)
