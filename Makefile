# Every command sets up what it needs; `make help` lists them.
PYTHON_BIN := .venv/bin/python
INPUT ?= seeds
OUTPUT ?= output

.DEFAULT_GOAL := help
.PHONY: help briefing verify test check format docs evaluate bench fonts clean setup setup-development

help:  ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

briefing: setup  ## Compare the reports in seeds/, write the briefing into output/, verify it.
	$(PYTHON_BIN) -m compare brief "$(INPUT)" --output "$(OUTPUT)"
	$(PYTHON_BIN) -m compare verify "$(OUTPUT)"

verify: setup  ## Verify every quotation in output/.
	$(PYTHON_BIN) -m compare verify "$(OUTPUT)"

test: check  ## Run all checks and all tests, with coverage.
	$(PYTHON_BIN) -m pytest --numprocesses auto --maxprocesses 4 --cov --cov-report=term:skip-covered

check: setup-development  ## Check style, format and types.
	$(PYTHON_BIN) -m ruff check .
	$(PYTHON_BIN) -m ruff format --check .
	$(PYTHON_BIN) -m mypy

format: setup-development  ## Put the code into its format.
	$(PYTHON_BIN) -m ruff check --fix .
	$(PYTHON_BIN) -m ruff format .

docs: setup-development  ## Write docs/settings.md anew from the settings.
	$(PYTHON_BIN) tools/build_settings_docs.py

evaluate: setup-development  ## Measure all findings on labelled texts (REPORTS=folder adds provinces).
	$(PYTHON_BIN) tools/evaluate.py --write $(if $(REPORTS),--reports "$(REPORTS)")

bench: setup-development  ## Measure near-copies (ARGUMENTS="--sizes 1000000") and repeats (REPEATS="--sizes 10000000").
	$(PYTHON_BIN) -m pip install --quiet --disable-pip-version-check --editable ".[benchmark]"
	$(PYTHON_BIN) tools/benchmark/run.py $(ARGUMENTS)
	$(PYTHON_BIN) tools/benchmark/repeats.py $(REPEATS)

fonts: setup-development  ## Make the subset faces anew (needs Debian packages and npm).
	$(PYTHON_BIN) -m pip install --quiet --disable-pip-version-check --editable ".[fonts]"
	$(PYTHON_BIN) tools/build_fonts.py

clean:  ## Remove what was made: results, builds, caches. The environment stays.
	rm -rf $(OUTPUT)/findings.json $(OUTPUT)/briefing.* $(OUTPUT)/sources $(OUTPUT)/tables
	rm -rf build dist *.egg-info .coverage htmlcov
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find compare tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

setup:
	@tools/setup.sh

setup-development:
	@tools/setup.sh development
