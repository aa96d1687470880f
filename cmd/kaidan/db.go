package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kaidan/graph"
	"kaidan/graph/local"
	"kaidan/queries"
)

// dbCommands look after the local Neo4j.
func dbCommands(a *app) []*cobra.Command {
	db := &cobra.Command{
		Use:   "db",
		Short: "Start, stop, look at, save and restore the local Neo4j",
		Long: `Start, stop, look at, save and restore the local Neo4j.

While neo4j.uri is not set, every command that needs the graph uses a Neo4j of kaidan's own and starts it if need be.
It is fetched once with Maven (about 160 MB), needs Java 17 or newer, listens on loopback only, and keeps running until
` + "`kaidan db down`" + `.

` + exitCodesHelp,
	}
	db.AddCommand(dbUp(a), dbDown(a), dbStatus(a), dbLogs(a), dbReset(a), dbBrowse(a), dbDump(a), dbLoad(a), dbImport(a), dbThrowaway(a))
	return []*cobra.Command{db}
}

// toLocal says on standard error that a db command is about the local server while another one is configured.
func (a *app) toLocal() {
	if uri := a.config.Neo4j.URI; uri != "" {
		fmt.Fprintf(a.err, "kaidan: note: neo4j.uri is %s; this is about the local Neo4j, which other commands do not use\n", uri)
	}
}

func dbUp(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "up",
		Short:   "Start the local Neo4j, if it is not up",
		Example: "  kaidan db up\n  KAIDAN_LOCAL_HEAP=2g kaidan db up",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.toLocal()
			server, err := local.Start(cmd.Context(), a.local())
			if err != nil {
				return err
			}
			state := "is up already"
			if server.Started {
				state = "is up"
			}
			fmt.Fprintf(a.out, "Neo4j %s %s at %s (pid %d).\nNeo4j Browser: `kaidan db browse`. Stop it: `kaidan db down`.\n", local.Version, state, server.URI, server.PID)
			return nil
		},
	}
}

func dbDown(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "down",
		Short: "Stop the local Neo4j; the graph stays",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.toLocal()
			stopped, err := local.Stop(cmd.Context(), a.local())
			if err != nil {
				return err
			}
			if !stopped {
				fmt.Fprintln(a.out, "The local Neo4j is not running.")
				return nil
			}
			fmt.Fprintln(a.out, "The local Neo4j is stopped; the graph is kept.")
			return nil
		},
	}
}

func dbStatus(a *app) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Tell version, address, process, size and counts of the Neo4j in use",
		Long: `Tell version, address, process, size and counts of the Neo4j in use, local or configured; nothing is started.

Keys: running, local, version, uri, browser, user, passwordFile, pid, since, dataDir, dataBytes, nodes, relationships,
labels (how many nodes of each).
The exit code is 3 while the local Neo4j is not running.

` + exitCodesHelp,
		Example: "  kaidan db status\n  kaidan db status --format json",
		Args:    cobra.NoArgs,
	}
	formatFlag(cmd, &format, tableFormats)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		facts, running, err := a.status(cmd.Context())
		if err != nil {
			return err
		}
		if err := a.print(factTable(facts, format), format); err != nil {
			return err
		}
		if !running {
			return exitCode{exitNothing, "the local Neo4j is not running; `kaidan db up` starts it"}
		}
		return nil
	}
	return cmd
}

// fact is one property of a thing to print.
type fact struct {
	key   string
	value any
}

// factTable stands upright for people and is one row for programs.
func factTable(facts []fact, format string) table {
	if format == formatTable || format == formatMarkdown || format == "" {
		t := table{columns: []column{{"key", ""}, {"value", ""}}}
		for _, f := range facts {
			if f.value != nil && f.value != "" {
				t.rows = append(t.rows, []any{f.key, f.value})
			}
		}
		return t
	}
	t := table{rows: [][]any{nil}}
	for _, f := range facts {
		t.columns = append(t.columns, column{f.key, f.key})
		t.rows[0] = append(t.rows[0], f.value)
	}
	return t
}

