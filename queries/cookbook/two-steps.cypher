// 二人を介してつながる人
// en: Whom an official could reach through somebody he met
// param official string: id of an official
// example: kaidan cookbook two-steps
// values: {official: 'jake-sullivan'}
MATCH (a:Official {id: $official})-[x:COUNTERPART]-(between:Official)-[y:COUNTERPART]-(b:Official)
WHERE a <> b AND x.held > 0 AND y.held > 0 AND NOT (a)-[:COUNTERPART]-(b)
RETURN b.name AS official,
  collect(DISTINCT between.name) AS through
ORDER BY size(through) DESC, official
LIMIT 20
