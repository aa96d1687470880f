package ingest

import (
	"strings"

	"kaidan/graph"
)

const (
	noEvent   graph.Status = "none"
	chained   graph.Status = "chained"   // 会談し、
	referring graph.Status = "referring" // 会談では
)

// cues are ordered by nothing: at each position the longest that fits counts, and the first position wins.
var cues = makeCues(map[graph.Status]string{
	graph.Held: `を締めくく をこなして をこなしました を終えて に入った に入りました をこなした もこなし を済ませ が催された が催されました を催した を共催した を主催した が決裂 は決裂 が物別れ は物別れ は合意なく で幕を を終了した を切り上げ を打ち切 した しました していた していました したこと したほか しており していて している しています してきた してきました しながら 中だ 中の 中に 中で
をした をしました をして をしている を行った を行なった を行いました を行っており を行っていた を行っている も行った が行われた が行われました が行われている は行われた を開いた を開きました も開いた を開催した を開催しました を開催したと が開かれた が開かれました
が開催された が開催されました は開かれた は開催された を実施した を実施しました が実施された を持った を持ちました が実現した が実現し に臨んだ に臨みました に出席した に出席しました に参加した を終え を終了 が終わ は終了 を重ねた を始めた が始まった
が始まり の結果 の成果 の合意 で合意した で合意され で一致した に続き 以来 に同席した を通じて 直後 の様子 の末 の末、 の末に の内容 に踏み切 を開始した を開始しました が開始された が開始されました が持たれた が設けられた を交わした を交わしました わした わしました を受けた を行ったと が開かれ、
った った。 ったと ったほか ったあと せた せました れた れました していたこと を続け が続いた が続き が続く 続き、 の席上 の冒頭 を済ませ った後 し終え したばかり に応じた 済み されたばかり を実現した を実現させた。 に派遣した に派遣しました は成果がな は成果なく は成果を は進展がな は進展なく は不調に は平行線
が再開した は再開した が再開しました は再開しました が再開された は再開された が再開されました は再開されました が再開し、 が再開され、 は再開し、 は再開され、 は始まった は始まりました が妥結 は妥結 は合意に達 が合意に達
を再開した。 を再開した を再開しました も再開した`,
	chained: `した後 したあと した後、 したのち したのち、 したうえで した上で するとともに すると同時に するかたわら したのちに してから しつつ を開始し、 を始め、 し、 し て、 して、 して を行い を行い、 を開き を開いて を開き、 を開催し を開催し、 を実施し を持ち が行われ、 が開かれ が開催され が開催され、 い、 れ、 り、 に臨み に出席し に参加し わし、 わし せ、 を重ね、 を交わし、 を交わし を終えて も行い、
を再開し`,
	referring: `に先立つ の前日 の翌日 前日 翌日 の直前 後に 後、 の後に のあと では で、 で での には、 には の席で の中で の場で においては において の際 の折 時に 時の にて の過程 の議題 の焦点 のテーマ の共同声明 の共同宣言 後の の後の に関する に関し に関して の概要`,
	graph.Planned: `をこなす をこなします を始める を始めると を始めること を開始する を開始すると を開始すること を重ねる に入る に入ることにな を新設する を設置する を立ち上げる を共催する を主催する を共催へ が催される を催す をする をします をする予定 する予定 する見通し する見込み する方針 する計画 する運び する段取り する手はず する模様 するもよう するとみられ すると見られ することで合意 することで一致 することを決め することを決定 することを発表 することを確認 すると発表 すると明らかに すると述べ すると伝え すると報じ すると正式に することにな することになっ
する。 する します する、 するため するほか するのは するの するのに するに を行う予定 を行う見通し を行う方針 を行う を行います を行うと を行うことで を開く を開くと を開きます を開く予定 を開く方針 を開く見通し を開くことで を開催する を開催します を開催すると を開催する予定 を開催することで を開催へ を開催予定 を実施する を実施へ が開かれる が開かれます が行われる が行われます が行われる予定 が開催される が開催されます が開催される予定 は開かれる は開催される
へ へ。 へ、 を予定 が予定 も予定 の予定 予定 を控え を控える を前に に先立ち の開催で合意 の開催に合意 の開催を発表 に先立って の日程 の日取り に臨む に臨みます に臨む予定 に出席する に出席すると に出席する予定 に出席へ に参加する に参加へ に合意 を行うことで合意 で合意、来 を計画 が計画 が決ま が固ま の準備 を持つ を持つ予定 の実施で合意 れる れます れる見通し れる予定 う予定 う見通し う。 う れば れると を交わす予定 わす わす予定 が見込まれ が設定 を設定 を開くことが が決定 に向け出発 に向けて出発 するのを前に する前 と表明 と発表 と正式発表 と明言 の開催が決ま の開催が予定 を開き、来月 の開催を確認 を再開させると を再開させること を再開すると発表 を再開すると述べ を再開すると明らかに を再開すると表明 を再開する予定 を再開する見通し を再開することで合意 を再開することで一致 の再開で合意 の早期開催で合意 でも合意 招待を受け入れ 招請を受け入れ 招待に応じ が始まる は始まる が始まります は始まります が終わるまで が再開される は再開される が再開されます が再開する は再開する が再開します に派遣する に派遣へ に派遣 を設けること を設けると
で原則合意 で大筋合意 で原則一致 の開催で原則合意 の開催で原則一致 の開催で大筋合意 の再開に合意 の再開で一致 の再開でも一致 の再開でも合意 の再開を決め の早期再開で合意 の早期再開で一致 の再開を発表 再開で合意 再開に合意 再開で一致 再開を決め 再開へ 開始へ 開始で合意 開始で一致 開始に合意 開催で合意 開催で一致 開催に合意 開催を決め 開催を発表 開催へ 実施で合意 実施で一致 実施へ の開始で合意 の開始で一致 を再開へ を再開する を再開する。 の早期開催で一致 の開催で一致 の実施で一致`,
	graph.Proposed: `を危ぶ を危惧 が危ぶ する方向で調整 する方向 する意向 する考え する意思 する意欲 する用意 する準備 する可能性 する案 するよう求め するよう要請 するよう促 すべき しようと持ちかけ しようと提案 しようと呼びかけ しようと誘 したい したいと を開きたい を行いたい を持ちたい を開催したい を再開したい を望 を希望 を切望 を求め を強く求め を要求 を要請 を呼びかけ を呼び掛け を提案 を提起 を打診 を申し入れ を申し込 を目指 をめざ を模索 を探 を検討 を調整 で調整 の調整 が調整 も調整 へ調整 に向けた調整 に向け調整
に向け に向けた に向けて に意欲 への意欲 の意欲 の可能性 もあり得る があり得る もありうる がありうる が可能 も可能 の実現に の実現を の実現が の早期 を早期に の開催を目指 の開催をめざ の開催に向け の開催を求め の開催を検討 の開催を調整 の開催を提案 の開催に意欲 の開催について の機会 の是非 できるか できる するかどうか するか を実現 が実現すれ が実現する に応じる用意 に応じる を実現させた を実現させたい が実現するよう が実現する を再開させたい を進める を進めること に前向き の用意 の再開 を再開 を促 を働きかけ の提案 を要望 の期待 への期待 を期待 に期待 も期待 も視野 を視野 に意欲的 の必要性 が必要 の条件 の意向 の意思 を招請 を招待 に招待 に招 への招待 への招請 招待 招請 に道筋をつけ、 に道筋を付け、 に道筋をつけたい への道筋をつけたい へつなげ につなげ が焦点 が課題 が浮上 案が浮上 を念頭 を念頭に については、まだ についてはまだ は未定 はまだ決ま する用意がある を歓迎 の早期実現 早期実現 いたい いたがって うかどうか えるか う意向 う用意 う可能性 う考え う方向 したがって れる可能性 れるか れる方向 れる意向 も取り沙汰 が取り沙汰 も取りざた が取りざた の要請 の申し入れ の打診 が期待 が模索 が検討 に関心 も辞さない をすべき を重ねて求め を呼びかける に応じるよう が再開すれば が再開されれば が始まれば を実現するため を実現させ を後押し
するかもしれ かもしれ すかもしれ の実施に向け の再開に向け の開始に向け の早期開催に向け の早期開催を求め の早期開催を目指 の早期再開に向け の早期再開を求め の早期実現に向け の実現に向け を再開するよう 再開を求め 再開を提案 再開を目指 再開に意欲 再開を検討 再開を呼びかけ 再開を模索 再開を調整 開催を求め 開催を提案 開催を目指 開催を検討 開催を調整 開催に意欲 開催を打診 開催を模索`,
	graph.Cancelled: `することになっていたが うことになっていたが るはずだったが を実施しない を開催しない を開かない が行われない が開かれない は行われない は開かれない するはずだった うはずだった を開くはずだった が開かれるはずだった が行われるはずだった に出席するはずだった を延期 が延期 は延期 の延期 も延期 延期 を中止 が中止 は中止 の中止 を見送 が見送 は見送 の見送 も見送 見送り 見送る を取りやめ を取り止め が取りやめ は取りやめ をキャンセル がキャンセル を先送り が先送り は先送り を断念 を白紙 が白紙 が流れ は流れ を急きょ中止 が行われる予定だったが が開かれる予定だったが が開催される予定だったが する計画だった する予定だった を行う予定だった を開く予定だった する予定だったが を予定していたが の予定だったが が予定されていたが は行われなかった は開かれなかった が実現しなかった は実現しなかった が実現しませんでした を取り消 が取り消 取りやめ`,
	graph.Rejected: `を拒否 を拒ん を拒む を拒絶 の拒否 を断 に応じない に応じず に応じなかった に応じる考えはない に応じる意思はない を行わない しない しないと を受け入れない をしない する考えはない するつもりはない することはない することはできない する意思はない する理由はない する必要はない に応じていない に応じておらず に応じることはない の要請を拒否 の提案を拒否 の申し入れを拒否 の申し出を拒否 を拒否した 拒否 を否定 には応じない には応じ は受け入れられない うことを拒 うつもりはない う考えはない を退け を一蹴 う予定はない う計画はない する予定はない する計画はない の予定はない の計画はない の予定なし の計画なし 「予定なし」 「計画なし」 予定なし
に出席しない に参加しない に臨まない に臨みたくない に出席したくない を望まない を望んでいない は計画していない は予定していない を予定していない を計画していない
に参加しなかった に参加せず に出席せず への参加を拒否 への出席を拒否 への不参加 への欠席`,
	noEvent: `書 首席代表 の首席代表 の米首席代表 の日本首席代表 の韓国首席代表 の枠外 の枠内 の議長国 の枠組み する枠組み を定例化
を円滑に を着実に を加速 を促進 を進めていく を続けていく を継続していく は開かれていない は行われていない が開かれていない が行われていない が開催されていない 開催されていない を行っていない を開いていない を開催していない も行っていない が途絶え は途絶え が中断 の中断 は中断 を中断 体制 の仕組み ではない じゃない わず せず、
の定例化`,
})

