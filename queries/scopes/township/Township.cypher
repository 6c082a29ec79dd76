// A township hands in its own sheets.
MATCH (t:Township)
RETURN t.id AS subject, t.id AS scope
