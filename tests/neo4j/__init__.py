"""Real Neo4j servers for tests, started from Maven artifacts."""
