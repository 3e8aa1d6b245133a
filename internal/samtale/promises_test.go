package samtale

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"notat/internal/billede/billedetest"
)

// A picture that cannot be read stops none after it, whatever stands between.
func TestOnePictureThatIsGoneStopsNoOther(t *testing.T) {
	r := &Record{Afsnit: []Afsnit{{Blokke: []Blok{
		&Tekst{Tekst: "før"}, &Figur{Billede: "væk.png"}, &Figur{}, &Figur{Billede: "data:image/png;base64,AAAA"}, &Figur{Billede: "en.png"}, &Tekst{Tekst: "mellem"}, &Figur{Billede: "to.png"},
	}}}}
	r.EmbedPictures(func(name string) ([]byte, error) {
		if name == "væk.png" {
			return nil, errors.New("væk")
		}
		return billedetest.Head(uint32(len(name)), 2), nil
	})
	var got []string
	for _, b := range r.Afsnit[0].Blokke {
		if f, ok := b.(*Figur); ok {
			got = append(got, f.Billede)
		}
	}
	url := billedetest.URL("image/png", billedetest.Head(6, 2))
	if want := []string{"væk.png", "", "data:image/png;base64,AAAA", url, url}; strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%q", got)
	}
}

// What each thing counts for is what the guide says, and every line of every text
// counts: a record that becomes too much is refused before the work.
func TestEveryLineCounts(t *testing.T) {
	const two = "a\nb"
	for _, c := range []struct {
		name string
		make func(r *Record)
		want int
	}{
		{"a section", func(r *Record) { r.Afsnit = append(r.Afsnit, Afsnit{Overskrift: "a"}) }, 4},
		{"with a heading of two lines", func(r *Record) { r.Afsnit = append(r.Afsnit, Afsnit{Overskrift: two}) }, 5},
		{"a section below", func(r *Record) { r.Afsnit[0].Afsnit = []Afsnit{{Overskrift: "a"}} }, 4},
		{"a reason", func(r *Record) { r.Afsnit[0].UdenIndhold = &UdenIndhold{Tekst: two} }, 2},
		{"former numbers", func(r *Record) { r.Skole.TidligereNumre = []string{"1", "2"} }, 2},
		{"an item of the agenda", func(r *Record) { r.Moede.Dagsorden = []Dagsordenspunkt{{Punkt: two}} }, 3},
		{"a participant", func(r *Record) {
			r.Deltagere = []Deltager{{Navn: two, Titel: "c\nd\ne", Gruppe: "f\ng\nh\ni", Funktion: []string{"moedeleder", "referent"}}}
		}, 11},
		{"a text", blok(&Tekst{Tekst: "a\n\nb **c**\n- d"}), 5}, // and two for the marks
		{"columns", blok(&Sammenstilling{Kolonner: []Kolonne{{Overskrift: two, Tekst: "a\nb\nc"}, {Overskrift: "a"}}}), 8},
		{"a table", blok(&Tabel{Hoved: []string{"a", "b"}, Billedtekst: two, Raekker: [][]string{{"a", "b\nc"}, {"", ""}, {"a", "b", "c"}}}), 14},
		{"quotes", blok(&Citater{Citater: []Citat{{Tekst: two, Rolle: "a\nb\nc"}, {Tekst: "a"}}}), 10},
		{"a picture", blok(&Figur{Billedtekst: two}), 22},
		{"results", blok(&Resultater{Resultater: []Resultat{{}, {Ord: two}, {Tidligere: []Tidligere{{}, {Periode: two}}}}}), 41},
		{"results with charts", blok(&Resultater{Diagram: true, Resultater: []Resultat{{}, {}}}), 144},
		{"an agreement", blok(&Aftaler{Aftaler: []Aftale{{}}}), 3},
		{"its texts", blok(&Aftaler{Aftaler: []Aftale{{Maal: two, Baggrund: two, Tegn: two, Ansvarlig: two, Bemaerkning: two, Tiltag: []string{two, "a"}}}}), 16},
	} {
		r := &Record{Afsnit: []Afsnit{{Overskrift: "A"}}}
		before := r.Lines()
		c.make(r)
		if got := r.Lines() - before; got != c.want {
			t.Errorf("%s: %d lines, not %d", c.name, got, c.want)
		}
	}
	for _, field := range []func(*Resultat) *string{
		func(x *Resultat) *string { return &x.Maaling }, func(x *Resultat) *string { return &x.Fag }, func(x *Resultat) *string { return &x.Profilomraade }, func(x *Resultat) *string { return &x.Klassetrin },
		func(x *Resultat) *string { return &x.Periode }, func(x *Resultat) *string { return &x.Kilde }, func(x *Resultat) *string { return &x.Enhed }, func(x *Resultat) *string { return &x.Note },
	} {
		var x Resultat
		*field(&x) = "a\nb\rc"
		r := &Record{}
		if blok(&Resultater{Resultater: []Resultat{x}})(r); r.Lines() != 4+14-1 {
			t.Errorf("%+v: %d lines", x, r.Lines())
		}
	}
}

