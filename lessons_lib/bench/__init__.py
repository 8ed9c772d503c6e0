"""A bench to play on: draw or paste points, build a model, and watch it learn in the page."""
