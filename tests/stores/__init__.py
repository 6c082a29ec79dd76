"""The stores, on every engine."""
