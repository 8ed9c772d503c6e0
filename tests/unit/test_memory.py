"""A figure's memory goes back when it has been shown: Run All may be pressed all day long in one kernel."""

import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import lessons_lib

ROOT = Path(lessons_lib.__file__).parent.parent
LESSON = ROOT / "notebooks" / "06_reading_digits.ipynb"
# What a process of Linux keeps in memory, in MB, after what nobody can reach any more has gone.
KEPT = """
import gc, resource
_ = gc.collect()
print(int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20)
"""
MOST = 1.15


@pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's memory from /proc")
def test_four_run_alls_of_lesson_06_take_hardly_more_memory_than_one() -> None:
    cells = [cell.source for cell in nbformat.read(LESSON, as_version=4).cells if cell.cell_type == "code"]
    run_all = [*cells, KEPT]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in run_all * 4])
    resources = {"metadata": {"path": str(LESSON.parent)}}
    NotebookClient(notebook, kernel_name="python3", timeout=600, resources=resources).execute()
    each = [float(cell.outputs[0].text) for cell in notebook.cells[len(cells) :: len(run_all)]]
    assert each[-1] <= MOST * each[0], each
