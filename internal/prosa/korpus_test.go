package prosa

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write testdata/korpus.json anew from its sources")

// The corpus holds this reader and writer, and those of the desk in TypeScript, to
// the same answers. Only its sources are written by hand.
type corpus struct {
	Laest   []readCase  `json:"laest"`   // texts, and what they are read as
	Skrevet []wroteCase `json:"skrevet"` // documents as an editor may hold them, and how they are written
}

type readCase struct {
	Kilde   string `json:"kilde"`
	Trae    tree   `json:"trae"`
	Skrevet string `json:"skrevet"`
}

type wroteCase struct {
	Trae    tree   `json:"trae"`
	Skrevet string `json:"skrevet"`
	Laest   tree   `json:"laest"`
}

// tree is a Prosa in JSON: a paragraph is a list of words, plain words are a string.
type tree Prosa

type listJSON struct {
	Nummereret bool       `json:"nummereret,omitempty"`
	Punkter    []itemJSON `json:"punkter"`
}

type itemJSON struct {
	Linje []wordJSON `json:"linje"`
	Under *listJSON  `json:"under,omitempty"`
}

type wordJSON Ord

type markedJSON struct {
	Tekst      string `json:"tekst,omitempty"`
	Fed        bool   `json:"fed,omitempty"`
	Kursiv     bool   `json:"kursiv,omitempty"`
	Henvisning string `json:"henvisning,omitempty"`
	Linjeskift bool   `json:"linjeskift,omitempty"`
}

func (w wordJSON) MarshalJSON() ([]byte, error) {
	if w == (wordJSON{Tekst: w.Tekst}) {
		return unescaped(w.Tekst)
	}
	return unescaped(markedJSON(w))
}

func (w *wordJSON) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &w.Tekst)
	}
	return json.Unmarshal(b, (*markedJSON)(w))
}

func (t tree) MarshalJSON() ([]byte, error) {
	pieces := make([]any, len(t))
	for i := range t {
		if pieces[i] = wordsJSON(t[i].Linje); t[i].Punkter != nil {
			pieces[i] = listToJSON(&t[i])
		}
	}
	return unescaped(pieces)
}

func (t *tree) UnmarshalJSON(b []byte) error {
	var pieces []json.RawMessage
	if err := json.Unmarshal(b, &pieces); err != nil {
		return err
	}
	*t = nil
	for _, raw := range pieces {
		if raw[0] == '[' {
			var words []wordJSON
			if err := json.Unmarshal(raw, &words); err != nil {
				return err
			}
			*t = append(*t, Stykke{Linje: wordsOf(words)})
			continue
		}
		var l listJSON
		if err := json.Unmarshal(raw, &l); err != nil {
			return err
		}
		*t = append(*t, *l.list())
	}
	return nil
}

func wordsJSON(l []Ord) []wordJSON {
	out := make([]wordJSON, len(l))
	for i := range l {
		out[i] = wordJSON(l[i])
	}
	return out
}

func wordsOf(l []wordJSON) []Ord {
	var out []Ord
	for _, w := range l {
		out = append(out, Ord(w))
	}
	return out
}

func listToJSON(s *Stykke) *listJSON {
	l := &listJSON{Nummereret: s.Nummereret}
	for _, p := range s.Punkter {
		item := itemJSON{Linje: wordsJSON(p.Linje)}
		if p.Under != nil {
			item.Under = listToJSON(p.Under)
		}
		l.Punkter = append(l.Punkter, item)
	}
	return l
}

func (l *listJSON) list() *Stykke {
	s := &Stykke{Nummereret: l.Nummereret, Punkter: []Punkt{}}
	for _, item := range l.Punkter {
		p := Punkt{Linje: wordsOf(item.Linje)}
		if item.Under != nil {
			p.Under = item.Under.list()
		}
		s.Punkter = append(s.Punkter, p)
	}
	return s
}