func (a *app) status(ctx context.Context) (facts []fact, running bool, err error) {
	if a.config.Neo4j.URI != "" {
		facts, err := a.remoteStatus(ctx)
		return facts, true, err
	}
	st, err := local.Inspect(ctx, a.local())
	if err != nil {
		return nil, false, err
	}
	var pid, nodes, relationships, labels any
	if st.Running {
		pid, nodes, relationships = st.PID, st.Nodes, st.Relationships
		if labels, err = a.labels(ctx); err != nil {
			return nil, false, err
		}
	}
	return []fact{
		{"running", st.Running},
		{"local", true},
		{"version", st.Version},
		{"uri", st.URI},
		{"browser", st.Browser},
		{"user", "neo4j"},
		{"passwordFile", st.PasswordFile},
		{"pid", pid},
		{"since", st.Since},
		{"dataDir", st.DataDir},
		{"dataBytes", st.DataBytes},
		{"nodes", nodes},
		{"relationships", relationships},
		{"labels", labels},
	}, st.Running, nil
}

// labelCounts are how many nodes of each label there are.
type labelCounts map[string]int64

func (c labelCounts) String() string {
	var parts []string
	for _, label := range slices.Sorted(maps.Keys(c)) {
		parts = append(parts, fmt.Sprintf("%s %d", label, c[label]))
	}
	return strings.Join(parts, ", ")
}

// labels counts the nodes of the server in use, each label by itself because the server keeps these numbers.
func (a *app) labels(ctx context.Context) (labelCounts, error) {
	store, err := a.openStore(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = store.Close(ctx) }()
	return countLabels(ctx, store)
}

func countLabels(ctx context.Context, store *graph.Store) (labelCounts, error) {
	var parts []string
	for _, node := range graph.Schema().Nodes {
		parts = append(parts, fmt.Sprintf("MATCH (n:%s) RETURN '%[1]s' AS label, count(n) AS n", node.Label))
	}
	result, err := store.Query(ctx, strings.Join(parts, " UNION ALL "), nil)
	if err != nil {
		return nil, fmt.Errorf("counting nodes: %w", err)
	}
	counts := labelCounts{}
	for _, record := range result.Records {
		label, _ := record.Values[0].(string)
		if n, _ := record.Values[1].(int64); n > 0 {
			counts[label] = n
		}
	}
	return counts, nil
}

func (a *app) remoteStatus(ctx context.Context) ([]fact, error) {
	store, err := a.openStore(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = store.Close(ctx) }()
	one := func(cypher string) (any, error) {
		result, err := store.Query(ctx, cypher, nil)
		if err != nil || len(result.Records) == 0 {
			return nil, err
		}
		return result.Records[0].Values[0], nil
	}
	version, err := one("CALL dbms.components() YIELD versions RETURN versions[0]")
	if err != nil {
		return nil, err
	}
	nodes, err := one("MATCH (n) RETURN count(n)")
	if err != nil {
		return nil, err
	}
	relationships, err := one("MATCH ()-[r]->() RETURN count(r)")
	if err != nil {
		return nil, err
	}
	labels, err := countLabels(ctx, store)
	if err != nil {
		return nil, err
	}
	c := a.config.Neo4j
	return []fact{
		{"running", true},
		{"local", false},
		{"version", version},
		{"uri", c.URI},
		{"browser", nil},
		{"user", c.User},
		{"passwordFile", c.PasswordFile},
		{"pid", nil},
		{"since", nil},
		{"dataDir", nil},
		{"dataBytes", nil},
		{"nodes", nodes},
		{"relationships", relationships},
		{"labels", labels},
	}, nil
}

func dbLogs(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "logs",
		Short:   "Print the last lines of the local Neo4j's log",
		Example: "  kaidan db logs\n  kaidan db logs -n 200 --log debug",
		Args:    cobra.NoArgs,
	}
	lines := cmd.Flags().IntP("lines", "n", 50, "how many lines")
	which := cmd.Flags().String("log", "server", "which log: server, debug, console")
	_ = cmd.RegisterFlagCompletionFunc("log", cobra.FixedCompletions([]string{"server", "debug", "console"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		name, ok := map[string]string{"server": local.ServerLog, "debug": local.DebugLog, "console": local.ConsoleLog}[*which]
		if !ok || *lines < 1 {
			return usageError(cmd, errors.New("--log is server, debug or console, and --lines at least 1"))
		}
		text, err := local.Logs(a.local(), name, *lines)
		if errors.Is(err, fs.ErrNotExist) {
			return exitCode{exitNothing, err.Error()}
		}
		if err != nil {
			return err
		}
		for _, line := range text {
			fmt.Fprintln(a.out, line)
		}
		return nil
	}
	return cmd
}

func dbReset(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "reset",
		Short: "Throw the local graph away and begin with an empty one",
		Args:  cobra.NoArgs,
	}
	yes := cmd.Flags().BoolP("yes", "y", false, "do not ask")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		a.toLocal()
		if err := a.confirm(*yes, "This throws away the local graph, its logs and its password."); err != nil {
			return err
		}
		if err := local.Reset(cmd.Context(), a.local()); err != nil {
			return err
		}
		fmt.Fprintln(a.out, "The local graph is gone; the next command that needs one begins with an empty graph.")
		return nil
	}
	return cmd
}

