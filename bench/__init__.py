"""How fast and how good, against the figures promised and against peers; outside the house, so nothing imports it."""