func unescaped(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// fill gives the corpus of its sources: what is read and written of each.
func (c *corpus) fill() {
	for i := range c.Laest {
		l := &c.Laest[i]
		read := Read(l.Kilde)
		l.Trae, l.Skrevet = tree(read), Write(read)
	}
	for i := range c.Skrevet {
		s := &c.Skrevet[i]
		s.Skrevet = Write(Prosa(s.Trae))
		s.Laest = tree(Read(s.Skrevet))
	}
}

// write puts a case on each line, so that a difference can be read.
func (c *corpus) write(t *testing.T, file string) {
	var b bytes.Buffer
	row := func(i int, v any) {
		line, err := unescaped(v)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(line)
	}
	b.WriteString("{\"laest\": [\n")
	for i, l := range c.Laest {
		row(i, l)
	}
	b.WriteString("\n],\n\"skrevet\": [\n")
	for i, s := range c.Skrevet {
		row(i, s)
	}
	b.WriteString("\n]}\n")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readCorpus(t *testing.T, file string) *corpus {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var c corpus
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return &c
}

// holds compares a corpus with what this reader and writer make of its sources.
func (c *corpus) holds(t *testing.T) {
	var mine corpus
	for _, l := range c.Laest {
		mine.Laest = append(mine.Laest, readCase{Kilde: l.Kilde})
	}
	for _, s := range c.Skrevet {
		mine.Skrevet = append(mine.Skrevet, wroteCase{Trae: s.Trae})
	}
	mine.fill()
	for i, l := range c.Laest {
		if m := mine.Laest[i]; !reflect.DeepEqual(m, l) {
			t.Errorf("%q\n got %s, written %q\nwant %s, written %q", l.Kilde, show(Prosa(m.Trae)), m.Skrevet, show(Prosa(l.Trae)), l.Skrevet)
		}
	}
	for i, s := range c.Skrevet {
		if m := mine.Skrevet[i]; !reflect.DeepEqual(m, s) {
			t.Errorf("%s\n got %q\nwant %q", show(Prosa(s.Trae)), m.Skrevet, s.Skrevet)
		}
		if n := tree(Normal(Prosa(s.Trae))); !reflect.DeepEqual(n, s.Laest) {
			t.Errorf("%q is read as\n     %s\nnot  %s", s.Skrevet, show(Prosa(s.Laest)), show(Prosa(n)))
		}
	}
}

const corpusFile = "testdata/korpus.json"

func TestTheCorpusOfBothReadersHolds(t *testing.T) {
	c := readCorpus(t, corpusFile)
	if *update {
		c.fill()
		c.write(t, corpusFile)
		return
	}
	if len(c.Laest) < 200 || len(c.Skrevet) < 100 {
		t.Fatalf("%d texts and %d documents are too few", len(c.Laest), len(c.Skrevet))
	}
	c.holds(t)
}

// What the desk's writer made of random documents is read here as it meant it: the
// file that PROSA_CORPUS names. Random texts and documents of this side are written
// to the one that PROSA_CORPUS_OUT names, for the desk's reader.
func TestTheDesksDocumentsAreReadAsWritten(t *testing.T) {
	in, out := os.Getenv("PROSA_CORPUS"), os.Getenv("PROSA_CORPUS_OUT")
	if in == "" && out == "" {
		t.Skip("conformance/skriv writes the documents with Node")
	}
	if in != "" {
		c := readCorpus(t, in)
		t.Logf("%d texts, %d documents", len(c.Laest), len(c.Skrevet))
		c.holds(t)
	}
	if out != "" {
		var c corpus
		rapid.Check(t, func(t *rapid.T) {
			c.Laest = append(c.Laest, readCase{Kilde: source.Draw(t, "kilde")})
			c.Skrevet = append(c.Skrevet, wroteCase{Trae: tree(drawProsa(t))})
		})
		c.fill()
		c.write(t, out)
	}
}