// freeCue is a word that tells a status wherever it stands.
type freeCue struct {
	word   string
	status graph.Status
}

// freeCues tell the status at some distance behind an event word; the first one counts, the longest of those that begin at
// one place. The first of them also overrule a plan or a wish told before them.
var freeCues = []freeCue{
	{"見合わせ", graph.Cancelled},
	{"延期", graph.Cancelled},
	{"見送", graph.Cancelled},
	{"中止", graph.Cancelled},
	{"取りやめ", graph.Cancelled},
	{"取り止め", graph.Cancelled},
	{"キャンセル", graph.Cancelled},
	{"先送り", graph.Cancelled},
	{"流れた", graph.Cancelled},
	{"流れて", graph.Cancelled},
	{"拒否", graph.Rejected},
	{"応じない", graph.Rejected},
	{"応じなかった", graph.Rejected},
	{"断った", graph.Rejected},
	{"受け入れられていない", graph.Rejected},
	{"受け入れていない", graph.Rejected},
	{"受け入れなかった", graph.Rejected},
	{"応じていない", graph.Rejected},
	{"応じてこなかった", graph.Rejected},
	{"突っぱね", graph.Rejected},
	{"受け入れられず", graph.Rejected},
	{"後ろ向き", graph.Rejected},
	{"消極的", graph.Rejected},
	{"受け入れられなかった", graph.Rejected},
	{"実現しません", graph.Cancelled},
	{"実現しなかった", graph.Cancelled},
	{"実現せず", graph.Cancelled},
	{"実現に至らなかった", graph.Cancelled},
	{"かなわなかった", graph.Cancelled},
	{"取り沙汰", graph.Proposed},
	{"取りざた", graph.Proposed},
	{"認めていない", graph.Rejected},
	{"認めなかった", graph.Rejected},
	{"認めず", graph.Rejected},
	{"予定", graph.Planned},
	{"見通し", graph.Planned},
	{"見込み", graph.Planned},
	{"方針", graph.Planned},
	{"計画", graph.Planned},
	{"開かれる", graph.Planned},
	{"開催される", graph.Planned},
	{"行われる", graph.Planned},
	{"開催する", graph.Planned},
	{"開くこと", graph.Planned},
	{"行うこと", graph.Planned},
	{"開く", graph.Planned},
	{"行う。", graph.Planned},
	{"開催へ", graph.Planned},
	{"実施する", graph.Planned},
	{"開きたい", graph.Proposed},
	{"行いたい", graph.Proposed},
	{"調整", graph.Proposed},
	{"目指", graph.Proposed},
	{"模索", graph.Proposed},
	{"検討", graph.Proposed},
	{"求め", graph.Proposed},
	{"提案", graph.Proposed},
	{"呼びかけ", graph.Proposed},
	{"可能性", graph.Proposed},
	{"かもしれ", graph.Proposed},
	{"実現", graph.Proposed},
	{"意欲", graph.Proposed},
	{"意向", graph.Proposed},
	{"打診", graph.Proposed},
	{"要請", graph.Proposed},
	{"働きかけ", graph.Proposed},
	{"期待", graph.Proposed},
	{"閉幕", graph.Held},
	{"開幕した", graph.Held},
	{"決裂", graph.Held},
	{"幕を閉じ", graph.Held},
	{"終了した", graph.Held},
	{"予定を終え", graph.Held},
	{"を終え", graph.Held},
	{"終えて", graph.Held},
	{"行った", graph.Held},
	{"行いました", graph.Held},
	{"開かれた", graph.Held},
	{"開いた", graph.Held},
	{"開催された", graph.Held},
	{"開催した", graph.Held},
	{"行われた", graph.Held},
	{"行われました", graph.Held},
	{"実施した", graph.Held},
	{"開催されました", graph.Held},
	{"開かれました", graph.Held},
}

