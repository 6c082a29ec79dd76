WITH counted AS (
    SELECT y.dst AS member, count(*) AS visits
    FROM visits_in($since, $until) v JOIN Visit_VISITED_Member y ON y.src = v.key
    WHERE EXISTS (SELECT 1 FROM Member_MADE_Visit x JOIN Member_LINKED_TO_Member r ON r.src = x.src
                  WHERE x.dst = v.key AND r.since <= v.date AND v.date < r.until)
      AND EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = y.dst AND s.since <= v.date AND v.date < s.until)
    GROUP BY y.dst
)
SELECT m.id AS subject, m.name, coalesce(visits, 0) AS value
FROM sitters($body, $since, $until) m LEFT JOIN counted ON counted.member = m.key
WHERE m.key NOT IN (SELECT src FROM Member_LINKED_TO_Member WHERE since < $until AND $since < until)
ORDER BY subject
