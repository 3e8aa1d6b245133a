package render_test

import (
	"archive/zip"
	"bytes"
	"context"
	"image"
	"image/png"
	"io"
	"math"
	"regexp"
	"strconv"
	"testing"

	"notat/internal/notat"
	"notat/internal/render"
	"notat/internal/tagpdf/check"
	"notat/internal/template"
	"notat/templates"
)

// Each format is found by the ending of its files, draws with any template that
// opens, and gives the same bytes for the same document.
func TestEveryFormatIsFoundByItsEndingAndDraws(t *testing.T) {
	look, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]string{"pdf": "%PDF-", "docx": "PK", "html": "<!DOCTYPE html>"}
	d := &notat.Document{Titel: "Mødet", Sprog: "da-DK", Blocks: []notat.Block{
		&notat.Heading{Level: 1, Inlines: []notat.Inline{notat.Text("Mødet")}},
		&notat.Paragraph{Role: notat.Body, Inlines: []notat.Inline{notat.Text("Det gik godt.")}}}}
	for _, f := range render.Formats {
		named, ok := render.Named(f.Name)
		if !ok || named.MIME != f.MIME {
			t.Errorf("%s is not found by its ending", f.Name)
			continue
		}
		draw, err := named.New(look, nil)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		first, err := draw(context.Background(), d)
		if err != nil || !bytes.HasPrefix(first, []byte(begins[f.Name])) {
			t.Errorf("%s: %.20q, %v", f.Name, first, err)
		}
		if again, err := draw(context.Background(), d); err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: another file the second time (%v)", f.Name, err)
		}
	}
	if f, ok := render.Named("doc"); ok {
		t.Errorf("doc is %v", f)
	}
}

// A picture is as large in one format as in the next: by its own resolution, or the
// usual one.
func TestAPictureIsTheSameSizeEverywhere(t *testing.T) {
	look, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewGray(image.Rect(0, 0, 600, 300))); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		perInch    int
		wide, high float64 // points
	}{{0, 288, 144}, {300, 144, 72}, {120, 360, 180}} {
		d := &notat.Document{Titel: "Mødet", Sprog: "da-DK", Blocks: []notat.Block{
			&notat.Heading{Level: 1, Inlines: []notat.Inline{notat.Text("Mødet")}},
			&notat.Figure{Image: pixels.Bytes(), MIME: "image/png", Width: 600, Height: 300, PerInch: x.perInch, Alt: "Gråt"}}}
		for name, size := range map[string]func([]byte) (string, float64){
			"html": func(file []byte) (string, float64) { return string(file), 96.0 / 72 },
			"pdf": func(file []byte) (string, float64) {
				layout, _ := check.Layout(file)
				return layout, 1
			},
			"docx": func(file []byte) (string, float64) {
				z, _ := zip.NewReader(bytes.NewReader(file), int64(len(file)))
				part, _ := z.Open("word/document.xml")
				words, _ := io.ReadAll(part)
				return string(words), 12700
			},
		} {
			format, _ := render.Named(name)
			draw, err := format.New(look, nil)
			if err != nil {
				t.Fatal(err)
			}
			file, err := draw(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			text, unit := size(file)
			m := sizes.FindStringSubmatch(text)
			if m == nil {
				t.Fatalf("%s: no size", name)
			}
			wide, _ := strconv.ParseFloat(m[1], 64)
			high, _ := strconv.ParseFloat(m[2], 64)
			if math.Abs(wide/unit-x.wide) > 0.5 || math.Abs(high/unit-x.high) > 0.5 {
				t.Errorf("%s, %d an inch: %.1f × %.1f points, want %.0f × %.0f", name, x.perInch, wide/unit, high/unit, x.wide, x.high)
			}
		}
	}
}

// sizes is how each format says the size of a picture.
var sizes = regexp.MustCompile(`(?:" width="|<wp:extent cx="|Figure +)([\d.]+)(?:" height="|" cy="| x )([\d.]+)`)

// Only what is made to be edited shows the internal edition unasked.
func TestOnlyADraftIsInternalUnasked(t *testing.T) {
	for _, f := range render.Formats {
		if (f.Udgave == notat.Intern) != f.Draft {
			t.Errorf("%s: %s, draft %v", f.Name, f.Udgave, f.Draft)
		}
	}
}
