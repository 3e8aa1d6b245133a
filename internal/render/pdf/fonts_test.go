package pdf

import (
	"testing"

	"notat/fonts"
	"notat/internal/template"
)

func TestAFontInTheFolderIsAskedForLettersThatNoOtherHas(t *testing.T) {
	data, err := fonts.FS.ReadFile("liberation-sans/LiberationSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	const shalom = "שלום"
	tm := &template.Template{Name: "x", Look: look()}
	without, err := Lacking(tm)
	if err != nil || string(without("Velkommen, "+shalom)) != shalom {
		t.Errorf("%q %v", string(without(shalom)), err)
	}
	tm.Fonts = map[string]template.Family{"liberation sans": {Name: "Liberation Sans", Regular: data}}
	with, err := Lacking(tm)
	if err != nil || len(with("Velkommen, "+shalom)) > 0 {
		t.Errorf("%q %v", string(with(shalom)), err)
	}
	r, err := prepare(tm)
	if err != nil {
		t.Fatal(err)
	}
	d := document(h(2, shalom), p("Velkommen, "+shalom))
	flow, _ := laidOut(t, r, d)
	each(flow, func(it *item) {
		if it.kind == textual {
			for _, part := range it.para.lines[it.line].Parts {
				for _, r := range part.Runs {
					if r.Word.Actual != "" {
						t.Errorf("%q is shown as a substitute", r.Word.Actual)
					}
				}
			}
		}
	})
	sound(t, draw(t, r, d), d)
}
