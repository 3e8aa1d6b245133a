package pdf

import (
	"math"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/pdfobject"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
)

// headingOf lays out one heading in a look and gives its paragraph.
func headingOf(t *testing.T, change func(*template.Look)) (*para, []byte) {
	t.Helper()
	l := look()
	change(&l)
	r := rendererFor(t, l)
	d := document(h(2, "Skolens udvikling"), p("Ja."))
	flow, _ := laidOut(t, r, d)
	var found *para
	each(flow, func(it *item) {
		if it.kind == textual && strings.Contains(strings.ToLower(lineOf(it)), "udvikling") {
			found = it.para
		}
	})
	file := draw(t, r, d)
	if findings, err := check.Bytes(file); err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	return found, file
}

func lineOf(it *item) string {
	var b strings.Builder
	for _, p := range it.para.lines[it.line].Parts {
		for _, r := range p.Runs {
			b.WriteString(r.Word.Text)
		}
	}
	return b.String()
}

// Letters that the Word file sets apart stand so far apart in the PDF, and read as the
// same words.
func TestLettersStandApartAsInWord(t *testing.T) {
	near, _ := headingOf(t, func(*template.Look) {})
	far, file := headingOf(t, func(l *template.Look) { l.Heading[0].Spacing = 2 })
	letters := float64(len("Skolens udvikling"))
	if more := far.lines[0].Width - near.lines[0].Width; math.Abs(more-2*letters) > 2.5 { // the last has none beside it that shows
		t.Errorf("%.2f points wider, want %.0f", more, 2*letters)
	}
	if text, err := check.Text(file); err != nil || !strings.Contains(strings.Join(text, "\n"), "Skolens udvikling") {
		t.Error(err, text)
	}
	tight, _ := headingOf(t, func(l *template.Look) { l.Heading[0].Spacing = -1 })
	if tight.lines[0].Width >= near.lines[0].Width {
		t.Error("letters set nearer are not")
	}
}

// Small capitals are drawn as capitals, smaller, on lines as high as before; they read
// as the words.
func TestSmallCapitalsAreSmallerAndReadAsWords(t *testing.T) {
	plain, _ := headingOf(t, func(*template.Look) {})
	small, file := headingOf(t, func(l *template.Look) { l.Heading[0].SmallCaps = true })
	if small.size >= plain.size || small.lead != plain.lead || lineOf(&item{para: small}) != "SKOLENS UDVIKLING" {
		t.Errorf("%.1f points, lines of %.1f and %.1f: %s", small.size, small.lead, plain.lead, lineOf(&item{para: small}))
	}
	if text, err := check.Text(file); err != nil || !strings.Contains(strings.Join(text, "\n"), "Skolens udvikling") {
		t.Error(err, text)
	}
}

// The border of the sheet is on every page, beyond all words, and is no content.
func TestTheSheetsBorderIsOnEveryPage(t *testing.T) {
	line := template.Border{Width: 1.5, Color: "1F4E79", Space: 24}
	for _, atEdge := range []bool{true, false} {
		l := look()
		l.Page.Frame, l.Page.FrameAtEdge = template.Borders{Top: line, Right: line, Bottom: line, Left: line}, atEdge
		blocks := []notat.Block{}
		for range 60 {
			blocks = append(blocks, p(prose))
		}
		framed, plain := draw(t, rendererFor(t, l), document(blocks...)), draw(t, rendererFor(t, look()), document(blocks...))
		if findings, err := check.Bytes(framed); err != nil || len(findings) > 0 {
			t.Fatal(err, findings)
		}
		a, b := fills(t, framed), fills(t, plain)
		if pages := len(a); pages < 2 || pages != len(b) {
			t.Fatalf("%d and %d pages", len(a), len(b))
		}
		for i := range a {
			if a[i] != b[i]+4 {
				t.Errorf("page %d: %d lines more, want 4", i+1, a[i]-b[i])
			}
		}
	}
}

// fills gives how many rectangles each page of a file has.
func fills(t *testing.T, file []byte) (out []int) {
	t.Helper()
	f, err := pdfobject.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range f.Refs() {
		if d := f.Dict(r); f.Name(d["Type"]) == "Page" {
			out = append(out, strings.Count(string(f.Data(d["Contents"])), " re f\n"))
		}
	}
	return out
}
