"""The graph's own tests."""