// confirm asks a person; without one the answer must be given by --yes.
func (a *app) confirm(yes bool, what string) error {
	if yes {
		return nil
	}
	if file, ok := a.in.(*os.File); !ok || !term.IsTerminal(int(file.Fd())) {
		return exitCode{exitUsage, what + " Say --yes to do it"}
	}
	fmt.Fprint(a.err, what+" Go on? [y/N] ")
	answer, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); answer != "y" && answer != "yes" {
		return exitCode{exitError, "nothing was changed"}
	}
	return nil
}

func dbBrowse(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "browse [CYPHER]",
		Short: "Open Neo4j Browser, logged in, with kaidan's style, questions and guide",
		Long: `Open Neo4j Browser, logged in, with kaidan's style, questions and guide; a query is put into its editor.

The address that is printed works once and for two minutes: it hands the password to the page, which keeps it in memory
only. After a reload the page asks for it; run the command again, or take it from the file that is named.

` + exitCodesHelp,
		Example: "  kaidan db browse\n  kaidan db browse --print\n  kaidan db browse \"MATCH p=(:Official)-->(:Meeting) RETURN p LIMIT 25\"",
		Args:    cobra.MaximumNArgs(1),
	}
	printOnly := cmd.Flags().Bool("print", false, "print the address, open nothing")
	within := cmd.Flags().Duration("within", 2*time.Minute, "how long the address works")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if a.config.Neo4j.URI != "" {
			return fmt.Errorf("browse: neo4j.uri names %s; open that server's own Neo4j Browser", a.config.Neo4j.URI)
		}
		server, err := local.Start(cmd.Context(), a.local())
		if err != nil {
			return err
		}
		return a.browse(cmd.Context(), server, strings.Join(args, ""), *within, !*printOnly)
	}
	return cmd
}

func (a *app) browse(ctx context.Context, server *local.Server, cypher string, within time.Duration, open bool) error {
	status, err := local.Inspect(ctx, a.local())
	if err != nil {
		return err
	}
	byHand := fmt.Sprintf("Logging in by hand: user %s, password in %s", server.User, status.PasswordFile)
	offer, err := server.Browse(ctx, cypher)
	if err != nil {
		fmt.Fprintf(a.err, "kaidan: %v\n", err)
		fmt.Fprintf(a.out, "%s\n%s.\n", server.PageURL(cypher), byHand)
		return nil
	}
	fmt.Fprintf(a.out, "%s\n", offer.URL)
	fmt.Fprintf(a.err, "The address works once, within %v. %s.\n", within, byHand)
	if open {
		openBrowser(offer.URL)
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	if err := offer.Wait(ctx); err != nil {
		return exitCode{exitNothing, "browse: nobody opened the address in time; run the command again"}
	}
	fmt.Fprintln(a.err, "Neo4j Browser is logged in.")
	return nil
}

// openBrowser starts the desktop's browser, where there is a desktop. The address is printed anyhow.
func openBrowser(url string) {
	name := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		name = "open"
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return
	}
	if cmd := exec.Command(name, url); cmd.Start() == nil { //nolint:noctx // the browser outlives the command
		go func() { _ = cmd.Wait() }()
	}
}

func dbDump(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "dump FILE",
		Short:   "Save the local graph in a file (the server is stopped and started for it)",
		Example: "  kaidan db dump kaidan-2023-11.dump",
		Args:    cobra.ExactArgs(1),
	}
	force := cmd.Flags().Bool("force", false, "overwrite the file")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		a.toLocal()
		if err := local.Dump(cmd.Context(), a.local(), args[0], *force); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "The graph is saved in %s; `kaidan db load %s` brings it back.\n", args[0], args[0])
		return nil
	}
	return cmd
}

func dbLoad(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "load FILE",
		Short:   "Replace the local graph by a saved one",
		Example: "  kaidan db load kaidan-2023-11.dump",
		Args:    cobra.ExactArgs(1),
	}
	yes := cmd.Flags().BoolP("yes", "y", false, "do not ask")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		a.toLocal()
		return a.replace(cmd.Context(), *yes, func(o local.Options) error { return local.Load(cmd.Context(), o, args[0]) })
	}
	return cmd
}

