"""Parsers of binary formats at work in a process of their own, which may crash, hang or swell and costs one file."""
