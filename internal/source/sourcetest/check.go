package sourcetest

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"notat/internal/prosa"
	"notat/internal/source"
)

// Parts unpacks a container that this package packed.
func Parts(data []byte) map[string]string {
	out := map[string]string{}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		panic(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			panic(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			panic(err)
		}
		out[f.Name] = string(all)
	}
	return out
}

// CheckFile holds what was read to what internal/source says of it.
func CheckFile(t testing.TB, f source.File) {
	t.Helper()
	for i, p := range f.Pieces {
		checkWords(t, p.Words)
		switch p.What {
		case source.Heading, source.Item:
			if p.Level < 1 || len(p.Words) == 0 {
				t.Errorf("piece %d: level %d, %v", i, p.Level, p.Words)
			}
		case source.Text, source.Aside:
			if len(p.Words) == 0 {
				t.Errorf("piece %d says nothing", i)
			}
		case source.Picture:
			if p.Figure == nil {
				t.Errorf("piece %d is no picture", i)
			}
		case source.Table:
			if len(p.Rows) == 0 {
				t.Errorf("piece %d is no table", i)
			}
		}
		for _, row := range p.Rows {
			for _, c := range row.Cells {
				if c.Columns < 1 || c.Below && len(c.Pieces) > 0 {
					t.Errorf("piece %d: cell %+v", i, c)
				}
				for _, q := range c.Pieces {
					checkWords(t, q.Words)
					if q.What != source.Text && q.What != source.Item || len(q.Words) == 0 {
						t.Errorf("piece %d: a cell holds %+v", i, q)
					}
				}
			}
		}
		if p.Place == (source.Place{}) {
			t.Errorf("piece %d stands nowhere", i)
		}
	}
	for _, l := range f.Left {
		if l.Times < 1 {
			t.Errorf("%+v", l)
		}
	}
}

func checkWords(t testing.TB, words []prosa.Ord) {
	t.Helper()
	for k, w := range words {
		if w.Tekst == "" || w.Linjeskift || strings.ContainsAny(w.Tekst, "\n\r") {
			t.Errorf("word %d is %+v", k, w)
		}
	}
}
