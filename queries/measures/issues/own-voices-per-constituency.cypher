/*---
id         = "own-voices-per-constituency"
title      = { zh = "界别事项中由本界别委员提出的件数", en = "Issues of the constituency brought in by its own members" }
shape      = "pattern"
subject    = "Constituency"
unit       = { zh = "件", en = "issues" }
needs      = { constituencies = "any", members = "up", contacts = "up", visits = "up", reports = "up", proposals = "up" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "涉及该界别的事项没有一件由本界别委员提出", en = "none of the issues that concern it was brought in by a member of its own" }
mechanisms = ["CC15", "TR7"]
evidence   = { issues = { zh = "涉及该界别的事项数", en = "issues that concern it" } }
note       = { zh = "只看期内有涉及事项的界别；提交或走访中反映均可，界别自己提交的也算；仅附议联名者不算", en = "constituencies that an issue of the period concerns; submitted, or raised on a visit, by whoever represented it on that day, or submitted by the constituency itself; only co-signing does not count" }
---*/
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH DISTINCT k
MATCH (k)<-[:CONCERNS]-(i:Issue)
WHERE i.date >= $since AND i.date < $until AND coalesce(i.status, '') <> 'draft'
WITH DISTINCT k, i
OPTIONAL MATCH (i)<-[u:SUBMITTED]-(w:Member)
WHERE coalesce(u.role, '') <> 'cosigner'
WITH k, i, w
OPTIONAL MATCH (w)-[r:REPRESENTS]->(x:Constituency)
WHERE r.since <= i.date AND i.date < r.until
WITH k, i, collect(x.id) AS submitting
OPTIONAL MATCH (i)<-[:RAISED]-(:Visit)<-[:MADE]-(w:Member)
WITH k, i, submitting, w
OPTIONAL MATCH (w)-[r:REPRESENTS]->(x:Constituency)
WHERE r.since <= i.date AND i.date < r.until
WITH k, i, submitting, collect(x.id) AS raising
OPTIONAL MATCH (i)<-[:SUBMITTED]-(x:Constituency)
WITH k, i, submitting, raising, collect(x.id) AS itself
WITH k, i, CASE WHEN k.id IN submitting OR k.id IN raising OR k.id IN itself THEN 1 ELSE 0 END AS own
RETURN k.id AS subject, k.name AS name, sum(own) AS value, count(i.id) AS issues
ORDER BY subject
// why
MATCH (k:Constituency {id: $subject})<-[:CONCERNS]-(i:Issue)
WHERE i.date >= $since AND i.date < $until AND coalesce(i.status, '') <> 'draft'
WITH DISTINCT k, i
OPTIONAL MATCH (i)<-[u:SUBMITTED]-(w:Member)
WHERE coalesce(u.role, '') <> 'cosigner'
WITH k, i, w
OPTIONAL MATCH (w)-[r:REPRESENTS]->(x:Constituency)
WHERE r.since <= i.date AND i.date < r.until
WITH k, i, collect(x.id) AS submitting
OPTIONAL MATCH (i)<-[:RAISED]-(:Visit)<-[:MADE]-(w:Member)
WITH k, i, submitting, w
OPTIONAL MATCH (w)-[r:REPRESENTS]->(x:Constituency)
WHERE r.since <= i.date AND i.date < r.until
WITH k, i, submitting, collect(x.id) AS raising
OPTIONAL MATCH (i)<-[:SUBMITTED]-(x:Constituency)
WITH k, i, submitting, raising, collect(x.id) AS itself
WITH k, i, submitting, raising, itself
WHERE k.id IN submitting OR k.id IN raising OR k.id IN itself
RETURN 'Issue' AS fact, i.name AS name, i.date AS date, i.rows AS rows
ORDER BY date, name
