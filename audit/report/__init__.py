"""One audit run in several forms: HTML, XLSX and JSON, all made from the same contents."""
