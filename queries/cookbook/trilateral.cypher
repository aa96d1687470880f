// 三か国の会談
// en: Meetings of three sides
// example: kaidan cookbook trilateral
MATCH (m:Meeting)
WHERE size(m.countries) = 3
RETURN m.on AS day,
  m.name AS meeting,
  m.countries AS countries,
  m.status AS status
ORDER BY day DESC, meeting
LIMIT 50
