"""The scripts behind the Makefile: what is neither a lesson, nor the package, nor a test."""
