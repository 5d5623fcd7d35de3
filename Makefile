# The same verbs at home and in CI. Each does its own set-up from a fresh clone with python3 and make;
# a second run finds the stamps in .venv and sets up nothing.

.PHONY: help setup model-or-words demo test test-looks lint types eval eval-suites eval-dataset bench prove lock clean
.DELETE_ON_ERROR:

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
VERSION_OF := import sys; print("%d.%d" % sys.version_info[:2])
REFUSAL := import platform; print("Python %s is not supported; use 3.11, 3.12 or 3.13, e.g. make PYTHON=python3.12 demo" % platform.python_version())

# An environment once made keeps its Python, until another is asked for by name.
ifeq ($(origin PYTHON), undefined)
PYTHON := $(shell for each in $(if $(wildcard .venv/.python-*),.venv/bin/python) python3 python3.13 python3.12 python3.11; do \
  $$each -c '$(SUPPORTED)' 2>/dev/null && echo $$each && break; done)
ifeq ($(PYTHON),)
PYTHON := python3
endif
endif

PYTHON_STAMP := .venv/.python-$(shell $(PYTHON) -c '$(VERSION_OF)' 2>/dev/null)
RUN := .venv/bin/python
# The lock is complete, so nothing is resolved (--no-deps); bytecode is written when a module is first imported.
PIP_INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --no-input --no-compile --no-deps
LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all:
COMPILE := .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
  --generate-hashes --no-annotate --custom-compile-command 'make lock' $(if $(KEEP),,--upgrade)
HOUSE := api assistant evaluators prompts retrieval tests $(foreach each,bench demo,$(if $(wildcard $(each)/*.py),$(each)))

unexport PYTHONPATH PYTHONHOME
export PIP_USER := 0

help:
	@echo 'make demo         a company with three customers: its files read, its accounts shown, five questions asked'
	@echo 'make test         all tests that need nothing but Python; test-looks: those that need apt.txt'
	@echo 'make lint types   ruff and the house rules; mypy'
	@echo 'make eval         suites of questions against what they came to before; DATASET=DIR: a labelled data set instead'
	@echo 'make bench        BENCH_DATA=DIR: speed, memory and retrieval figures; prove: the trust tests at full size'
	@echo 'make lock         renew the pinned packages; setup: only install them; clean: remove what was made'

$(PYTHON_STAMP):
	@command -v $(PYTHON) >/dev/null || { echo 'No $(PYTHON) here; install Python 3.11, 3.12 or 3.13' >&2; exit 1; }
	@$(PYTHON) -c '$(SUPPORTED)' || { $(PYTHON) -c '$(REFUSAL)' >&2; exit 1; }
	@echo 'Making .venv with $(shell $(PYTHON) --version 2>&1) ...'
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/.run: $(PYTHON_STAMP) requirements/tools.txt requirements/run.txt
	@echo 'Installing the packages of requirements/run.txt (about a minute) ...'
	@$(LOCKED) -r requirements/tools.txt
	@$(LOCKED) -r requirements/run.txt
	@touch $@

.venv/.project: .venv/.run pyproject.toml
	@$(PIP_INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/.all: .venv/.run requirements/all.txt
	@echo 'Installing the packages of requirements/all.txt for tests and checks ...'
	@$(LOCKED) -r requirements/all.txt
	@touch $@

.venv/.model: .venv/.project retrieval/data/models.lock
	@echo 'Building the embedding model, once ...'
	@$(RUN) -m retrieval.model install
	@touch $@

# A user without a network still gets answers, by words alone; tests and figures need the model itself.
model-or-words: .venv/.project
	@$(MAKE) --no-print-directory --silent .venv/.model || { echo; echo \
	  '*** No embedding model: search works by words alone (lexical mode). Run make setup again to try once more. ***'; echo; } >&2

setup: .venv/.all .venv/.project model-or-words

demo: model-or-words
	@$(RUN) -m demo .demo/company
	@$(RUN) -m api.demo .demo/company .demo/home

# One worker more than there are cores: many tests wait for processes that they started.
test: .venv/.all .venv/.model
	$(RUN) -m pytest --dist worksteal --numprocesses $$($(RUN) -c 'import os; print(1 + (os.cpu_count() or 1))')

test-looks: .venv/.all .venv/.model
	$(RUN) -m pytest -m looks

lint: .venv/.all .venv/.project
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m pytest --quiet tests/test_architecture.py tests/test_layout.py

types: .venv/.all .venv/.project
	$(RUN) -m mypy $(HOUSE)

# Every suite is put, also after one that broke; each against the baseline that the repository keeps of it.
# The company of the demo is put as two seeds write it: what is right for one only is tuned to it.
DEMO_SEEDS := 20260928 7
SUITES ?= small $(foreach each,$(DEMO_SEEDS),.cache/demo/demo-$(each))

eval: $(if $(DATASET),eval-dataset,eval-suites)

eval-suites: .venv/.model
	@for seed in $(DEMO_SEEDS); do $(RUN) -m demo .cache/demo/demo-$$seed --seed $$seed || exit 1; done
	@failed=0; for suite in $(SUITES); do \
	  $(RUN) -m evaluators run $$suite --baseline evaluators/baselines/$$(basename $$suite).json || failed=1; \
	done; exit $$failed

eval-dataset: .venv/.model
	@mkdir -p .cache/eval
	$(RUN) -m evaluators retrieve --dataset '$(DATASET)' --out .cache/eval/retrieve.jsonl
	$(RUN) -m evaluators answer --dataset '$(DATASET)' --out .cache/eval/answer.jsonl

bench: .venv/.all .venv/.model
	$(RUN) -m bench $(if $(BENCH_DATA),--data '$(BENCH_DATA)' --peer)

# Pins and hashes for every supported Python at once; KEEP=1 changes only what pyproject.toml asks for.
lock: $(PYTHON_STAMP)
	@rm -rf .cache/lock && mkdir -p .cache && $(RUN) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	$(COMPILE) --group lock --output-file requirements/lock.txt
	$(COMPILE) --group tools --output-file requirements/tools.txt
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --all-extras --constraints requirements/run.txt --output-file requirements/all.txt

prove: .venv/.all .venv/.model
	$(RUN) -m pytest -m prove --size prove

clean:
	rm -rf .venv .demo .cache build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
