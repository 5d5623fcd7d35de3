"""Peers, each measured in an environment of its own on the same rows, vectors, filter and questions."""
