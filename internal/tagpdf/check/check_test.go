package check

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"

	"notat/fonts"
	"notat/internal/tagpdf"
	"notat/internal/typeset"
)

// draft is a document being drawn for these tests.
type draft struct {
	*tagpdf.Doc
	stack typeset.Stack
	y     float64
}

// text draws words in the current element, each on a line of its own where
// they are parted by "|".
func (d *draft) text(s string) {
	for line := range strings.SplitSeq(s, "|") {
		for _, l := range typeset.Break([]typeset.Span{{Text: line, Stack: d.stack, Size: 11}}, typeset.Options{Width: 400}) {
			for _, p := range l.Parts {
				d.Text(72, d.y, p.Runs, 11, "000000")
			}
			d.y += 14
		}
	}
}

func (d *draft) element(typ tagpdf.Type, a tagpdf.Attr, do func()) {
	d.Begin(typ, a)
	do()
	d.End()
}

func (d *draft) words(typ tagpdf.Type, a tagpdf.Attr, s string) {
	d.element(typ, a, func() { d.text(s) })
}

// good draws a file in which nothing is wrong, with what extra adds to it.
func good(t testing.TB, extra func(d *draft)) []byte {
	t.Helper()
	data, err := fonts.FS.ReadFile("source-sans-3/SourceSans3-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	font, err := typeset.ParseFont("Source Sans 3", data)
	if err != nil {
		t.Fatal(err)
	}
	d := &draft{tagpdf.New(tagpdf.Info{Title: "Prøve", Lang: "da-DK", Width: 595, Height: 842}), typeset.Stack{font}, 80}
	d.AddPage()
	none := tagpdf.Attr{}
	d.Outline(1, "Prøve", 60)
	d.words(tagpdf.H1, none, "Overskrift")
	d.element(tagpdf.P, none, func() {
		d.text("Et afsnit ")
		d.BeginLink("https://eksempel.invalid/", "Eksempel")
		d.text("med link ")
		d.EndLink()
		d.text("på tre linjer.")
	})
	d.words(tagpdf.P, none, "Anna\u202FČapek") // which are other letters than the usual
	d.element(tagpdf.TOC, none, func() {
		d.words(tagpdf.Caption, none, "Indhold")
		d.element(tagpdf.TOCI, none, func() {
			d.element(tagpdf.Reference, none, func() {
				d.BeginReference(2, 60, "Tabellen, side 2")
				d.text("Tabellen 2")
				d.EndLink()
			})
		})
	})
	d.element(tagpdf.L, tagpdf.Attr{Numbering: "Disc"}, func() {
		d.element(tagpdf.LI, none, func() {
			d.words(tagpdf.Lbl, none, "•")
			d.words(tagpdf.LBody, none, "Punkt")
		})
	})
	d.element(tagpdf.Table, none, func() {
		d.words(tagpdf.Caption, none, "Tabel")
		d.element(tagpdf.TR, none, func() {
			d.words(tagpdf.TH, tagpdf.Attr{Scope: "Column"}, "Fag")
			d.words(tagpdf.TH, tagpdf.Attr{Scope: "Column"}, "Tal")
		})
		d.AddPage()
		d.y = 80
		d.element(tagpdf.TR, none, func() {
			d.words(tagpdf.TD, none, "Dansk")
			d.words(tagpdf.TD, none, "7,40")
		})
	})
	d.element(tagpdf.Figure, tagpdf.Attr{Alt: "En firkant"}, func() {
		var b bytes.Buffer
		png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2)))
		if err := d.Image(b.Bytes(), "image/png", tagpdf.Rect{X: 72, Y: 400, W: 20, H: 20}); err != nil {
			t.Fatal(err)
		}
	})
	if extra != nil {
		extra(d)
	}
	d.Artifact("Pagination", "Footer", func() { d.text("Side 2") })
	d.Attach(tagpdf.Attachment{Name: "a.json", MIME: "application/json", Relationship: "Source", Data: []byte("{}")})
	out, err := d.Bytes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAGoodFileHasNoFindings(t *testing.T) {
	found, err := Bytes(good(t, nil))
	if err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

// Each piece of text is told with its place from the upper left corner: what
// counts and what does not, pictures, and what stands on every page.
func TestLayoutIsWhereTheTextStands(t *testing.T) {
	got, err := Layout(good(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1 80.0 72.0 H1 11 SourceSans3-Regular Overskrift",
		"1 108.0 72.0 P 11 SourceSans3-Regular med link",
		"1 178.0 72.0 Lbl 11 SourceSans3-Regular •",
		"2 80.0 72.0 TD 11 SourceSans3-Regular Dansk",
		"2 400.0 72.0 Figure 20.0 x 20.0",
		"2 108.0 72.0 Artifact 11 SourceSans3-Regular Side 2",
	} {
		if !slices.ContainsFunc(strings.Split(got, "\n"), func(line string) bool { return strings.Join(strings.Fields(line), " ") == want }) {
			t.Errorf("no line %q in\n%s", want, got)
		}
	}
}

func TestTextIsTheStructureInReadingOrder(t *testing.T) {
	got, err := Text(good(t, nil))
	want := []string{"Overskrift", "Et afsnit med link på tre linjer.", "Anna Čapek", "Punkt", "Tabel", "Fag", "Tal", "Dansk", "7,40"}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAnAttachmentComesBack(t *testing.T) {
	pdf := good(t, nil)
	if b, err := Attachment(pdf, "a.json"); err != nil || string(b) != "{}" {
		t.Errorf("%q, %v", b, err)
	}
	if _, err := Attachment(pdf, "b.json"); !errors.Is(err, ErrNoAttachment) {
		t.Error(err)
	}
}

// What the caller draws wrongly is found.
func TestFaultsOfTheDrawingAreFound(t *testing.T) {
	none := tagpdf.Attr{}
	for code, draw := range map[string]func(d *draft){
		"heading": func(d *draft) { d.words(tagpdf.H3, none, "For dybt") },
		"alt": func(d *draft) {
			d.element(tagpdf.Figure, none, func() { d.FillRect(tagpdf.Rect{X: 1, Y: 1, W: 1, H: 1}, "") })
		},
		"bbox": func(d *draft) {
			d.element(tagpdf.Figure, tagpdf.Attr{Alt: "x"}, func() { d.FillRect(tagpdf.Rect{X: 1, Y: 1, W: 1, H: 1}, "") })
		},
		"scope": func(d *draft) {
			d.element(tagpdf.Table, none, func() { d.element(tagpdf.TR, none, func() { d.words(tagpdf.TH, none, "x") }) })
		},
		"table": func(d *draft) {
			d.element(tagpdf.Table, none, func() {
				d.element(tagpdf.TR, none, func() { d.words(tagpdf.TD, tagpdf.Attr{ColSpan: 2}, "x") })
				d.element(tagpdf.TR, none, func() { d.words(tagpdf.TD, none, "x") })
			})
		},
		"type":  func(d *draft) { d.words(tagpdf.TD, none, "uden tabel") },
		"glued": func(d *draft) { d.words(tagpdf.P, none, "Vi siger at|det er sådan.") },
	} {
		t.Run(code, func(t *testing.T) {
			found, err := Bytes(good(t, draw))
			if err != nil || !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == code }) {
				t.Errorf("%v, %v", found, err)
			}
		})
	}
}

// damaged is a file whose objects the tests change.
type damaged struct {
	*file
	t *testing.T
}

func (f damaged) catalog() dict { return f.Dict(f.Trailer["Root"]) }

// element gives the dictionary of the first structure element of a type.
func (f damaged) element(typ name) dict {
	return f.one(func(d dict) bool { return d["Type"] == name("StructElem") && d["S"] == typ })
}

func (f damaged) ofType(typ name) dict {
	return f.one(func(d dict) bool { return d["Type"] == typ })
}

func (f damaged) one(is func(dict) bool) dict {
	for _, r := range f.Refs() {
		if d := f.Dict(r); d != nil && is(d) {
			return d
		}
	}
	f.t.Fatal("no such object")
	return nil
}

// font gives the dictionary of the font of a subtype.
func (f damaged) font(subtype name) dict {
	return f.one(func(d dict) bool { return d["Type"] == name("Font") && d["Subtype"] == subtype })
}

// unicode is what the codes of the composite font read as.
func (f damaged) unicode() ref { return f.font("Type0")["ToUnicode"].(ref) }

// content changes the content stream of the first page.
func (f damaged) content(old, new string) {
	r := f.ofType("Page")["Contents"].(ref)
	f.edit(r, old, new)
}

func (f damaged) edit(r ref, old, new string) {
	b := f.Data(r)
	if !bytes.Contains(b, []byte(old)) {
		f.t.Fatalf("no %q", old)
	}
	f.Replace(r, stream{Dict: dict{}, Raw: bytes.Replace(b, []byte(old), []byte(new), 1)})
}

var damages = []struct {
	name, code string
	do         func(f damaged)
}{
	{"no language", "lang", func(f damaged) { delete(f.catalog(), "Lang") }},
	{"not marked", "marked", func(f damaged) { delete(f.catalog(), "MarkInfo") }},
	{"title not shown", "title", func(f damaged) { delete(f.catalog(), "ViewerPreferences") }},
	{"another title in Info", "title", func(f damaged) { f.Dict(f.Trailer["Info"])["Title"] = text("Andet") }},
	{"no identifier", "id", func(f damaged) { delete(f.Trailer, "ID") }},
	{"no metadata", "xmp", func(f damaged) { delete(f.catalog(), "Metadata") }},
	{"another part", "xmp", func(f damaged) {
		f.edit(f.catalog()["Metadata"].(ref), "<pdfuaid:part>1", "<pdfuaid:part>2")
	}},
	{"broken XML", "xmp", func(f damaged) { f.edit(f.catalog()["Metadata"].(ref), "</dc:title>", "</dc:titel>") }},
	{"no output intent", "intent", func(f damaged) { delete(f.catalog(), "OutputIntents") }},
	{"file not associated", "attachment", func(f damaged) { delete(f.catalog(), "AF") }},
	{"file without relationship", "attachment", func(f damaged) { delete(f.ofType("Filespec"), "AFRelationship") }},
	{"file altered", "attachment", func(f damaged) {
		r := f.Dict(f.ofType("Filespec")["EF"])["F"].(ref)
		d := f.Dict(r)
		delete(d, "Filter")
		f.Replace(r, stream{Dict: d, Raw: []byte("[]")})
	}},
	{"bookmark to nowhere", "outline", func(f damaged) {
		f.one(func(d dict) bool { return d["Dest"] != nil && d["Title"] != nil })["Dest"] = []any{nil}
	}},
	{"no tab order", "page", func(f damaged) { delete(f.ofType("Page"), "Tabs") }},
	{"no StructParents", "page", func(f damaged) { delete(f.ofType("Page"), "StructParents") }},
	{"text outside a mark", "unmarked", func(f damaged) { f.content("/H1<</MCID 0>>BDC", "q ") }},
	{"content in an artifact", "nesting", func(f damaged) { f.content("/H1<<", "/Artifact<</Type/Layout>>BDC /H1<<") }},
	{"a mark left open", "nesting", func(f damaged) { f.content("EMC", "") }},
	{"an operator we do not write", "operator", func(f damaged) { f.content("EMC", "EMC BI") }},
	{"an identifier twice", "mcid", func(f damaged) { f.content("/MCID 1>>", "/MCID 0>>") }},
	{"content the structure does not know", "mcid", func(f damaged) { f.element("H1")["K"] = []any{} }},
	{"content claimed twice", "mcid", func(f damaged) { f.element("Caption")["K"] = []any{0.0} }},
	{"owner other than in the parent tree", "parent-tree", func(f damaged) {
		owners := f.Array(f.Array(f.Dict(f.Dict(f.catalog()["StructTreeRoot"])["ParentTree"])["Nums"])[1])
		owners[0] = owners[1]
	}},
	{"another parent", "owner", func(f damaged) { f.element("TD")["P"] = f.element("L")["P"] }},
	{"row on the wrong page", "owner", func(f damaged) {
		f.element("TR")["Pg"] = f.Array(f.ofType("Pages")["Kids"])[1]
	}},
	{"row without a page", "owner", func(f damaged) { delete(f.element("TR"), "Pg") }},
	{"a type that is none", "type", func(f damaged) { f.element("L")["S"] = name("Liste") }},
	{"skipped heading level", "heading", func(f damaged) { f.element("H1")["S"] = name("H2") }},
	{"header cell without scope", "scope", func(f damaged) { delete(f.element("TH"), "A") }},
	{"figure without text", "alt", func(f damaged) { delete(f.element("Figure"), "Alt") }},
	{"figure without box", "bbox", func(f damaged) { delete(f.element("Figure"), "A") }},
	{"link without its annotation", "link", func(f damaged) {
		e := f.element("Link")
		e["K"] = e["K"].([]any)[:1]
	}},
	{"annotation without description", "link", func(f damaged) { delete(f.ofType("Annot"), "Contents") }},
	{"annotation not printed", "link", func(f damaged) { delete(f.ofType("Annot"), "F") }},
	{"annotation of another owner", "parent-tree", func(f damaged) { f.ofType("Annot")["StructParent"] = 0.0 }},
	{"annotation not on its page", "link", func(f damaged) { f.ofType("Page")["Annots"] = []any{} }},
	{"link to a page that is not there", "link", func(f damaged) {
		f.one(func(d dict) bool { return d["Dest"] != nil && d["Subtype"] == name("Link") })["Dest"] = []any{nil}
	}},
	{"link to nowhere", "link", func(f damaged) { delete(f.ofType("Annot"), "A") }},
	{"an entry outside a table of contents", "type", func(f damaged) { f.element("TOC")["S"] = name("Div") }},
	{"a head without a body", "table", func(f damaged) { f.element("TR")["S"] = name("THead") }},
	{"a letter that is not in the font", "glyph", func(f damaged) { f.content("[(O", "[(Q") }},
	{"a code that is no letter", "unicode", func(f damaged) { f.content("[(O", "[(\x81") }},
	{"a code for .notdef", "glyph", func(f damaged) { f.content("[(\x00\x01", "[(\x00\x00") }},
	{"a code beyond the font", "glyph", func(f damaged) { f.content("[(\x00\x01", "[(\x7f\x01") }},
	{"half a code", "font", func(f damaged) { f.content("[(\x00\x01", "[(\x01") }},
	{"a letter with an empty glyph", "glyph", func(f damaged) { f.edit(f.unicode(), "<202F>", "<0041>") }},
	{"a code that reads as nothing", "unicode", func(f damaged) { f.edit(f.unicode(), "<0001>", "<4001>") }},
	{"a code that reads as a byte order mark", "unicode", func(f damaged) { f.edit(f.unicode(), "<010C>", "<FEFF>") }},
	{"another encoding", "font", func(f damaged) { f.font("TrueType")["Encoding"] = name("MacRomanEncoding") }},
	{"another set of letters", "font", func(f damaged) { f.Dict(f.font("TrueType")["FontDescriptor"])["Flags"] = 4.0 }},
	{"wrong widths of the usual letters", "font", func(f damaged) { f.font("TrueType")["FirstChar"] = 33.0 }},
	{"font not embedded", "font", func(f damaged) { delete(f.ofType("FontDescriptor"), "FontFile2") }},
	{"wrong widths", "font", func(f damaged) {
		f.one(func(d dict) bool { return d["W"] != nil && d["DW"] != nil })["W"] = []any{1.0, []any{999.0}}
	}},
	{"no subset tag", "font", func(f damaged) { f.ofType("FontDescriptor")["FontName"] = name("Arial") }},
}

func TestEveryDamageIsFound(t *testing.T) {
	pdf := good(t, nil)
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			f, err := open(pdf)
			if err != nil {
				t.Fatal(err)
			}
			c.do(damaged{f, t})
			d, err := f.document()
			if err != nil {
				t.Fatal(err)
			}
			found := d.check()
			if !slices.ContainsFunc(found, func(f Finding) bool { return f.Code == c.code }) {
				t.Errorf("found %v, not %s", found, c.code)
			}
		})
	}
}

func TestEveryCodeIsTold(t *testing.T) {
	told := map[string]bool{"glued": true, "words": true, "active": true}
	for _, c := range damages {
		told[c.code] = true
	}
	for code := range Codes {
		if !told[code] {
			t.Errorf("no damage shows %s", code)
		}
	}
	for code := range told {
		if Codes[code] == "" {
			t.Errorf("%s is not explained", code)
		}
	}
}

// A file cut off or altered anywhere gives an error or findings, never a panic.
func TestDamagedBytesDoNotPanic(t *testing.T) {
	pdf := good(t, nil)
	for n := 0; n < len(pdf); n += 97 {
		Bytes(pdf[:n])
		b := slices.Clone(pdf)
		b[n] ^= 0x15
		Bytes(b)
		Text(b)
		Attachment(b, "a.json")
	}
}

func FuzzBytes(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n70\n%%EOF"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		Bytes(b)
		Attachment(b, "a")
	})
}
