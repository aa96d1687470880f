package ask

import (
	_ "embed"
	"slices"
	"strings"

	"kaidan/ingest/gazetteer"
)

// glossary are English words for what Japanese briefs talk about: English, tab, Japanese.
//
//go:embed glossary.tsv
var glossary string

// TopicWords are the words to look for in briefs where a topic is told in English: abduction issue is 拉致問題. Words that
// are not all English stay as they are.
func (x *Index) TopicWords(words []string) []string {
	topic := strings.Join(words, " ")
	if !ascii(topic) {
		return words
	}
	return x.topicWords(topic, true)
}

// topicWords are the words of a topic to look for. English ones are put into Japanese where the gazetteer or the
// glossary can; others stay as they are.
func (x *Index) topicWords(topic string, english bool) []string {
	if !english {
		return slices.DeleteFunc(strings.Split(strings.TrimSuffix(topic, "の会談"), "の"), func(w string) bool { return w == "" })
	}
	terms := map[string]string{}
	for _, line := range strings.Split(glossary, "\n") {
		if en, ja, ok := strings.Cut(line, "\t"); ok {
			terms[en] = ja
		}
	}
	words := strings.Fields(strings.TrimPrefix(strings.ToLower(strings.Trim(topic, " .?!")), "the "))
	var found []string
	for i := 0; i < len(words); {
		n, ja := x.translate(words[i:], terms)
		found = append(found, ja)
		i += n
	}
	return slices.DeleteFunc(found, func(w string) bool { return w == "" })
}

// translate takes the longest phrase that has a Japanese word; articles and the like have none.
func (x *Index) translate(words []string, terms map[string]string) (int, string) {
	for n := min(4, len(words)); n > 0; n-- {
		phrase := strings.TrimSuffix(strings.Join(words[:n], " "), "'s")
		if ja, ok := terms[phrase]; ok {
			return n, ja
		}
		if ids := x.english[gazetteer.Key(phrase)]; len(ids) == 1 {
			return n, display(x.gaz, ids[0], "ja")
		}
	}
	return 1, words[0]
}
