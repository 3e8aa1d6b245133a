package compose

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"notat/internal/notat"
	"notat/internal/prosa"
	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

// hidden reports whether the strings of a field are not words of the notat: what
// steers, what is never printed, and what stands elsewhere than in the body's words.
func hidden(f *samtale.Field) bool {
	return f == nil || !f.Printed() || f.Kind == samtale.KindPicture || f.Kind == samtale.KindCode && f.Key != "status" && f.Key != "referencevurdering"
}

// udskrift is how the words of a string of a field are printed.
func udskrift(f *samtale.Field, s string) string {
	switch f.Kind {
	case samtale.KindProse:
		var b strings.Builder
		prosaOrd(&b, prosa.Read(s))
		return ord(b.String())
	case samtale.KindDate:
		return ord(notat.Plain(dato(s)))
	case samtale.KindTime:
		return ord(notat.Plain(tid(s)))
	case samtale.KindCode:
		return standard.Tekst(f.Key + "." + s)
	case samtale.KindWords, samtale.KindAddress, samtale.KindSchoolYear, samtale.KindInstitution,
		samtale.KindPicture, samtale.KindNumber, samtale.KindCount, samtale.KindYesNo, samtale.KindObject: // as they are written
	}
	return ord(s)
}

func prosaOrd(b *strings.Builder, p prosa.Prosa) {
	for _, s := range p {
		for _, o := range s.Linje {
			b.WriteString(o.Tekst)
			if o.Linjeskift {
				b.WriteByte(' ')
			}
		}
		for _, punkt := range s.Punkter {
			prosaOrd(b, prosa.Prosa{{Linje: punkt.Linje}})
			if punkt.Under != nil {
				prosaOrd(b, prosa.Prosa{*punkt.Under})
			}
		}
		b.WriteByte(' ')
	}
}

// ord is words with single spaces between them.
func ord(s string) string { return strings.Join(strings.Fields(s), " ") }

// celler gives the cells of a table in Markdown by their pointers.
func celler(v any, p place, out map[string]string) {
	switch v := v.(type) {
	case []any:
		for i, w := range v {
			celler(w, p.nr(i), out)
		}
	case string:
		if !blank(v) {
			out[string(p)] = udskrift(&samtale.Field{Kind: samtale.KindProse}, v)
		}
	}
}

// stringsOf gives every printed string and number of a JSON value by its pointer.
func stringsOf(v any, p place, out map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for k, w := range v {
			switch {
			case k == "raekker" && v["format"] == samtale.Markdown:
				celler(w, p.key(k), out)
			case !hidden(samtale.FieldAt(string(p.key(k)))):
				stringsOf(w, p.key(k), out)
			}
		}
	case []any:
		for i, w := range v {
			stringsOf(w, p.nr(i), out)
		}
	case json.Number:
		out[string(p)] = strings.Replace(v.String(), ".", ",", 1)
	case string:
		if !blank(v) {
			out[string(p)] = udskrift(samtale.FieldAt(string(p)), v)
		}
	}
}

// Every word of a record is in the document, in the field that its pointer
// names, and nothing else is in that field.
func TestEveryWordIsPrintedInItsField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		opts := []samtaletest.Option{}
		if rapid.Bool().Draw(t, "hostile") {
			opts = append(opts, samtaletest.Hostile())
		}
		r := samtaletest.Record(opts...).Draw(t, "record")
		d, err := lav(r, Options{Draft: rapid.Bool().Draw(t, "draft")})
		if err != nil {
			t.Fatal(err)
		}
		felter := map[string]string{}
		for _, f := range d.Felts() {
			if words := ord(notat.Plain(f.Inlines)); words != "" && !repeated(f, felter, words) {
				felter[f.Pointer] = strings.TrimSpace(felter[f.Pointer] + " " + words)
			}
		}
		dec := json.NewDecoder(strings.NewReader(string(samtaletest.Post(r))))
		dec.UseNumber()
		var posted any
		if err := dec.Decode(&posted); err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		stringsOf(posted, "", want)
		text := " " + strings.Join(d.Text(), " ") + " "
		for p, words := range want {
			got, ok := felter[p]
			switch {
			case ok && got != words:
				t.Errorf("%s: printed %q, is %q", p, got, words)
			case !ok && words != "" && !(shared(p) && strings.Contains(text, words)):
				t.Errorf("%s: %q is not printed", p, words)
			}
			delete(felter, p)
		}
		for p, words := range felter {
			t.Errorf("%s: %q is no field of the record", p, words)
		}
	})
}

// repeated reports whether a field stands again where it stood before: a unit
// behind each of its numbers.
func repeated(f notat.Felt, felter map[string]string, words string) bool {
	return strings.HasSuffix(f.Pointer, "/enhed") && felter[f.Pointer] == words
}

// shared reports whether a field may stand once for several: a party, and the
// source that results share with when it was asked.
func shared(p string) bool {
	return strings.HasSuffix(p, "/gruppe") || strings.HasSuffix(p, "/kilde") || strings.HasSuffix(p, "/hentet")
}

// The words are the same whether or not prompts are shown.
func TestADraftSaysTheSameWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := samtaletest.Record().Draw(t, "record")
		lack := []samtale.Del{samtale.Opfoelgning, samtale.Evaluering}
		edited, err1 := lav(r, Options{Draft: true}, lack...)
		drawn, err2 := lav(r, Options{}, lack...)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if !slices.Equal(edited.Text(), drawn.Text()) {
			t.Errorf("got  %q\nwant %q", edited.Text(), drawn.Text())
		}
	})
}

// Where a heading leads is one place only.
func TestAnchorsAreUnique(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, err := lav(samtaletest.Record().Draw(t, "record"), Options{}, samtale.Dele...)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		level := 0
		for _, b := range d.Blocks {
			h, ok := b.(*notat.Heading)
			if !ok {
				continue
			}
			if seen[h.Anchor] {
				t.Errorf("%s twice", h.Anchor)
			}
			seen[h.Anchor] = true
			if h.Level > level+1 {
				t.Errorf("level %d after %d", h.Level, level)
			}
			level = h.Level
		}
	})
}
