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

.DEFAULT_GOAL := help
.PHONY: help setup system demo test fuzz soak regen check report routes lint format bench sweep golden clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Deskwright needs Python 3.11 or later; set PYTHON=…")'
	@echo "making $(VENV) (a minute, once)" >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY)

setup: $(READY)  ## make .venv with everything (the other targets do it by themselves)

demo: $(READY)  ## a real helpdesk, its SDK and its MCP server, end to end (DESK=tiflux, otrs, triage: one in memory)
	@$(BIN)/python tests/demo/demo.py $(DESK)

test: $(READY)  ## all tests, the real helpdesk included
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist loadgroup

soak: $(READY)  ## kill -9 at every step of an approval, many times (KILLS=5000)
	@DESKWRIGHT_KILLS=$(KILLS) $(BIN)/python -m pytest tests/governance/test_kill.py

fuzz: $(READY)  ## odd OpenAPI documents and hostile arguments, many of them (DOCUMENTS=500)
	@DESKWRIGHT_FUZZ=$(DOCUMENTS) $(BIN)/python -m pytest -n $(PYTEST_WORKERS) tests/hostile tests/wire tests/documents

system:  ## Debian's chromium and postgresql, which the tests of the page and of the state use (as root)
	@command -v chromium >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium postgresql >/dev/null; }

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
