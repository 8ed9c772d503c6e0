"""What holds for every test."""

import os

# Before NumPy is first imported: the tests already keep every core busy, and sums keep their order.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
