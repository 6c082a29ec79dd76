"""A pandas answer for every measure, written apart from its Cypher."""