// freeRunes are the characters by which they are looked for.
var freeRunes = rares(freeCues, func(c *freeCue) string { return c.word })

// doubts tell how somebody takes the thought of an event: 首脳会談には|慎重だ.
var doubts = []cue{
	{"後ろ向き", graph.Proposed},
	{"消極的", graph.Proposed},
	{"慎重な", graph.Proposed},
	{"慎重だ", graph.Proposed},
	{"時期尚早", graph.Proposed},
	{"否定的", graph.Rejected},
	{"難色", graph.Rejected},
	{"前向き", graph.Proposed},
	{"意欲", graph.Proposed},
}

// overruling are as many of the free cues as end a plan or a wish.
const overruling = 27

// cue is a word that tells a status.
type cue struct {
	word   string
	status graph.Status
}

// makeCues indexes the cues; of one that two statuses have, the last one counts.
func makeCues(table map[graph.Status]string) *wordTable[graph.Status] {
	var all []cue
	for _, status := range []graph.Status{noEvent, graph.Rejected, graph.Cancelled, graph.Proposed, graph.Planned, referring, chained, graph.Held} {
		for _, word := range strings.Fields(table[status]) {
			all = append(all, cue{word, status})
		}
	}
	return newWordTable(all, func(c *cue) (string, graph.Status) { return c.word, c.status })
}

