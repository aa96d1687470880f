package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kaidan/graph"
	"kaidan/ingest/gazetteer"
	"kaidan/seeds"
)

// gazetteerCommand is the group of commands over the known names.
func gazetteerCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "gazetteer",
		Short: "Check and look up the known countries, organisations, places, offices and officials",
		Long: `The gazetteer is all that kaidan knows by name: the built-in tables, and those of your own folder (setting
gazetteer.dir), in the same form.`,
	}
	cmd.AddCommand(gazetteerCheckCommand(a), gazetteerFindCommand(a), gazetteerHoldersCommand(a), gazetteerStatsCommand(a))
	return cmd
}

func gazetteerCheckCommand(a *app) *cobra.Command {
	var format string
	var strict bool
	cmd := &cobra.Command{
		Use:   "check [FOLDER]",
		Short: "List every mistake in the gazetteer's files, with file and line",
		Long: `Reads the built-in tables and your own (FOLDER, or else the setting gazetteer.dir) and lists mistakes, whose rows are left
out, and doubts: two certain holders of an office at once, a form that two countries have, unknown offices, tenures that
overlap. Mistakes end with exit code 5; doubts do so with --strict.

JSON keys: file, line, doubt, message.

` + exitCodesHelp,
		Example: `  kaidan gazetteer check
  kaidan gazetteer check ./my-gazetteer --strict
  kaidan gazetteer check --format json`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := a.config.Gazetteer.Dir
			if len(args) > 0 {
				dir = args[0]
			}
			return a.checkGazetteer(dir, format, strict)
		},
	}
	formatFlag(cmd, &format, tableFormats)
	cmd.Flags().BoolVar(&strict, "strict", false, "doubts count as mistakes")
	return cmd
}

func (a *app) checkGazetteer(dir, format string, strict bool) error {
	folders, names := []fs.FS{seeds.Gazetteer()}, []string{"seeds/gazetteer"}
	if dir != "" {
		if stat, err := os.Stat(dir); err != nil || !stat.IsDir() {
			return fmt.Errorf("gazetteer: no folder %s; give one with tables in the form of seeds/gazetteer", dir)
		}
		folders, names = append(folders, os.DirFS(dir)), append(names, dir)
	}
	gaz, err := gazetteer.Load(folders...)
	if gaz == nil {
		return err
	}
	problems := append(problemsOf(err), gaz.Check()...)
	t := table{columns: []column{
		{"file", a.either("ファイル", "file")},
		{"line", a.either("行", "line")},
		{"doubt", a.either("疑い", "doubt")},
		{"message", a.either("内容", "message")},
	}}
	mistakes := 0
	for _, p := range problems {
		if !p.Doubt {
			mistakes++
		}
		t.rows = append(t.rows, []any{filepath.ToSlash(filepath.Join(names[p.Folder], p.File)), p.Line, p.Doubt, p.Message})
	}
	doubts := len(problems) - mistakes
	switch {
	case format == formatTable:
		for _, row := range t.rows {
			fmt.Fprintf(a.out, "%s:%d: %s%s\n", row[0], row[1], map[bool]string{true: a.either("疑わしい: ", "doubtful: ")}[row[2].(bool)], row[3])
		}
		fmt.Fprintf(a.out, a.either("要人%d人、誤り%d件、疑い%d件\n", "%d officials, %d mistakes, %d doubts\n"), len(gaz.Officials), mistakes, doubts)
	default:
		if err := a.print(t, format); err != nil {
			return err
		}
	}
	if mistakes > 0 || strict && doubts > 0 {
		return exitCode{exitPartly, fmt.Sprintf("%d mistakes and %d doubts in the gazetteer; correct the rows listed", mistakes, doubts)}
	}
	return nil
}

// problemsOf takes apart what gazetteer.Load joined.
func problemsOf(err error) []gazetteer.Problem {
	var problems []gazetteer.Problem
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		for _, one := range joined.Unwrap() {
			var p gazetteer.Problem
			if errors.As(one, &p) {
				problems = append(problems, p)
			}
		}
	}
	return problems
}

func gazetteerFindCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "find NAME",
		Short: "Show every entry that a written form can mean",
		Long: `Finds countries, organisations, places, offices and officials by any of their forms: kanji, katakana, simplified
characters, family names, titles, English, ids. Where no entry has exactly that form, those come that contain it.

JSON keys: type, id, name, nameEn, country, forms, tenures, source.

` + exitCodesHelp,
		Example: `  kaidan gazetteer find 王毅
  kaidan gazetteer find ブリンケン
  kaidan gazetteer find 外務大臣 --format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.findInGazetteer(args[0], format) },
	}
	formatFlag(cmd, &format, tableFormats)
	return cmd
}

func (a *app) findInGazetteer(name, format string) error {
	gaz, err := a.loadGazetteer()
	if err != nil {
		return err
	}
	found, exact := gaz.Find(name)
	t := table{columns: []column{
		{"type", a.either("種別", "type")},
		{"id", "ID"},
		{"name", a.either("名前", "name")},
		{"nameEn", a.either("英語名", "English")},
		{"country", a.either("国・機関", "country")},
		{"forms", a.either("ほかの表記", "other forms")},
		{"tenures", a.either("在任", "tenures")},
		{"source", a.either("出所", "source")},
	}}
	for _, f := range found {
		tenures := []string{}
		for _, tenure := range f.Tenures {
			office := tenure.Office
			if tenure.Country != f.Country {
				office = tenure.Country + "/" + office
			}
			tenures = append(tenures, office+"@"+tenure.Period())
		}
		t.rows = append(t.rows, []any{f.Type, f.ID, f.Name, f.NameEn, f.Country, f.Forms, tenures, f.Source.String()})
	}
	if len(found) == 0 {
		return exitCode{exitNothing, fmt.Sprintf("the gazetteer has nothing called %q; a row in %s adds it", name, "officials/*.tsv of gazetteer.dir")}
	}
	if !exact {
		t.note = fmt.Sprintf(a.either("「%s」という表記はなく、それを含むもの", "no form is exactly %q; these contain it"), name)
	}
	return a.print(t, format)
}

// holding are the flags of `kaidan gazetteer holders`.
type holding struct{ format, country, on string }

func gazetteerHoldersCommand(a *app) *cobra.Command {
	var o holding
	cmd := &cobra.Command{
		Use:   "holders OFFICE",
		Short: "List who held an office, with periods",
		Long: `OFFICE is a title (外相, 国務長官, perhaps after a country: 米国務長官) or the id of an office (foreign-minister). With --on
only those whose period may include the day; certain says whether a bare title is taken to mean that person then.

JSON keys: country, office, id, name, nameEn, from, to, asOf, unsure, certain.

