"""The nightly audit: verdicts and their history, what changed, reports and exit codes."""
