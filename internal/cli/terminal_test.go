package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostileWords steer a terminal: colour, title, bell, backspace, a line written
// over, the C1 form of ESC [, and text that is turned around.
const hostileWords = "\x1b[31m\x1b]0;x\x07\b\r\u0085\u009b2J\u202e\u2066\u200f\u061c\u2028\x7f"

func TestARecordCannotSteerTheTerminal(t *testing.T) {
	dir := t.TempDir()
	escaped := `\u001b[31m\u001b]0;x\u0007\b\r\u0085\u009b2J\u202e\u2066\u200f\u061c\u2028\u007f`
	file := filepath.Join(dir, "post.json")
	record := `{"dokument":{"titel":"T` + escaped + `","skoleaar":"2025/26","status":"udkast","` + escaped + `":1},"kommune":{"navn":"` + escaped + `"},"skole":{"navn":"Engskolen"},
		"afsnit":[{"overskrift":"` + escaped + `","del":"` + escaped + `","blokke":[{"type":"` + escaped + `"},{"type":"tekst","tekst":"` + escaped + `","synlighed":"intern"}]}]}`
	other := filepath.Join(dir, "anden.json")
	for name, text := range map[string]string{file: record, other: strings.Replace(record, "T"+escaped, "U"+escaped, 1), filepath.Join(dir, "ikke.json"): record[:50] + hostileWords} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{
		{"validate", file}, {"validate", filepath.Join(dir, "ikke.json")}, {"validate", file, "--forrige", other}, {"render", "-o", filepath.Join(dir, "x.pdf"), file},
		{"render", "-o", dir + "/", file, other}, {"diff", other, file}, {"next", file}, {"publish", file}, {"validate", hostileWords}, {hostileWords},
		{"template", "check", hostileWords}, {"verify", hostileWords}, {"render", "--format", hostileWords, file}, {"validate", "--" + hostileWords},
	} {
		got := notat(t, "", args...)
		for _, r := range got.out + got.err {
			if steers(r) || r == '\ufffd' {
				t.Errorf("%q gives %q: %q %q", args, r, got.out, got.err)
				break
			}
		}
	}
}

func TestOnlyWhatSteersIsEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"æøå ÆØÅ é 🎒\tx\n": "æøå ÆØÅ é 🎒\tx\n",
		"a\x1b[2Jb":        `a\u001b[2Jb`,
		"\u009b\u202e":     `\u009b\u202e`,
		"\x9b\xc3":         `\u009b\u00c3`,
		"\ufffd":           "\ufffd",
	} {
		var b bytes.Buffer
		if n, err := (terminal{&b}).Write([]byte(text)); n != len(text) || err != nil || b.String() != want {
			t.Errorf("%q became %q (%d, %v), want %q", text, b.String(), n, err, want)
		}
	}
}

// What a program reads is handed on as it is.
func TestDocumentsAndJSONAreNotTouched(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	if err != nil {
		t.Fatal(err)
	}
	record := strings.Replace(string(data), `"navn": "Birkelund Skole"`, `"navn": "Birkelund Skole \u202e"`, 1)
	for format, want := range map[string]string{"pdf": "%PDF-", "docx": "PK\x03\x04"} {
		if got := notat(t, record, "render", "-o", "-", "--format", format, "-"); got.code != 0 || !strings.HasPrefix(got.out, want) || strings.Contains(got.out, `\u00`) {
			t.Errorf("%s: %d %.40q %s", format, got.code, got.out, got.err)
		}
	}
	if got := notat(t, record, "next", "-"); !strings.Contains(got.out, "\u202e") {
		t.Errorf("the record is another: %d %s", got.code, got.err)
	}
}
