package main

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestPicture makes docs/img/browser.png, the graph of the sample briefs in Neo4j Browser, when asked for by a file name
// in KAIDAN_TEST_PICTURE.
func TestPicture(t *testing.T) {
	path := os.Getenv("KAIDAN_TEST_PICTURE")
	if path == "" {
		t.Skip("KAIDAN_TEST_PICTURE names no file")
	}
	server := browseServer(t)
	t.Setenv("KAIDAN_NEO4J_URI", server.URI)
	t.Setenv("KAIDAN_NEO4J_PASSWORD", server.Password)
	require.Equal(t, exitFound, run(t.Context(), []string{"ingest", "../../seeds/briefs"}, os.Stdin, os.Stderr, os.Stderr))
	ctx := chromium(t, t.TempDir())
	offer, err := server.Browse(ctx, `MATCH (:Official {name: '王毅'})-[:PARTICIPATES_IN]->(m:Meeting)
MATCH p = (m)<-[:PARTICIPATES_IN]-(:Official)
OPTIONAL MATCH q = (m)-[:HELD_AT|ABOUT]->()
RETURN p, q`)
	require.NoError(t, err)
	var picture []byte
	// Only what the query returns; the frame of the answer alone, without the list of labels beside it.
	plain := `(() => { const get = Storage.prototype.getItem;
		Storage.prototype.getItem = function (key) {
			const value = get.call(this, key);
			return key === 'neo4j.settings' && value ? JSON.stringify({...JSON.parse(value), autoComplete: false}) : value;
		} })()`
	require.NoError(t, chromedp.Run(ctx,
		chromedp.EmulateViewport(1120, 700),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(plain).Do(ctx)
			return err
		}),
		chromedp.Navigate(offer.URL)))
	require.NoError(t, offer.Wait(ctx))
	require.NoError(t, chromedp.Run(ctx,
		chromedp.WaitVisible(`[data-testid="guidesDrawer"]`),
		chromedp.Click(`[data-testid="editor-Run"]`),
		chromedp.WaitVisible(`[data-testid="frameContents"] svg text`),
		chromedp.Click(`button[title="Fullscreen"]`, chromedp.ByQuery),
		chromedp.WaitVisible(`[data-testid="frameContents"] svg text`),
		chromedp.Click(`button[title="Collapse the node properties display"]`),
		chromedp.Sleep(5*time.Second),
		chromedp.Click(`button[aria-label="zoom-to-fit"]`),
		chromedp.Sleep(2*time.Second),
		chromedp.CaptureScreenshot(&picture),
	))
	require.NoError(t, os.WriteFile(path, picture, 0o644))
}