// blok puts a block into the first section.
func blok(b Blok) func(*Record) {
	return func(r *Record) {
		if len(r.Afsnit) == 0 {
			r.Afsnit = []Afsnit{{}}
		}
		r.Afsnit[0].Blokke = append(r.Afsnit[0].Blokke, b)
	}
}

// The place that is told is that of what went over the limit, to the line.
func TestTheLimitIsToldWhereItIsPassed(t *testing.T) {
	some := func(n int, item func(i int)) {
		for i := range n {
			item(i)
		}
	}
	for _, c := range []struct {
		name    string
		make    func(r *Record, n int) // n things of lines lines each
		lines   int
		pointer string // of the last of them
	}{
		{"former numbers", func(r *Record, n int) { r.Skole.TidligereNumre = make([]string, n) }, 1, "/skole/tidligereNumre"},
		{"the agenda", func(r *Record, n int) { r.Moede.Dagsorden = make([]Dagsordenspunkt, n) }, 1, "/moede/dagsorden/%d"},
		{"participants", func(r *Record, n int) {
			some(n, func(int) { r.Deltagere = append(r.Deltagere, Deltager{Navn: "a", Titel: "b"}) })
		}, 2, "/deltagere/%d"},
		{"sections", func(r *Record, n int) { r.Afsnit = make([]Afsnit, n) }, 3, "/afsnit/%d"},
		{"texts", func(r *Record, n int) { some(n, func(int) { blok(&Tekst{Tekst: "a\nb\nc"})(r) }) }, 3, "/afsnit/0/blokke/%d/tekst"},
		{"pictures", func(r *Record, n int) { some(n, func(int) { blok(&Figur{})(r) }) }, 20, "/afsnit/0/blokke/%d"},
		{"columns", func(r *Record, n int) { some(n, func(int) { blok(&Sammenstilling{})(r) }) }, 2, "/afsnit/0/blokke/%d"},
		{"tables", func(r *Record, n int) { some(n, func(int) { blok(&Tabel{})(r) }) }, 2, "/afsnit/0/blokke/%d"},
		{"quotes", func(r *Record, n int) { blok(&Citater{Citater: make([]Citat, n)})(r) }, 2, "/afsnit/0/blokke/0/citater/%d"},
		{"results", func(r *Record, n int) { blok(&Resultater{Resultater: make([]Resultat, n)})(r) }, 12, "/afsnit/0/blokke/0/resultater/%d"},
		{"agreements", func(r *Record, n int) { blok(&Aftaler{Aftaler: make([]Aftale, n)})(r) }, 3, "/afsnit/0/blokke/0/aftaler/%d"},
	} {
		place := func(n, rest int) string { // of n of them, with what stands before: MaxLines+1 lines
			r := &Record{}
			c.make(r, n)
			r.Skole.TidligereNumre = append(r.Skole.TidligereNumre, make([]string, rest)...)
			k := &checker{r: r}
			k.walk(r.Afsnit, "", 1, false)
			return k.findTooLong()
		}
		r := &Record{}
		c.make(r, 10)
		before := r.Lines() - 10*c.lines // the section around them
		n := (MaxLines - before) / c.lines
		rest := MaxLines - before - n*c.lines
		if got := place(n, rest); got != "" {
			t.Errorf("%s: as many as may be, and %s", c.name, got)
		}
		want := c.pointer
		if strings.Contains(want, "%d") {
			want = fmt.Sprintf(want, n-1)
		}
		if got := place(n, rest+1); got != want {
			t.Errorf("%s: told at %s, not %s", c.name, got, want)
		}
	}
}

// A text that a template may print on every page has a limit of its own, each
// of them, and what has a form of its own has its rule.
func TestASingleFieldHasItsLimit(t *testing.T) {
	for _, pointer := range []string{
		"/dokument/betegnelse", "/dokument/titel", "/dokument/godkendt/af", "/sag/sagsnr", "/sag/dokumentnr", "/sag/sagsbehandler", "/sag/vedroerende", "/sag/sendesTil",
		"/kommune/navn", "/kommune/forvaltning", "/kommune/afdeling", "/kommune/kontakt", "/skole/navn", "/moede/sted",
	} {
		for n, want := range map[int]string{MaxField: "", MaxField + 1: "for-langt-felt " + pointer} {
			value, err := json.Marshal(strings.Repeat("a", n))
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.Split(pointer[1:], "/")
			for i := len(parts) - 1; i >= 0; i-- {
				value = []byte(`{"` + parts[i] + `":` + string(value) + `}`)
			}
			_, list := Validate(decode(t, string(value)), krav())
			got := ""
			for _, f := range list {
				if f.Code == "for-langt-felt" {
					got += f.Code + " " + string(f.Pointer)
				}
			}
			if got != want {
				t.Errorf("%d bytes in %s: %q", n, pointer, got)
			}
		}
	}
}
