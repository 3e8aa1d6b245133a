package template_test

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"notat/fonts"
	"notat/internal/template"
)

// licensed gives one of the program's own fonts as a file that says what its maker
// allows.
func licensed(t *testing.T, fsType uint16) []byte {
	t.Helper()
	family, _ := fonts.Find("Source Sans 3")
	data, err := fonts.FS.ReadFile(family.File(false, false))
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.Clone(data)
	at := 12 + bytes.Index(data[12:], []byte("OS/2"))
	binary.BigEndian.PutUint16(data[binary.BigEndian.Uint32(data[at+8:])+8:], fsType)
	return data
}

// A font that its maker does not let into a PDF, whole or in part, is named when the
// template is checked, and none of its letters is drawn.
func TestAFontThatMayNotBeEmbeddedIsNamedAndNotUsed(t *testing.T) {
	for fsType, locked := range map[uint16]bool{0: false, 2: true, 4: false, 8: false, 6: false, 0x100: true, 0x200: true, 0x108: true} {
		fsys := variant(t, nil, nil).(fstest.MapFS)
		fsys["fonts/a.ttf"] = &fstest.MapFile{Data: licensed(t, fsType)}
		tm, found, err := template.Check(fsys, "proeve", func(string) (fs.FS, error) { return nil, template.ErrName })
		if err != nil || tm == nil {
			t.Fatalf("%x: %v %v", fsType, found, err)
		}
		if has(found, "skrifttype-laast", "fonts/a.ttf", "»Source Sans 3«") != locked || (tm.Fonts["source sans 3"].Regular == nil) != locked {
			t.Errorf("%x: %v", fsType, found)
		}
		if !locked && !has(found, "skrifttype-snit", "fonts", "fedt snit") {
			t.Errorf("%x: that it has no bold face is not said: %v", fsType, found)
		}
		if strings.Contains(strings.Join(found.Codes(), " "), "skrifttype-bogstaver") {
			t.Errorf("%x: %v", fsType, found)
		}
	}
}
