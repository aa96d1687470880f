package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kaidan/queries"
	"kaidan/queries/ask"
)

func askCommand(a *app) *cobra.Command {
	return a.command(&cobra.Command{
		Use:   "ask QUESTION",
		Short: "Ask in plain Japanese or English",
		Long: `Ask in plain Japanese or English, without a language model: names, dates, topics and kinds of meeting are read from
the question. It says how it understood it, answers in a sentence, and shows the rows; held is told from only proposed.
JSON: the rows, with the keys of the command that it took the question for.`,
		Example: `  kaidan ask 王毅は9月に誰と何について会談したか
  kaidan ask 岸田首相と習近平主席は会ったか
  kaidan ask 日中韓の次の首脳会談はいつか
  kaidan ask "who met Wang Yi about Ukraine since 2023-09?" --evidence`,
		Args: cobra.MinimumNArgs(1),
	}, allFormats, func(q *asking, c *cobra.Command) {
		q.readsNames = true
		c.Flags().IntVar(&q.limit, "limit", 0, "rows at most")
		c.Flags().BoolVarP(&q.evidence, "evidence", "e", false, "show the sentences that say so (json has them always)")
	}, func(ctx context.Context, q *asking, args []string) error {
		return q.ask(ctx, strings.Join(args, " "))
	})
}

func (q *asking) ask(ctx context.Context, question string) error {
	index, err := q.index()
	if err != nil {
		return err
	}
	reader := &ask.Reader{Index: index, Today: q.asOf}
	reader.UseIngest()
	lang := q.lang
	if !q.langSet {
		lang = ""
	}
	a, err := reader.Ask(ctx, q.store, question, lang, q.limit)
	if a.English && !q.langSet {
		q.lang = "en"
	}
	if err != nil {
		return q.askError(err)
	}
	if q.cypher {
		_, err := fmt.Fprint(q.out, a.Script)
		return err
	}
	fmt.Fprintln(q.err, q.text(msgUnderstood, a.How))
	if !a.Found {
		if q.format == formatJSON {
			fmt.Fprintln(q.out, "[]")
		}
		return exitCode{exitNothing, a.Sentence}
	}
	t := q.askTable(a)
	if a.More > 0 {
		t.note = strings.TrimPrefix(t.note+"\n"+q.text(msgMoreKnown, a.More, q.limit+a.More), "\n")
	}
	if q.forPeople() {
		t.title = a.Sentence
	} else {
		fmt.Fprintln(q.err, a.Sentence)
		if t.title == "" {
			t.title = a.Sentence
		}
	}
	t.lang = q.lang
	return q.print(t, q.format)
}

func (q *asking) askError(err error) error {
	var ambiguous ask.Ambiguous
	var unknown ask.Unknown
	switch {
	case errors.As(err, &ambiguous):
		return q.ambiguous(ambiguous.Name, ambiguous.Matches)
	case errors.As(err, &unknown):
		return exitCode{exitNothing, q.text(msgNoReport, unknown.Name)}
	case errors.Is(err, ask.ErrNotUnderstood):
		return exitCode{exitUsage, q.text(msgNotUnderstood, q.text(msgExamples))}
	}
	return err
}

// askTable shows the rows of an answer as the command does that asks the same.
func (q *asking) askTable(a ask.Answer) table {
	switch rows := a.Rows.(type) {
	case []queries.Meeting:
		if a.Question == "conflicts" {
			return q.conflictTable(rows)
		}
		return q.meetingTable(a.Sentence, rows, a.Actors...)
	case []queries.Discussant:
		return q.discussantTable(a.Sentence, rows)
	case []queries.Hop:
		return q.pathTable(rows)
	case []queries.Pair:
		return q.networkTable(rows, q.limit)
	case []queries.Both:
		return q.bothTable(a.Actors, rows)
	case []queries.TopicCount:
		return q.topicTable(rows)
	case []queries.Figures:
		return q.statsTable(rows)
	case []queries.Dossier:
		return q.dossierTable(rows[0], nil)
	}
	return table{}
}
