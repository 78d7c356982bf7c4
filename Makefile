# Sets up everything it needs in .venv and builds each article in content/: `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD := build
FACTDECK := $(BIN)/factdeck

# To make, a name with a space is two names, and one ends at a colon or a semicolon: where there is one, or one that ends in .yml,
# it looks at the folder's time.
FOUND := $(wildcard content/*.yaml content/*.yml)
ARTICLES := $(filter content/%.yaml,$(foreach name,$(FOUND),$(if $(findstring :,$(name))$(findstring ;,$(name)),,$(name))))
ODD := $(if $(filter-out $(ARTICLES),$(FOUND)),content)
SLUGS := $(ARTICLES:content/%.yaml=%)
OUTPUTS := $(SLUGS:%=$(BUILD)/%-fact-sheet.pdf) $(SLUGS:%=$(BUILD)/%-lecture.pptx)
CODE := $(shell find src layouts -name '*.py' -o -name '*.json' -o -name '*.yaml') pyproject.toml

# Each build is a process of its own, which would compile all of factdeck where no bytecode is kept.
unexport PYTHONDONTWRITEBYTECODE

# $(SEED) tries random examples of that seed.
PYTEST = $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(if $(SEED),--hypothesis-seed=$(SEED))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all missing lesson test coverage check lint types format clean distclean help lock golden readme schema pictures

all: $(BUILD)/.built  ## build the fact sheet and the lecture deck of each article (what plain make does)

# One process builds all that is not current, and skips the rest. An output that is missing asks for it, too. The time is that of
# the beginning: what is saved meanwhile is newer.
$(BUILD)/.built: $(ARTICLES) $(ODD) $(CODE) $(if $(filter-out $(wildcard $(OUTPUTS)),$(OUTPUTS)),missing) | $(VENV)/.run
	@mkdir -p $(BUILD) && touch $@.begun
	$(FACTDECK) build --quiet content -o $(BUILD) --depfile $(BUILD)/.built.d --depfile-target $@
	@mv $@.begun $@

$(VENV)/.run: .requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "factdeck needs Python 3.10 or newer: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.test: .requirements/test.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .requirements/test.txt
	@touch $@

$(BUILD)/%-fact-sheet.pdf: content/%.yaml $(CODE) | $(VENV)/.run
	$(FACTDECK) build --quiet $< --layout fact-sheet -o $(BUILD) --depfile $(BUILD)/$*-fact-sheet.d

$(BUILD)/%-lecture.pptx: content/%.yaml $(CODE) | $(VENV)/.run
	$(FACTDECK) build --quiet $< --layout lecture -o $(BUILD) --depfile $(BUILD)/$*-lecture.d

-include $(wildcard $(BUILD)/*.d $(BUILD)/.built.d)

lesson: $(VENV)/.run  ## build all that a lesson needs for each article: handouts, keys, cards, files for quiz systems
	$(FACTDECK) build --quiet content --set lesson -o $(BUILD)

test: $(VENV)/.test  ## set up what is missing and run the tests; SEED=1 tries random examples of that seed
	$(PYTEST)

coverage: $(VENV)/.test  ## run the tests, and list the lines that none of them runs through
	COVERAGE_CORE=$(shell $(BIN)/python -c 'import sys; print("sysmon" if sys.version_info >= (3, 12) else "ctrace")') \
		$(PYTEST) --cov --cov-report=term:skip-covered

check: $(VENV)/.run  ## tell everything that is wrong in the articles
	$(FACTDECK) check content

lint: $(VENV)/.test  ## look for mistakes and for code that is not formatted
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.test  ## format the code
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format --quiet .

types: $(VENV)/.test  ## check the types
	$(BIN)/mypy
	$(BIN)/mypy --config-file tests/mypy.ini

golden: $(VENV)/.test  ## write the golden scenes anew; look at the difference before you commit it
	$(BIN)/python -m pytest tests/test_golden.py --write-golden

schema: $(VENV)/.run  ## write the JSON Schemas anew from the models
	$(BIN)/python -m factdeck.schemas

readme: $(VENV)/.run  ## write the reference in README.md anew from the content model
	$(BIN)/python -m factdeck.article.reference
	$(BIN)/python -m factdeck.messages.reference

LESSON := worksheet-A answer-key-A guided-notes lesson-plan timeline-cards exit-ticket handout-3 knowledge-organiser

pictures: all lesson $(VENV)/.test  ## render the README's pictures (needs pdftoppm, LibreOffice and Chromium)
	mkdir -p .pictures
	pdftoppm -r 60 -png $(BUILD)/soviet-occupation-of-manchuria-fact-sheet.pdf .pictures/sheet
	soffice --headless --convert-to pdf --outdir .pictures $(BUILD)/soviet-occupation-of-manchuria-lecture.pptx >/dev/null
	$(BIN)/python tests/preview/picture.py content/soviet-occupation-of-manchuria.yaml .pictures/preview.png
	for slide in 1 5 6 10 14 21; do pdftoppm -r 32 -png -f $$slide -l $$slide -singlefile \
		.pictures/soviet-occupation-of-manchuria-lecture.pdf .pictures/slide-$$slide; done
	rm .pictures/soviet-occupation-of-manchuria-lecture.pdf
	$(BIN)/python tests/support/contact_sheet.py .pictures/lesson.png $(LESSON:%=$(BUILD)/soviet-occupation-of-manchuria-%.pdf)

lock: $(VENV)/.test  ## choose the newest dependencies again and write their hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.10 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		pyproject.toml .requirements/build.in -o .requirements/run.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.10 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
		pyproject.toml .requirements/build.in --extra test -c .requirements/run.txt -o .requirements/test.txt

clean:  ## delete what was built
	rm -rf $(BUILD)

distclean: clean  ## delete the environments, too
	rm -rf $(VENV) .venv-*

help:  ## list the targets
	@awk -F ':.*##  *|:.*## *' '/^[a-z]+:.*##/ {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
