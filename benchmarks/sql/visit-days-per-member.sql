WITH met AS (
    SELECT m.id, m.name, v.date, coalesce(v.latest, v.date) AS latest
    FROM visits_in($since, $until) v
    JOIN Member_MADE_Visit x ON x.dst = v.key
    JOIN Member m ON m.key = x.src
    WHERE v.key IN (SELECT src FROM Visit_VISITED_Contact)
      AND EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = x.src AND s.since <= v.date AND v.date < s.until)
), counted AS (
    SELECT id, name, count(*) AS visits, count(DISTINCT date) FILTER (WHERE latest = date) AS days,
           count(*) FILTER (WHERE latest > date) AS rough,
           CASE WHEN min(latest) < max(date) THEN 2 ELSE 1 END AS apart
    FROM met GROUP BY id, name HAVING count(*) >= 2
)
SELECT id AS subject, name, greatest(days, apart) AS value, days + rough - greatest(days, apart) AS unsure, visits
FROM counted
ORDER BY subject
