"""A trace as one page: complete without a script, stepping with it, alive beside a kernel."""