// cueAt is the longest cue with which text begins.
func cueAt(text string) (word string, status graph.Status) { return cues.longest(text) }

// attributes stand right before an event word and tell of it: 予定されていた|首脳会談.
var attributes = []cue{
	{"取り沙汰されている", graph.Proposed},
	{"取り沙汰されていた", graph.Proposed},
	{"取り沙汰される", graph.Proposed},
	{"予定されていた", graph.Planned},
	{"予定されている", graph.Planned},
	{"予定される", graph.Planned},
	{"予定していた", graph.Planned},
	{"予定している", graph.Planned},
	{"予定の", graph.Planned},
	{"計画されている", graph.Planned},
	{"開かれる", graph.Planned},
	{"開催される", graph.Planned},
	{"行われる", graph.Planned},
	{"来月の", graph.Planned},
	{"来週の", graph.Planned},
	{"取り沙汰されていた", graph.Proposed},
	{"取り沙汰される", graph.Proposed},
	{"検討されている", graph.Proposed},
	{"検討中の", graph.Proposed},
	{"調整中の", graph.Proposed},
	{"調整している", graph.Proposed},
	{"模索する", graph.Proposed},
	{"目指す", graph.Proposed},
	{"求める", graph.Proposed},
	{"求めている", graph.Proposed},
	{"求めていた", graph.Proposed},
	{"意欲を示す", graph.Proposed},
	{"開かれていた", graph.Held},
	{"行われていた", graph.Held},
	{"開催されていた", graph.Held},
	{"続いた", graph.Held},
	{"続いていた", graph.Held},
	{"行われた", graph.Held},
	{"開かれた", graph.Held},
	{"開催された", graph.Held},
	{"行った", graph.Held},
	{"終えた", graph.Held},
	{"延期された", graph.Cancelled},
	{"中止された", graph.Cancelled},
	{"見送られた", graph.Cancelled},
	{"取りやめとなった", graph.Cancelled},
	{"取りやめになった", graph.Cancelled},
	{"取りやめた", graph.Cancelled},
	{"中止となった", graph.Cancelled},
	{"中止になった", graph.Cancelled},
	{"延期となった", graph.Cancelled},
	{"延期になった", graph.Cancelled},
	{"延期していた", graph.Cancelled},
	{"見送りとなった", graph.Cancelled},
	{"見送りになった", graph.Cancelled},
	{"キャンセルされた", graph.Cancelled},
}

