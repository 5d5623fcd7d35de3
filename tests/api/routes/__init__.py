"""Tests, beside the modules they speak of."""
