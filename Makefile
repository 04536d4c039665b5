# `make run` and `make test` need Python 3.11 or newer with venv, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Nothing of the caller's environment but HOME, PATH, LANG and CI.
CLEAN := tools/clean_env.sh
# For the Pythons between the oldest and the newest: where versions of Python have differed, under 90 s on two cores.
FEW := tests/dates tests/checks tests/terminal tests/yaml/test_positions.py tests/yaml/test_editing.py \
	tests/files/test_paths.py tests/files/test_links.py

# The shipped workshop is of 2023: its deadlines are counted down as of four days before the first one.
export SYNSML_NOW := 2023-05-20T12:00:00Z

.PHONY: help run test calendars bench fuzz faults linear docs screenshots format lock test-few test-oldest test-newest clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(INSTALLED): pyproject.toml requirements/dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q src
	@touch $@

run: $(INSTALLED)  ## the main job on the shipped workshop, with the clock at 20 May 2023
	@echo "SYNSML_NOW=$(SYNSML_NOW) (the shipped workshop is of 2023)"
	@for command in "check" "deadlines" "people list" "render" "export ics"; do \
		printf '\n$$ synsml %s\n' "$$command"; \
		$(BIN)/synsml $$command || exit $$?; \
	done

test: $(INSTALLED) calendars  ## style, types, import rules and all tests, in a clean environment
	$(CLEAN) $(BIN)/ruff check --no-cache .
	$(CLEAN) $(BIN)/ruff format --no-cache --check .
	$(CLEAN) $(BIN)/mypy --cache-dir=/dev/null
	$(CLEAN) $(BIN)/lint-imports --no-cache
	$(CLEAN) $(BIN)/python -m pytest -q -n auto

calendars:  ## the libraries and programs that the tests compare calendars with, into build/
	PYTHON=$(PYTHON) tools/set_up_calendars.sh

bench: $(INSTALLED)  ## CPU time against the imports that cannot be avoided
	$(BIN)/python bench/cpu.py

COUNT ?= 10000
SEED ?= 1
fuzz: $(INSTALLED)  ## every command on broken workshops: 10,000 runs, or COUNT=500 SEED=7; then 300 as real processes
	$(CLEAN) PYTHONPATH=tools $(BIN)/python -m fuzz $(COUNT) $(SEED)
	$(CLEAN) PYTHONPATH=tools $(BIN)/python -m fuzz.processes 300 $(SEED)

faults: $(INSTALLED)  ## every command that writes: every call to the disk is its last, or fails with each error
	$(CLEAN) SYNSML_EVERY_CALL=1 $(BIN)/python -m pytest -q -n auto tests/files/test_disk_faults.py tests/files/test_all_or_nothing.py

linear: $(INSTALLED)  ## every reader of text on texts up to 1 MB: 2 s at most, and twice the text takes twice as long
	$(CLEAN) PYTHONPATH=tests/support:tools $(BIN)/python tools/linear_time.py $(or $(EVERY),15) $(GROUPS)

docs: $(INSTALLED)  ## write docs/ from --help and the checks' docstrings
	$(BIN)/python tools/write_docs.py

screenshots: $(INSTALLED)  ## write docs/screenshots/; needs chromium and chromium-driver
	PYTHONPATH=tests/support:tools $(BIN)/python tools/screenshots.py

format: $(INSTALLED)  ## put the sources in order
	$(BIN)/ruff check --no-cache --fix .
	$(BIN)/ruff format --no-cache .

lock:  ## pin what a fresh environment gets today into requirements/ and tests/readers/
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet . -r requirements/dev.in
	(echo "# Written by \`make lock\`."; build/lock/bin/python -m pip freeze | grep -v '^synsml-cli') > requirements/dev.txt
	rm -rf build/lock
	for which in readers clients; do \
		$(PYTHON) -m venv build/lock && \
		build/lock/bin/python -m pip install --quiet -r requirements/$$which.in && \
		(echo "# Written by \`make lock\`."; build/lock/bin/python -m pip freeze) > requirements/$$which.txt && \
		rm -rf build/lock || exit $$?; \
	done
	npm install --prefix tests/readers --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

test-few:  ## a few tests with another Python: make test-few PYTHON=python3.13
	PYTHON=$(PYTHON) tools/test_with.sh pinned $(FEW)

test-oldest:  ## the tests with the oldest dependencies that pyproject.toml allows
	PYTHON=$(PYTHON) tools/test_with.sh oldest

test-newest:  ## the tests with the newest dependencies, typer's cap lifted
	PYTHON=$(PYTHON) tools/test_with.sh newest

clean:  ## remove everything that was made here
	rm -rf $(VENV) build dist site *.ics src/*.egg-info
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +
