package httpapi

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"

	"notat/internal/config"
	"notat/internal/publish"
)

// A school's page and feed tell of every year, whatever became of the others: one
// that was corrected, one that is withdrawn, and one that was published anew.
func TestASchoolsPageAndFeedTellOfEveryYear(t *testing.T) {
	w := newSite(t, nil)
	year := func(y, at string) string {
		return ofYear(birkelund(t, "13:00", at, "2025-03-27", "2025-03-2"+at[4:]), y)
	}
	withdraw := func(k receipt) {
		if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fejl", ""); r.StatusCode != 200 {
			t.Fatal(r.StatusCode)
		}
	}
	gone := w.mustPublish(year("2022/23", "13:00"), "")
	withdraw(gone)
	anew := w.mustPublish(year("2022/23", "13:01"), "")
	plain := w.mustPublish(year("2023/24", "13:00"), "")
	withdrawn := w.mustPublish(year("2024/25", "13:00"), "")
	withdraw(withdrawn)
	first := w.mustPublish(year("2025/26", "13:00"), "")
	second := w.mustPublish(year("2025/26", "13:01"), `,"retter":"`+first.ID+`"`)
	third := w.mustPublish(year("2025/26", "13:02"), `,"retter":"`+second.ID+`"`)

	page := read(t, w.ask("", "GET", path(t, plain.Addresses.Side), ""))
	parts := strings.Split(page, "<h2>")[1:]
	if len(parts) != 4 {
		t.Fatalf("%d years", len(parts))
	}
	for i, c := range []struct {
		year     string
		has, not []string
	}{
		{"2025/26", []string{third.Addresses.HTML, third.Addresses.PDF, "Rettet ", second.Addresses.VersionHTML, "Version 2,", first.Addresses.VersionHTML, "Version 1,"}, []string{third.Addresses.VersionHTML, "trukket"}},
		{"2024/25", []string{"Notatet er trukket tilbage"}, []string{withdrawn.Addresses.HTML, "Tidligere", "Offentliggjort"}},
		{"2023/24", []string{plain.Addresses.HTML, "Offentliggjort "}, []string{"Rettet", "Tidligere", "trukket"}},
		{"2022/23", []string{anew.Addresses.HTML, "Offentliggjort "}, []string{"Rettet", "Tidligere", "trukket", gone.Addresses.VersionHTML}},
	} {
		for _, s := range append(c.has, "Skoleåret "+c.year) {
			if !strings.Contains(parts[i], s) {
				t.Errorf("%s lacks %s:\n%s", c.year, s, parts[i])
			}
		}
		for _, s := range c.not {
			if strings.Contains(parts[i], s) {
				t.Errorf("%s has %s:\n%s", c.year, s, parts[i])
			}
		}
	}
	var got []string
	for _, e := range readFeed(t, w, plain).Entries {
		what := "new"
		if strings.HasPrefix(e.Summary, "Rettet.") {
			what = "corrected"
		}
		got = append(got, strings.TrimPrefix(e.Links[0].Href, "https://notater.example/skoler/123456/")+" "+what)
	}
	if want := []string{"2025-26/notat.html corrected", "2023-24/notat.html new", "2022-23/notat.html new"}; !slices.Equal(got, want) {
		t.Errorf("the feed has %q", got)
	}
}

// A service without an archive has no public notat, and says so where one would be.
func TestWithoutAnArchiveThereIsNoNotat(t *testing.T) {
	h := handler(t)
	for _, r := range (&server{}).public() {
		address := strings.NewReplacer("{institutionsnr}", "123456", "{skoleaar}", "2024-25", "{id}", strings.Repeat("a", 26)).Replace(r.path)
		want := 404
		if r.path == "/skoler" {
			want = 200
		}
		if a := do(h, "GET", address, "", ""); a.StatusCode != want || !strings.Contains(read(t, a), "<h1>") {
			t.Errorf("%s: %d", address, a.StatusCode)
		}
	}
}

// Where any part of an address has not its form, nobody is asked.
func TestAnAddressIsLookedAtBeforeTheArchive(t *testing.T) {
	for address, want := range map[string]int{"/123456/2024-25": 200, "/12345/2024-25": 404, "/123456/2024-2": 404, "/x/y": 404} {
		for _, page := range []bool{true, false} {
			s := &server{service: publish.New(builtin, "standard")}
			e := gin.New()
			asked := false
			e.GET("/:institutionsnr/:skoleaar", s.shaped(page), func(c *gin.Context) { asked = true })
			w := httptest.NewRecorder()
			e.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
			if w.Code != want || asked != (want == 200) || want == 404 && strings.Contains(w.Body.String(), "<h1>") != page {
				t.Errorf("%s: %d, asked: %v", address, w.Code, asked)
			}
		}
	}
}
