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

run: $(INSTALLED)  ## check, count down, render and export the shipped workshop (clock: 20 May 2023)
	@echo "SYNSML_NOW=$(SYNSML_NOW) (the shipped workshop is of 2023)"
	@for command in "check" "deadlines" "people list" "render" "export ics"; do \
		printf '\n$$ synsml %s\n' "$$command"; \
		$(BIN)/synsml $$command || exit $$?; \
	done

test: $(INSTALLED) calendars  ## check style, types and import rules; run all tests in a clean environment
	$(CLEAN) $(BIN)/ruff check --no-cache .
	$(CLEAN) $(BIN)/ruff format --no-cache --check .
	$(CLEAN) $(BIN)/mypy --cache-dir=/dev/null
	$(CLEAN) $(BIN)/lint-imports --no-cache
	$(CLEAN) $(BIN)/python -m pytest -q -n auto

calendars:  ## install the calendar programs for the tests into build/
	PYTHON=$(PYTHON) tools/set_up_calendars.sh

bench: $(INSTALLED)  ## measure CPU time against unavoidable imports
	$(BIN)/python bench/cpu.py

COUNT ?= 10000
SEED ?= 1
fuzz: $(INSTALLED)  ## run commands on broken workshops: 10,000 times, or COUNT=500 SEED=7
	$(CLEAN) PYTHONPATH=tools $(BIN)/python -m fuzz $(COUNT) $(SEED)
	$(CLEAN) PYTHONPATH=tools $(BIN)/python -m fuzz.processes 300 $(SEED)

faults: $(INSTALLED)  ## stop commands that write at each call to the disk, and let each call fail
	$(CLEAN) SYNSML_EVERY_CALL=1 $(BIN)/python -m pytest -q -n auto tests/files/test_disk_faults.py tests/files/test_all_or_nothing.py

linear: $(INSTALLED)  ## check that reading time is proportional to length, for texts up to 1 MB
	$(CLEAN) PYTHONPATH=tests/support:tools $(BIN)/python tools/linear_time.py $(or $(EVERY),15) $(GROUPS)

docs: $(INSTALLED)  ## write docs/ from --help and the checks' docstrings
	$(BIN)/python tools/write_docs.py

screenshots: $(INSTALLED)  ## write docs/screenshots/; needs chromium and chromium-driver
	PYTHONPATH=tests/support:tools $(BIN)/python tools/screenshots.py

format: $(INSTALLED)  ## format the sources
	$(BIN)/ruff check --no-cache --fix .
	$(BIN)/ruff format --no-cache .

lock:  ## pin current versions in requirements/ and tests/readers/
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

test-few:  ## run a few tests with another Python: make test-few PYTHON=python3.13
	PYTHON=$(PYTHON) tools/test_with.sh pinned $(FEW)

test-oldest:  ## run the tests with the oldest allowed dependencies
	PYTHON=$(PYTHON) tools/test_with.sh oldest

test-newest:  ## run the tests with the newest dependencies, without the cap on typer
	PYTHON=$(PYTHON) tools/test_with.sh newest

clean:  ## remove generated files
	rm -rf $(VENV) build dist site *.ics src/*.egg-info
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +
