/*---
id         = "deeds-per-member"
title      = { zh = "委员办成民生实事件数", en = "Livelihood deeds that a member got done" }
shape      = "events"
subject    = "Member"
unit       = { zh = "件", en = "deeds" }
needs      = { members = "any", tasks = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有办成民生实事的记录", en = "no livelihood deed done was logged in the period" }
mechanisms = ["GL8"]
note       = { zh = "委员认领或提出（仅附议联名者不算）、本会登记、任内办成的民生实事；办成而没写日期的，按该事项的日期", en = "deeds in the body's books that the member claimed or submitted (only co-signing does not count), done while sitting; one done on a day not told counts by the deed's own day" }
---*/
MATCH (m:Member)-[s:SITS_IN]->(:Body {id: $body})
WHERE s.since < $until AND $since < s.until
WITH m, s.since AS came, s.until AS went
OPTIONAL MATCH (m)-[u:CLAIMED|SUBMITTED]->(i:Issue)
WHERE i.kind = 'deed' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
WITH m, came, went, i
OPTIONAL MATCH (i)-[:KEPT_BY]->(b:Body {id: $body})
WITH m, came, went, i, b.id AS keeper
OPTIONAL MATCH (i)-[:REACHED]->(d:Step)
WHERE d.kind = 'done'
WITH m, came, went, i, keeper, d.id AS done, coalesce(d.date, i.date) AS day
RETURN m.id AS subject, m.name AS name,
       count(DISTINCT CASE WHEN keeper IS NOT NULL AND done IS NOT NULL AND day >= $since AND day < $until
                                AND came <= day AND day < went THEN i.id END) AS value
ORDER BY subject
// why
MATCH (m:Member {id: $subject})-[s:SITS_IN]->(:Body {id: $body})
WITH m, s.since AS came, s.until AS went
MATCH (m)-[u:CLAIMED|SUBMITTED]->(i:Issue)
WHERE i.kind = 'deed' AND NOT coalesce(i.status, '') IN ['draft', 'cancelled'] AND coalesce(u.role, '') <> 'cosigner'
WITH DISTINCT i, came, went
MATCH (i)-[:KEPT_BY]->(:Body {id: $body})
WITH i, came, went
MATCH (i)-[:REACHED]->(d:Step)
WHERE d.kind = 'done'
WITH i, came, went, coalesce(d.date, i.date) AS day
WHERE day >= $since AND day < $until AND came <= day AND day < went
WITH DISTINCT i
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
