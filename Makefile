# Kinfold. `make help` says what each word does.
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
PY := .venv/bin/python
DATABASE := $(PY) -m kinfold.config.embedded

.DEFAULT_GOAL := help
.PHONY: help setup demo reset-demo test check unit browser format bench lock stop clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## everything the checks need, in .venv and node_modules (quick when nothing changed)
	@$(PYTHON) tools/setup.py dev

demo: ## the demonstration on this machine, at PORT (8000)
	@$(PYTHON) tools/setup.py app
	@exec $(PY) tools/demo.py $(PORT)

reset-demo: ## forget what was typed into the demonstration
	@$(PYTHON) tools/setup.py app
	@$(DATABASE) forget && rm -rf var/documents && echo "The next make demo starts afresh."

test: setup ## every check and every test, in a real browser too (slow)
	@$(PY) tools/check.py all

check: setup ## format, lint, types, floors, tests without a browser (quick)
	@$(PY) tools/check.py fast

unit: setup ## only the tests without a browser: make unit T=kinfold/people
	@$(PY) -m pytest -q -m "not browser" $(T)

browser: setup ## only the tests in a browser: make browser T=journeys
	@$(PY) -m pytest -q -m browser $(T)

format: setup ## put code into the house style: make format T=kinfold/people
	@.venv/bin/ruff check -q --fix $(or $(T),.) ; .venv/bin/ruff format -q $(or $(T),.)

bench: setup ## measure with invented authorities of several sizes
	@$(PY) -m bench $(ARGS)

lock: setup ## find newer versions within requirements/*.in, and write their hashes
	@for name in install node app dev; do \
	  .venv/bin/uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; done
	@npm install --package-lock-only --ignore-scripts --omit=peer --omit-lockfile-registry-resolved --no-audit --no-fund

stop: ## stop the embedded database
	@test ! -x $(PY) || $(DATABASE) stop

clean: stop ## remove everything that was made here, the demonstration's database included
	rm -rf .venv var node_modules kinfold/design/static/govuk .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
