"""How we know that it is good: cases and checks over a built assistant."""
