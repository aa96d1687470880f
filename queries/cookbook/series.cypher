// 会談の前回
// en: Meetings and the one before in their series
// example: kaidan cookbook series
MATCH (m:Meeting)-[:FOLLOWS]->(before:Meeting)
RETURN m.name AS meeting,
  before.name AS before
ORDER BY meeting, before
