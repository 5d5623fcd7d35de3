"""Tests of the approximate index."""
