package compose

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"notat/internal/samtale"
	"notat/internal/template"
	"notat/templates"
)

// Whatever part or kind of measurement a record may hold, a municipality may say
// in its template what is asked of it.
func TestATemplateMaySpeakOfEveryPartAndKind(t *testing.T) {
	var words []string
	for _, d := range samtale.Dele {
		words = append(words, `"dele":{"`+string(d)+`":"advarsel"}`)
	}
	for _, a := range samtale.Arter {
		words = append(words, `"fortrolige":["`+string(a)+`"]`)
	}
	own := fstest.MapFS{"template.json": nil}
	parents := func(name string) (fs.FS, error) { return fs.Sub(templates.FS, name) }
	for _, w := range words {
		own["template.json"] = &fstest.MapFile{Data: []byte(`{"extends":"standard",` + w + `}`)}
		if _, err := template.Load(own, "egen", parents); err != nil {
			t.Error(err)
		}
	}
	own["template.json"] = &fstest.MapFile{Data: []byte(`{"extends":"standard"}`)}
	usual, err := template.Load(own, "egen", parents)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range samtale.Dele {
		if usual.Settings.Dele[string(d)] == "" {
			t.Errorf("no template says what it asks of the part %s", d)
		}
	}
	if len(usual.Settings.Dele) != len(samtale.Dele) {
		t.Errorf("the standard template asks for %v", usual.Settings.Dele)
	}
}
