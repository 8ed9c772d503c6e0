"""How a number is written (`notation`), let in (`door`), and remembered (`arithmetic`)."""
