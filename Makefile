# What one does with an archive. `make help` lists it.
#
# Each target sets up what it needs in .venv, once, and again when pyproject.toml or the version changes.
# Another Python: `make html PYTHON=python3.13`, the first time or after `make distclean`.
# The targets test-lowest and test-newest have environments of their own, made anew each time.

PYTHON ?= python3
VENV ?= .venv
SPHINXOPTS ?= -j auto
PYTESTOPTS ?=
IMPORTOPTS ?=
PORT ?= 8000
POSTS ?= 1000
HISTORIES ?= 200
GENERATED ?= 10000
KILLS ?= 50
LEAST ?= 20
VERSION ?=
LANGUAGE ?=
CHECKS ?= lint test
FROM ?=
SETTINGS ?=
LOWEST ?= 3.11
NEWEST ?= 3.13

# Builds and tests start Python hundreds of times: it keeps what it has compiled.
unexport PYTHONDONTWRITEBYTECODE

# A file of tests stays with one process; they are begun in the order that tests/conftest.py gives them.
pytest := -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
python := $(VENV)/bin/python
sphinx := $(python) -m confarchive.building $(SPHINXOPTS)
site := $(VENV)/installed-import
tests := $(VENV)/installed-import-test
coverage := $(VENV)/installed-import-test-coverage
releasers := $(VENV)/installed-release
linters := $(VENV)/installed-import-serve-links-lint
server := $(VENV)/installed-import-serve
rivals := $(VENV)/installed-import-bench
comma := ,

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help html preview epub pdf import test test-lowest test-newest coverage check lint catalogs release bench bench-all edits imports serve clean distclean blog-named version-named

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

html: $(site) ## Build the archive into _build/html
	$(sphinx) -b html -d _build/doctrees . _build/html
	@echo "Open _build/html/index.html"

preview: $(site) ## Build it with its drafts, for your eyes only, into _build/preview
	$(sphinx) -t drafts -b html -d _build/doctrees-preview . _build/preview
	@echo "Open _build/preview/index.html"

epub: $(site) ## Build a book for reading programs, _build/epub/*.epub
	$(sphinx) -b epub -d _build/doctrees . _build/epub

pdf: $(site) ## Build a book to print, _build/latex/*.pdf; it needs XeLaTeX and latexmk
	$(sphinx) -b latex -d _build/doctrees . _build/latex
	@command -v latexmk > /dev/null || { echo "latexmk is not installed; in Debian: apt install latexmk texlive-xetex texlive-latex-extra fonts-freefont-otf"; exit 1; }
	@$(MAKE) --no-print-directory -C _build/latex LATEXMKOPTS="-silent" all-pdf

import: blog-named $(site) ## Bring a Pelican blog here: make import FROM=path/to/blog [SETTINGS=pelicanconf.py]
	$(python) -m confarchive import '$(FROM)' --into . $(if $(SETTINGS),--settings '$(SETTINGS)') $(IMPORTOPTS)

test: $(tests) ## Run every test; they build this archive and read it in a browser
	@$(python) tests/site/browser.py
	$(python) $(pytest) $(PYTESTOPTS)

test-lowest: ## Run every test with the lowest releases that pyproject.toml allows
	$(call test-with,lowest,$(LOWEST),--resolution lowest-direct)

test-newest: ## Run every test with the newest releases, on the newest Python
	$(call test-with,newest,$(NEWEST),--upgrade)

coverage: $(coverage) ## Run the tests, and tell of the least covered files (LEAST=20) and of all how much was run
	@$(python) tests/site/browser.py
	@rm -rf _build/coverage
	$(python) $(pytest) --cov --cov-report= $(PYTESTOPTS)
	@$(python) -m coverage html --quiet --directory _build/coverage/html
	@$(python) -m coverage report | awk 'NR < $(LEAST) + 3 || /^TOTAL/'
	@echo "Line by line: _build/coverage/html/index.html"

