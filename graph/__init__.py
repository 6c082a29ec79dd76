"""The property graph: its model, the ledger it is built from, the build, and the stores that hold it."""
