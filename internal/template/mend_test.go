package template_test

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/template"
	"notat/templates"
)

// mended is a file put right, and its faults then.
func mended(t *testing.T, data []byte) (file []byte, did []string, found fault.List) {
	t.Helper()
	standard := base(t)
	file, did, err := template.Mend(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	_, found, err = template.CheckWord(t.Context(), file, standard)
	if err != nil {
		t.Fatal(err)
	}
	return file, did, found
}

// What is put right is right afterwards: the check has nothing more to say of it.
func TestWhatCanBeMendedIsMended(t *testing.T) {
	style := func(name string) func(string) string {
		return func(s string) string {
			at := strings.Index(s, `<w:name w:val="`+name+`"/>`)
			begin, end := strings.LastIndex(s[:at], "<w:style "), at+strings.Index(s[at:], "</w:style>")+len("</w:style>")
			return s[:begin] + s[end:]
		}
	}
	colour := func(name, rgb string) func(string) string {
		return func(s string) string {
			at := strings.Index(s, `<w:name w:val="`+name+`"/>`)
			end := at + strings.Index(s[at:], "</w:style>")
			body := regexp.MustCompile(`<w:color [^>]*/>`).ReplaceAllString(s[at:end], "")
			if !strings.Contains(body, "<w:rPr>") {
				body += "<w:rPr></w:rPr>"
			}
			return s[:at] + strings.Replace(body, "<w:rPr>", `<w:rPr><w:color w:val="`+rgb+`" w:themeColor="accent1"/>`, 1) + s[end:]
		}
	}
	for name, c := range map[string]struct {
		change func(string) string
		code   string
	}{
		"a pale heading":   {colour("heading 2", "9FC5E8"), "kontrast"},
		"pale text":        {colour("Normal", "AAAAAA"), "kontrast"},
		"a link as yellow": {colour("Hyperlink", "FFD966"), "kontrast"},
		"Word's own blue":  {colour("heading 1", "4F81BD"), "kontrast"},
		"no captions":      {style("caption"), "typografi-mangler"},
		"no quotes":        {style("Quote"), "typografi-mangler"},
		"no list":          {style("List Bullet"), "typografi-mangler"},
		"English":          {func(s string) string { return strings.ReplaceAll(s, "da-DK", "en-US") }, "sprog"},
		"no language":      {func(s string) string { return regexp.MustCompile(`<w:lang [^>]*/>`).ReplaceAllString(s, "") }, "sprog"},
		"all of them together": {func(s string) string {
			return colour("Title", "DDDDDD")(style("Strong")(strings.ReplaceAll(s, "da-DK", "en-US")))
		}, "sprog"},
	} {
		// A colour of the theme has its place before one that is written.
		data := wordOf(t, parts{styles: func(s string) string { return strings.ReplaceAll(c.change(s), ` w:themeColor="accent1"`, "") }})
		_, before, err := template.CheckWord(t.Context(), data, base(t))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(codes(before), c.code) || !template.Mendable(before) {
			t.Fatalf("%s: %v", name, before)
		}
		file, did, after := mended(t, data)
		if len(did) == 0 || template.Mendable(after) || after.HasErrors() {
			t.Errorf("%s: did %q, left %v", name, did, after)
		}
		onlyStylesDiffer(t, name, data, file)
		if again, did, _ := mended(t, file); len(did) > 0 || !bytes.Equal(again, file) {
			t.Errorf("%s: mended twice: %q", name, did)
		}
	}
}

// Where there is nothing to mend, the file comes back as it was.
func TestASoundFileIsNotTouched(t *testing.T) {
	data := wordOf(t, parts{})
	if file, did, _ := mended(t, data); len(did) > 0 || !bytes.Equal(file, data) {
		t.Errorf("%q", did)
	}
	if _, _, err := template.Mend(t.Context(), []byte("no Word file")); err == nil {
		t.Error("what is no Word file is mended")
	}
}

func base(t *testing.T) *template.Template {
	t.Helper()
	standard, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	return standard
}

// wordOf is the standard template's Word file, changed.
func wordOf(t *testing.T, p parts) []byte {
	t.Helper()
	data, err := fs.ReadFile(variant(t, p, nil), "notat.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func codes(l fault.List) string {
	var b strings.Builder
	for _, f := range l {
		b.WriteString(f.Code + " ")
	}
	return b.String()
}

// onlyStylesDiffer holds two containers against each other: parts, their order and how
// they are packed.
func onlyStylesDiffer(t *testing.T, name string, before, after []byte) {
	t.Helper()
	a, err := zip.NewReader(bytes.NewReader(before), int64(len(before)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := zip.NewReader(bytes.NewReader(after), int64(len(after)))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.File) != len(b.File) {
		t.Fatalf("%s: %d parts became %d", name, len(a.File), len(b.File))
	}
	raw := func(f *zip.File) string {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r)
		return string(data)
	}
	for i := range a.File {
		if a.File[i].Name != b.File[i].Name {
			t.Errorf("%s: %s stands where %s stood", name, b.File[i].Name, a.File[i].Name)
			continue
		}
		changed := a.File[i].Name == "word/styles.xml" || a.File[i].Name == "word/numbering.xml" && name == "no list"
		if same := raw(a.File[i]) == raw(b.File[i]); !same && !changed {
			t.Errorf("%s: %s is another", name, a.File[i].Name)
		}
	}
}
