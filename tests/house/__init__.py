"""The house rules as functions: each takes a tree and says what in it breaks a rule."""
