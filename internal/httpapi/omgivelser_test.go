package httpapi

import (
	"encoding/json"
	"strings"
	"testing"

	"notat/internal/config"
)

// The public pages stand in the municipality's look, tell whom to turn to and lead to the
// accessibility statement; a notat leads to its PDF and to its school.
func TestThePublicPagesAreTheMunicipalitys(t *testing.T) {
	const contact = "Fjordby Kommune, tlf. 12 34 56 78 <skole@fjordby.example>"
	w := newSite(t, func(c *config.Config) { c.Was, c.Contact = "https://was.example/notater", contact })
	k := w.mustPublish(birkelund(t), "")
	for _, address := range []string{"/skoler", "/skoler/123456", "/skoler/123456/embed", "/skoler/000000"} {
		body := read(t, w.ask("", "GET", address, ""))
		for _, want := range []string{"--head-weight: ", "prefers-color-scheme: dark", "Kontakt: Fjordby Kommune, tlf. 12 34 56 78 &lt;skole@", `<a href="https://notater.example/was"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %s", address, want)
			}
		}
		if framed, header := strings.HasSuffix(address, "/embed"), strings.Contains(body, `<header class="banner">`); address != "/skoler/000000" && header == framed {
			t.Errorf("%s: header %v", address, header)
		}
		if strings.Contains(body, "og:title") == (address == "/skoler/000000") {
			t.Errorf("%s: what is not there is shown where it is shared, or what is there is not", address)
		}
	}
	for _, address := range []string{path(t, k.Addresses.HTML), path(t, k.Addresses.VersionHTML)} {
		body := read(t, w.ask("", "GET", address, ""))
		if !strings.Contains(body, `<p>Kontakt: Fjordby Kommune, tlf. 12 34 56 78 &lt;skole@fjordby.example&gt; · <a href="was">`) {
			t.Errorf("%s does not say whom to turn to", address)
		}
		folder := address[:strings.LastIndexByte(address, '/')+1]
		for link, want := range map[string]string{"notat.pdf": "", "skole": "https://notater.example/skoler/123456", "was": "https://notater.example/was"} {
			if !strings.Contains(body, `<a href="`+link+`"`) {
				t.Errorf("%s does not lead to %s", address, link)
			}
			r := w.ask("", "GET", folder+link, "")
			if want == "" && r.StatusCode != 200 || want != "" && r.StatusCode != 302 {
				t.Errorf("%s: %d", folder+link, r.StatusCode)
			}
			if to := r.Header.Get("Location"); link == "skole" && to != want || link == "was" && to != "https://was.example/notater" {
				t.Errorf("%s leads to %s", folder+link, to)
			}
		}
	}
	if r := w.ask("", "GET", "/was", ""); r.StatusCode != 302 || r.Header.Get("Location") != "https://was.example/notater" || r.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("/was: %d %s", r.StatusCode, r.Header.Get("Location"))
	}
	if r := newSite(t, nil).ask("", "GET", "/was", ""); r.StatusCode != 404 {
		t.Errorf("/was that nobody set: %d", r.StatusCode)
	}
}

// A school's notater can be read by a program from any site; what was withdrawn is told
// without its title.
func TestASchoolsNotaterAreReadByProgramsToo(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	gone := w.mustPublish(ofYear(birkelund(t), "2023/24"), "")
	if r := w.ask(config.RolePublish, "DELETE", "/v1/notater/"+gone.ID+"?aarsag=personoplysning", ""); r.StatusCode != 200 {
		t.Fatal(r.StatusCode)
	}
	r := w.ask("", "GET", "/v1/skoler/123456", "", "Origin", "https://birkelund.example")
	var got schoolList
	if err := json.Unmarshal([]byte(read(t, r)), &got); err != nil || r.StatusCode != 200 || r.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatal(r.StatusCode, r.Header, err)
	}
	if len(got.Notater) != 2 || got.Notater[0].PDF != k.Addresses.PDF || got.Notater[0].HTML != k.Addresses.HTML || got.Notater[0].Titel == "" || got.Side != k.Addresses.Side {
		t.Errorf("%+v", got)
	}
	page := w.ask("", "GET", "/skoler/123456/2023-24/notat.html", "")
	_, header, _ := strings.Cut(read(t, page), "<header")
	if header, _, _ = strings.Cut(header, "</header>"); page.StatusCode != 410 || !strings.Contains(header, "Fjordby Kommune") {
		t.Errorf("what is withdrawn is not told in the municipality's name: %d", page.StatusCode)
	}
	if y := got.Notater[1]; y.Titel != "" || y.PDF != "" || y.Withdrawn == "" || y.Skoleaar != "2023/24" {
		t.Errorf("%+v", y)
	}
	if r := w.ask("", "GET", "/v1/skoler/000000", ""); r.StatusCode != 404 || r.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
}
