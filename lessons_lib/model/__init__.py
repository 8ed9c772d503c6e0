"""The row of layers (`model`), what happened in it (`trace`), and what can be said of it (`describe`)."""

from lessons_lib.model.model import Model
from lessons_lib.model.receptive import receptive_field
from lessons_lib.model.step import Step
from lessons_lib.model.trace import BatchTrace, Trace

__all__ = ["BatchTrace", "Model", "Step", "Trace", "receptive_field"]
