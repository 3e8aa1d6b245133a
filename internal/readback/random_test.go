package readback_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	word "notat/internal/readback/readbacktest"

	"notat/internal/publish"
)

var draftsOnce = sync.OnceValues(func() ([][]byte, error) {
	var out [][]byte
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil {
		return nil, err
	}
	s := newService(nil)
	f, _ := publish.FormatNamed("docx")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, q := range []publish.Request{{Data: data}, {Data: data, Status: "udkast"}, {Data: data, Udgave: publish.Offentlig}} {
			d, err := s.Render(context.Background(), q, f)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, d.Data)
		}
	}
	ny, err := s.New(publish.Ny{Kommune: "Fjordby Kommune", Skole: "Birkelund Skole", Skoleaar: "2025/26"})
	if err != nil {
		return nil, err
	}
	d, err := s.Render(context.Background(), publish.Request{Data: ny}, f)
	if err != nil {
		return nil, err
	}
	return append(out, d.Data), nil
})

// soak counts what came of many edited drafts.
type soak struct {
	files, tokens, lost, kept, alarms int
}

// mutant gives a draft with one to eight random edits, and what they were.
func mutant(t testing.TB, drafts [][]byte, seed int) (h *word.Hand, draft []byte, did []string) {
	rnd := rand.New(rand.NewPCG(uint64(seed), 6))
	draft = drafts[rnd.IntN(len(drafts))]
	h = word.InWord(t, draft, rnd)
	return h, draft, h.AtRandom()
}

// check hands a file back and looks for each token that is in it, and for words
// that stayed in the record though they are gone from the file.
func (k *soak) check(t *testing.T, s *publish.Service, name string, file, draft []byte, tokens []string) {
	k.files++
	back, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: file})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	var shown, said strings.Builder
	for _, i := range back.Rest {
		shown.WriteString(i.Tekst + "\n")
		said.WriteString(i.Besked + "\n") // what was written over is shown there
		switch i.Kode {
		case "regnskab", "ord-ikke-gjort-rede-for", "ord-beholdt", "ord-byttet", "inddeling", "skjult-aendret":
			k.alarms++
			t.Logf("%s: %s: %s", name, i.Kode, i.Tekst)
		}
	}
	for _, c := range back.Aendringer {
		shown.WriteString(c.Before + "\n" + c.After + "\n")
	}
	h := word.InWord(t, file, nil)
	var main strings.Builder
	for _, e := range h.Doc.Root().FindElements("//w:t") {
		main.WriteString(e.Text())
	}
	for _, tok := range tokens {
		if !strings.Contains(main.String(), tok) && !h.Beside(tok) {
			continue // another edit, or the editor, took it away
		}
		k.tokens++
		if !strings.Contains(shown.String(), tok) {
			k.lost++
			t.Errorf("%s: %s is lost", name, tok)
		}
	}
	o, err := publish.Extract(draft)
	if err != nil {
		t.Fatal(name, err)
	}
	for _, w := range uniqueWords(t, draft) {
		if !strings.Contains(main.String(), w) && !strings.Contains(shown.String(), w) && !strings.Contains(said.String(), w) && strings.Contains(string(o.Record), w) {
			k.kept++
			t.Errorf("%s: %q is gone from the file and stayed silently", name, w)
		}
	}
}

func (k *soak) report(t *testing.T) {
	t.Logf("%d kinds, %d files, %d tokens: %d lost, %d kept silently, %d false alarms", word.Kinds, k.files, k.tokens, k.lost, k.kept, k.alarms)
	if k.alarms > max(1, k.files/1000) {
		t.Errorf("%d false alarms in %d files", k.alarms, k.files)
	}
}

