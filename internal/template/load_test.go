package template_test

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"notat/internal/ooxml"
	"notat/internal/template"
	"notat/templates"
)

const examples = "../../examples/templates"

func named(t testing.TB, name string) *template.Template {
	t.Helper()
	tm, err := template.NewStore(templates.FS, examples).Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return tm
}

// variant gives the folder of the standard template with parts of its Word file
// changed by a function each, and further files.
func variant(t testing.TB, parts map[string]func(string) string, files map[string]string) fs.FS {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, "standard/notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range parts {
		was, ok := p.Part(name)
		if !ok {
			t.Fatalf("no part %s", name)
		}
		now := change(string(was))
		if now == string(was) {
			t.Fatalf("%s is not changed", name)
		}
		p.Set(name, []byte(now))
	}
	main, _ := p.Part(p.Main())
	out, err := ooxml.Write(context.Background(), p, main)
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{"notat.docx": {Data: out}}
	for name, s := range files {
		m[name] = &fstest.MapFile{Data: []byte(s)}
	}
	return m
}

func replace(old, new string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, new, 1) }
}

func load(fsys fs.FS) (*template.Template, error) {
	return template.Load(fsys, "proeve", func(name string) (fs.FS, error) { return fs.Sub(templates.FS, name) })
}

func TestTheStandardsFileSaysWhatHoldsWithoutIt(t *testing.T) {
	bare, err := load(variant(t, nil, nil))
	if err != nil {
		t.Fatal(err)
	}
	a, b := bare.Settings, named(t, "standard").Settings
	if !maps.Equal(a.Dele, b.Dele) || !slices.Equal(a.Fortrolige, b.Fortrolige) || a.Graense != b.Graense || a.Graense != 5 {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestExtendsFillsInWhatAFolderDoesNotSay(t *testing.T) {
	own := fstest.MapFS{"template.json": {Data: []byte(`{"extends": "standard", "dele": {"indsatser": "krav"}, "graense": 3}`)}}
	tm, err := load(own)
	if err != nil {
		t.Fatal(err)
	}
	s := tm.Settings
	if s.Dele["indsatser"] != "krav" || s.Dele["evaluering"] != "krav" || s.Graense != 3 || s.Navn != "Standard" {
		t.Errorf("%+v", s)
	}
	if tm.Look.Normal != named(t, "standard").Look.Normal {
		t.Error("the look is not that of the standard template")
	}
	if tm.Hash == named(t, "standard").Hash {
		t.Error("two templates with one hash")
	}
}

func TestExtendsInACircleIsRefused(t *testing.T) {
	loop := fstest.MapFS{"template.json": {Data: []byte(`{"extends": "anden"}`)}}
	_, err := template.Load(loop, "en", func(name string) (fs.FS, error) { return loop, nil })
	if !errors.Is(err, template.ErrExtends) {
		t.Error(err)
	}
}

func TestTheHashFollowsEveryFileButLeftovers(t *testing.T) {
	hash := func(files map[string]string) string {
		tm, err := load(variant(t, nil, files))
		if err != nil {
			t.Fatal(err)
		}
		return tm.Hash
	}
	plain := hash(nil)
	if plain != hash(nil) {
		t.Error("the same folder, another hash")
	}
	if plain == hash(map[string]string{"template.json": "{}"}) {
		t.Error("another file, the same hash")
	}
	if plain != hash(map[string]string{"~$notat.docx": "x", ".DS_Store": "x"}) {
		t.Error("what Word leaves behind counts")
	}
}

func TestWhatIsWrongInTheSettingsIsSaidWithItsPlace(t *testing.T) {
	for json, want := range map[string][]string{
		`{"graense": 5,}`:                        {"template.json, linje 1"},
		"{\n  \"graense\": 5\n  \"navn\": \"\"}": {"template.json, linje 3, tegn 3"},
		`{"navn": "a", "navn": "b"}`:             {"template.json, linje 1"},
		`[]`:                                     {"template.json"},
		`{"grænse": 5, "dele": {"evaluering": "måske", "evalering": "krav"}}`: {
			"template.json, grænse: Nøglen »grænse« kendes ikke. Mente du »graense«?",
			"template.json, dele.evalering: Delen »evalering« kendes ikke.", "Mente du »evaluering«?",
			"template.json, dele.evaluering: Værdien »måske« kendes ikke. Brug en af: krav, advarsel, fri."},
		`{"graense": -1}`:                           {"template.json, graense"},
		`{"graense": "5"}`:                          {"template.json, graense: Værdien skal være et helt tal."},
		`{"graense": null}`:                         {"template.json, graense"},
		`{"fortrolige": ["nationaltest"]}`:          {"Mente du »nationalTest«?"},
		`{"tekster": {"del.evaluring": "x"}}`:       {"template.json, tekster.del.evaluring", "Mente du »del.evaluering«?"},
		`{"tekster": {"del.evaluering": " "}}`:      {"template.json, tekster.del.evaluering: Teksten er tom."},
		`{"tekster": {"del.evaluering": "a\nb"}}`:   {"template.json, tekster.del.evaluering"},
		`{"extends": "../hemmelig"}`:                {"template.json, extends"},
		`{"taelleenheder": ["  "]}`:                 {"template.json, taelleenheder"},
		`{"udenHandlingsplaner": "1. januar"}`:      {"template.json, udenHandlingsplaner: Værdien skal være den dag"},
		`{"udenHandlingsplaner": "2024-08-01"}`:     {"template.json, udenHandlingsplaner"},
		`{"udenHandlingsplaner": 2025}`:             {"template.json, udenHandlingsplaner: Værdien skal være en dato."},
		`{"tekster": {"x": 1}}`:                     {"template.json, tekster: Værdien skal være"},
		`{"dele": {"indsatser": "krav", "dele":1}}`: {"template.json, dele"},
	} {
		_, err := load(variant(t, nil, map[string]string{"template.json": json}))
		if err == nil {
			t.Errorf("%s: accepted", json)
			continue
		}
		for _, w := range want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %v\nlacks %q", json, err, w)
			}
		}
	}
}