// attributeEnds tell quickly that there is none.
var attributeEnds = func() *endings {
	words := make([]string, len(attributes))
	for i := range attributes {
		words[i] = attributes[i].word
	}
	return newEndings(words...)
}()

// softeners turn a plan into a wish when they follow its verb: 開く|方向で調整.
var softeners = []string{"ことに期待", "ことへの期待", "ことに前向き", "ことを打診", "ことも打診", "ことも提案", "ことも求め", "ことも目指", "ことを模索", "ことを呼びかけ", "を目指", "をめざ", "方向", "意向", "可能性", "考え", "用意", "案", "よう", "ことを検討", "ことを目指", "ことを提案", "ことを求め", "ことを希望", "ことを望", "ことに意欲", "ことも検討", "ことも可能", "べき", "機会", "構想", "か", "日程も調整", "日程を調整"}

// softened says whether a text begins with a softener, also one that says how: 開くことを|改めて|提案.
func softened(text string) bool {
	if rest, ok := cutAny(text, "ことを", "ことも"); ok {
		if adverb := howOrWhom(rest, longestAdverb); adverb > 0 {
			text = "ことを" + rest[adverb:]
		}
	}
	return startsWithAny(text, softeners...)
}

// futureEnds are the ends of a sentence that speaks of what is to come.
var futureEnds = newEndings(
	"見通しとなった", "見通しになった", "予定となった", "見込みとなった", "方向となった", "ことが決まった", "ことが分かった", "ことがわかった", "ことが明らかになった", "運びとなった",
	"予定", "予定だ", "予定です", "予定である", "予定という", "見通し", "見通しだ", "見通しです", "見通しである", "見込み", "見込みだ", "方針", "方針だ", "方針です", "計画", "計画だ", "計画です", "意向", "意向だ", "考え", "考えだ", "構えだ", "たい考えだ", "協議する", "議論する", "出席する", "話し合う", "訪問する", "会談する",
	"会談します", "ことになっている", "ことになっています", "予定がある", "運び", "運びだ", "まとめる", "始めます", "始める", "訪問します", "協議します", "開催する", "開催します", "意見交換する", "とみられる", "とみられている", "見られる", "可能性がある", "可能性もある", "開く", "行う", "へ", "とする", "めざす", "目指す", "検討する", "調整", "調整中", "調整している", "はずだ", "なる", "なりそうだ", "焦点となる", "予定していると発表した", "すると発表した", "予定だと発表した", "することを発表した", "すると発表しました", "確認される", "行われる", "行われます", "署名する", "予定と発表した", "予定だと明らかにした", "臨む", "帰国する", "確認する", "確認する見通しだ", "参加する", "発表する", "求める", "訴える", "伝える", "確かめる", "見込まれている", "見込まれる", "予定されている", "ことになった", "ことになる", "探る", "すり合わせる", "一致を図る", "意向を示している", "見通しとなっている", "方針を示している", "考えを示している", "予定でいる", "予定となっている", "計画している", "検討している", "調整しています", "予定している", "予定しています", "見込みです", "とみられます", "見られています", "ことにしている", "ことにしています", "取り沙汰されている", "取り沙汰されています", "方向だ", "日程", "日程だ", "公算が大きい", "公算だ", "向かう", "向かいます", "出発する", "出発した",
)

// presentEnds are ends in the present tense that do not look ahead.
var presentEnds = newEndings("あたる", "いる", "ある", "という", "述べる", "語る", "強調する", "表明する", "批判する", "指摘する", "いう", "できる", "おく", "受ける", "見せる", "示す", "なっている", "訴える", "続く", "続ける", "べく", "まじく", "がたく", "ています", "ております", "といいます", "あります")