// Whatever is done to a draft, each word that was typed is in the record or is
// shown, and no text that is gone from the file stays in the record unseen.
// NOTAT_SOAK gives the number of files (15 without it), NOTAT_SEED the first.
func TestNoEditIsLostAndNoTextIsKeptSilently(t *testing.T) {
	s := newService(t)
	drafts, err := draftsOnce()
	if err != nil {
		t.Fatal(err)
	}
	files, first := 15, 0
	if testing.Short() {
		files = 10
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SOAK")); err == nil {
		files = n
	}
	if n, err := strconv.Atoi(os.Getenv("NOTAT_SEED")); err == nil {
		first = n
	}
	var k soak
	for seed := first; seed < first+files; seed++ {
		h, draft, did := mutant(t, drafts, seed)
		k.check(t, s, fmt.Sprintf("seed %d %v", seed, did), h.Save(t), draft, h.Tokens)
	}
	k.report(t)
}

// The same for files that another editor opened and saved, and nothing at all is
// to be said of those that nobody edited. NOTAT_SOFFICE names LibreOffice's
// program; conformance/readback sets it.
func TestNothingIsLostThroughAnotherEditor(t *testing.T) {
	soffice := os.Getenv("NOTAT_SOFFICE")
	if soffice == "" {
		t.Skip("NOTAT_SOFFICE is not set")
	}
	s := newService(t)
	drafts, err := draftsOnce()
	if err != nil {
		t.Fatal(err)
	}
	in, out := t.TempDir(), t.TempDir()
	put := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(in, name+".docx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, d := range drafts {
		put(fmt.Sprintf("draft%d", i), d)
	}
	type made struct {
		name   string
		draft  []byte
		tokens []string
	}
	edited := map[string]made{}
	for seed := range 135 { // about a quarter is more than the editor will open
		h, draft, did := mutant(t, drafts, seed)
		name := fmt.Sprintf("edited%d", seed)
		put(name, h.Save(t))
		edited[name] = made{fmt.Sprintf("seed %d %v", seed, did), draft, h.Tokens}
	}
	files, err := filepath.Glob(filepath.Join(in, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	for group := range slices.Chunk(files, 40) {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute) // a busy machine is no fault
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", out}, group...)
		run := exec.CommandContext(ctx, soffice, args...)
		run.WaitDelay = 5 * time.Second // what soffice starts outlives it, and holds its output open
		msg, err := run.CombinedOutput()
		cancel()
		var exit *exec.ExitError // newer ones say so when one of the files cannot be opened
		if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
			t.Fatalf("%v\n%s", err, msg)
		}
	}
	var k soak
	whole := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".docx")
		data, err := os.ReadFile(filepath.Join(out, name+".docx"))
		if err != nil {
			t.Logf("%s: the editor could not open it", name)
			continue
		}
		if m, ok := edited[name]; ok {
			if _, err := s.ReadBack(context.Background(), publish.Indlevering{Fil: data}); err != nil {
				var no *publish.Ulaeselig
				if errors.As(err, &no) {
					t.Logf("%s: the editor wrote a broken file", m.name)
					continue
				}
			}
			k.check(t, s, m.name, data, m.draft, m.tokens)
			continue
		}
		unchanged(t, s, name, data)
		whole++
	}
	t.Logf("%d unedited drafts saved by another editor", whole)
	if whole < len(drafts) || k.files < 100 {
		t.Errorf("the editor saved %d of %d drafts and %d edited files", whole, len(drafts), k.files)
	}
	k.report(t)
}

var uniques sync.Map

// uniqueWords gives long words that stand once in a draft.
func uniqueWords(t *testing.T, draft []byte) []string {
	key := &draft[0]
	if v, ok := uniques.Load(key); ok {
		return v.([]string)
	}
	h := word.InWord(t, draft, nil)
	count := map[string]int{}
	for _, e := range h.Doc.Root().FindElements("//w:t") {
		for _, w := range strings.Fields(e.Text()) {
			count[w]++
		}
	}
	var out []string
	for w, n := range count {
		if n == 1 && len(w) > 7 {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	uniques.Store(key, out)
	return out
}
