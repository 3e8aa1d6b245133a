package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/prosa"
	"notat/internal/source"
	"notat/internal/source/pdf"
)

// meant is what a file of the corpus says: its words, its headings, and what is
// left out, each as often as it stands.
type meant struct {
	words    []string
	headings []string // with their levels: "2 Dansk"
	left     map[string]int
}

// readMeant reads the text beside a file that another program exported: lines
// that begin with # and a level are headings, with ~ and a number what is left
// out; the others are all words in order.
func readMeant(t *testing.T, path string) (m meant) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m.left = map[string]int{}
	for l := range strings.Lines(string(b)) {
		l = strings.TrimSpace(l)
		if rest, ok := strings.CutPrefix(l, "#"); ok {
			m.headings = append(m.headings, rest)
		} else if rest, ok := strings.CutPrefix(l, "~"); ok {
			n, text, _ := strings.Cut(rest, " ")
			m.left[text] = int(n[0] - '0')
		} else {
			m.words = append(m.words, strings.Fields(l)...)
		}
	}
	return m
}

func plain(words []prosa.Ord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Tekst)
	}
	return b.String()
}

// said gives the words of pieces in their order.
func said(list []source.Piece) (words []string) {
	for _, p := range list {
		words = append(words, strings.Fields(plain(p.Words))...)
		for _, r := range p.Rows {
			for _, c := range r.Cells {
				words = append(words, said(c.Pieces)...)
			}
		}
	}
	return words
}

func headings(list []source.Piece, sureOnly bool) (out []string) {
	for _, p := range list {
		if p.What == source.Heading && (p.Sure || !sureOnly) {
			out = append(out, string(rune('0'+p.Level))+" "+plain(p.Words))
		}
	}
	return out
}

func read(t *testing.T, data []byte) source.File {
	t.Helper()
	f, err := pdf.Read(context.Background(), data, pdf.Whole)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// agrees holds what was read against what was meant.
func (m meant) agrees(t *testing.T, f source.File) {
	t.Helper()
	if got := said(f.Pieces); !slices.Equal(got, m.words) {
		for i := range max(len(got), len(m.words)) {
			if i >= len(got) || i >= len(m.words) || got[i] != m.words[i] {
				t.Fatalf("%d words instead of %d; at %d: %q, not %q", len(got), len(m.words), i, some(got, i), some(m.words, i))
			}
		}
	}
	left := map[string]int{}
	for _, l := range f.Left {
		left[l.Text] = l.Times
		if l.Place.Page == 0 {
			t.Errorf("%q stands nowhere", l.Text)
		}
	}
	for text, n := range m.left {
		if left[text] != n {
			t.Errorf("%q is left out %d times, not %d", text, left[text], n)
		}
	}
	if len(left) != len(m.left) {
		t.Errorf("left out: %v", left)
	}
}

func some(list []string, at int) []string { return list[min(at, len(list)):min(at+8, len(list))] }

// What other programs export is read word for word and in order; running heads
// and page numbers are left out by name; what the file calls a heading is one.
func TestWhatOthersExportIsReadToTheWord(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := readMeant(t, strings.TrimSuffix(file, "pdf")+"txt")
			f := read(t, data)
			m.agrees(t, f)
			// Slides that are tagged have no headings among their tags: their titles
			// are guessed, as those of files that say nothing.
			says := !strings.HasPrefix(filepath.Base(file), "slides") && !strings.Contains(file, "plain")
			if got := headings(f.Pieces, says); !says {
				for _, h := range m.headings {
					if _, text, _ := strings.Cut(h, " "); !slices.ContainsFunc(got, func(g string) bool { return strings.HasSuffix(g, " "+text) }) {
						t.Errorf("no heading %q among %q", text, got)
					}
				}
			} else if !slices.Equal(got, m.headings) {
				t.Errorf("the headings are %q, not %q", got, m.headings)
			}
		})
	}
}

// Each piece has its place, counted from 1 on its page.
func TestEachPieceHasItsPlace(t *testing.T) {
	data, err := os.ReadFile("testdata/writer-outline.pdf")
	if err != nil {
		t.Fatal(err)
	}
	page, paragraph := 1, 0
	for _, p := range read(t, data).Pieces {
		if p.Place.Page > page {
			page, paragraph = page+1, 0
		}
		if paragraph++; p.Place != (source.Place{Page: page, Paragraph: paragraph}) {
			t.Fatalf("%q stands at %+v, not on page %d, %d", plain(p.Words), p.Place, page, paragraph)
		}
	}
}

// A tagged file's lists, tables and links are what they are; a table's head is
// one where the tags say so.
func TestTagsSayWhatIsAListAndATable(t *testing.T) {
	data, err := os.ReadFile("testdata/writer-tagged.pdf")
	if err != nil {
		t.Fatal(err)
	}
	bullets, numbers, tables, links := 0, 0, 0, 0
	for _, p := range read(t, data).Pieces {
		switch {
		case p.What == source.Item && p.Sure && p.Level == 1 && p.Numbered:
			numbers++
		case p.What == source.Item && p.Sure && p.Level == 1:
			bullets++
		case p.What == source.Table && p.Sure:
			tables++
			if len(p.Rows) != 3 || !p.Rows[0].Head || p.Rows[1].Head || len(p.Rows[2].Cells) != 3 || plain(p.Rows[2].Cells[1].Pieces[0].Words) != "Skoleleder Mie Holt" {
				t.Errorf("the table is %+v", p.Rows)
			}
		}
		for _, w := range p.Words {
			if w.Henvisning == "https://engbjerg.example/plan" && w.Tekst == "skolens plan" {
				links++
			}
		}
	}
	if bullets != 12 || numbers != 3 || tables != 1 || links != 1 {
		t.Errorf("%d items, %d with numbers, %d tables, %d links", bullets, numbers, tables, links)
	}
}
