# What there is to run. `make` alone lists it. Anything longer than three lines is in scripts/.
.DEFAULT_GOAL := list
python := .venv/bin/python
# Compiled once, not by each of the hundred processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: list
list: ## what there is to run
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

.PHONY: demo
demo: .venv/app ## a fictional practice on http://127.0.0.1:8000 (SIXTEEN_PORT to change)
	@$(python) -m sixteen demo

.PHONY: test
test: .venv/dev ## everything of every day: records and races on PostgreSQL, pages on SQLite
	@scripts/test

.PHONY: test-long
test-long: .venv/dev .venv/spark .calendars/calendars ## those and the tests that take minutes, all on both databases
	@scripts/test --long

.PHONY: bench
bench: .venv/dev .venv/spark ## ratios against a floor in the same run
	@scripts/with-postgres $(python) -m pytest -m bench -s tests

.PHONY: check
check: .venv/dev ## shape only: ruff, mypy, the import rules
	@scripts/check

.PHONY: fix
fix: .venv/dev ## what ruff can mend by itself
	@.venv/bin/ruff check --fix -q sixteen tests scripts; .venv/bin/ruff format -q sixteen tests scripts

.PHONY: docs
docs: .venv/dev ## write the reference pages from the code
	@$(python) scripts/make-docs

.PHONY: words
words: .venv/dev ## write the catalogue of what clients read, for translators
	@scripts/words

.PHONY: lock
lock: ## pin what requirements/*.in ask for, with hashes
	@scripts/lock

.PHONY: screenshots
screenshots: .venv/dev ## pictures of the demonstration at 390 and 1280 pixels, in var/screenshots
	@scripts/demo-screenshots

.PHONY: clean
clean: ## throw away what was made here, the demonstration too
	@find sixteen tests -name __pycache__ -prune -exec rm -rf {} +; rm -rf .venv .calendars .demo .bench .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache .coverage* var/screenshots

.venv/app: requirements/app.txt
	@scripts/set-up app

.venv/dev: requirements/app.txt requirements/dev.txt
	@scripts/set-up dev

.venv/spark: requirements/spark.txt
	@scripts/set-up spark

.calendars/calendars: requirements/calendars.txt
	@scripts/set-up calendars
