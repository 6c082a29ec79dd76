"""The command line, a file a command. Nothing heavy is imported before a command runs."""
