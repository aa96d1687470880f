package ingest

import (
	"strings"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
)

// coreWord announces an event.
type coreWord struct {
	word   string
	family family
	weak   bool
	verb   bool
	level  graph.Kind
	mode   graph.Mode
}

// cores stand longest first where one begins another.
var cores = []coreWord{
	{word: "2プラス2", family: meetingFamily, level: graph.Ministerial},
	{word: "2+2", family: meetingFamily, level: graph.Ministerial},
	{word: "首脳会議", family: meetingFamily, level: graph.Summit},
	{word: "サミット", family: meetingFamily, level: graph.Summit},
	{word: "表敬訪問", family: meetingFamily},
	{word: "意見交換", family: meetingFamily, weak: true},
	{word: "意見を交換", family: meetingFamily, weak: true},
	{word: "意見を交", family: meetingFamily, weak: true},
	{word: "電話で話", family: meetingFamily, mode: graph.Phone},
	{word: "電話で", family: meetingFamily, mode: graph.Phone},
	{word: "電話を受け", family: meetingFamily, mode: graph.Phone, verb: true},
	{word: "電話し", family: meetingFamily, mode: graph.Phone, verb: true},
	{word: "電話をかけ", family: meetingFamily, mode: graph.Phone, verb: true},
	{word: "通話", family: meetingFamily, mode: graph.Phone},
	{word: "電話協議", family: meetingFamily, mode: graph.Phone},
	{word: "会談", family: meetingFamily},
	{word: "会晤", family: meetingFamily},
	{word: "会合", family: meetingFamily},
	{word: "面会", family: meetingFamily},
	{word: "面談", family: meetingFamily},
	{word: "会見", family: meetingFamily},
	{word: "会食", family: meetingFamily},
	{word: "夕食会", family: meetingFamily, weak: true},
	{word: "昼食会", family: meetingFamily, weak: true},
	{word: "懇談", family: meetingFamily},
	{word: "歓談", family: meetingFamily},
	{word: "協議", family: meetingFamily},
	{word: "磋商", family: meetingFamily},
	{word: "対話", family: meetingFamily, weak: true},
	{word: "会議", family: meetingFamily, weak: true},
	{word: "委員会", family: meetingFamily},
	{word: "交渉", family: meetingFamily, weak: true},
	{word: "論議", family: meetingFamily, weak: true},
	{word: "討議", family: meetingFamily, weak: true},
	{word: "理事会", family: meetingFamily, weak: true},
	{word: "接触", family: contactFamily},
	{word: "話し合", family: meetingFamily, weak: true, verb: true},
	{word: "顔を合わせ", family: meetingFamily, verb: true},
	{word: "立ち話", family: contactFamily},
	{word: "一堂に会", family: meetingFamily, weak: true, verb: true},
	{word: "会い", family: meetingFamily, verb: true},
	{word: "会っ", family: meetingFamily, verb: true},
	{word: "会う", family: meetingFamily, verb: true},
	{word: "会える", family: meetingFamily, verb: true},
	{word: "表敬", family: meetingFamily},
	{word: "対面", family: meetingFamily},
	{word: "対談", family: meetingFamily},
	{word: "晩餐会", family: meetingFamily, weak: true},
	{word: "朝食会", family: meetingFamily, weak: true},
	{word: "向き合", family: meetingFamily, verb: true},
	{word: "相対し", family: meetingFamily, verb: true},
	{word: "テーブルに着", family: meetingFamily, verb: true},
	{word: "席を共に", family: meetingFamily, verb: true},
	{word: "言葉を交わ", family: contactFamily, verb: true},
	{word: "会話を交わ", family: contactFamily, verb: true},
	{word: "膝を突き合わせ", family: meetingFamily, verb: true},
	{word: "話し", family: meetingFamily, weak: true, verb: true},
	{word: "話す", family: meetingFamily, weak: true, verb: true},
	{word: "降り立", family: visitFamily, verb: true},
	{word: "次の回", family: meetingFamily, weak: true},
	{word: "迎え", family: meetingFamily, weak: true, verb: true},
	{word: "膝を交え", family: meetingFamily, verb: true},
	{word: "食をともに", family: meetingFamily, verb: true},
	{word: "食を共に", family: meetingFamily, verb: true},
	{word: "向かい合", family: meetingFamily, verb: true},
	{word: "テーブルを挟", family: meetingFamily, verb: true},
	{word: "呼び出", family: meetingFamily, weak: true, verb: true},
	{word: "呼び、", family: meetingFamily, weak: true, verb: true},
	{word: "立ち寄", family: visitFamily, verb: true},
	{word: "に招", family: visitFamily, verb: true},
	{word: "招待", family: visitFamily},
	{word: "招請", family: visitFamily},
	{word: "招きたい", family: visitFamily},
	{word: "招く意向", family: visitFamily},
	{word: "招く考え", family: visitFamily},
	{word: "訪ね", family: meetingFamily, verb: true},
	{word: "前回", family: meetingFamily, weak: true},
	{word: "次回", family: meetingFamily, weak: true},
	{word: "第1回", family: meetingFamily, weak: true},
	{word: "初回", family: meetingFamily, weak: true},
	{word: "1回目", family: meetingFamily, weak: true},
	{word: "次は", family: meetingFamily, weak: true},
	{word: "フォーラム", family: meetingFamily, weak: true},
	{word: "シンポジウム", family: meetingFamily, weak: true},
	{word: "入り", family: visitFamily},
	{word: "に入り", family: visitFamily},
	{word: "に入って", family: visitFamily},
	{word: "に入った", family: visitFamily},
	{word: "に入る", family: visitFamily},
	{word: "に移り", family: visitFamily},
	{word: "へ移り", family: visitFamily},
	{word: "に移る", family: visitFamily},
	{word: "へ移る", family: visitFamily},
	{word: "に出発", family: visitFamily},
	{word: "へ出発", family: visitFamily},
	{word: "に急行", family: visitFamily},
	{word: "へ急行", family: visitFamily},
	{word: "に移動", family: visitFamily},
	{word: "へ移動", family: visitFamily},
	{word: "に向か", family: visitFamily, verb: true},
	{word: "へ向か", family: visitFamily, verb: true},
	{word: "に飛", family: visitFamily, verb: true},
	{word: "へ飛", family: visitFamily, verb: true},
	{word: "到着", family: visitFamily},
	{word: "引見", family: meetingFamily},
	{word: "接見", family: meetingFamily},
	{word: "歴訪", family: visitFamily},
	{word: "派遣", family: visitFamily},
	{word: "再訪", family: visitFamily},
	{word: "訪問", family: visitFamily},
	{word: "訪れ", family: visitFamily, verb: true},
	{word: "来訪", family: visitFamily},
	{word: "来日", family: visitFamily},
	{word: "来米", family: visitFamily},
	{word: "来韓", family: visitFamily},
	{word: "来華", family: visitFamily},
	{word: "来中", family: visitFamily},
	{word: "来英", family: visitFamily},
	{word: "来独", family: visitFamily},
	{word: "来仏", family: visitFamily},
	{word: "来豪", family: visitFamily},
	{word: "来印", family: visitFamily},
	{word: "来台", family: visitFamily},
	{word: "来比", family: visitFamily},
	{word: "来泰", family: visitFamily},
	{word: "に向け出発", family: visitFamily},
	{word: "に向けて出発", family: visitFamily},
	{word: "へ向け出発", family: visitFamily},
	{word: "へ向けて出発", family: visitFamily},
	{word: "に渡", family: visitFamily, verb: true},
	{word: "へ渡", family: visitFamily, verb: true},
	{word: "出発", family: visitFamily},
	{word: "に着", family: visitFamily, verb: true},
	{word: "に赴", family: visitFamily, verb: true},
	{word: "へ赴", family: visitFamily, verb: true},
	{word: "に滞在", family: visitFamily},
	{word: "に戻", family: visitFamily, verb: true},
	{word: "に派遣", family: visitFamily},
	{word: "へ派遣", family: visitFamily},
	{word: "を派遣", family: visitFamily},
	{word: "訪", family: visitFamily},
}

