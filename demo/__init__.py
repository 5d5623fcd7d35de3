"""The demo company: made from a seed, with every planted fact known and every right answer beside it."""
