/*---
id         = "constituency-township-visits"
title      = { zh = "界别×乡镇（街道）走访次数", en = "Visits by constituency and township" }
shape      = "grid"
subject    = "Constituency"
object     = "Township"
unit       = { zh = "次", en = "visits" }
needs      = { constituencies = "any", places = "any", contacts = "any", visits = "up", members = "subjects" }
params     = { since = "date", until = "date" }
bound      = { at_least = 1 }
gap        = { zh = "期内没有走访该乡镇（街道）该界别群众的记录", en = "no visit to anyone of this constituency who lives in this township was logged" }
mechanisms = ["TR2", "TR19"]
note       = { zh = "全部界别×全部乡镇（街道），按被走访人走访当日的界别和住地", en = "every constituency x every township of the body, by constituency and home of the person visited on the day of the visit" }
---*/
MATCH (:Body {id: $body})-[z:COVERS]->(covered:Region)
WHERE z.since < $until AND $since < z.until
WITH DISTINCT covered
MATCH (covered)<-[:PART_OF*0..2]-(region:Region)
WITH DISTINCT region
MATCH (region)<-[p:PART_OF]-(t:Township)
WHERE p.since < $until AND $since < p.until
WITH DISTINCT t
MATCH (t)<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
OPTIONAL MATCH (h)<-[l:LIVES_IN]-(c:Contact)
WITH t, c, first, after, l.since AS came, l.until AS went
OPTIONAL MATCH (c)<-[:VISITED]-(v:Visit)
WHERE v.date >= $since AND v.date < $until AND v.reached AND first <= v.date AND v.date < after AND came <= v.date AND v.date < went
WITH t, c, v
OPTIONAL MATCH (c)-[b:BELONGS_TO]->(r:Constituency)
WHERE b.since <= v.date AND v.date < b.until
WITH DISTINCT t, v, r.id AS reached
WITH t.id AS object, t.name AS object_name, collect(reached) AS seen
MATCH (k:Constituency)-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
WITH object, object_name, seen, collect(DISTINCT k.id) AS asked
UNWIND seen + asked AS subject
WITH object, object_name, subject, count(*) - 1 AS value
MATCH (k:Constituency {id: subject})-[o:OF]->(:Body {id: $body})
WHERE o.since < $until AND $since < o.until
RETURN DISTINCT subject, k.name AS name, object, object_name, value
ORDER BY subject, object
// why
MATCH (t:Township {id: $object})<-[:PART_OF*0..1]-(h:Township|Village)
WITH DISTINCT t, h
OPTIONAL MATCH (h)-[q:PART_OF]->(t)
WITH t, h, coalesce(q.since, date('0001-01-01')) AS first, coalesce(q.until, date('9999-12-31')) AS after
MATCH (h)<-[l:LIVES_IN]-(c:Contact)
WITH c, first, after, l.since AS came, l.until AS went
MATCH (c)-[b:BELONGS_TO]->(:Constituency {id: $subject})
WITH c, first, after, came, went, b.since AS joined, b.until AS parted
MATCH (c)<-[:VISITED]-(v:Visit)<-[:MADE]-(m:Member)
WHERE v.date >= $since AND v.date < $until AND v.reached AND first <= v.date AND v.date < after
  AND came <= v.date AND v.date < went AND joined <= v.date AND v.date < parted
WITH DISTINCT v, m, c
RETURN 'Visit' AS fact, coalesce(m.name, m.id) + ' → ' + coalesce(c.name, c.id) AS name, v.date AS date, v.rows AS rows
ORDER BY date, name