func TestARefusedWordFileSaysWhatToDo(t *testing.T) {
	_, err := load(fstest.MapFS{"notat.docx": {Data: []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")}})
	if err == nil || !strings.Contains(err.Error(), "notat.docx: Filen er i Words gamle format") {
		t.Error(err)
	}
	if _, err := load(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no Word file: %v", err)
	}
}

func TestTheStoreKnowsNamesAndNeverPaths(t *testing.T) {
	s := template.NewStore(templates.FS, examples)
	for _, name := range []string{"", "..", "../standard", "Standard", "standard/", "stand ard", "ukendt", strings.Repeat("a", 65)} {
		if _, err := s.Get(name); !errors.Is(err, template.ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if got := s.Names(); !slices.Equal(got, []string{"fjordby", "skovlund", "standard"}) {
		t.Errorf("names %q", got)
	}
}

func TestTheStoreReadsATemplateOnce(t *testing.T) {
	s := template.NewStore(templates.FS, examples)
	a, err := s.Get("fjordby")
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := s.Get("fjordby"); a != b {
		t.Error("read again")
	}
}

func TestAMendedTemplateIsReadAnew(t *testing.T) {
	dir := t.TempDir()
	file := dir + "/by/template.json"
	if err := os.MkdirAll(dir+"/by", 0o755); err != nil {
		t.Fatal(err)
	}
	s := template.NewStore(templates.FS, dir)
	if err := os.WriteFile(file, []byte(`{"extends": "standard", "graense": "x"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get("by"); err == nil {
		t.Error("a threshold that is no number was accepted")
	}
	if err := os.WriteFile(file, []byte(`{"extends": "standard"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get("by"); err != nil {
		t.Error(err)
	}
	tm, err := s.OpenDir(dir + "/by")
	if err != nil || tm.Name != "by" {
		t.Errorf("by its folder: %v", err)
	}
}

func TestAFoldersFontsAreFoundByTheirFamily(t *testing.T) {
	f, ok := named(t, "skovlund").Fonts["lora"]
	if !ok || f.Name != "Lora" || f.Regular == nil || f.Bold == nil || f.Italic == nil || f.BoldItalic == nil {
		t.Errorf("%v %q: %d %d %d %d bytes", ok, f.Name, len(f.Regular), len(f.Bold), len(f.Italic), len(f.BoldItalic))
	}
	tm, err := load(variant(t, nil, map[string]string{"fonts/a.ttf": "no font", "fonts/b.woff2": "x", "fonts/OFL.txt": "x"}))
	if err != nil {
		t.Fatal(err)
	}
	if len(tm.Fonts) != 0 || len(tm.Warnings) != 2 {
		t.Errorf("%v %q", tm.Fonts, tm.Warnings)
	}
}

// BenchmarkLoad says how long it takes (3 to 8 ms); a busy machine makes a clock
// a poor judge, so the test counts what the time goes to.
func TestLoadingIsAMatterOfMilliseconds(t *testing.T) {
	for _, name := range []string{"standard", "skovlund"} {
		allocs := testing.AllocsPerRun(3, func() {
			if _, err := template.NewStore(templates.FS, examples).Get(name); err != nil {
				t.Fatal(err)
			}
		})
		if allocs > 60_000 {
			t.Errorf("%s: %v allocations", name, allocs)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := template.NewStore(templates.FS, "").Get("standard"); err != nil {
			b.Fatal(err)
		}
	}
}

// folder is a template folder in memory.
type folder map[string][]byte

// Open opens a file of the folder.
func (f folder) Open(name string) (fs.File, error) {
	m := fstest.MapFS{}
	for n, data := range f {
		m[n] = &fstest.MapFile{Data: data}
	}
	return m.Open(name)
}
