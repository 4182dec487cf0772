# Two commands on a fresh machine: `make demo` and `make test`. Each sets up all that it needs.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
OUT := demo-out
DOC ?=
WORKERS ?= 2

.PHONY: demo test lint types contracts docs docs-check floors bench bench-reading bench-web lock clean check-python

demo: $(VENV)/run.stamp  ## read the examples (or DOC=path), print a summary, write a report page
	@mkdir -p $(OUT)
	@rm -f $(OUT)/$(if $(DOC),yours,demo).db*
	@$(BIN)/causerie read $(if $(DOC),"$(DOC)",examples) --workspace $(OUT)/$(if $(DOC),yours,demo).db
	@$(if $(DOC),,$(BIN)/causerie outcomes import docs/example-outcomes.csv --by demo --workspace $(OUT)/demo.db)
	@$(BIN)/causerie report --workspace $(OUT)/$(if $(DOC),yours,demo).db -o $(OUT)/$(if $(DOC),yours,report).html

test: $(VENV)/dev.stamp  ## run the test suite; coverage: make test PYTEST="--cov --cov-report=term:skip-covered"
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check src tests bench docs training
	$(BIN)/ruff format --check src tests bench docs training

types: $(VENV)/dev.stamp
	$(BIN)/mypy

contracts: $(VENV)/dev.stamp
	$(BIN)/lint-imports

docs: $(VENV)/dev.stamp  ## write the generated reference pages again
	$(BIN)/python docs/generate.py

docs-check: $(VENV)/dev.stamp
	$(BIN)/python docs/generate.py --check

floors: $(VENV)/dev.stamp  ## quality floors on the examples, pinned
	$(BIN)/python bench/floors.py

bench: $(VENV)/dev.stamp  ## one table: quality, peers, silence, speed
	$(BIN)/python bench/run.py $(BENCH)

bench-reading: $(VENV)/dev.stamp  ## one table: every measure of reading, for every reader that is here
	$(BIN)/python bench/reading.py $(BENCH)

bench-web: $(VENV)/dev.stamp  ## one table: the workspace in a browser, at thousands of claims
	$(BIN)/python bench/web.py $(BENCH)

lock: $(VENV)/dev.stamp  ## resolve the dependencies anew
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-config --no-header --no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --no-config --no-header --no-annotate pyproject.toml --extra dev -o requirements-dev.lock

check-python:
	@test -n "$(PYTHON)" || { echo "Causerie needs Python 3.11 or newer; install it, or name one: make demo PYTHON=/path/to/python3.11"; exit 2; }

$(VENV)/run.stamp: requirements.lock pyproject.toml | check-python
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