// coreTable tells quickly that no core begins at a position.
var coreTable = newWordTable(cores, func(c *coreWord) (string, struct{}) { return c.word, struct{}{} })

// coresByRune are the cores by their first character, in the order of the list.
var coresByRune = func() (index gazetteer.ByRune[[]*coreWord]) {
	for i := range cores {
		first, _ := gazetteer.DecodeRune(cores[i].word)
		at := index.At(first)
		*at = append(*at, &cores[i])
	}
	return index
}()

// notEvents are words that contain a core and announce no event.
var notEvents = []string{
	"会議室", "協議会", "協議体", "協議機構", "会議場", "会議所", "会談場", "交渉官", "交渉団", "交渉力", "会談録", "会議録", "対話路線", "対話の枠組み", "訪問者", "訪問先", "訪問賓客", "訪問日程", "訪問団", "訪日客", "訪日外国人", "訪日観光",
	"訪中団", "訪日団", "訪朝団", "訪米団", "会議員", "協議官", "会見場", "会見室", "委員会委員", "交渉筋", "接触者", "訪問看護", "会談筋", "協議チーム", "交渉チーム", "対話チーム",
}

// notEvent is a word that announces no event, and where the core in it begins.
type notEvent struct {
	word string
	core int
}

// notThis are the words with the first character of each core that are no event.
var notThis = func() map[*coreWord][]notEvent {
	index := map[*coreWord][]notEvent{}
	for i := range cores {
		c := &cores[i]
		for _, word := range notEvents {
			if at := strings.Index(word, c.word[:len("会")]); at >= 0 && at <= len(word)-len(c.word) {
				index[c] = append(index[c], notEvent{word, at})
			}
		}
	}
	return index
}()

