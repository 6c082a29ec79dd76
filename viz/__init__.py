"""Pictures: tables in, one self-contained HTML page out. Knows no store; pyvis is imported in viz.network only."""
