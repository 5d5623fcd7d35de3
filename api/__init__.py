"""How others reach it: command line, HTTP and the page."""
