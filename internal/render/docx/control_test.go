package docx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"notat/internal/notat"
	"notat/internal/ooxml"
)

// pointers gives the bindings as a table from tag to pointer.
func (m *Mark) pointers() map[string]string {
	out := make(map[string]string, len(m.Controls))
	for _, b := range m.Controls {
		out[b.Tag] = b.Pointer
	}
	return out
}

func TestEveryFieldThatMayBeEditedIsAControl(t *testing.T) {
	d := sample(t)
	p := draw(t, d)
	m, err := ReadMark(p)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, pointer := range m.pointers() {
		have[pointer] = true
	}
	for _, f := range d.Felts() {
		if want := editable(&f) && (len(f.Inlines) > 0 || f.Prompt != ""); have[f.Pointer] != want {
			t.Errorf("%s: control %v", f.Pointer, have[f.Pointer])
		}
	}
	inFile := map[string]bool{}
	for _, e := range mustXML(t, p, p.Main()).FindElements("//w:sdtPr/w:tag") {
		inFile[ooxml.Attr(e, "val")] = true
	}
	for tag := range m.pointers() {
		if !inFile[tag] {
			t.Errorf("the table names %s, which no control has", tag)
		}
	}
	if len(inFile) != len(m.Controls) {
		t.Errorf("%d controls, %d in the table", len(inFile), len(m.Controls))
	}
	main, _ := p.Part(p.Main())
	if bytes.Contains(main, []byte("dataBinding")) {
		t.Error("a bound control")
	}
}

// shape says how a field is written: the elements of its controls and the words
// in each, by pointer.
func shape(t *testing.T, d *notat.Document, pointer string) []string {
	t.Helper()
	p := draw(t, d)
	sound(t, p)
	m, err := ReadMark(p)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	walk(mustXML(t, p, p.Main()).Root(), func(sdt *etree.Element) {
		pr := ooxml.Child(sdt, "sdtPr")
		if sdt.Tag != "sdt" || m.pointers()[ooxml.Val(pr, "tag")] != pointer {
			return
		}
		kind := "run"
		if ooxml.Has(ooxml.Child(sdt, "sdtContent"), "p") {
			kind = "block"
		}
		for _, tag := range []string{"text", "lock", "showingPlcHdr", "appearance"} {
			if ooxml.Has(pr, tag) {
				kind += " " + tag
			}
		}
		var words strings.Builder
		walk(sdt, func(e *etree.Element) {
			if e.Tag == "t" {
				words.WriteString(e.Text() + "|")
			}
		})
		out = append(out, kind+": "+words.String())
	})
	return out
}

