package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"kaidan/graph/local"
)

// One address lands in Neo4j Browser: logged in, styled, with guide and saved questions, and nothing leaves loopback.
func TestBrowse(t *testing.T) {
	server, profile := browseServer(t), t.TempDir()
	ctx := chromium(t, profile)
	var abroad []string
	chromedp.ListenTarget(ctx, func(event any) {
		if e, ok := event.(*network.EventResponseReceived); ok && !isLoopback(e.Response.URL) {
			abroad = append(abroad, e.Response.URL)
		}
	})

	offer, err := server.Browse(ctx, "MATCH (n:Country) RETURN n")
	require.NoError(t, err)
	require.NoError(t, chromedp.Run(ctx, network.Enable(), chromedp.Navigate(offer.URL)))
	require.NoError(t, offer.Wait(ctx))

	var guide, caption, stored, page string
	require.NoError(t, chromedp.Run(ctx,
		chromedp.WaitVisible(`[data-testid="guidesDrawer"]`),
		chromedp.Text(`[data-testid="guidesDrawer"]`, &guide),
		chromedp.Click(`[data-testid="editor-Run"]`),
		chromedp.Poll(`[...document.querySelectorAll('[data-testid="frameContents"] svg text')].map(e => e.textContent.trim()).find(text => text)`, &caption),
		chromedp.Location(&page),
		chromedp.Evaluate(`Object.entries(localStorage).map(entry => entry.join('=')).join('\n')`, &stored),
	), "the page is not logged in")
	require.Contains(t, guide, "外交の質問")
	require.Equal(t, "日本", caption)
	require.Contains(t, stored, "誰が誰と会ったか")
	require.Contains(t, stored, "node.Meeting")
	require.NotContains(t, stored, server.Password)
	require.NotContains(t, page, "#")
	require.Empty(t, abroad)
	if path := os.Getenv("KAIDAN_TEST_SCREENSHOT"); path != "" {
		var picture []byte
		require.NoError(t, chromedp.Run(ctx, chromedp.Sleep(2*time.Second), chromedp.CaptureScreenshot(&picture)))
		require.NoError(t, os.WriteFile(path, picture, 0o600))
	}

	// When it has ended, the password is nowhere in its profile: not as it is, not in UTF-16.
	require.NoError(t, chromedp.Cancel(ctx))
	require.NoError(t, filepath.WalkDir(profile, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		require.NotContains(t, string(data), server.Password, path)
		require.NotContains(t, string(data), wide(server.Password), path)
		return err
	}))
}

// browseServer is a server with kaidan's start page and one country.
func browseServer(t *testing.T) *local.Server {
	t.Helper()
	if testing.Short() {
		t.Skip("starts neo4j and chromium: not under -short")
	}
	o := local.Options{DataDir: filepath.Join(t.TempDir(), "neo4j"), Heap: "256m", Fast: true, Attached: true, Favourites: favourites()}
	t.Cleanup(func() { _, _ = local.Stop(context.Background(), o) })
	server, err := local.Start(t.Context(), o)
	require.NoError(t, err)
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	require.NoError(t, err)
	defer func() { require.NoError(t, driver.Close(t.Context())) }()
	_, err = neo4j.ExecuteQuery(t.Context(), driver, "CREATE (:Country {code: 'JPN', name: '日本', caption: '日本'})", nil, neo4j.EagerResultTransformer)
	require.NoError(t, err)
	return server
}

// chromiumProgram is where the browser lies; the test is skipped where there is none.
func chromiumProgram(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no chromium; `scripts/needs chromium font` installs it")
	return ""
}

// chromium is a headless browser with a profile on disk.
func chromium(t *testing.T, profile string) context.Context {
	t.Helper()
	path := chromiumProgram(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:len(chromedp.DefaultExecAllocatorOptions):len(chromedp.DefaultExecAllocatorOptions)],
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.WindowSize(1400, 900), chromedp.WSURLReadTimeout(time.Minute))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

func isLoopback(url string) bool {
	for _, prefix := range []string{"http://localhost:", "http://127.0.0.1:", "data:", "blob:", "chrome"} {
		if strings.HasPrefix(url, prefix) {
			return true
		}
	}
	return false
}

// wide is a text in UTF-16, as a browser's storage may hold it.
func wide(s string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}