` + exitCodesHelp,
		Example: `  kaidan gazetteer holders 外相 --country 日本
  kaidan gazetteer holders foreign-minister --on 2023-09-26
  kaidan gazetteer holders 米国務長官`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.holders(cmd, args[0], o) },
	}
	formatFlag(cmd, &o.format, tableFormats)
	cmd.Flags().StringVar(&o.country, "country", "", "code or name of a country or organisation: JPN, 日本, EU")
	cmd.Flags().StringVar(&o.on, "on", "", "on this day, in this month or year: 2023-09-26, 2023-09, 2023")
	return cmd
}

func (a *app) holders(cmd *cobra.Command, title string, o holding) error {
	on, err := graph.ParseDate(o.on)
	if err != nil {
		return usageError(cmd, fmt.Errorf("--on: %w", err))
	}
	gaz, err := a.loadGazetteer()
	if err != nil {
		return err
	}
	country := ""
	if o.country != "" {
		if country = side(gaz, o.country); country == "" {
			return exitCode{exitNothing, fmt.Sprintf("no country or organisation %q in the gazetteer; `kaidan gazetteer find` looks for one", o.country)}
		}
	}
	offices, country := officesOf(gaz, title, country)
	if len(offices) == 0 {
		return exitCode{exitNothing, fmt.Sprintf("no office %q in the gazetteer; `kaidan gazetteer find %s` looks further", title, title)}
	}
	t := table{columns: []column{
		{"country", a.either("国・機関", "country")},
		{"office", a.either("役職", "office")},
		{"id", "ID"},
		{"name", a.either("名前", "name")},
		{"nameEn", a.either("英語名", "English")},
		{"from", a.either("就任", "from")},
		{"to", a.either("退任", "to")},
		{"asOf", a.either("現在", "as of")},
		{"unsure", a.either("不確か", "unsure")},
		{"certain", a.either("確実", "certain")},
	}}
	if on == "" {
		t.columns = t.columns[:9]
	}
	for _, office := range offices {
		for _, h := range gaz.History(country, office, on) {
			asOf := ""
			if h.Tenure.To == "" {
				asOf = string(h.Tenure.AsOf)
			}
			row := []any{
				h.Tenure.Country, gaz.Title(h.Tenure.Country, office), string(h.Official.ID), h.Official.Name, h.Official.NameEn,
				string(h.Tenure.From), string(h.Tenure.To), asOf, h.Tenure.Unsure, h.Certain,
			}
			t.rows = append(t.rows, row[:len(t.columns)])
		}
	}
	if len(t.rows) == 0 {
		return exitCode{exitNothing, fmt.Sprintf("the gazetteer knows no holder of %s then", title)}
	}
	return a.print(t, o.format)
}

// side is the code of a country or organisation by code or by name.
func side(gaz *gazetteer.Gazetteer, text string) string {
	if code := strings.ToUpper(text); gaz.Countries[code] != nil || gaz.IsOrganization(code) {
		return code
	}
	found, _ := gaz.Find(text)
	for _, f := range found {
		if f.Type == "country" || f.Type == "organization" {
			return f.ID
		}
	}
	return ""
}

// officesOf are the ids of the offices that a title means, and the country that stands before the title, if one does.
func officesOf(gaz *gazetteer.Gazetteer, title, country string) ([]string, string) {
	var ids []string
	take := func(offices []*gazetteer.Office) {
		for _, office := range offices {
			if !slices.Contains(ids, office.ID) {
				ids = append(ids, office.ID)
			}
		}
	}
	for _, office := range gaz.Offices {
		if office.ID == title {
			return []string{title}, country
		}
	}
	if strings.HasPrefix(title, "ambassador-") {
		return []string{title}, country
	}
	if take(gaz.OfficesOf(title, country)); len(ids) > 0 {
		return ids, country
	}
	for end := range title {
		if before := side(gaz, title[:end]); end > 0 && country == "" && before != "" {
			if take(gaz.OfficesOf(title[end:], before)); len(ids) > 0 {
				return ids, before
			}
		}
	}
	return nil, country
}

func gazetteerStatsCommand(a *app) *cobra.Command {
	var format, on string
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the gazetteer holds",
		Long: `Counts entries, titles, written forms and tenures. covered counts the countries whose leader, foreign minister and defence
minister are known on a day.

JSON keys: what, count.

` + exitCodesHelp,
		Example: "  kaidan gazetteer stats\n  kaidan gazetteer stats --on 2019-06-30 --format json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			day, err := graph.ParseDate(on)
			if err != nil {
				return usageError(cmd, fmt.Errorf("--on: %w", err))
			}
			return a.gazetteerStats(day, format)
		},
	}
	formatFlag(cmd, &format, tableFormats)
	cmd.Flags().StringVar(&on, "on", "2023-09-26", "the day for which covered is counted")
	return cmd
}

func (a *app) gazetteerStats(on graph.Date, format string) error {
	gaz, err := a.loadGazetteer()
	if err != nil {
		return err
	}
	f := gaz.Figures(on)
	t := table{columns: a.headed("what", "count")}
	for _, row := range []struct {
		key, ja, en string
		n           int
	}{
		{"countries", "国・地域", "countries", f.Countries},
		{"organizations", "機関・枠組み", "organisations", f.Organizations},
		{"places", "地名", "places", f.Places},
		{"offices", "役職", "offices", f.Offices},
		{"titles", "役職の表記", "titles", f.Titles},
		{"officials", "要人", "officials", f.Officials},
		{"tenures", "在任期間", "tenures", f.Tenures},
		{"unsure", "うち不確か", "unsure tenures", f.Unsure},
		{"noTenure", "在任期間のない要人", "officials without tenure", f.NoTenure},
		{"forms", "表記の総数", "written forms", f.Forms},
		{"covered", "首脳・外相・国防相のわかる国（" + string(on) + "）", "countries with known leader, foreign and defence minister on " + string(on), f.Covered},
	} {
		what := a.either(row.ja, row.en)
		if format != formatTable {
			what = row.key
		}
		t.rows = append(t.rows, []any{what, row.n})
	}
	return a.print(t, format)
}