func TestFieldsBecomeTheControlsTheyShould(t *testing.T) {
	const at = "/felt"
	plain := felt(at, "Felt", "ord")
	several := notat.Felt{Pointer: at, Titel: "Felt", Inlines: []notat.Inline{notat.Text("en"), notat.Break{}, notat.Text("to")}}
	item := func(s string) notat.Item { return notat.Item{Inlines: rich(at, notat.Text(s))} }
	for _, c := range []struct {
		name   string
		blocks []notat.Block
		want   []string
	}{
		{"a plain field in its line", []notat.Block{par(notat.Text("Navn: "), plain)}, []string{"run: ord|"}},
		{"a heading", []notat.Block{&notat.Heading{Level: 2, Inlines: []notat.Inline{plain}}}, []string{"run: ord|"}},
		{"a list item", []notat.Block{&notat.List{Items: []notat.Item{{Inlines: []notat.Inline{plain}}}}}, []string{"run: ord|"}},
		{"a cell", []notat.Block{&notat.Table{Caption: text("t"), Head: []notat.Cell{cell("a")}, Rows: [][]notat.Cell{{{Blocks: []notat.Block{par(plain)}}}}}}, []string{"run: ord|"}},
		{"a fixed field is none", []notat.Block{par(notat.Felt{Pointer: at, Fixed: true, Inlines: text("7,4")})}, nil},
		{"the second time it is fixed text", []notat.Block{par(plain), par(notat.Text("x")), par(plain)}, []string{"run: ord|"}},
		{"lines of a plain field are paragraphs", []notat.Block{par(several)}, []string{"block: en|to|"}},
		{"lines beside other words stay in a control", []notat.Block{par(notat.Text("Til: "), several)}, []string{"run: en|to|"}},
		{"Markdown is one control", []notat.Block{par(rich(at, notat.Text("en"))...), &notat.List{Items: []notat.Item{item("to"), item("tre")}}, par(rich(at, notat.Text("fire"))...)}, []string{"block: en|to|tre|fire|"}},
		{"with its first bold words guarded", []notat.Block{par(rich(at, notat.Text("en "), notat.Strong{notat.Text("fed")})...), par(rich(at, notat.Text("to"))...)}, []string{"block: en |fed|to|", "run appearance: en |fed|"}},
		{"Markdown in a cell", []notat.Block{&notat.Table{Caption: text("t"), Head: []notat.Cell{cell("a")}, Rows: [][]notat.Cell{{{Blocks: []notat.Block{par(rich(at, notat.Text("en"))...)}}}}}}, []string{"run: en|"}},
		{"two paragraphs in a cell", []notat.Block{&notat.Table{Caption: text("t"), Head: []notat.Cell{cell("a")}, Rows: [][]notat.Cell{{{Blocks: []notat.Block{par(rich(at, notat.Text("en"))...), par(rich(at, notat.Text("to"))...)}}}}}}, []string{"block: en|to|"}},
		{"an empty field asks", []notat.Block{par(notat.Felt{Pointer: at, Prompt: "Skriv her"})}, []string{"run showingPlcHdr: Skriv her|"}},
		{"an empty field that asks nothing is none", []notat.Block{par(notat.Felt{Pointer: at})}, nil},
	} {
		d := sample(t)
		d.Blocks = append([]notat.Block{&notat.Heading{Level: 1, Inlines: text("T")}}, c.blocks...)
		got := shape(t, d, at)
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%q\nnot\n%q", c.name, got, c.want)
		}
	}
}

func TestALongTitleIsCutForWord(t *testing.T) {
	for _, n := range []int{1, 63, 64, 65, 200} {
		s := cut(strings.Repeat("ø", n), maxAlias)
		if len([]rune(s)) != min(n, maxAlias) || (n > maxAlias) != strings.HasSuffix(s, "…") {
			t.Errorf("%d: %q", n, s)
		}
	}
	if s := cut(strings.Repeat("🙂", 40), maxAlias); len([]rune(s)) != 32 {
		t.Errorf("%q", s) // 31 pairs of UTF-16 units and the ellipsis
	}
}

func TestADraftGivesBackItsRecordExactly(t *testing.T) {
	for name, rec := range map[string]string{
		"text":    `{"a":"Æ & <Ø> ]]> \"x\" \\u000b","tal":7.40}`,
		"control": "{\"a\":\"\ufffe\"}",
		"lines":   "{\r\n}\n",
		"empty":   "",
	} {
		d := sample(t)
		d.Record = []byte(rec)
		m, err := ReadMark(draw(t, d))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if string(m.Record) != rec {
			t.Errorf("%s: %q", name, m.Record)
		}
		if m.Template != "standard" || m.TemplateHash != "00ff" || m.Release != "0.1.0" || m.Udgave != "intern" || m.Status != "udkast" {
			t.Errorf("%s: %+v", name, m)
		}
	}
}

func TestAChangedRecordIsNoticedAndAForeignFileHasNone(t *testing.T) {
	p := draw(t, sample(t)).Clone()
	name, _ := findMark(p)
	data, _ := p.Part(name)
	p.Set(name, bytes.Replace(data, []byte("7.40"), []byte("9.40"), 1))
	if m, err := ReadMark(p); !errors.Is(err, ErrMarkChanged) || m == nil {
		t.Errorf("%v", err)
	}
	if _, err := ReadMark(standard(t).Word); !errors.Is(err, ErrNoMark) {
		t.Errorf("%v", err)
	}
}
