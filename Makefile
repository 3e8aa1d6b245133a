# Each target is one job. `make test` and `make run` need Go alone; `make
# conformance` also needs Java, Node and a few readers, and installs what it can.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: run test race lint fuzz bench load golden conformance mutation soak build image clean

run: ## make the notat of an example
	go run ./cmd/notat render -o notat.pdf examples/birkelund-2024-25.json

test: ## all tests
	go test ./...

# The packages in which goroutines meet. Their tests run the others too, publish
# above all; soak has every package.
SHARED = archive cli httpapi parallel render/pdf tagpdf typeset
race: ## under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -short $(SHARED:%=./internal/%)

lint: ## what a machine can see
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

FUZZTIME ?= 10s
fuzz: ## each fuzz target for FUZZTIME
	conformance/fuzz $(FUZZTIME)

bench: ## what a notat costs, beside plain fpdf and, where Node is, Typst
	conformance/bench

load: ## 32 clients for 30 s: documents per second, waiting time, memory
	go test ./internal/httpapi -run '^TestMixedLoad$$' -load 30s -v | grep -v '^='

golden: ## write the golden files anew; read the difference line by line
	go test ./internal/samtale ./internal/udgave ./internal/publish ./internal/httpapi ./conformance -update

conformance: ## other people's validators and readers over everything we make
	conformance/run

SEED ?= 1
mutation: ## plant 300 small faults, one at a time: which test turns red?
	go run ./conformance/mutation -n 300 -seed $(SEED)

soak: lint ## everything at full length
	CGO_ENABLED=1 go test -race ./...
	CONFORMANCE_RECORDS=2000 conformance/run
	go test -count=1 -timeout 60m ./internal/publish -run AnyRecord -rapid.checks=5000 -rapid.nofailfile
	NOTAT_SOAK=5000 go test -count=1 -timeout 60m ./internal/publish -run NoEditIsLost
	conformance/fuzz 60s
	$(MAKE) mutation

build: ## a static binary in bin/
	CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags="-s -w" -o bin/notat ./cmd/notat

image: ## a container image
	docker build -t notat .

clean:
	rm -rf bin .conformance notat.pdf
