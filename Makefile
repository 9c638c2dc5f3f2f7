# Everything lives in .venv beside this file; nothing global is touched. `make run` and `make test` set it up.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
INSTALLED := $(VENV)/.installed
VALIDATOR := $(VENV)/.validator
SAMPLE := maps/zhangzhuang.gpkg
SOURCES := siteplanner tests scripts benchmarks maps
PYTEST_ARGS ?=
SIZE ?= 5k

export SITEPLANNER_REAL_MAPS ?= $(CURDIR)/../shared/maps
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test coverage lint format types bench translations screenshot clean python libraries screen-libraries compiled
.DEFAULT_GOAL := run

run: screen-libraries $(INSTALLED) compiled
	@$(BIN)/siteplanner $(SAMPLE)

test: libraries $(INSTALLED) $(VALIDATOR) compiled
	$(BIN)/python -m pytest -n auto $(PYTEST_ARGS)

coverage: PYTEST_ARGS += --cov --cov-report=term:skip-covered
coverage: test

lint: $(INSTALLED)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/lint-imports --no-cache

format: $(INSTALLED)
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

types: $(INSTALLED)
	$(BIN)/mypy

bench: $(INSTALLED)
	@for script in benchmarks/bench_*.py benchmarks/checking.py benchmarks/canvas.py; do $(BIN)/python "$$script" --size $(SIZE) || exit 1; done

# Texts of the code -> resources/i18n/*.ts, for a translator; then the compiled form the window loads.
translations: libraries $(INSTALLED)
	$(BIN)/pyside6-lupdate -silent -extensions py siteplanner -locations none -no-obsolete -target-language zh_CN -ts resources/i18n/siteplanner_zh_CN.ts
	$(BIN)/pyside6-lupdate -silent -extensions py siteplanner -locations none -no-obsolete -pluralonly -target-language en -ts resources/i18n/siteplanner_en.ts
	$(BIN)/python scripts/compile_translations.py

screenshot: libraries $(INSTALLED) compiled
	QT_QPA_PLATFORM=offscreen $(BIN)/python scripts/screenshot.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	rm -f resources/i18n/*.qm
	find siteplanner tests scripts benchmarks maps -name __pycache__ -type d -prune -exec rm -rf {} +

# --- set-up -----------------------------------------------------------------------------------------------------

python:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
	  echo "There is no $(PYTHON) here; install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, $(PYTHON) is older; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments; on Debian or Ubuntu: apt-get install -y python3-venv" >&2; exit 1; }

libraries: python
	@"$(PYTHON)" -m siteplanner.services.system_libraries

screen-libraries: python
	@"$(PYTHON)" -m siteplanner.services.system_libraries --screen

$(BIN)/python: | python
	"$(PYTHON)" -m venv $(VENV)

$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@touch $@

# gdal-utils asks for GDAL's bindings, which its GeoPackage validator does without: hence --no-deps, hence not an extra.
$(VALIDATOR): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --no-deps "gdal-utils>=3.8"
	@touch $@

compiled: $(INSTALLED)
	@$(BIN)/python scripts/compile_translations.py
