"""How a computation goes wrong: slips derived from the arithmetic that is right, for the judge and the page."""