check: $(site) ## Read every post anew, drafts too; tell what is wrong, and what could be better
	$(sphinx) -W --keep-going -E -q -t drafts -b html -d _build/doctrees-check . _build/check
	$(python) -m confarchive check --no-questions

lint: $(linters) ## Check the style and the types of the code, in Python and, where Node.js is, in JavaScript
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy
	$(python) tools/lint_javascript.py

catalogs: $(site) ## Bring the catalogs of words up to date; begin one in another language: make catalogs LANGUAGE=fi
	$(python) -m tools.catalogs $(LANGUAGE)

release: version-named $(releasers) ## Check, build, commit and tag, and publish nothing: make release VERSION=1.2.3 [CHECKS="lint test"]
	CONFARCHIVE_WHEEL=1 $(python) -m tools.release '$(VERSION)' --checks '$(CHECKS)'

# A key would end Python with a traceback before it has read a line of ours: the shell takes it.
# A process that has just begun may miss a signal: it gets a moment.
serve: $(server) ## Show the archive on http://127.0.0.1:8000 (PORT=8000), and every edit at once
	@trap 'sleep 0.1; kill $$! 2>/dev/null; wait $$!; exit 130' INT TERM HUP; \
	$(python) -m confarchive.serve --host 127.0.0.1 --port $(PORT) --ignore _tags --ignore '*.pyc' \
		--keep-going -j auto -D archive_data=0 -b html -d _build/doctrees-serve . _build/serve & wait $$!

edits: $(tests) ## Build after hundreds of random edits, in parallel too: it must equal a clean build
	CONFARCHIVE_HISTORIES=$(HISTORIES) $(python) -m pytest tests/building \
		-k 'histories or trace or parallel' $(PYTESTOPTS)

imports: $(tests) ## Import thousands of generated posts, real blogs' pages, other programs' test suites; end imports and builds midway
	CONFARCHIVE_POSTS=$(GENERATED) CONFARCHIVE_KILLS=$(KILLS) CONFARCHIVE_SUITES=1 CONFARCHIVE_HOSTILE=1 \
	$(python) -m pytest tests/importing tests/test_hostile.py tests/test_interrupted.py \
		-k 'generated or killed or suite or earnest or moment or figures' --numprocesses auto --dist loadfile $(PYTESTOPTS)

bench: $(rivals) ## Measure builds of made-up posts beside bare Sphinx and Pelican (POSTS="1000 10000")
	$(python) -m benchmarks --posts $(POSTS)

bench-all: $(rivals) ## The same, and beside the packages as their manuals have it, which takes long
	$(python) -m benchmarks --posts $(POSTS) --all

clean: ## Remove what was built
	rm -rf _build _tags .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean ## Remove .venv too
	rm -rf $(VENV) $(VENV)-uv $(VENV)-lowest $(VENV)-newest

# $(call test-with,NAME,PYTHON VERSION,OPTIONS): uv tells lowest releases, which pip cannot, and finds
# the Python or brings it.
define test-with
	$(PYTHON) -m venv $(VENV)-uv
	$(VENV)-uv/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(VENV)-uv/bin/uv venv --quiet --clear --python $(2) $(VENV)-$(1)
	$(VENV)-uv/bin/uv pip install --quiet --python $(VENV)-$(1)/bin/python $(3) --editable '.[import,test]'
	$(VENV)-$(1)/bin/python tests/site/browser.py
	$(VENV)-$(1)/bin/python $(pytest) $(PYTESTOPTS)
endef

blog-named:
	@$(if $(FROM),,$(error Say which blog: make import FROM=path/to/blog))

version-named:
	@$(if $(VERSION),,$(error Say which version: make release VERSION=1.2.3))

# installed-import-test holds what pyproject.toml lists under "import" and under "test"; an edited
# version is installed anew, too.
$(VENV)/installed-%: pyproject.toml confarchive/__init__.py | $(python)
	$(python) -m pip install --quiet --disable-pip-version-check --editable '.[$(subst -,$(comma),$*)]'
	@touch $@

$(python):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or later; name it: make PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)
