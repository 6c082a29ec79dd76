"""Sheets to records: reads the forms an office keeps, says what it could not read, and hands the rest to the ledger."""
