package html

import (
	"context"
	"strings"
	"testing"

	"notat/internal/notat"
	"notat/internal/template"
	"notat/templates"
)

func drawn(t *testing.T, name string, d *notat.Document) string {
	t.Helper()
	tm, err := template.NewStore(templates.FS, "../../../examples/templates").Get(name)
	if err != nil {
		t.Fatal(err)
	}
	draw, err := New(tm)
	if err != nil {
		t.Fatal(err)
	}
	out, err := draw(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func felt(s string) notat.Felt { return notat.Felt{Inlines: []notat.Inline{notat.Text(s)}} }

func TestALabelWithoutItsWordsIsLeftOut(t *testing.T) {
	d := &notat.Document{Titel: "T", Sprog: "da-DK", Felter: map[string]notat.Felt{"kommune.navn": felt("Fjordby"), "sag.sagsnr": felt("25/1")}}
	page := drawn(t, "standard", d)
	if !strings.Contains(page, "Sagsnr. 25/1") || strings.Contains(page, "Dokumentnr.") {
		t.Errorf("the header:\n%s", page[strings.Index(page, "<header"):strings.Index(page, "</header>")])
	}
	if empty := drawn(t, "standard", &notat.Document{Titel: "T", Sprog: "da-DK"}); strings.Contains(empty, "Sagsnr.") {
		t.Error("a label without a number")
	}
}

// The page takes colours, lines, marks and letters from the Word file.
func TestThePageLooksAsTheWordFileSays(t *testing.T) {
	d := &notat.Document{Titel: "T", Sprog: "da-DK", Felter: map[string]notat.Felt{"kommune.navn": felt("Skovlund Kommune")}}
	for name, want := range map[string][]string{
		"standard": {"ul>li::marker{color:#1D4E70}", "thead th{border-top:1pt solid #1B2A41}", "tr>:first-child{border-left:none}", "h3{color:#1D4E70"},
		"fjordby":  {"background:#166A45", `class="right"`, "tbody tr:nth-child(even){background:#E6F2EA}", "border-bottom:"},
		"skovlund": {`ul{list-style-type:"–\2002"}`, "text-transform:uppercase", "font-style:italic", "text-align:center", "'Lora',Georgia,serif"},
	} {
		page := drawn(t, name, d)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s lacks %s", name, w)
			}
		}
	}
}

// A style sheet stands inside the page: nothing in it may end it.
func TestNothingFromTheWordFileLeavesTheStyleSheet(t *testing.T) {
	for _, s := range []string{`"}</style><script>`, `'\3c`, "a\nb", "&lt;"} {
		for _, out := range []string{cssText(s), fontStack(s)} {
			if strings.ContainsAny(strings.Trim(out, "'"), "<>&\\\"\n") {
				t.Errorf("%q gives %q", s, out)
			}
		}
	}
	if got := cssText("–"); got != "–" {
		t.Error(got)
	}
}
