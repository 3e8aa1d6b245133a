package template_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"notat/internal/template"
	"notat/templates"
)

// A municipality may protect less than the standard does, and is told what is
// then shown: each kind, and each number of people.
func TestATemplateThatProtectsLessIsTold(t *testing.T) {
	for settings, want := range map[string][]string{
		`{"extends":"standard"}`:                                                   nil,
		`{"extends":"standard","fortrolige":["karakter"]}`:                         {"fortrolige nationale test", "fortrolige personale"},
		`{"extends":"standard","fortrolige":["nationalTest","personale","andet"]}`: nil,
		`{"extends":"standard","graense":0}`:                                       {"graense 0-4"},
		`{"extends":"standard","graense":-1}`:                                      nil, // a fault, and no limit
		`{"extends":"standard","graense":4}`:                                       {"graense 4"},
		`{"extends":"standard","graense":10,"graenser":{"trivsel":5}}`:             nil,
		`{"extends":"standard","graense":10,"graenser":{"trivsel":3,"fravaer":4}}`: {"graenser.fravaer 4", "graenser.trivsel 3-4"},
	} {
		folder := fstest.MapFS{"template.json": {Data: []byte(settings)}}
		parents := func(name string) (fs.FS, error) { return fs.Sub(templates.FS, name) }
		told, err := template.Protection(folder, "proeve", parents)
		if err != nil {
			t.Fatal(err)
		}
		_, checked, err := template.Check(folder, "proeve", parents)
		if err != nil {
			t.Fatal(err)
		}
		var also []string
		for _, f := range checked {
			if f.Code == template.Weaker {
				also = append(also, f.Sted)
			}
		}
		if len(told) != len(want) || len(also) != len(want) {
			t.Errorf("%s: %v is told, and %v by the check", settings, told, also)
			continue
		}
		for n, f := range told {
			place, what, _ := strings.Cut(want[n], " ")
			if f.Sted != "template.json, "+place || !strings.Contains(f.Message, what) || f.Code != template.Weaker || !slices.Contains(also, f.Sted) {
				t.Errorf("%s: %s: %s", settings, f.Sted, f.Message)
			}
		}
	}
}

func TestThresholdsByKindAreReadAndInherited(t *testing.T) {
	tm, err := load(fstest.MapFS{"template.json": {Data: []byte(`{"extends": "standard", "graenser": {"trivsel": 10}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	if tm.Settings.Graenser["trivsel"] != 10 || tm.Settings.Graense != 5 {
		t.Errorf("%+v", tm.Settings)
	}
	for settings, place := range map[string]string{
		`{"extends":"standard","graenser":{"trivsl":10}}`:  "template.json, graenser.trivsl",
		`{"extends":"standard","graenser":{"trivsel":-1}}`: "template.json, graenser.trivsel",
		`{"extends":"standard","graenser":[5]}`:            "template.json, graenser",
	} {
		if _, err := load(fstest.MapFS{"template.json": {Data: []byte(settings)}}); err == nil || !strings.Contains(err.Error(), place+":") {
			t.Errorf("%s: %v", settings, err)
		}
	}
}
