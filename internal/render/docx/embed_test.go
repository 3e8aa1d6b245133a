package docx

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"notat/internal/ooxml"
	"notat/internal/ooxml/check"
	"notat/internal/template"
)

// A face lies in the draft as Word wants it: mixed in its first 32 bytes with the
// key that the table of fonts names, which follows from the face itself.
func TestAnEmbeddedFaceIsWhatWordReads(t *testing.T) {
	tm := *standard(t)
	face := bytes.Repeat([]byte("skrift "), 2000)
	tm.Embedded = []template.Face{{Family: "Source Sans 3", Cut: template.Regular, Data: face}, {Family: "En anden", Cut: template.BoldItalic, Data: face[1:]}}
	made := file(t, &tm, sample(t))
	if !bytes.Equal(made, file(t, &tm, sample(t))) {
		t.Error("other bytes the second time")
	}
	p := open(t, made)
	if found := check.Package(p); len(found) > 0 {
		t.Errorf("%v", found)
	}
	name, _ := p.RelByType(p.Main(), relFontTable)
	rels, err := p.Rels(name)
	if err != nil {
		t.Fatal(err)
	}
	table := mustXML(t, p, name)
	for family, want := range map[string]struct {
		cut  string
		data []byte
	}{"Source Sans 3": {"embedRegular", face}, "En anden": {"embedBoldItalic", face[1:]}} {
		e := ooxml.Child(fontNamed(table.Root(), family), want.cut)
		key := strings.NewReplacer("{", "", "}", "", "-", "").Replace(ooxml.Attr(e, "fontKey"))
		guid, err := hex.DecodeString(key)
		sum := sha256.Sum256(want.data)
		if err != nil || !bytes.Equal(guid, sum[:16]) {
			t.Fatalf("%s: key %q", family, key)
		}
		var part string
		for _, r := range rels {
			if r.ID == ooxml.Attr(e, "id") {
				part = r.Part
			}
		}
		data, ok := p.Part(part)
		if !ok {
			t.Fatalf("%s: no part %q", family, part)
		}
		got := bytes.Clone(data)
		for i := range 32 { // ISO/IEC 29500-1 § 17.8.1: the key's bytes from behind, twice
			got[i] ^= guid[15-i%16]
		}
		if !bytes.Equal(got, want.data) || bytes.Equal(data[:32], want.data[:32]) {
			t.Errorf("%s: the face does not come back", family)
		}
	}
	settings, _ := p.RelByType(p.Main(), ooxml.RelSettings)
	if !ooxml.Has(mustXML(t, p, settings).Root(), "embedTrueTypeFonts") {
		t.Error("Word is not told to keep them")
	}
}

func TestADraftCarriesNoFacesUnasked(t *testing.T) {
	for _, part := range draw(t, sample(t)).Parts() {
		if strings.Contains(part.Name, "fonts/") {
			t.Error(part.Name)
		}
	}
}
