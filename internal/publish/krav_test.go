package publish

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"notat/internal/template"
	"notat/templates"
)

// Nobody could tell the day on which the law took handlingsplaner out, so a
// municipality may: from that day on, and as long as no day is told, no notat is
// asked for them.
func TestTheTemplateTellsWhenHandlingsplanerWereTakenOut(t *testing.T) {
	// Of 13 March 2025; that it speaks of them is taken out.
	record := bytes.Replace(records(t, examples)["birkelund-2024-25"], []byte(`"del": "handlingsplaner",`), nil, 1)
	dir := t.TempDir()
	for _, c := range []struct {
		name, settings string
		asked          bool
	}{
		{"tavs", `{"extends": "standard"}`, false},
		{"foer", `{"extends": "standard", "udenHandlingsplaner": "2025-03-13"}`, false},
		{"efter", `{"extends": "standard", "udenHandlingsplaner": "2025-03-14"}`, true},
		{"arvet", `{"extends": "efter"}`, true},
	} {
		if err := os.Mkdir(filepath.Join(dir, c.name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, c.name, "template.json"), []byte(c.settings), 0o644); err != nil {
			t.Fatal(err)
		}
		r, err := New(template.NewStore(templates.FS, dir), c.name).Validate(context.Background(), Request{Data: record})
		if err != nil {
			t.Fatal(err)
		}
		if asked := slices.Contains(r.Faults.Codes(), "mangler-handlingsplaner"); asked != c.asked || asked && r.Faults.HasErrors() {
			t.Errorf("%s: %s", c.name, strings.Join(r.Faults.Codes(), " "))
		}
	}
}

func TestThresholdsByKindReachTheRules(t *testing.T) {
	tm := &template.Template{Settings: template.Settings{Graense: 5, Graenser: map[string]int{"trivsel": 10}}}
	k := New(template.NewStore(templates.FS, ""), "standard").krav(tm)
	if k.GraenseOf("trivsel") != 10 || k.GraenseOf("karakter") != 5 || k.GraenseOf("") != 5 {
		t.Errorf("%+v", k.Graenser)
	}
}
