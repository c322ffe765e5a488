# regelzetter: `make regeling` bouwt, `make test` toetst. Beide zetten zelf alles klaar; nodig zijn alleen python3 en make.
SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
PYTHON := $(VENV)/bin/python
RUN := $(VENV)/bin/regelzetter
DOSSIER ?= regeling
UIT ?= build
OUD ?= HEAD
NIEUW ?= $(DOSSIER)
# De officiële schema's van STOP en LVBB, als zij naast het project staan. Zonder schema's zegt een bundel “niet getoetst”.
SCHEMAS ?= $(wildcard ../shared/schemas)
MET_SCHEMAS = $(if $(SCHEMAS),--schemas "$(SCHEMAS)")

.PHONY: help regeling controleer hernummer herstel beschikkingen vergelijk publiceer verifieer toets test accept fuzz bench beeld regels lock sjablonen schoon

help: ## Laat deze lijst zien
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

regeling: $(VENV)/.klaar ## Bouw alle documenten van het dossier in build/
	@$(RUN) bouw --dossier "$(DOSSIER)" --uit "$(UIT)" $(MET_SCHEMAS)

controleer: $(VENV)/.klaar ## Lees en controleer het dossier, schrijf niets
	@$(RUN) controleer --dossier "$(DOSSIER)"

hernummer: $(VENV)/.klaar ## Laat getypte nummers op elkaar volgen, en de verwijzingen mee
	@$(RUN) hernummer --dossier "$(DOSSIER)"

herstel: $(VENV)/.klaar ## Verbeter in de bron wat veilig te verbeteren is
	@$(RUN) herstel --dossier "$(DOSSIER)"

beschikkingen: $(VENV)/.klaar ## Maak de beschikkingen van SOORT (standaard verlening)
	@$(RUN) beschikkingen $(or $(SOORT),verlening) --dossier "$(DOSSIER)" --uit "$(UIT)" $(if $(ONTVANGERS),--ontvangers "$(ONTVANGERS)")

vergelijk: $(VENV)/.klaar ## Vergelijk versie OUD met NIEUW (git of map): make vergelijk OUD=v1.0
	@$(RUN) vergelijk $(OUD) $(NIEUW) --dossier "$(DOSSIER)" --uit "$(UIT)"

publiceer: $(VENV)/.klaar ## Maak per document één bundel in build/publicatie/
	@$(RUN) publiceer --dossier "$(DOSSIER)" --uit "$(UIT)" $(MET_SCHEMAS)

verifieer: $(VENV)/.klaar ## Controleer alle bundels in build/publicatie/
	@for bundel in "$(UIT)"/publicatie/*.zip; do echo "$$bundel"; $(RUN) verifieer "$$bundel" --git "$(DOSSIER)" $(MET_SCHEMAS) || exit; done

toets: $(VENV)/.klaar ## Toets de leveringen in de bundels met de officiële schema's, zonder regelzetter
	@$(PYTHON) scripts/toets_bundels.py "$(UIT)"/publicatie

test: $(VENV)/.klaar-test ## Draai alle toetsen: stijl, typen en tests
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(PYTHON) -m pytest -n auto --dist worksteal

accept: $(VENV)/.klaar-test ## Schrijf de verwachtingen in tests/cases opnieuw (lees daarna het verschil)
	@REGELZETTER_ACCEPT=1 $(PYTHON) -m pytest tests/test_pages.py

fuzz: $(VENV)/.klaar-test ## Probeer 20.000 verminkte dossiers (een half uur)
	@$(PYTHON) -m tests.fuzz 20000

bench: $(VENV)/.klaar-bench ## Meet controleer naast markdown-it-py en bluebell-akn
	@$(PYTHON) -m compileall -q src
	@$(PYTHON) scripts/bench/controleer.py --bluebell $(VENV)-bench/bin/python
	@$(PYTHON) scripts/bench/proof.py $(MET_SCHEMAS)
	@$(PYTHON) scripts/bench/bouw.py --bluebell $(VENV)-bench/bin/python

beeld: $(VENV)/.klaar-test ## Teken alle bladzijden en vergelijk met tests/beeld/ (KLEIN=ja: alleen die; AANVAARD=ja: nieuwe voorbeelden)
	@$(PYTHON) -m scripts.beeld $(if $(KLEIN),--klein) $(if $(AANVAARD),--aanvaard)

regels: $(VENV)/.klaar-test ## Schrijf docs/regels/ opnieuw (voor ontwikkelaars)
	@$(PYTHON) -m scripts.maak_regels

lock: ## Leg de versies van alle pakketten opnieuw vast (voor ontwikkelaars)
	python3 -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q pip-tools
	$(VENV)-lock/bin/pip-compile -q --strip-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links -o requirements.lock pyproject.toml
	$(VENV)-lock/bin/pip-compile -q --strip-extras --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra test -o requirements-test.lock pyproject.toml
	rm -rf $(VENV)-lock

sjablonen: $(VENV)/.klaar-test ## Maak de Word- en ODT-sjablonen opnieuw (voor ontwikkelaars)
	@$(PYTHON) scripts/maak_sjablonen.py

schoon: ## Gooi weg wat gebouwd en geïnstalleerd is
	rm -rf $(VENV) $(VENV)-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find build -mindepth 1 ! -name .gitignore -delete

# De eigen omgeving van het project. Een stempel zegt dat zij klaar is.
$(VENV)/.klaar: requirements.lock pyproject.toml
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/pip install -q --disable-pip-version-check --no-deps -e .
	$(PYTHON) -m compileall -q src
	touch $@

$(VENV)/.klaar-test: $(VENV)/.klaar requirements-test.lock
	$(VENV)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# Waarmee alleen wordt vergeleken, in een omgeving van zichzelf.
$(VENV)/.klaar-bench: $(VENV)/.klaar
	python3 -m venv $(VENV)-bench
	$(VENV)-bench/bin/pip install -q --disable-pip-version-check bluebell-akn==3.1.1
	touch $@
