// かつてのIDから会談を探す
// en: The present id of a meeting by a former one
// param id string: an id that the meeting had, or the beginning of its id
// example: kaidan show 2023-09-26
// values: {id: '2023'}
MATCH (m:Meeting)
WHERE $id IN m.formerIds OR m.id STARTS WITH $id
RETURN m.id AS meeting,
  m.name AS name
ORDER BY meeting
LIMIT 10
