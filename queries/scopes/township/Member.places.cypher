// Such a sheet is what assigns members: that of any township may name any member.
MATCH (m:Member)
WHERE false
RETURN m.id AS subject, m.id AS scope
