# Each target is one job. `make test` and `make run` need Go alone; `make
# conformance` also needs Java, Node and a few readers, and installs what it can.

.PHONY: help run check test race lint fuzz bench load golden conformance mutation losses soak desk build notices release image clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

run: ## make the notat of an example
	go run ./cmd/notat render -o notat.pdf examples/birkelund-2024-25.json

check: lint ## before a commit: what a machine can see, and the short tests, of what has changed
	go test -short -vet=off -toolexec 'env $(SOON)' ./... # lint has vetted them

test: ## all tests
	go test ./...

# Compilers, linters and linkers soon end: only one that comes near a gigabyte collects.
# What they make is the same, and is kept for whoever asks for it in another way.
SOON = GOGC=off GOMEMLIMIT=1GiB

# The packages in which goroutines meet. Their tests run the others too, publish
# above all; soak has every package.
SHARED = archive cli httpapi parallel render/pdf tagpdf typeset
race: ## under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -short $(SHARED:%=./internal/%)

# Linters are no part of the product: they are one program, a module of its own. What
# those say that look at one package at a time is kept by go vet; the others need all
# packages at once, which are loaded once.
lint: ## what a machine can see
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go mod tidy -diff
	$(SOON) go build -C conformance/lint -trimpath -buildvcs=false -o $(CURDIR)/.conformance/lint .
	$(SOON) go vet -vettool=$(CURDIR)/.conformance/lint ./...
	$(SOON) .conformance/lint -whole ./...

FUZZTIME ?= 10s
fuzz: ## each fuzz target for FUZZTIME
	conformance/fuzz $(FUZZTIME)

bench: ## what a notat costs, beside plain fpdf, Typst, WeasyPrint and Chromium
	conformance/bench

load: ## 32 clients for 30 s: documents per second, waiting time, memory
	go test ./internal/httpapi -run '^TestMixedLoad$$' -load 30s -v | grep -v '^='

golden: ## write the golden files anew; read the difference line by line
	go test ./internal/samtale ./internal/udgave ./internal/kontrol ./internal/publish ./internal/httpapi ./internal/config ./conformance -update

conformance: ## other people's validators and readers over everything we make
	conformance/run

SEED ?= 1
mutation: ## plant 300 small faults, one at a time: which test turns red?
	go run ./conformance/mutation -n 300 -seed $(SEED)

# ROW=words plants those whose stage and name match; UPDATE=-update writes the table.
losses: ## losses planted in the program, and what notices each
	go test -count=1 -timeout 3h ./conformance/losses -run NoLossGoesUnseen $(if $(ROW),-row '$(ROW)',-all) $(UPDATE)

soak: lint ## everything at full length
	CGO_ENABLED=1 go test -race ./...
	CONFORMANCE_RECORDS=2000 DESK_KILLS=50 DESK_TYPED="$$(echo examples/*.json)" conformance/run
	go test -count=1 -timeout 60m ./internal/publish -run AnyRecord -rapid.checks=5000 -rapid.nofailfile
	$(MAKE) losses
	conformance/postgres go test -count=1 -timeout 60m ./internal/publish -run "EventsAreTold|KilledWhile" -kills 200 -v
	go test -count=1 -timeout 60m ./internal/publish -run "NothingWithheld|MayLack|SamePublicBytes|NextYear" -rapid.checks=500 -rapid.nofailfile
	go test -count=1 -timeout 60m ./internal/httpapi -run NothingInternal -rapid.checks=500 -rapid.nofailfile
	go test -count=1 -timeout 60m ./internal/render/pdf ./internal/render/docx ./internal/render/chart ./internal/udgave ./internal/compose ./internal/kontrol ./internal/prosa ./internal/samtale/samtaletest -rapid.checks=1000 -rapid.nofailfile
	NOTAT_SOAK=2000 go test -count=1 ./internal/smaatal ./internal/template ./internal/kontrol
	NOTAT_SOAK=200 go test -count=1 ./internal/publish -run AForeignTemplate
	NOTAT_SOAK=1000 go test -count=1 ./internal/statistik -run RandomExtracts
	NOTAT_SOAK=1 go test -count=1 ./internal/publish -run "OverviewOfAMunicipality|LongFileOfOthers|ExtractedBecomes" -v
	NOTAT_SOAK=1 go test -count=1 ./internal/httpapi -run "HostileBodies|WrongTypes"
	NOTAT_SOAK=1 go test -count=1 ./internal/source/pdf -run "NoDamagedFile|HostileFiles"
	NOTAT_SOAK=1000 go test -count=1 -timeout 30m ./conformance/losses -run NothingWithheldGetsOut
	NOTAT_SOAK=5000 go test -count=1 -timeout 60m ./internal/readback -run NoEditIsLost
	NOTAT_SOAK=1000 go test -count=1 -timeout 60m ./internal/publish -run NoInternalWord
	NOTAT_GROWTH=1 NOTAT_LEAVE=20 go test -count=1 -timeout 60m ./internal/publish -run "ChecksCostLittle|TwiceAsMuch|ThreeTimes|GoesOnUnwatched|EndsWithItsRequest"
	NOTAT_SOAK=1 go test -count=1 -timeout 60m ./internal/cli -run "Scripts|WithinItsMemory|WithinMemory|EveryProcess"
	conformance/postgres go test -count=1 ./internal/httpapi -run "PeopleWork|NoReadSlower" -load 60s -v
	conformance/keycloak/run .conformance/notat
	conformance/fuzz 60s
	$(MAKE) mutation

desk: ## the page where a notat is written, from its sources (needs Node)
	cd internal/httpapi/skriv && npm ci --silent && npm run -s build

build: ## a static binary in bin/
	CGO_ENABLED=0 go build -tags nomsgpack -trimpath -buildvcs=false -ldflags="-s -w" -o bin/notat ./cmd/notat

notices: ## write anew which licences the linked modules have
	go run ./release -notices

release: ## with VERSION=0.2.0: changelog, version, tag, and dist/ with programs, SBOM, images and checksums
	release/cut $(VERSION)

image: ## a container image
	docker build -t notat .

clean:
	rm -rf bin dist .conformance notat.pdf