// modifier is a word that stands before a core and belongs to it.
type modifier struct {
	word   string
	level  graph.Kind
	field  string
	mode   graph.Mode
	series bool // names a standing meeting: 戦略|対話
}

var modifiers = []modifier{
	{word: "首脳", level: graph.Summit},
	{word: "首脳級", level: graph.Summit},
	{word: "首脳レベル", level: graph.Summit},
	{word: "トップ", level: graph.Summit},
	{word: "外相", level: graph.Ministerial, field: "foreign"},
	{word: "外相級", level: graph.Ministerial, field: "foreign"},
	{word: "外長", level: graph.Ministerial, field: "foreign"},
	{word: "外務大臣", level: graph.Ministerial, field: "foreign"},
	{word: "外交部長", level: graph.Ministerial, field: "foreign"},
	{word: "外交長官", level: graph.Ministerial, field: "foreign"},
	{word: "外務相", level: graph.Ministerial, field: "foreign"},
	{word: "外相レベル", level: graph.Ministerial, field: "foreign"},
	{word: "国防相", level: graph.Ministerial, field: "defense"},
	{word: "防衛相", level: graph.Ministerial, field: "defense"},
	{word: "国防長官", level: graph.Ministerial, field: "defense"},
	{word: "国防大臣", level: graph.Ministerial, field: "defense"},
	{word: "国防部長", level: graph.Ministerial, field: "defense"},
	{word: "防衛首脳", level: graph.Ministerial, field: "defense"},
	{word: "防衛担当閣僚", level: graph.Ministerial, field: "defense"},
	{word: "外務・防衛", level: graph.Ministerial, field: "security"},
	{word: "外務・防衛担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務・防衛閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務防衛担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "外務・国防", level: graph.Ministerial, field: "security"},
	{word: "外交・国防", level: graph.Ministerial, field: "security"},
	{word: "外務・国防担当閣僚", level: graph.Ministerial, field: "security"},
	{word: "安全保障協議委員会", level: graph.Ministerial, field: "security"},
	{word: "閣僚", level: graph.Ministerial},
	{word: "閣僚級", level: graph.Ministerial},
	{word: "閣僚レベル", level: graph.Ministerial},
	{word: "大臣", level: graph.Ministerial},
	{word: "財務相", level: graph.Ministerial, field: "finance"},
	{word: "財務相・中央銀行総裁", level: graph.Ministerial, field: "finance"},
	{word: "財務長官", level: graph.Ministerial, field: "finance"},
	{word: "財相", level: graph.Ministerial, field: "finance"},
	{word: "貿易相", level: graph.Ministerial, field: "trade"},
	{word: "貿易担当相", level: graph.Ministerial, field: "trade"},
	{word: "通商相", level: graph.Ministerial, field: "trade"},
	{word: "通商担当閣僚", level: graph.Ministerial, field: "trade"},
	{word: "商務相", level: graph.Ministerial, field: "trade"},
	{word: "経済相", level: graph.Ministerial, field: "economy"},
	{word: "経済閣僚", level: graph.Ministerial, field: "economy"},
	{word: "経済担当閣僚", level: graph.Ministerial, field: "economy"},
	{word: "環境相", level: graph.Ministerial, field: "environment"},
	{word: "エネルギー相", level: graph.Ministerial, field: "energy"},
	{word: "農相", level: graph.Ministerial, field: "agriculture"},
	{word: "保健相", level: graph.Ministerial, field: "health"},
	{word: "文化相", level: graph.Ministerial, field: "culture"},
	{word: "高官", level: graph.SeniorOfficials},
	{word: "高官級", level: graph.SeniorOfficials},
	{word: "外交高官", level: graph.SeniorOfficials, field: "foreign"},
	{word: "政府高官", level: graph.SeniorOfficials},
	{word: "高級事務レベル", level: graph.SeniorOfficials},
	{word: "高級事務", level: graph.SeniorOfficials},
	{word: "事務レベル", level: graph.SeniorOfficials},
	{word: "事務方", level: graph.SeniorOfficials},
	{word: "実務者", level: graph.SeniorOfficials},
	{word: "実務者級", level: graph.SeniorOfficials},
	{word: "実務者レベル", level: graph.SeniorOfficials},
	{word: "実務", level: graph.SeniorOfficials},
	{word: "実務級", level: graph.SeniorOfficials},
	{word: "実務レベル", level: graph.SeniorOfficials},
	{word: "次官", level: graph.SeniorOfficials},
	{word: "次官級", level: graph.SeniorOfficials},
	{word: "外務次官", level: graph.SeniorOfficials, field: "foreign"},
	{word: "外務次官級", level: graph.SeniorOfficials, field: "foreign"},
	{word: "副外相", level: graph.SeniorOfficials, field: "foreign"},
	{word: "副外相級", level: graph.SeniorOfficials, field: "foreign"},
	{word: "次官補級", level: graph.SeniorOfficials},
	{word: "次官補", level: graph.SeniorOfficials},
	{word: "審議官級", level: graph.SeniorOfficials},
	{word: "局長", level: graph.SeniorOfficials},
	{word: "補佐官級", level: graph.SeniorOfficials},
	{word: "補佐官レベル", level: graph.SeniorOfficials},
	{word: "大使級", level: graph.SeniorOfficials},
	{word: "局長レベル", level: graph.SeniorOfficials},
	{word: "次官レベル", level: graph.SeniorOfficials},
	{word: "局長級", level: graph.SeniorOfficials},
	{word: "課長級", level: graph.SeniorOfficials},
	{word: "副大臣級", level: graph.SeniorOfficials},
	{word: "ハイレベル", level: graph.SeniorOfficials},
	{word: "外交当局", level: graph.SeniorOfficials, field: "foreign"},
	{word: "防衛当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "国防当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "当局者", level: graph.SeniorOfficials},
	{word: "当局者間", level: graph.SeniorOfficials},
	{word: "首席代表", level: graph.SeniorOfficials},
	{word: "首席代表者", level: graph.SeniorOfficials},
	{word: "専門家", level: graph.SeniorOfficials},
	{word: "作業部会", level: graph.SeniorOfficials},
	{word: "将官級", level: graph.SeniorOfficials, field: "defense"},
	{word: "将官級軍事", level: graph.SeniorOfficials, field: "defense"},
	{word: "軍事", field: "defense"},
	{word: "軍当局", level: graph.SeniorOfficials, field: "defense"},
	{word: "赤十字", level: graph.SeniorOfficials},
	{word: "電話", mode: graph.Phone},
	{word: "テレビ", mode: graph.Video},
	{word: "テレビ電話", mode: graph.Video},
	{word: "ビデオ", mode: graph.Video},
	{word: "オンライン", mode: graph.Video},
	{word: "リモート", mode: graph.Video},
	{word: "TV", mode: graph.Video},
	{word: "ネット", mode: graph.Video},
	{word: "オンラインでの", mode: graph.Video},
	{word: "オンライン形式の", mode: graph.Video},
	{word: "テレビ会議形式の", mode: graph.Video},
	{word: "戦略", series: true, level: graph.SeniorOfficials},
	{word: "戦略・経済", series: true, level: graph.Ministerial},
	{word: "安全保障", series: true, field: "security"},
	{word: "安保", series: true, field: "security"},
	{word: "外交・安全保障", series: true, field: "security"},
	{word: "外交", field: "foreign"},
	{word: "海洋", series: true},
	{word: "人権", series: true},
	{word: "サイバー", series: true},
	{word: "外交安保", series: true, field: "security"},
	{word: "経済", field: "economy"},
	{word: "通商", field: "trade"},
	{word: "貿易", field: "trade"},
	{word: "財務", series: true, field: "finance", level: graph.Ministerial},
	{word: "財政", series: true, field: "finance", level: graph.Ministerial},
	{word: "政策", series: true},
	{word: "ハイレベル経済", series: true, field: "economy", level: graph.Ministerial},
	{word: "拡大抑止", series: true, field: "defense", level: graph.SeniorOfficials},
	{word: "国交正常化"},
	{word: "和平"},
	{word: "停戦"},
	{word: "核"},
	{word: "非核化"},
	{word: "平和"},
	{word: "政治"},
	{word: "包括"},
	{word: "関税"},
	{word: "公式"},
	{word: "非公式"},
	{word: "二国間"},
	{word: "2国間"},
	{word: "個別"},
	{word: "単独"},
	{word: "拡大"},
	{word: "少人数"},
	{word: "少人数の"},
	{word: "緊急"},
	{word: "臨時"},
	{word: "特別"},
	{word: "定例"},
	{word: "定期"},
	{word: "年次"},
	{word: "秘密"},
	{word: "極秘"},
	{word: "予備"},
	{word: "準備"},
	{word: "直接"},
	{word: "直接の"},
	{word: "間接"},
	{word: "共同"},
	{word: "合同"},
	{word: "昼食"},
	{word: "夕食"},
	{word: "朝食"},
	{word: "初"},
	{word: "初の"},
	{word: "政府間"},
	{word: "多国間"},
	{word: "個別の"},
	{word: "個別に"},
	{word: "3者"},
	{word: "三者"},
	{word: "4者"},
	{word: "四者"},
	{word: "ワーキング"},
	{word: "対面"},
	{word: "対面での"},
	{word: "対面の"},
	{word: "歴史的"},
	{word: "歴史的な"},
	{word: "短時間"},
	{word: "再"},
	{word: "二者"},
	{word: "2者"},
	{word: "略式"},
	{word: "単独の"},
	{word: "通算"},
	{word: "初会"},
	{word: "国際"},
	{word: "全体"},
	{word: "閉幕"},
	{word: "夏季"},
	{word: "年次"},
	{word: "広島"},
	{word: "伊勢志摩"},
	{word: "1対1の"},
	{word: "1対1"},
	{word: "一対一の"},
	{word: "2回目の"},
	{word: "3回目の"},
	{word: "4回目の"},
	{word: "対米"},
	{word: "間の"},
	{word: "間"},
	{word: "両"},
}

// modifiersByRune are the modifiers by their last character.
var modifiersByRune = func() map[rune][]*modifier {
	index := map[rune][]*modifier{}
	for i := range modifiers {
		last, _ := gazetteer.DecodeLastRune(modifiers[i].word)
		index[last] = append(index[last], &modifiers[i])
	}
	return index
}()

// modifierAt is the longest modifier that ends at a position, or nil.
func modifierAt(text string, end int) *modifier {
	last, _ := gazetteer.DecodeLastRune(text[:end])
	var best *modifier
	for _, m := range modifiersByRune[last] {
		if strings.HasSuffix(text[:end], m.word) && (best == nil || len(m.word) > len(best.word)) {
			best = m
		}
	}
	return best
}
