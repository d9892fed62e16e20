# The commands of this repository. `make site` and `make test` set up what they need, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site serve test expected soak neighbours lowest check linkcheck docs pictures bench reference words lock clean format

site: $(READY) ## Build the publication into site/; any warning is an error (--quiet would hide them).
	$(BIN)/mkdocs build --strict
	@echo "The publication is in site/."

serve: $(READY) ## Preview the publication, drafts included; edits show at once.
	$(BIN)/mkdocs serve

# Containers often forbid compiled files: each process that a test starts would compile all of it again.
test soak lowest: export PYTHONDONTWRITEBYTECODE :=

test: $(READY) ## Run every test, on all cores. Options for pytest: make test ARGS="-k citations".
	@$(BIN)/python -m site_tests.browser
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

expected: $(READY) ## Write anew what site_tests/expected/ says of pages, files and commands, to be read before it is committed.
	EXPECTED=write $(BIN)/python -m pytest -q -p no:xdist $(shell grep -rl assert_expected site_tests --include="test_*.py")
	@git status --short site_tests/expected

# Tests that say how much of them runs, and those of properties, which try more examples.
SOAKED = $(shell grep -rlE "soak|hypothesis" site_tests --include="test_*.py")

soak: $(READY) ## Run the long tests whole: every payload in every field and in a browser, bombs, kills. Half an hour.
	@$(BIN)/python -m site_tests.browser
	SOAK=1 $(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS) $(SOAKED) \
		site_tests/site/test_exports.py site_tests/site/test_content_security_policy.py

# Other plugins have an environment of their own: some pin what we use, and no author needs them.
NEIGHBOURS := .cache/neighbours

neighbours: $(READY) $(NEIGHBOURS)/.ready ## Build a site beside each plugin, extension and theme of docs/reference/neighbours.md.
	NEIGHBOURS_PYTHON=$(CURDIR)/$(NEIGHBOURS)/bin/python $(BIN)/python -m pytest --numprocesses auto --dist worksteal \
		site_tests/neighbours $(ARGS)

$(NEIGHBOURS)/.ready: site_tests/neighbours/neighbours.lock pyproject.toml | $(READY)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(NEIGHBOURS)
	$(BIN)/uv pip install --quiet --python $(NEIGHBOURS)/bin/python --no-deps --require-hashes \
		-r site_tests/neighbours/neighbours.lock
	$(BIN)/uv pip install --quiet --python $(NEIGHBOURS)/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

# The oldest versions that pyproject.toml allows: tests of every room, and some whole sites without a browser.
LOWEST := .cache/lowest
LOWEST_TESTS := $(addprefix site_tests/,adapter assembly citations cli exports figures linking markup model pages readers \
	rules sources words $(addprefix site/test_,awkward.py end_to_end.py ids.py printed.py search.py wiki_links.py))

lowest: $(LOWEST)/.ready ## Run a part of the tests on the lowest versions of all dependencies.
	$(LOWEST)/bin/python -m pytest --numprocesses auto --dist worksteal -p no:cacheprovider \
		--ignore site_tests/citations/test_worlds.py $(LOWEST_TESTS) $(ARGS)

$(LOWEST)/.ready: site_tests/lowest.lock pyproject.toml | $(READY)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST)
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --no-deps --require-hashes -r site_tests/lowest.lock
	$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --no-deps --no-build-isolation --editable .
	@touch $@

check: $(READY) ## Format, lint, types, import contracts.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

linkcheck: site ## Check every internal link and anchor of the built site.
	$(BIN)/lychee --config lychee.toml --root-dir "$(CURDIR)/site" "site/**/*.html"

docs: site ## Build the documentation as a site, with the publication in it, and check every internal link and anchor.
	$(BIN)/mkdocs build --strict --config-file docs/site/mkdocs.yml
	$(BIN)/lychee --config lychee.toml --root-dir "$(CURDIR)/.cache/docs" --exclude-path .cache/docs/publication \
		".cache/docs/**/*.html"
	@echo "The documentation is in .cache/docs/."

pictures: site ## Take the pictures of docs/pictures/, from the built publication.
	@$(BIN)/python -m site_tests.browser
	$(BIN)/python -m docs.make_pictures

bench: $(READY) ## Time builds and previews against plain MkDocs with Material: make bench ARGS="300 --corpora desk".
	$(BIN)/python -m site_tests.benchmark $(ARGS)

reference: $(READY) ## Write the parts of docs/reference/ that are made from the code.
	$(BIN)/python docs/make_reference.py

words: $(READY) ## Write the template of catalogues in other languages, and bring the catalogues in words/locale/ up to date.
	$(BIN)/python docs/make_words.py

format: $(READY) ## Format the code, and mend what the linter can.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(READY) ## Pin the newest versions of all dependencies, and for tests the lowest, with hashes.
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock
	$(BIN)/uv pip compile site_tests/ftm.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --upgrade --no-emit-package pyicu --output-file site_tests/ftm.lock
	$(BIN)/uv pip compile pyproject.toml site_tests/neighbours/neighbours.in --all-extras --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--output-file site_tests/neighbours/neighbours.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
		--resolution lowest-direct --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--output-file site_tests/lowest.lock

help: ## List these commands.
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

clean: ## Remove what was built and set up.
	rm -rf $(VENV) .cache site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# uv is quicker, and not needed.
$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
		uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/pip install --quiet --require-hashes -r requirements.lock && \
		$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .; \
	fi
	@touch $@
