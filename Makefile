# Les commandes du livre ; « make » seul les énumère.

PYTHON ?= python3
VENV := .venv
BINDER := _build/binder
BENCH := _build/bench
MUTATION := _build/mutation
RUNTIME := _build/python/pyodide-lock.json
# Le make de macOS ne cherche dans ce PATH que si un autre shell que sh le lui demande.
SHELL := /bin/bash
export PATH := $(CURDIR)/$(VENV)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# Nos matrices n’occupent pas deux fils ; sur une machine chargée, ils s’attendent.
export OMP_NUM_THREADS ?= 1
# Ce qui voudrait dater le site prend la date du dernier commit.
COMMIT_DATE := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMIT_DATE),)
export SOURCE_DATE_EPOCH ?= $(COMMIT_DATE)
endif
BUILD := jupyter-book build --warningiserror --nitpick --keep-going
PYTEST := pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 10
WEB := --rcfile tests/site/coverage.toml
COPIES := _build/reproducible/copie n°
SOURCES := $(shell find book/. lib/. web/. tests/. bench/. .binder/. .github/. .ci/. .devcontainer/. \
             -not -name __pycache__ -not -name "*.pyc" -not -name "*.mo" \
             -not -path "*/node_modules*") \
           .editorconfig .pre-commit-config.yaml \
           $(wildcard *.yml *.txt *.toml *.json *.md *.cff LICENSE* Makefile)

.PHONY: help book pdf epub test retest test-portable weekly online lint format hooks references \
        studies solutions update reproducible serve bench lighthouse python-page dragging mutation clean
.DELETE_ON_ERROR:

help:
	@echo "make book          construit le site dans _build/html (SOLUTIONS=non : sans les solutions)"
	@echo "make pdf           imprime le livre entier, dans _build/html, et y mène depuis l’accueil"
	@echo "make epub          en fait un livre numérique, au même endroit"
	@echo "make test          construit le site et lance tous les tests (make retest : même si rien n’a changé)"
	@echo "make test-portable construit le site et teste lib et les chapitres, sur Linux ou macOS"
	@echo "make weekly        lance les tests trop longs pour chaque envoi"
	@echo "make online        lance ce qui demande internet : le vrai OpenML, les liens externes"
	@echo "make lint          relit le code : sa forme, et les types de Python"
	@echo "make format        la corrige"
	@echo "make hooks         fait relire la forme par git, à chaque commit"
	@echo "make references    refait les carnets de référence, quand une sortie change à dessein"
	@echo "make studies       calcule les études qui manquent, en une heure au plus"
	@echo "make solutions     écrit dans _build/solutions le corrigé, et une feuille d’exercices par chapitre"
	@echo "make update        rafraîchit toutes les versions ; make test dit ensuite si le livre tient"
	@echo "make reproducible  construit deux fois le site, ailleurs, et compare les octets"
	@echo "make serve         construit le site et le sert sur http://localhost:8000"
	@echo "make bench         mesure l’entraînement et la construction, côte à côte, en un quart d’heure"
	@echo "make lighthouse    mesure les pages sur un téléphone simulé, à côté d’un site par défaut"
	@echo "make python-page   mesure Python dans la page : la première fois, les suivantes, chaque cellule"
	@echo "make dragging      mesure les figures à manipuler, sur un téléphone au processeur ralenti"
	@echo "make mutation      change lib de mille façons, et compte ce que les tests n’ont pas vu"
	@echo "make clean         efface le site et l’environnement"

book: $(VENV)/book.ok node_modules/.package-lock.json $(RUNTIME)
	$(BUILD) .

pdf: book $(VENV)/tests.ok
	python -m web.paper.pdf

epub: book $(VENV)/tests.ok
	python -m web.paper.epub

test: _build/tests.ok
	@echo "Tous les tests ont réussi, et rien n’a changé depuis."

retest:
	rm -f _build/tests.ok
	$(MAKE) test

_build/tests.ok: $(SOURCES) $(VENV)/tests.ok $(BINDER)/ok
	$(MAKE) lint
	$(MAKE) book
	coverage run -m $(PYTEST) tests/lib
	coverage combine --quiet
	coverage report
	$(PYTEST) --ignore tests/lib
	touch $@

test-portable: book $(VENV)/tests.ok
	python -m pytest tests/lib tests/book

