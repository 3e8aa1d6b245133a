package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
	"notat/templates"
)

const examples = "../../../examples"

// A notat of ours is recognised by its record elsewhere; read as a stranger's, it
// gives the words and the headings that its document has, in order.
func TestOurOwnNotatReadsAsItIs(t *testing.T) {
	service := publish.New(template.NewStore(templates.FS, filepath.Join(examples, "templates")), "standard")
	format, _ := publish.FormatNamed("pdf")
	for _, name := range []string{"birkelund-2024-25", "alle-blokke-2025-26", "lindevang-2022-23"} {
		record, err := os.ReadFile(filepath.Join(examples, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := service.Render(context.Background(), publish.Request{Data: record, Udgave: publish.Intern}, format)
		if err != nil {
			t.Fatal(err)
		}
		f := read(t, doc.Data)
		blocks, err := check.Text(doc.Data)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := said(f.Pieces), strings.Fields(strings.Join(blocks, " ")); !slices.Equal(got, want) {
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("%s: at word %d %q, not %q", name, i, some(got, i), some(want, i))
				}
			}
			t.Fatalf("%s: %d words, not %d", name, len(got), len(want))
		}
		dump, err := os.ReadFile(filepath.Join(examples, "out", name+".intern.txt"))
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for l := range strings.Lines(string(dump)) {
			if len(l) > 2 && l[0] == 'h' && l[1] >= '1' && l[1] <= '6' && l[2] == ' ' {
				want = append(want, strings.TrimSpace(l[1:]))
			}
		}
		if got := headings(f.Pieces, true); !slices.Equal(got, want) || len(want) < 5 {
			t.Errorf("%s: the headings are %q, not %q", name, got, want)
		}
	}
}
