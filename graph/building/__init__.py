"""One module a theme: what a row of each record kind states about the graph."""
