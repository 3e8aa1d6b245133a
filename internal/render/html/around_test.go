package html

import (
	"strings"
	"testing"

	"notat/internal/template"
	"notat/templates"
)

// Around a page of a school, or of none, nothing of the Word file's header says a word
// about a field that the page has not; a logo stands there all the same.
func TestAroundAPageNoWordStandsForAFieldItHasNot(t *testing.T) {
	tm, err := template.NewStore(templates.FS, "").Get("standard")
	if err != nil {
		t.Fatal(err)
	}
	text := func(s string) template.BannerRun { return template.BannerRun{Text: s} }
	tag := func(s string) template.BannerRun { return template.BannerRun{Tag: s} }
	logo := template.BannerRun{Picture: &template.Picture{Data: []byte("x"), MIME: "image/png", Width: 20, Height: 20, Alt: "Våben", Anchored: true}}
	in := *tm
	in.Look.FirstPage = false
	school, municipality := map[string]string{"skole.navn": "Birkelund Skole"}, map[string]string{"kommune.navn": "Fjordby Kommune"}
	for name, c := range map[string]struct {
		runs   []template.BannerRun
		felter map[string]string
		want   string // the words of the header; "-" where there is none
	}{
		"the last has none":    {[]template.BannerRun{tag("skole.navn"), text(" · skoleåret "), tag("dokument.skoleaar")}, school, "Birkelund Skole"},
		"the first has none":   {[]template.BannerRun{text("Sag "), tag("sag.sagsnr"), text(" · "), tag("skole.navn"), text(" (skole)")}, school, "Birkelund Skole (skole)"},
		"the middle has none":  {[]template.BannerRun{tag("kommune.navn"), text(", sag "), tag("sag.sagsnr"), text(" ved siden")}, municipality, "Fjordby Kommune ved siden"},
		"none, in a stretch":   {[]template.BannerRun{tag("kommune.navn"), {IsTab: true}, text("Sag "), tag("sag.sagsnr")}, municipality, "Fjordby Kommune"},
		"fixed text alone":     {[]template.BannerRun{text("Børn og Unge"), {IsTab: true}, text("Sag "), tag("sag.sagsnr")}, school, "Børn og Unge"},
		"none at all":          {[]template.BannerRun{text("Sag "), tag("sag.sagsnr")}, school, "-"},
		"none but for a logo":  {[]template.BannerRun{text("Sag "), tag("sag.sagsnr"), logo}, school, ""},
		"a logo and its words": {[]template.BannerRun{logo, tag("kommune.navn")}, municipality, "Fjordby Kommune"},
	} {
		in.Look.Header = template.Banner{Paragraphs: []template.BannerParagraph{{Runs: c.runs}}}
		header, _ := Around(&in, c.felter)
		if got := header != ""; got != (c.want != "-") {
			t.Errorf("%s: a header %v", name, got)
			continue
		}
		var words strings.Builder
		for _, part := range strings.Split(header, "<") {
			_, after, _ := strings.Cut(part, ">")
			words.WriteString(after)
		}
		if got := strings.Join(strings.Fields(words.String()), " "); got != strings.TrimPrefix(c.want, "-") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if strings.Contains(name, "logo") != strings.Contains(header, `alt="Våben"`) {
			t.Errorf("%s: a logo %v", name, strings.Contains(header, `alt="Våben"`))
		}
	}
}
