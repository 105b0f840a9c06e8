# The one door: `make run` does the main job, `make test` proves it, `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MINUTES ?= 10
# numpy's threads only burn processor time on texts of this size (docs/decisions/0002).
export OPENBLAS_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install run test check coverage form quality fix eval bench bench-full soak docs lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.ready ## only make the environment

run: $(VENV)/.ready ## set everything up, read the seeds, start the bot (without BOT_TOKEN: in the terminal)
	@$(BIN)/python -m bot

# While two wait for a disk or a program they started, the third computes.
test: $(VENV)/.ready-dev ## run the tests
	@$(BIN)/python -m pytest -n 3

check: $(VENV)/.ready-dev ## everything CI checks: format, lint, types, imports, tests, quality of reading
	@$(MAKE) --no-print-directory --jobs 2 --output-sync form quality
	@$(BIN)/python -m pytest -n 3

coverage: $(VENV)/.ready-dev ## which lines and branches no test runs, in whatever process (half an hour)
	@$(BIN)/coverage erase
	-@$(BIN)/coverage run -m pytest -n 3
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage html --quiet
	@$(BIN)/coverage json --quiet
	@$(BIN)/coverage report
	@$(BIN)/python -m benchmarks.rooms

form: $(VENV)/.ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.ready-dev
	@$(BIN)/python -m benchmarks.reading.evaluate
	@$(BIN)/python -m benchmarks.merging
	@$(BIN)/python -m benchmarks.names.evaluate

eval: $(VENV)/.ready-dev ## read the gold articles and compare with the last release; find people
	@$(BIN)/python -m benchmarks.reading.evaluate
	@$(BIN)/python -m benchmarks.reading.names
	@$(BIN)/python -m benchmarks.merging
	@$(BIN)/python -m benchmarks.names.evaluate

bench: $(VENV)/.ready-dev ## measure reading, archive, chat, delivery and sources: one table (minutes)
	@$(BIN)/python -m benchmarks

bench-full: $(VENV)/.ready-dev ## the same for 100,000 chats and a million articles (hours, 6 GB on the disk)
	@$(BIN)/python -m benchmarks --full

soak: $(VENV)/.ready-dev ## ten minutes of everything at once, faults and kills; then what must be so (MINUTES=1: shorter)
	@$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)

docs: $(VENV)/.ready-dev ## ask everything again that the pages for users show, and draw the pictures
	@$(BIN)/python -m docs.answers
	@$(BIN)/python -m docs.pictures.bubbles

fix: $(VENV)/.ready-dev ## format the code and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## pin every dependency with its hashes again (needs uv)
	./requirements/lock

clean: ## remove the environment, not the archive
	rm -rf $(VENV)

$(VENV)/.ready: requirements/run.lock requirements/environment
	@./requirements/environment $(PYTHON) $(VENV) requirements/run.lock
	@touch $@

$(VENV)/.ready-dev: requirements/dev.lock $(VENV)/.ready
	@./requirements/environment $(PYTHON) $(VENV) requirements/dev.lock
	@touch $@
