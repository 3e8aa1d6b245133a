package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"

	"notat/internal/notat/notattest"
	"notat/internal/samtale"
	"notat/internal/typeset"
	"notat/internal/udgave"
)

type felter = map[string]any

// written gives a draft whose texts are what a clerk, or somebody else, wrote.
func written(t testing.TB, titel, tekst, ord string) []byte {
	t.Helper()
	data, err := json.Marshal(felter{
		"dokument": felter{"titel": titel, "skoleaar": "2025/26", "status": "udkast"},
		"kommune":  felter{"navn": ord}, "skole": felter{"navn": titel},
		"deltagere": []felter{{"navn": ord, "titel": titel, "part": "skoleledelse"}, {"navn": ord, "titel": "Elev", "part": "elever"}},
		"afsnit": []felter{{"overskrift": titel, "del": "testresultater", "blokke": []felter{
			{"type": "tekst", "tekst": tekst},
			{"type": "tabel", "hoved": []string{ord, titel, "c"}, "raekker": [][]string{{tekst, ord, "3"}, {"", titel, ord}}},
			{"type": "citater", "citater": []felter{{"tekst": tekst, "rolle": ord}}},
			{"type": "sammenstilling", "kolonner": []felter{{"overskrift": ord, "tekst": tekst}, {"overskrift": titel, "tekst": ord}}},
			{"type": "resultater", "resultater": []felter{{"maaling": ord, "vaerdi": 7.4, "antal": 40, "ord": tekst, "enhed": "%"}, {"maaling": titel, "ord": ord}}},
			{"type": "aftaler", "aftaler": []felter{{"maal": ord, "tiltag": []string{titel, ord}, "bemaerkning": tekst}}},
			{"type": "tekst", "tekst": titel, "synlighed": "intern"},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// texts are seeds of what may stand in a text.
var seeds = [][3]string{
	{"Samtale på Åløkke Skole", "Vi mødtes.\n\n- et punkt\n- **et til**\n  - under\n\n1. a\n2. b", "Læsning"},
	{"\u202eegasmat", "x\u0301\u0302\u0303 \u00ad\u200b\u200d👩\u200d🏫 fi ffl", "\ufeff\u00a0"},
	{"Ἑλλάς Россия שלום سلام", "漢字 नमस्ते ไทย 🂡 \U0010ffff", strings.Repeat("m", 3000)},
	{"a\x00b", "\r\n\r\x0b\x0c\x1b\x7f\u0085\u2028\u2029", "<b>&amp;]]>\\(\\)"},
	{"*", "[a](http://x.dk) <mailto:a@b.dk> `x` # y\n===\n> z\n\t1. q", "\\* _x_ __y__"},
}

// letters are what of a text is seen: no white space, no marks for line breaks.
func letters(units []string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\u200b' {
			return -1
		}
		return r
	}, typeset.Clean(strings.Join(units, " ")))
}

// fuzzFormat holds a renderer to its promise: whatever is written, a record that
// passes becomes a file, and each letter of it is read back in the same order.
func fuzzFormat(f *testing.F, name string) {
	s := newService(f)
	format, _ := FormatNamed(name)
	for _, x := range seeds {
		f.Add(x[0], x[1], x[2], true)
		f.Add(x[2], x[1], x[0], false)
	}
	f.Fuzz(func(t *testing.T, titel, tekst, ord string, intern bool) {
		if len(titel)+len(tekst)+len(ord) > 20_000 {
			return // thousands of pages in a row would find nothing more
		}
		q := Request{Data: written(t, titel, tekst, ord), Udgave: map[bool]Udgave{true: Intern, false: Offentlig}[intern]}
		made, err := s.Render(context.Background(), q, format)
		var no *Rejected
		if errors.As(err, &no) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		want, got := letters(said(document(t, s, q, format))), letters(bodyText[name](t, made.Data))
		if got != want {
			i := 0
			for i < len(got) && i < len(want) && got[i] == want[i] {
				i++
			}
			t.Fatalf("from letter %d on:\n got %.80q\nwant %.80q", i, got[i:], want[i:])
		}
	})
}

func FuzzPDF(f *testing.F)  { fuzzFormat(f, "pdf") }
func FuzzDocx(f *testing.F) { fuzzFormat(f, "docx") }
func FuzzHTML(f *testing.F) { fuzzFormat(f, "html") }

// addRecords seeds a fuzz target with whole records.
func addRecords(f *testing.F) {
	for _, data := range records(f, examples) {
		f.Add(data)
	}
	for _, x := range seeds {
		f.Add(written(f, x[0], x[1], x[2]))
	}
}

// FuzzReduce: whatever passes the rules has a public edition, and the public
// edition of that is the same.
func FuzzReduce(f *testing.F) {
	s := newService(f)
	tpl, err := s.template(Request{})
	if err != nil {
		f.Fatal(err)
	}
	addRecords(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := samtale.Decode(data)
		if err != nil {
			return
		}
		v, _ := samtale.Validate(r, new(Service).krav(tpl))
		if v == nil {
			return
		}
		once, err := udgave.Reduce(context.Background(), v)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := udgave.Reduce(context.Background(), once.Valid)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := once.Valid.Record().Canonical()
		b, errB := twice.Valid.Record().Canonical()
		if errA != nil || errB != nil || !twice.Same || !bytes.Equal(a, b) {
			t.Fatalf("reduced twice, more is left out: %v\n%s\n%s", twice.Udeladt, a, b)
		}
	})
}

// FuzzCompose: whatever passes the rules can be said, in both editions, and
// said again it is the same.
func FuzzCompose(f *testing.F) {
	s := newService(f)
	addRecords(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range Formats {
			m, err := s.compose(context.Background(), Request{Data: data}, format)
			var no *Rejected
			var syntax *SyntaxError
			if errors.As(err, &no) || errors.As(err, &syntax) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			again, err := s.compose(context.Background(), Request{Data: data}, format)
			if err != nil || notattest.Dump(m.document) != notattest.Dump(again.document) {
				t.Fatalf("said twice it is not the same: %v", err)
			}
		}
	})
}
