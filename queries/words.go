package queries

// Word is a kind, mode or status in both languages, with other words that people type for it.
type Word struct {
	Key, Ja, En string
	Others      []string
}

// Kinds, Modes and Statuses in the order in which people care for them.
var (
	Kinds = []Word{
		{"summit", "首脳会談", "summit", []string{"首脳", "首脳会議", "サミット", "summits"}},
		{"ministerial", "閣僚会談", "ministerial", []string{"外相会談", "外相会合", "外相会議", "防衛相会談", "国防相会談", "閣僚", "閣僚会合", "2プラス2", "foreign ministers' meeting", "ministers' meeting"}},
		{"senior_officials", "高官協議", "senior officials", []string{"高官会合", "局長級協議", "次官協議", "戦略対話", "高官", "senior officials' meeting", "senior-officials"}},
		{"talks", "会談", "talks", nil},
		{"conference", "国際会議", "conference", []string{"国際会合", "国連総会"}},
		{"visit", "訪問", "visit", []string{"訪中", "訪米", "訪日", "訪韓", "訪ロ", "訪朝", "visits"}},
		{"contact", "接触", "contact", []string{"秘密接触"}},
	}
	Modes = []Word{
		{"in_person", "対面", "in person", nil},
		{"phone", "電話", "phone", nil},
		{"video", "オンライン", "video", []string{"テレビ会議"}},
	}
	Statuses = []Word{
		{"held", "実施", "held", []string{"開催", "済み"}},
		{"planned", "予定", "planned", nil},
		{"proposed", "提案", "proposed", []string{"調整中", "模索"}},
		{"unconfirmed", "未確認", "unconfirmed", nil},
		{"cancelled", "中止", "cancelled", []string{"延期", "canceled", "postponed"}},
		{"rejected", "拒否", "rejected", []string{"refused"}},
	}
)

// Title is a key in a language; the key itself where the list has none.
func Title(words []Word, key, lang string) string {
	for _, w := range words {
		if w.Key != key {
			continue
		}
		if lang == "en" {
			return w.En
		}
		return w.Ja
	}
	return key
}
