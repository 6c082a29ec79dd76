WITH visited AS (
    SELECT x.src AS member, count(*) AS visits
    FROM visits_in($since, $until) v JOIN Member_MADE_Visit x ON x.dst = v.key
    WHERE EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = x.src AND s.since <= v.date AND v.date < s.until)
    GROUP BY x.src
), written AS (
    SELECT member, count(*) FILTER (kind = 'proposal') AS proposals, count(*) FILTER (kind = 'opinion_report') AS reports
    FROM papers($body, ['proposal', 'opinion_report'], $since, $until)
    GROUP BY member
), attended AS (
    SELECT j.src AS member, count(*) AS activities, count(*) FILTER (a.kind = 'meeting') AS meetings
    FROM Member_TOOK_PART_Activity j JOIN Activity a ON a.key = j.dst
    WHERE j.present AND a.date >= $since AND a.date < $until
      AND EXISTS (SELECT 1 FROM sitting($body, $since, $until) s
                  WHERE s.member = j.src AND s.since <= a.date AND a.date < s.until)
    GROUP BY j.src
), counted AS (
    SELECT m.id AS subject, m.name, coalesce(visits, 0) AS visits, coalesce(reports, 0) AS reports,
           coalesce(proposals, 0) AS proposals, coalesce(activities, 0) AS activities,
           coalesce(meetings, 0) AS meetings
    FROM sitters($body, $since, $until) m
    LEFT JOIN visited ON visited.member = m.key
    LEFT JOIN written ON written.member = m.key
    LEFT JOIN attended ON attended.member = m.key
)
SELECT subject, name, visits + proposals + reports + activities AS value, visits, reports, proposals, activities
FROM counted
ORDER BY subject
