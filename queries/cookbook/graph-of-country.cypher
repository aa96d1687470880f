// 図: ある国の会談
// en: Picture: the meetings of a country with those who took part
// param country string: code of a country
// example: kaidan cookbook graph-of-country
// values: {country: 'KOR'}
MATCH (c:Country {code: $country})-[p:PARTICIPATES_IN]->(m:Meeting)<-[q:PARTICIPATES_IN]-(other)
RETURN c, p, m, q, other
LIMIT 100
