package httpapi

import (
	"archive/zip"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"notat/internal/config"
	"notat/internal/publish"
)

// The case system gets what was published, byte for byte, with what to file it by;
// the internal edition goes to those alone who may see it, and nothing is left of
// what is withdrawn.
func TestTheCaseSystemGetsItsFiles(t *testing.T) {
	w := newSite(t, nil)
	k := w.mustPublish(birkelund(t), "")
	address := "/v1/notater/" + k.ID + "/pakke.zip"
	if r := w.ask(config.RoleWrite, "GET", address, ""); r.StatusCode != 403 {
		t.Errorf("without the role: %d", r.StatusCode)
	}
	unpacked := func(role config.Role) (names []string, files map[string][]byte) {
		body := read(t, w.ask(role, "GET", address, ""))
		if again := read(t, w.ask(role, "GET", address, "")); again != body {
			t.Error("the same package twice is not the same bytes")
		}
		z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		if err != nil {
			t.Fatal(err)
		}
		files = map[string][]byte{}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			files[f.Name], _ = io.ReadAll(r)
			names = append(names, f.Name)
		}
		return names, files
	}
	const stem = "skoleudviklingssamtale-birkelund-skole-2024-25"
	names, files := unpacked(config.RolePublish)
	if want := []string{stem + ".pdf", stem + ".json", stem + ".docx", stem + "-metadata.json", stem + "-metadata.xml"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if page := read(t, w.ask("", "GET", "/skoler/123456/2024-25/notat.pdf", "")); page != string(files[stem+".pdf"]) {
		t.Error("the PDF is not the one that is published")
	}
	var m, x publish.Sagsdata
	if err := json.Unmarshal(files[stem+"-metadata.json"], &m); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(files[stem+"-metadata.xml"], &x); err != nil {
		t.Fatal(err)
	}
	if m.Sagsnr != "25/1234" || m.Dokumentnr != "25-018842" || m.Skoleaar != "2024/25" || m.ID != k.ID || m.Udgivet == "" || len(m.Filer) != 3 || m.Filer[0].SHA256 != hashed(files[stem+".pdf"]) {
		t.Errorf("%+v", m)
	}
	if x.XMLName = m.XMLName; fmt.Sprint(x) != fmt.Sprint(m) {
		t.Errorf("the XML says otherwise: %+v", x)
	}
	names, all := unpacked(config.RoleReadIntern)
	if len(names) != 8 || read(t, w.ask(config.RoleReadIntern, "GET", "/v1/notater/"+k.ID+"/intern.pdf", "")) != string(all[stem+"-intern.pdf"]) {
		t.Errorf("%q", names)
	}
	for del, want := range map[string]string{"pdf": ".pdf", "metadata.xml": "-metadata.xml"} {
		r := w.ask(config.RolePublish, "GET", "/v1/notater/"+k.ID+"/pakke/"+del, "")
		if got := read(t, r); got != string(files[stem+want]) || !strings.Contains(r.Header.Get("Content-Disposition"), stem+want) {
			t.Errorf("%s: %d %v", del, r.StatusCode, r.Header)
		}
	}
	for _, del := range []string{"intern.pdf", "intern.json", "intern.docx", "exe"} {
		if r := w.ask(config.RolePublish, "GET", "/v1/notater/"+k.ID+"/pakke/"+del, ""); r.StatusCode != 404 {
			t.Errorf("%s without the role: %d", del, r.StatusCode)
		}
	}
	w.ask(config.RolePublish, "DELETE", "/v1/notater/"+k.ID+"?aarsag=fejl", "")
	if r := w.ask(config.RolePublish, "GET", address, ""); r.StatusCode != 410 {
		t.Errorf("withdrawn: %d", r.StatusCode)
	}
}
