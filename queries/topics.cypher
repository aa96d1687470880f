// 増えている議題
// en: Topics on the rise
// param since date: start of the period looked at
// param before date: start of the period to compare with
// param limit int 50: rows at most
// example: kaidan topics --since 2023-09
// values: {since: '2023-09-01', before: '2023-01-01'}
MATCH (m:Meeting)
WHERE m.on >= date($before)
UNWIND m.topics AS topic
WITH topic,
  count(CASE WHEN m.on >= date($since) THEN 1 END) AS meetings,
  count(CASE WHEN m.on < date($since) THEN 1 END) AS before,
  max(m.on) AS last
WHERE meetings > 0
RETURN topic,
  meetings,
  before,
  meetings - before AS rise,
  toString(last) AS last
ORDER BY rise DESC, last DESC, topic
LIMIT $limit
