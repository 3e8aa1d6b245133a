package pdf_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/billede"
	"notat/internal/compose"
	"notat/internal/notat"
	drawn "notat/internal/render/pdf"
	"notat/internal/samtale"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
	"notat/templates"
)

const examples = "../../../examples"

// A notat of ours is recognised by its record elsewhere; read as a stranger's, it
// gives the words and the headings that its document has, in order.
func TestOurOwnNotatReadsAsItIs(t *testing.T) {
	look, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	asks := samtale.Krav{Dele: map[samtale.Del]samtale.Grad{}, Delnavne: map[samtale.Del]string{}}
	for _, d := range samtale.Dele {
		asks.Dele[d], asks.Delnavne[d] = samtale.Grad(look.Settings.Dele[string(d)]), look.Tekst("del."+string(d))
	}
	draw, err := drawn.New(look, new(billede.Cache))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"birkelund-2024-25", "alle-blokke-2025-26", "lindevang-2022-23"} {
		record, err := os.ReadFile(filepath.Join(examples, name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := samtale.Decode(record)
		if err != nil {
			t.Fatal(err)
		}
		valid, faults := samtale.Validate(r, asks)
		if valid == nil {
			t.Fatal(faults)
		}
		doc, err := compose.Notat(valid, look, compose.Options{Udgave: notat.Intern})
		if err != nil {
			t.Fatal(err)
		}
		file, err := draw(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		f := read(t, file)
		blocks, err := check.Text(file)
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
