"""The lessons as slides: which cell stands on which slide, and decks that show them step by step."""
