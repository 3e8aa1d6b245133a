package typeset

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
)

// A font is read without its outlines, and they are read as soon as a mark is put by
// them: a word is drawn as by the whole font.
func TestAFontReadWithoutOutlinesDrawsTheSameWords(t *testing.T) {
	words := []string{"Åløb", "AVATAR", "e\u0301t", "x\u0323\u0302q\u0308", "W\u0327\u0331", "бы\u0301ло", "ά\u0345", "שָׁלוֹם", "مَرْحَبًا", "क्षि", "1⁄2"}
	for _, family := range []string{"", "Carlito", "Liberation Serif", "Caladea"} {
		for _, f := range Faces(family, false, true) {
			for _, without := range []string{"", "GPOS", "GSUB"} { // none of the program's own lacks them
				data := withoutTable(t, f.data, without)
				s, err := readSfnt(data)
				if err != nil {
					t.Fatal(err)
				}
				parted, err := newShaper(data, s)
				if err != nil {
					t.Fatal(err)
				}
				all, err := readFont(bytes.NewReader(data))
				if err != nil {
					t.Fatal(err)
				}
				whole := &shaper{font: all, sfnt: s, face: harfbuzz.NewFont(font.NewFace(all)), buffer: newBuffer()}
				whole.marks = whole.face
				for _, w := range words {
					dir := leftToRight
					if w[0] == 0xD7 || w[0] == 0xD9 {
						dir = rightToLeft
					}
					if got, want := parted.harfbuzz(w, dir), whole.harfbuzz(w, dir); !reflect.DeepEqual(got, want) {
						t.Errorf("%s without %q: %s: %v, and by the whole font %v", f.name, without, w, got, want)
					}
				}
			}
		}
	}
}

// withoutTable gives a font file that lacks a table.
func withoutTable(t *testing.T, data []byte, tag string) []byte {
	t.Helper()
	s, err := readSfnt(data)
	if err != nil {
		t.Fatal(err)
	}
	var tables []table
	for _, name := range slices.Sorted(maps.Keys(s.tables)) {
		if name != tag {
			tables = append(tables, table{name, s.tables[name]})
		}
	}
	return writeSfnt(tables)
}
