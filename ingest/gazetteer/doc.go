// Package gazetteer knows countries, organisations, places, offices and their holders by name.
//
// In go the tab-separated files of seeds/gazetteer (their format stands in the README there) and folders of the same
// form; out comes a [Gazetteer] that finds names in text, says which office a title means in a country, and who held it
// on a day.
//
//	gaz, err := gazetteer.Load(seeds.Gazetteer())
//	gaz.Holders("JPN", "foreign-minister", "2023-09-26") // 上川陽子
package gazetteer
