package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kaidan/graph"
)

func rebuildCommand(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Read all stored briefs again by today's rules and names",
		Long: `Reads every brief in the graph again with this program's rules and gazetteer, joins all accounts anew, and says which
meetings changed. After a correction in the gazetteer, such as two spellings of one person, this heals the graph.

JSON: one object with briefs, meetings (how many there are), new, changed, gone (lists of ids), seconds.

` + exitCodesHelp,
		Example: "  kaidan rebuild\n  kaidan rebuild --format json",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.rebuild(cmd.Context(), format) },
	}
	formatFlag(cmd, &format, []string{formatTable, formatJSON})
	return cmd
}

func (a *app) rebuild(ctx context.Context, format string) error {
	store, writer, err := a.openWriter(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // all is written
	pipe := a.newPipeline()
	before, err := digests(ctx, store)
	if err != nil {
		return err
	}
	defer before.close()
	total, err := store.CountBriefs(ctx)
	if err != nil {
		return err
	}
	bar, started, briefs := a.newProgress(int64(total)), time.Now(), 0
	var broken error
	err = pipe.run(ctx, storedBriefs(ctx, store, pipe.batch), func(err error) { broken = errors.Join(broken, err) }, func(batch []graph.Extraction, _ int) error {
		if _, err := writer.Rewrite(ctx, batch); err != nil {
			return fmt.Errorf("rebuild (run it again to complete it): %w", err)
		}
		briefs += len(batch)
		bar.add(len(batch))
		return nil
	})
	bar.done()
	if err = errors.Join(err, broken); err != nil {
		return err
	}
	after, err := digests(ctx, store)
	if err != nil {
		return err
	}
	defer after.close()
	found, err := compareDigests(before, after)
	if err != nil {
		return err
	}
	defer found.close()
	return a.printRebuild(found, briefs, time.Since(started), format)
}

// storedBriefs reads the briefs of the graph, a page at a time.
func storedBriefs(ctx context.Context, store *graph.Store, page int) iter.Seq2[graph.Brief, error] {
	return func(yield func(graph.Brief, error) bool) {
		after := graph.BriefID("")
		for {
			briefs, err := store.Briefs(ctx, after, page)
			if err != nil {
				yield(graph.Brief{}, err)
				return
			}
			for _, b := range briefs {
				after = b.ID
				if !yield(b, nil) {
					return
				}
			}
			if len(briefs) < page {
				return
			}
		}
	}
}

// digests are the meetings of the graph: lines of id, tab and digest, in the order of the ids.
func digests(ctx context.Context, store *graph.Store) (*lines, error) {
	all, err := newLines()
	if err != nil {
		return nil, err
	}
	err = store.EachDigest(ctx, func(id graph.MeetingID, digest string) error { return all.add(string(id) + "\t" + digest) })
	if err != nil {
		all.close()
		return nil, err
	}
	return all, nil
}

// differences are the meetings that a rebuild made, changed and removed.
type differences struct {
	meetings             int // how many there are now
	added, changed, gone *lines
}

func (d *differences) close() {
	for _, l := range []*lines{d.added, d.changed, d.gone} {
		if l != nil {
			l.close()
		}
	}
}

// compareDigests holds two lists of [digests] against each other.
func compareDigests(before, after *lines) (*differences, error) {
	d := &differences{meetings: after.count}
	for _, l := range []**lines{&d.added, &d.changed, &d.gone} {
		var err error
		if *l, err = newLines(); err != nil {
			d.close()
			return nil, err
		}
	}
	nextOld, stopOld := iter.Pull2(before.all())
	defer stopOld()
	nextNew, stopNew := iter.Pull2(after.all())
	defer stopNew()
	old, errOld, isOld := nextOld()
	now, errNow, isNew := nextNew()
	err := errors.Join(errOld, errNow)
	for err == nil && (isOld || isNew) {
		oldID, was, _ := strings.Cut(old, "\t")
		newID, is, _ := strings.Cut(now, "\t")
		gone, added := isOld && (!isNew || oldID < newID), isNew && (!isOld || newID < oldID)
		switch {
		case gone:
			err = d.gone.add(oldID)
		case added:
			err = d.added.add(newID)
		case was != is:
			err = d.changed.add(newID)
		}
		if !added {
			old, errOld, isOld = nextOld()
		}
		if !gone {
			now, errNow, isNew = nextNew()
		}
		err = errors.Join(err, errOld, errNow)
	}
	if err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

func (a *app) printRebuild(found *differences, briefs int, took time.Duration, format string) error {
	groups := []struct {
		word string
		ids  *lines
	}{{"new", found.added}, {"changed", found.changed}, {"gone", found.gone}}
	if format == formatJSON {
		fmt.Fprintf(a.out, `{"briefs":%d,"meetings":%d,"seconds":%v`, briefs, found.meetings, float64(took.Milliseconds())/1000)
		for _, group := range groups {
			fmt.Fprintf(a.out, `,"%s":[`, group.word)
			between := ""
			for id, err := range group.ids.all() {
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s%s", between, encode(id))
				between = ","
			}
			fmt.Fprint(a.out, "]")
		}
		fmt.Fprintln(a.out, "}")
		return nil
	}
	fmt.Fprintf(a.out, "%d briefs read again in %.1f s; %d meetings: %d new, %d changed, %d gone\n", briefs, took.Seconds(), found.meetings,
		found.added.count, found.changed.count, found.gone.count)
	const shown = 20
	for _, group := range groups {
		i := 0
		for id, err := range group.ids.all() {
			if err != nil {
				return err
			}
			if i == shown {
				fmt.Fprintf(a.out, "  … and %d more; --format json lists all\n", group.ids.count-shown)
				break
			}
			fmt.Fprintf(a.out, "  %-8s%s\n", group.word, id)
			i++
		}
	}
	return nil
}

// lines are texts without line breaks, kept in a temporary file: any number of them takes no memory.
type lines struct {
	file  *os.File
	out   *bufio.Writer
	count int
}

func newLines() (*lines, error) {
	file, err := os.CreateTemp("", "kaidan-rebuild-")
	if err != nil {
		return nil, fmt.Errorf("keep the meetings as they were: %w", err)
	}
	return &lines{file: file, out: bufio.NewWriter(file)}, nil
}

func (l *lines) add(line string) error {
	l.count++
	_, err := l.out.WriteString(line + "\n")
	return err
}

// all gives the lines in the order in which they were added; none may be added after it.
func (l *lines) all() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := l.out.Flush()
		if err == nil {
			_, err = l.file.Seek(0, io.SeekStart)
		}
		in := bufio.NewReader(l.file)
		for err == nil {
			var line string
			if line, err = in.ReadString('\n'); err == nil && !yield(strings.TrimSuffix(line, "\n"), nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield("", err)
		}
	}
}

func (l *lines) close() {
	_ = l.file.Close()
	_ = os.Remove(l.file.Name())
}