weekly: book $(VENV)/tests.ok $(BINDER)/ok
	python -m $(PYTEST) -m weekly
	coverage run $(WEB) -m $(PYTEST) --ignore tests/lib
	coverage combine $(WEB) --quiet
	coverage report $(WEB)

online: $(VENV)/tests.ok node_modules/.package-lock.json
	python -m pytest -m network tests
	jupyter-book build --builder linkcheck .

lint: $(VENV)/tests.ok node_modules/.package-lock.json
	ruff check .
	ruff format --check .
	mypy
	biome ci --error-on-warnings .
	djlint --check --lint --quiet web

format: $(VENV)/tests.ok node_modules/.package-lock.json
	ruff check --fix .
	ruff format .
	biome check --write .
	djlint --reformat --quiet web

hooks: $(VENV)/tests.ok
	pre-commit install

references: book
	python -m web.notebooks.references

studies: $(VENV)/book.ok
	python -m lib.studies

solutions: export SOLUTIONS = oui
solutions: book
	python -m web.exercises.handouts

update: $(VENV)/tests.ok
	python .ci/update.py

reproducible: $(VENV)/book.ok node_modules/.package-lock.json $(RUNTIME)
	rm -rf _build/reproducible
	for seed in 1 2; do \
	  copy="$(CURDIR)/$(COPIES) $$seed" && mkdir -p "$$copy" && \
	  tar -c --exclude ./_build --exclude node_modules --exclude './.[gv]*' . \
	    | tar -x -C "$$copy" && \
	  ln -s "$(CURDIR)/node_modules" "$$copy" && \
	  mkdir "$$copy/_build" && ln -s "$(CURDIR)/_build/python" "$$copy/_build" && \
	  GITHUB_REPOSITORY=exemple/livre PYTHONHASHSEED=$$seed PYTHONPATH="$$copy" \
	    $(BUILD) "$$copy" || exit 1; \
	done
	diff --recursive "$(COPIES) 1/_build/html" "$(COPIES) 2/_build/html"
	@echo "Les deux sites sont identiques, octet pour octet."

serve: book
	python -m http.server --bind 127.0.0.1 --directory _build/html 8000

bench: $(VENV)/book.ok node_modules/.package-lock.json $(BENCH)/ok
	$(BENCH)/bin/python -m bench.pytorch
	TQDM_DISABLE=1 $(BENCH)/bin/python -m bench.training
	TQDM_DISABLE=1 $(BENCH)/bin/python -m bench.growth
	python -m bench.build

lighthouse: book $(VENV)/tests.ok
	cd bench && npm ci --silent
	python -m bench.lighthouse

python-page: book $(VENV)/tests.ok
	python -m bench.python_page --tout

dragging: book $(VENV)/tests.ok
	python -m bench.dragging

mutation: $(MUTATION)/ok
	$(MUTATION)/bin/python -m tests.mutation

clean:
	rm -rf _build $(VENV) node_modules bench/node_modules

$(VENV)/book.ok: requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 ou plus récent est nécessaire : make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	python -m pip install --quiet --requirement requirements.txt
	touch $@

$(VENV)/tests.ok: tests/requirements.txt $(VENV)/book.ok
	python -m pip install --quiet --requirement tests/requirements.txt
	touch $@

# Python pour les pages ; s’il manque, le livre se construit sans lui, et le dit.
$(RUNTIME): web/python/runtime.py web/python/origins.py web/python/compile.mjs node_modules/.package-lock.json
	python -m web.python.runtime

$(BINDER)/ok: $(wildcard .binder/*) requirements.txt constraints.txt pyproject.toml
	$(PYTHON) -m venv $(BINDER)
	$(BINDER)/bin/python -m pip install --quiet --requirement .binder/requirements.txt
	PATH="$(CURDIR)/$(BINDER)/bin:$$PATH" .binder/postBuild
	touch $@

$(BENCH)/ok: bench/requirements.txt requirements.txt constraints.txt pyproject.toml
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --requirement bench/requirements.txt
	touch $@

$(MUTATION)/ok: tests/mutation/requirements.txt constraints.txt
	$(PYTHON) -m venv $(MUTATION)
	$(MUTATION)/bin/python -m pip install --quiet --requirement tests/mutation/requirements.txt
	touch $@

node_modules/.package-lock.json: package.json package-lock.json $(VENV)/book.ok
	npm ci --silent
	touch $@
