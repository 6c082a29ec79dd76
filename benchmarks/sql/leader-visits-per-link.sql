WITH pair AS (
    SELECT DISTINCT r.src AS leader, r.dst AS member
    FROM Member_LINKED_TO_Member r
    JOIN sitting($body, $since, $until) s ON s.member = r.dst AND s.since < r.until AND r.since < s.until
    WHERE r.since < $until AND $since < r.until
), counted AS (
    SELECT x.src AS leader, y.dst AS member, count(*) AS visits
    FROM visits_in($since, $until) v
    JOIN Visit_VISITED_Member y ON y.src = v.key
    JOIN Member_MADE_Visit x ON x.dst = v.key
    WHERE EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = y.dst AND s.since <= v.date AND v.date < s.until)
      AND EXISTS (SELECT 1 FROM Member_LINKED_TO_Member r
                  WHERE r.src = x.src AND r.dst = y.dst AND r.since <= v.date AND v.date < r.until)
    GROUP BY x.src, y.dst
)
SELECT x.id AS subject, x.name, m.id AS object, m.name AS object_name, coalesce(visits, 0) AS value
FROM pair
JOIN Member x ON x.key = pair.leader
JOIN Member m ON m.key = pair.member
LEFT JOIN counted ON counted.leader = pair.leader AND counted.member = pair.member
ORDER BY subject, object
