SELECT i.id AS subject, i.name, count(a.key) AS value, i.kind, i.due
FROM body_issues($body) i
LEFT JOIN (Issue_REACHED_Step r JOIN Step a ON a.key = r.dst)
  ON r.src = i.key AND a.kind = 'answered' AND coalesce(a.date, $day) <= $day
WHERE i.kind IN ('need', 'opinion_report', 'proposal') AND i.due < $day
GROUP BY i.id, i.name, i.kind, i.due
ORDER BY subject
