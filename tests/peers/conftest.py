"""What holds for every unit test."""

from hypothesis import settings

# The same examples in each run, so that a red test stays red.
# No limit on time: a slow machine is not a defect.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
