"""What holds for every test."""

import os
from contextlib import suppress

# Before NumPy is first imported: the tests already keep every core busy, and sums keep their order.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

with suppress(ModuleNotFoundError):  # where the site is tested it is not installed, and nothing asks for it
    from hypothesis import HealthCheck, settings

    # The same examples in each run, so that a red test stays red.
    # No limit on time: a slow machine is not a defect.
    settings.register_profile(
        "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("steady")
