"""`make lab` opens on a notebook that runs: no question asked, nothing complained of."""

import sys

import pytest
from playwright.sync_api import expect

from lessons_lib.workplace import lab
from tests.browser.conftest import OpenPage
from tests.browser.jupyter import Lab, Notebook

pytestmark = pytest.mark.browser


def test_a_notebook_runs_without_a_pop_up_or_an_error(jupyter: Lab, open_page: OpenPage) -> None:
    name = jupyter.write("00.ipynb", "import lessons_lib", "print(6 * 7)")  # first in reading order
    notebook = Notebook(open_page())
    notebook.open_address(lab.url(jupyter.folder, jupyter.port, jupyter.token)).run_all()
    expect(notebook.page.locator(".jp-mod-current .lm-TabBar-tabLabel", has_text=name)).to_be_visible()
    expect(notebook.output(1)).to_have_text("42")
    assert notebook.errors() == []
    notebook.page.wait_for_timeout(2000)  # a pop-up would come late
    assert notebook.pop_ups() == []
    assert notebook.complaints == []


def test_the_kernel_is_the_python_that_runs_jupyterlab(jupyter: Lab, open_page: OpenPage) -> None:
    name = jupyter.write("which_python.ipynb", "import sys; print(sys.prefix)")
    notebook = Notebook(open_page()).open(jupyter, name).run_all()
    expect(notebook.output(0)).to_have_text(sys.prefix)


def test_the_whole_lesson_is_on_the_page(jupyter: Lab, open_page: OpenPage) -> None:
    """The browser's search and a screen reader find what is far below, too."""
    name = jupyter.write("long.ipynb", *(f"print({number})" for number in range(100)))
    notebook = Notebook(open_page(height=800)).open(jupyter, name)
    expect(notebook.page.locator(".jp-Notebook .jp-CodeCell")).to_have_count(100)
    expect(notebook.code_cell(99)).not_to_be_in_viewport()
    assert notebook.page.evaluate("find('print(99)')")


def test_a_failing_cell_is_seen_and_a_restart_forgets(jupyter: Lab, open_page: OpenPage) -> None:
    name = jupyter.write("failing.ipynb", "print('seen' in dir()); seen = 1", "1 / 0")
    notebook = Notebook(open_page()).open(jupyter, name).run_all()
    assert "ZeroDivisionError" in notebook.errors()[0]
    expect(notebook.run_cell(0).output(0)).to_have_text("True")
    expect(notebook.restart_and_run_all().output(0)).to_have_text("False")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_that_of_the_system(jupyter: Lab, open_page: OpenPage, theme: str) -> None:
    name = jupyter.write(f"{theme}.ipynb", "1")
    notebook = Notebook(open_page(theme=theme)).open(jupyter, name)
    is_light = "true" if theme == "light" else "false"
    notebook.page.locator(f'body[data-jp-theme-light="{is_light}"]').wait_for(state="attached")


def test_a_saved_notebook_opens_without_a_kernel(jupyter: Lab, open_page: OpenPage) -> None:
    name = jupyter.write("saved.ipynb", "print(6 * 7)")
    Notebook(open_page()).open(jupyter, name).run_all().save().shut_down()
    reopened = Notebook(open_page()).open_without_kernel(jupyter, name)
    expect(reopened.output(0)).to_have_text("42")
