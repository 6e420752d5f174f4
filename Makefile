# make run     set up, then start the platform with a fictional world; Ctrl-C stops it
# make test    set up, then every check: format, lint, types, layers, tests with coverage
# make prove   the long proofs: mutation testing and large random runs
# make bench   the benchmarks, beside their peers

PYTHON ?= python3
BIN := .venv/bin
# Types and layers read the settings, which keep their keys in a home: one that is thrown away.
CHECKED := RABTA_HOME=$(CURDIR)/.mypy_cache/home

# A file of tests tells one story, so it stays in one process; files run beside each other, the longest first.
BESIDE := -n auto --dist loadfile --no-loadscope-reorder
# What proves the engine, and proves that every branch of it is tested: to trace the rest would say nothing more.
ENGINE := tests/engine tests/spec tests/packs

.PHONY: run test prove bench check translations messages lock clean

run: .venv/web translations
	$(BIN)/rabta up

test: .venv/dev check
	$(BIN)/python -m pytest $(BESIDE) $(ENGINE) --cov --cov-report=term
	$(BIN)/python -m pytest $(BESIDE) tests/functional
	$(BIN)/python -m pytest $(BESIDE) tests $(ENGINE:%=--ignore=%) --ignore=tests/functional

check: .venv/dev translations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(CHECKED) $(BIN)/mypy
	$(BIN)/lint-imports

prove: .venv/dev translations
	RABTA_EXAMPLES=5000 $(BIN)/python -m pytest tests/generative
	RABTA_EXAMPLES=300 $(BIN)/python -m pytest tests/web/test_person_machine.py
	RABTA_KILLS=500 $(BIN)/python -m pytest tests/functional/test_kill.py
	$(BIN)/python bin/mutate.py

bench: .venv/bench
	$(BIN)/python bench/run.py

translations: .venv/core
	$(BIN)/python bin/compile_catalogues.py

messages: .venv/core
	$(BIN)/python bin/update_messages.py

lock:
	bin/lock

clean:
	rm -rf .venv mutants

.venv/core: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rabta needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	touch $@

.venv/web: .venv/core requirements-web.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-web.lock
	touch $@

.venv/dev: .venv/core requirements-dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

.venv/bench: .venv/dev requirements-bench.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-bench.lock
	touch $@
