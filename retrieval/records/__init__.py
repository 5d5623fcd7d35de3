"""The account's records as frozen values: one kind a dataclass, every field empty where it is not known."""
