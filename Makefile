# kaidan: make run (the main job from end to end), make test, make check (all of CI), make crash, make bench, make build.

GOFUMPT     = mvdan.cc/gofumpt@v0.12.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0

.PHONY: run build test check crash bench short fmt clean

run: build
	@scripts/needs java mvn
	@scripts/demo

build:
	@mkdir -p bin
	go build -trimpath -o bin/kaidan ./cmd/kaidan

# Everything, with the race detector, on a real Neo4j that ends with the tests.
test: build
	@scripts/needs java mvn cc chromium font
	scripts/test -race

# What needs no Neo4j, in seconds.
short:
	go test -short ./...

check: build
	@scripts/needs java mvn cc chromium font
	scripts/check
	scripts/test -race

# Kill the program and the server again and again while they write: KAIDAN_TEST_KILLS times, else 20 each.
crash: build
	@scripts/needs java mvn
	KAIDAN_TEST_KILLS=$${KAIDAN_TEST_KILLS:-20} bin/kaidan db throwaway -- go test -count=1 -timeout 60m -v -run Killed ./graph

# Rates, answer times and sizes; KAIDAN_BENCH_MEETINGS sets how many meetings are written (10,000). docs/BENCHMARKS.md
# says what the figures mean.
bench: build
	@scripts/needs java mvn
	bin/kaidan db throwaway -- go test -run '^$$' -bench . -benchmem -p 1 ./...

fmt:
	go run $(GOFUMPT) -w .

clean:
	rm -rf bin dist
