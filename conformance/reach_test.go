package conformance

import (
	"bytes"
	"encoding/json"
	"slices"
	"unicode"
	"unicode/utf8"
)

// reach is what a set of records holds among them: kinds of blocks, depths of
// sections, scripts, lengths.
type reach map[string]bool

// scripts are those that some record must hold.
var scripts = map[string]*unicode.RangeTable{
	"Latin": unicode.Latin, "Greek": unicode.Greek, "Cyrillic": unicode.Cyrillic, "Arabic": unicode.Arabic, "Hebrew": unicode.Hebrew,
	"Han": unicode.Han, "Hiragana": unicode.Hiragana, "Thai": unicode.Thai, "Devanagari": unicode.Devanagari, "symbols": unicode.So,
}

const (
	short = "a record below 3 KB"
	long  = "a record above 30 KB"
)

// wanted is all that must be reached.
func wanted() []string {
	want := []string{"tekst", "sammenstilling", "tabel", "citater", "figur", "resultater", "aftaler", "depth 1", "depth 2", "depth 3", short, long}
	for s := range scripts {
		want = append(want, s)
	}
	slices.Sort(want)
	return want
}

func (r reach) missing() (out []string) {
	for _, w := range wanted() {
		if !r[w] {
			out = append(out, w)
		}
	}
	return out
}

func (r reach) add(data []byte) {
	r[short] = r[short] || len(data) < 3<<10
	r[long] = r[long] || len(data) > 30<<10
	for text := data; len(text) > 0; {
		c, size := utf8.DecodeRune(text)
		text = text[size:]
		for name, table := range scripts {
			if c >= utf8.RuneSelf || name == "Latin" {
				r[name] = r[name] || unicode.Is(table, c)
			}
		}
	}
	var record struct{ Afsnit []section }
	if json.NewDecoder(bytes.NewReader(data)).Decode(&record) == nil {
		r.sections(record.Afsnit, "depth 1", "depth 2", "depth 3")
	}
}

type section struct {
	Blokke []struct{ Type string }
	Afsnit []section
}

func (r reach) sections(list []section, depth ...string) {
	for _, s := range list {
		r[depth[0]] = true
		for _, b := range s.Blokke {
			r[b.Type] = true
		}
		if len(depth) > 1 {
			r.sections(s.Afsnit, depth[1:]...)
		}
	}
}
