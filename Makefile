# The two commands that a fresh machine needs: `make demo` and `make test`. Windows: see the README.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OFFICE ?= demo

.PHONY: help demo test lint bench docs image-check clean
help:  ## show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

demo: $(VENV)/.run  ## sheets -> graph -> gaps -> picture, on the embedded engine
	$(BIN)/liaison demo $(OFFICE)

test: $(VENV)/.dev  ## the whole suite; brings Neo4j and Chromium where it may
	sh tests/machine.sh
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.dev  ## ruff, mypy, compose files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev  ## ratios in one run
	$(BIN)/python -m benchmarks

docs: $(VENV)/.dev  ## make the generated pages again
	$(BIN)/python -m docs.generate

clean:  ## forget the environment
	rm -rf $(VENV)
