# Two commands do everything, on a machine that has Python 3.11 and make: `make demo` and `make test`.
# What is missing is installed first: Python packages into .venv, Chromium, Lighthouse and axe-core where
# `auditor setup` puts them. Nothing that is there is installed again.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
export URL ?=
ARGS ?=
# Of pytest; one more than the two cores for which this is meant: half of a visit is waiting for a page to stand still.
WORKERS ?= 3
# What fails beside other tests is run once more without them: on a machine with too much to do, a browser may not answer in
# time. What is wrong fails again, and both runs say what failed.
ALONE = echo 'Once more, alone, what has failed:' && \
	$(BIN)/python -m pytest --last-failed --last-failed-no-failures none --maxfail 5 $(ARGS)

# Of the documents: README's table of rules, the table of steps, docs/configuration.md, docs/rules/.
DOCUMENTS := tests/unit/test_readme.py tests/unit/test_architecture.py tests/unit/config/test_documentation.py \
	tests/unit/cli/test_rule_pages.py

VENV := .venv
BIN := $(VENV)/bin
# Lighthouse comes by npm: where the system has none, a Python package brings it.
NODE = $(shell command -v npm >/dev/null 2>&1 || echo ,node)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo audit test check format bench generated golden setup doctor clean

help: ## Show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.app ## Audit a good and a bad shop that ship with the tool
	@$(BIN)/auditor demo $(ARGS)

audit: $(VENV)/.app ## Audit a site: make audit URL=https://shop.example ARGS="--lang fr"
	@test -n "$$URL" || { echo 'Which site? make audit URL=https://shop.example' >&2; exit 2; }
	@$(BIN)/auditor audit $(ARGS) -- "$$URL"

test: check setup ## Run every check and every test
	$(BIN)/auditor rules check
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal $(ARGS) || { test $$? -eq 1 && $(ALONE); }

check: $(VENV)/.dev ## Lint Python and JavaScript, check types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy --config-file tests/mypy.ini
	$(BIN)/lint-imports
	$(BIN)/python -m tests.javascript

format: $(VENV)/.dev ## Format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m tests.javascript --fix

bench: $(VENV)/.dev setup ## Compare speed and memory with other tools, on this machine
	$(BIN)/python -m tests.bench $(ARGS)

generated: $(VENV)/.dev setup ## Write all that is written by machine anew; read the diff before you commit it
	AUDITOR_REGENERATE=1 $(BIN)/python -m pytest $(DOCUMENTS) tests/golden tests/browser/test_demo.py $(ARGS)

golden: $(VENV)/.dev ## The part of it that needs no browser: golden reports, tables, pages of rules
	AUDITOR_REGENERATE=1 $(BIN)/python -m pytest $(DOCUMENTS) tests/golden $(ARGS)

setup: $(VENV)/.programs ## Install Chromium, Lighthouse and axe-core

doctor: $(VENV)/.app ## Say what is installed and what to do about what is not
	@$(BIN)/auditor doctor

clean: ## Remove everything that make and the tools made here
	rm -rf $(VENV) tests/javascript/node_modules dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each is newer than what it was made from, so that make knows when nothing is to do.

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.$(NODE:,%=[%])'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev$(NODE)]'
	@touch $@ $(VENV)/.app

$(VENV)/.programs: auditor/node/package-lock.json | $(VENV)/.app
	$(BIN)/auditor setup
	@touch $@
