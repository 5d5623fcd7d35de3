"""A suite is documents and cases with known answers; a run puts every case and says what held."""
