"""Tests of the embedded model's making and keeping."""
