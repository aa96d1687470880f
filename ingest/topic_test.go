package ingest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"kaidan/graph"
)

func TestTopicsOfPlans(t *testing.T) {
	ex := once().Extract(graph.Brief{ID: "t", Published: "2021-11-13", Statements: []string{
		"バイデン大統領が15日夜に中国の習近平国家主席とオンラインで会談すると、ホワイトハウスが12日発表した。",
		"両首脳は9月に電話で話した。",
		"台湾海峡の安定が焦点。",
	}})
	topics := map[graph.Status][]string{}
	for _, m := range ex.Meetings {
		topics[m.Status] = append(topics[m.Status], m.Topics...)
	}
	require.Equal(t, map[graph.Status][]string{graph.Planned: {"台湾海峡の安定"}, graph.Held: nil}, topics)
}

func TestTopics(t *testing.T) {
	x := once()
	for _, tt := range []struct {
		name       string
		title      string
		statements []string
		want       [][]string // of each meeting
	}{
		{"enumeration before について", "", []string{"岸田首相は26日、韓国の尹錫悦大統領と会談し、北朝鮮情勢や経済安全保障、人的交流などについて協議した。"}, [][]string{{"北朝鮮情勢", "経済安全保障", "人的交流"}}},
		{"main topics of a sentence that goes on", "", []string{"王毅外相は26日、ラブロフ外相と会談した。", "会談では、ウクライナ情勢や中東情勢が主な議題となった。"}, [][]string{{"ウクライナ情勢", "中東情勢"}}},
		{"agenda before the topic", "", []string{"ドイツのショルツ首相は3日、フランスのマクロン大統領とベルリンで会談した。", "焦点は、欧州の防衛力の強化。"}, [][]string{{"欧州の防衛力の強化"}}},
		{"what is done, not that it is done", "", []string{"両国の関係を巡り、インドのモディ首相はフランスのマクロン大統領とパリで会談し、「シャトル外交」を続けていくことで一致した。"}, [][]string{{"シャトル外交"}}},
		{"a short object keeps its verb", "", []string{"サウジアラビアのファイサル外相とイランのアブドラヒアン外相が北京で会談し、外交関係を正常化することで合意した。"}, [][]string{{"外交関係を正常化"}}},
		{"reaction: the topic stands before it", "", []string{"岸田首相は20日、インドのモディ首相と会談し、南シナ海の情勢に深刻な懸念を表明した。"}, [][]string{{"南シナ海の情勢"}}},
		{"a demand", "", []string{"上川陽子外相は20日、中国の王毅外相と会談し、拘束された邦人の早期釈放を強く求めた。"}, [][]string{{"邦人の早期釈放"}}},
		{"paper that needs its clause", "", []string{"岸田首相は20日、中国の習近平国家主席と会談し、「戦略的互恵関係」を包括的に推進する共同声明に署名した。"}, [][]string{{"戦略的互恵関係"}}},
		{"event with a clause of its own", "", []string{"ヨルダンで、和平を協議する米国とロシアの外相会談が開かれた。"}, [][]string{{"和平"}}},
		{"headline above the first meeting", "米ロ、新核軍縮条約に署名", []string{"オバマ米大統領とロシアのメドベージェフ大統領は8日、プラハで会談した。"}, [][]string{{"新核軍縮条約"}}},
		{"each to its own meeting", "", []string{"岸田首相は20日、モディ首相と会談し、食料安全保障を協議した。", "尹錫悦大統領は21日、ショルツ首相と会談し、サプライチェーンでの協力を確認した。"}, [][]string{{"食料安全保障"}, {"サプライチェーンでの協力"}}},
		{"neither people, places nor the meeting itself", "", []string{"岸田首相は20日、インドのモディ首相と会談し、両首脳は近く首脳会談を開くことで一致した。"}, [][]string{nil}},
		{"a paper alone", "", []string{"岸田首相は20日、インドのモディ首相と会談し、共同声明を発表した。"}, [][]string{nil}},
		{"a hollow head that begins its line", "協議の再開で合意、日印首脳", []string{"岸田首相は20日、インドのモディ首相と会談した。"}, [][]string{{"協議の再開"}}},
		{"what is spoken of in a clause", "", []string{"林芳正外相は20日、中国の王毅外相と会談し、漁船の拿捕は国際法に反し受け入れられないと伝えた。"}, [][]string{{"漁船の拿捕"}}},
		{"but not who speaks", "", []string{"林芳正外相は20日、中国の王毅外相と会談し、日本は受け入れられないと伝えた。"}, [][]string{nil}},
		{"what is faced, and how", "", []string{"林芳正外相は20日、韓国の朴振外相と会談し、北朝鮮の挑発に一致して対応する方針を確認した。"}, [][]string{{"北朝鮮の挑発"}}},
		{"an agreement that alone tells of the meeting", "", []string{"日本の岸田首相と韓国の尹錫悦大統領は今年3月、輸出規制の解除で合意した。"}, [][]string{{"輸出規制の解除"}}},
		{"a line that begins with the paper", "", []string{"岸田首相は20日、インドのモディ首相と会談した。", "共同声明を採択した。"}, [][]string{nil}},
		{"before an event of several sides", "", []string{"フランス大統領府は15日、ウクライナ東部の紛争を話し合ったロシア、フランス、ドイツの首脳会談を終えたと発表した。"}, [][]string{{"ウクライナ東部の紛争"}}},
		{"what somebody wishes", "", []string{"岸田首相は20日、インドのモディ首相と会談した。", "モディ首相は、貿易協定の早期締結を実現したいとの意向を示した。"}, [][]string{{"貿易協定の早期締結"}}},
		{"what is laid before the other", "", []string{"岸田首相は20日、インドのモディ首相と会談し、5項目の停戦案を示した。"}, [][]string{{"5項目の停戦案"}}},
		{"what one congratulates on", "", []string{"岸田首相は20日、インドのモディ首相と電話で会談し、総選挙での勝利に祝意を伝えた。"}, [][]string{{"総選挙での勝利"}}},
		{"plainly told, far below", "", []string{"岸田首相は20日、インドのモディ首相と会談した。", "夕食会も開かれた。", "会場には議員の姿もあった。", "半導体の供給網についても話し合われた。"}, [][]string{{"半導体の供給網"}}},
		{"a short object with a number", "", []string{"ロシアとウクライナは16日、イスタンブールで交渉に臨み、1000人ずつの捕虜を交換することで一致した。"}, [][]string{{"捕虜を交換"}}},
		{"way that needs its clause", "", []string{"岸田首相は20日、インドのモディ首相と会談し、停戦を検証する仕組みを話し合った。"}, [][]string{{"停戦を検証する仕組み"}}},
		{"somebody else's words", "", []string{"岸田首相は20日、インドのモディ首相と会談した。", "野党の議員は説明責任を果たすよう求めた。"}, [][]string{nil}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ex := x.Extract(graph.Brief{ID: "t", Title: graph.Text(tt.title), Published: "2023-09-27", Statements: tt.statements})
			var got [][]string
			for _, m := range ex.Meetings {
				if m.Status == graph.Held {
					got = append(got, m.Topics)
				}
			}
			require.Len(t, got, len(tt.want))
			for i := range tt.want {
				require.ElementsMatch(t, tt.want[i], got[i])
			}
		})
	}
}
