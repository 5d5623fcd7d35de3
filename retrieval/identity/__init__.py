"""Which records of several systems are the same company, plant or person: decided from values alone, each with why."""
