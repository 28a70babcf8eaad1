# Each command sets up what it needs; nothing has to be run first.
PYTHON ?= python3
STATE ?= KEN
OUT ?= out
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 1
BIN := .venv/bin

export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

.PHONY: run profile test check bench docs wheel lock clean

run: .venv/ready
	@$(BIN)/comity serve --host "$(HOST)" --port "$(PORT)" --workers "$(WORKERS)"

profile: .venv/ready
	$(BIN)/comity profile "$(STATE)" --format html --out "$(OUT)"
	$(BIN)/comity profile "$(STATE)" --format pdf --out "$(OUT)"

test: .venv/ready
	$(BIN)/pytest $(PYTEST_ARGS)

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/comity check

bench: .venv/ready
	$(BIN)/pytest benchmarks --benchmark-only --benchmark-columns=min,median,rounds -p no:xdist -o addopts=

docs: .venv/ready
	$(BIN)/python tools/write_docs.py
	$(BIN)/zensical build --clean

wheel: .venv/ready
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --group dev pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --no-annotate --extra postgres --constraints requirements.lock pyproject.toml -o deploy/requirements.lock

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Comity needs Python 3.11 or newer; set PYTHON=/path/to/python3.11.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

clean:
	rm -rf .venv out dist site build .pytest_cache .mypy_cache .ruff_cache .benchmarks .hypothesis .import_linter_cache
