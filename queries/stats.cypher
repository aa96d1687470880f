// 数で見るグラフ
// en: The graph in figures
// example: kaidan stats
RETURN COUNT { (:Brief) } AS briefs,
  COUNT { (:Meeting) } AS meetings,
  COUNT { (:Official) } AS officials,
  COUNT { (:Country) } AS countries,
  COUNT { (:Organization) } AS organizations,
  COUNT { (:Topic) } AS topics,
  COUNT { (:Place) } AS places,
  COUNT { ()-[:REPORTS]->() } AS reports,
  COUNT { ()-[:PARTICIPATES_IN]->() } AS participations,
  COLLECT { MATCH (b:Brief) WHERE b.published IS NOT NULL RETURN toString(b.published) ORDER BY b.published DESC LIMIT 1 }[0] AS newest,
  COLLECT { MATCH (b:Brief) WHERE b.published IS NOT NULL RETURN toString(b.published) ORDER BY b.published LIMIT 1 }[0] AS oldest