func dbImport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import DIR",
		Short: "Replace the local graph by CSV files, much faster than ingest",
		Long: `Replace the local graph by the CSV files of a folder: nodes*.csv and relationships*.csv, with the header lines of
neo4j-admin (:ID, :LABEL, :START_ID, :END_ID, :TYPE). For a first load of more than about 70,000 meetings.

` + exitCodesHelp,
		Args: cobra.ExactArgs(1),
	}
	yes := cmd.Flags().BoolP("yes", "y", false, "do not ask")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		a.toLocal()
		return a.replace(cmd.Context(), *yes, func(o local.Options) error {
			if err := local.Import(cmd.Context(), o, args[0]); err != nil {
				return err
			}
			return a.complete(cmd.Context())
		})
	}
	return cmd
}

// complete gives an imported graph its constraints and indexes, and what the files could not say.
func (a *app) complete(ctx context.Context) error {
	store, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer store.Close(context.WithoutCancel(ctx)) //nolint:errcheck // all is written
	fmt.Fprintln(a.err, "kaidan: making constraints and indexes")
	return store.Complete(ctx)
}

// dbThrowaway runs a command, such as the tests of this program, with an empty Neo4j of its own.
func dbThrowaway(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "throwaway -- COMMAND…",
		Short: "Run a command with an empty Neo4j that ends with it",
		Long: `Run a command with an empty Neo4j that ends with it and leaves nothing behind. The command finds the server in
KAIDAN_TEST_NEO4J_URI, KAIDAN_TEST_NEO4J_USER and KAIDAN_TEST_NEO4J_PASSWORD; its exit code is passed on.`,
		Example: "  kaidan db throwaway -- go test -p 1 ./...",
		Hidden:  true,
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir, err := os.MkdirTemp("", "kaidan-throwaway-")
			if err != nil {
				return err
			}
			defer func() { _ = os.RemoveAll(dir) }()
			o := a.local()
			o.DataDir, o.BoltPort, o.HTTPPort, o.Plain, o.Fast, o.Attached = filepath.Join(dir, "neo4j"), 0, 0, true, true, true
			server, err := local.Start(cmd.Context(), o)
			if err != nil {
				return err
			}
			defer func() { _, _ = local.Stop(context.WithoutCancel(cmd.Context()), o) }()
			return a.runWith(cmd.Context(), server, args)
		},
	}
}

// runWith runs a command that finds a server in its environment. Interrupted, it has half a minute to end.
func (a *app) runWith(ctx context.Context, server *local.Server, args []string) error {
	child := exec.CommandContext(ctx, args[0], args[1:]...)
	child.Cancel = func() error { return child.Process.Signal(os.Interrupt) }
	child.WaitDelay = 30 * time.Second
	child.Env = append(os.Environ(), "KAIDAN_TEST_NEO4J_URI="+server.URI, "KAIDAN_TEST_NEO4J_USER="+server.User,
		"KAIDAN_TEST_NEO4J_PASSWORD="+server.Password)
	child.Stdin, child.Stdout, child.Stderr = a.in, a.out, a.err
	err := child.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() > 0 {
		return exitCode{code: exit.ExitCode()}
	}
	return err
}

// replace runs what overwrites the local graph, after asking if there is something to lose.
func (a *app) replace(ctx context.Context, yes bool, work func(local.Options) error) error {
	before, err := local.Inspect(ctx, a.local())
	if err != nil {
		return err
	}
	if before.DataBytes > 0 && (!before.Running || before.Nodes > 0) {
		if err := a.confirm(yes, "This replaces the local graph."); err != nil {
			return err
		}
	}
	if err := work(a.local()); err != nil {
		return err
	}
	after, err := local.Inspect(ctx, a.local())
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "The graph now holds %d nodes and %d relationships.\n", after.Nodes, after.Relationships)
	return nil
}

// lookups are the questions that serve the program alone: they find what a name or an id means.
var lookups = []string{"as-of", "complete", "exact", "holders", "ids", "meeting", "meeting-former", "names"}

// favourites are the saved queries that Neo4j Browser gets, in two folders and always in the same order, with the
// parameters of an example so that each runs as it stands.
func favourites() []local.Favourite {
	var list []local.Favourite
	add := func(folder string, questions []queries.Question) {
		for _, q := range questions {
			if !slices.Contains(lookups, q.Name) {
				list = append(list, local.Favourite{Folder: folder, Title: q.Ja, Cypher: q.Browser()})
			}
		}
	}
	add("外交の質問", queries.All())
	add("分析", queries.Cookbook())
	return list
}
