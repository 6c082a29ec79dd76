"""Third-party code that the pages carry with them; see README.md."""
