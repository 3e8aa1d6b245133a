package template_test

import (
	"bytes"
	"encoding/binary"
	"testing"
	"testing/fstest"

	"notat/fonts"
	"notat/internal/template"
)

const embedding = `{"extends": "standard", "indlejrSkrifter": true}`

func cuts(tm *template.Template) (out []string) {
	for _, f := range tm.Embedded {
		out = append(out, f.Family+" "+f.Cut.String())
	}
	return out
}

func TestFacesAreEmbeddedWhereTheTemplateSaysSo(t *testing.T) {
	if tm := named(t, "standard"); tm.Embedded != nil {
		t.Errorf("unasked: %v", cuts(tm))
	}
	own := fstest.MapFS{"template.json": {Data: []byte(embedding)}}
	tm, err := load(own)
	if err != nil {
		t.Fatal(err)
	}
	if got := cuts(tm); len(got) != 4 || got[0] != "Source Sans 3 Regular" || got[3] != "Source Sans 3 BoldItalic" {
		t.Errorf("%v", got)
	}
	if found := check(t, own); !has(found, "skrifttyper-indlejret", "notat.docx", "kB") {
		t.Errorf("the size is not told: %v", found)
	}
}

// ttf gives a face of the program whose OS/2 fsType says something else.
func ttf(t testing.TB, fsType uint16) []byte {
	t.Helper()
	data, err := fonts.FS.ReadFile(fonts.Default.Regular)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Clone(data)
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if e := data[12+16*i:]; string(e[:4]) == "OS/2" {
			binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(e[8:])+8:], fsType)
			return data
		}
	}
	t.Fatal("no OS/2")
	return nil
}

// A face is embedded as far as its licence allows (OpenType, OS/2 fsType).
func TestAFaceThatMayNotBeEmbeddedIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		fsType uint16
		may    bool
	}{
		"installable": {0, true}, "editable": {8, true}, "the widest of several": {0xC, true}, "only to look at": {4, false},
		"restricted": {2, false}, "pictures of letters": {0x208, false}, // in nothing, and named for that
	} {
		own := fstest.MapFS{"template.json": {Data: []byte(embedding)}, "fonts/Regular.ttf": {Data: ttf(t, c.fsType)}}
		tm, err := load(own)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(tm.Embedded) == 1; got != c.may {
			t.Errorf("%s: %v", name, cuts(tm))
		}
		found := check(t, own)
		told := has(found, "skrifttype-ikke-indlejret", "notat.docx", "Source Sans 3") || has(found, "skrifttype-laast", "fonts/Regular.ttf", "Source Sans 3")
		if told == c.may {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

// A font that only stands in for the one Word names is not embedded as that one.
func TestAStandInIsNotEmbedded(t *testing.T) {
	own := variant(t, parts{theme: replaceAll(`"Source Sans 3"`, `"Calibri"`)}, map[string]string{"template.json": `{"indlejrSkrifter": true}`})
	tm, err := load(own)
	if err != nil {
		t.Fatal(err)
	}
	if len(tm.Embedded) > 0 || !has(tm.Warnings, "skrifttype-ikke-indlejret", "notat.docx", "Calibri") {
		t.Errorf("%v %v", cuts(tm), tm.Warnings)
	}
}
