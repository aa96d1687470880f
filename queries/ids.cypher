// 名簿の項目がグラフにあるか
// en: The actors with these ids
// param ids list: ids of officials and organisations, codes of countries
// example: kaidan who 王毅
// values: {ids: ['wang-yi', 'CHN']}
UNWIND $ids AS id
CALL (id) {
  MATCH (x:Official {id: id}) RETURN x
  UNION
  MATCH (x:Country {code: id}) RETURN x
  UNION
  MATCH (x:Organization {id: id}) RETURN x
}
RETURN id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  coalesce(x.aliases, []) AS aliases,
  COUNT { (x)-[:PARTICIPATES_IN]->() } AS meetings
