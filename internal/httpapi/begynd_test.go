package httpapi

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"notat/internal/publish"
	"notat/internal/source/sourcetest"
)

// foreignNotat is a notat that a school wrote in Word, which does not say which
// municipality it is in.
func foreignNotat() string {
	d := sourcetest.NewDoc(sourcetest.DanishWord)
	d.H(0, "Skoleudviklingssamtale på Havblik Skole").P("Dato: 4. november 2024")
	d.H(1, "Deltagere").L(0, false, "Karla Holm, skolechef", "Peter Aabo")
	d.H(1, "Aftaler").T(true, []string{"Mål", "Ansvarlig"}, []string{"Flere læser hver dag", "Skolelederen"})
	return string(d.Bytes())
}

var (
	inputTag  = regexp.MustCompile(`<input type="(?:hidden|text)"[^>]*>`)
	selectTag = regexp.MustCompile(`(?s)<select [^>]*name="([^"]*)".*?</select>`)
	chosenTag = regexp.MustCompile(`<option value="([^"]*)" selected`)
	attrName  = regexp.MustCompile(` name="([^"]*)"`)
	attrValue = regexp.MustCompile(` value="([^"]*)"`)
)

// filled gives the fields of a page's form as a browser would send them.
func filled(page string) map[string]string {
	out := map[string]string{}
	for _, tag := range inputTag.FindAllString(page, -1) {
		if n, v := attrName.FindStringSubmatch(tag), attrValue.FindStringSubmatch(tag); n != nil && v != nil {
			out[html.UnescapeString(n[1])] = html.UnescapeString(v[1])
		}
	}
	for _, tag := range selectTag.FindAllStringSubmatch(page, -1) {
		if c := chosenTag.FindStringSubmatch(tag[0]); c != nil {
			out[html.UnescapeString(tag[1])] = html.UnescapeString(c[1])
		}
	}
	return out
}

// The door Skriv videre takes a file from elsewhere: what is proposed stands filled in,
// what must be said is asked, and one button makes a notat of it, another the
// beginning of next year's. No script, JSON or pointer is needed or seen.
func TestAFileFromElsewhereIsGoneOnWith(t *testing.T) {
	h := handler(t)
	body, kind := multiparts(t, func(add func(name, file, value string)) {
		add("fil", "sidste år.docx", foreignNotat())
		add("handling", "", "vis")
	})
	r := do(h, "POST", "/", kind, body.String())
	page := read(t, r)
	if r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-store" || !strings.Contains(page, "<h1>Skriv videre: sidste år.docx</h1>") {
		t.Fatalf("%d %.400s", r.StatusCode, page)
	}
	shown := page[strings.Index(page, "<main>"):]
	shown = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(shown, " ")
	for _, no := range []string{"{", "/afsnit", "/deltagere", "del:", "part:", "skriv:", "json"} {
		if strings.Contains(shown, no) {
			t.Errorf("the page shows %q", no)
		}
	}
	fields := filled(page)
	asked := ""
	for name, v := range fields {
		if strings.HasPrefix(name, ownName) && strings.HasSuffix(name, ".kommune") {
			if asked = name; v != "" {
				t.Errorf("a municipality is made up: %q", v)
			}
		}
	}
	if asked == "" {
		t.Fatalf("the municipality is not asked for: %v", fields)
	}
	fields["handling"] = "vis"
	if page := sendForm(t, h, "/", fields).Body.String(); !strings.Contains(page, "<h1>Skriv videre") {
		t.Errorf("without an answer: %.300s", page)
	}
	fields[asked] = "Strandby Kommune"
	notat := sendForm(t, h, "/", fields)
	if page := notat.Body.String(); notat.Code != 200 || !strings.Contains(page, "<h1>Skoleudviklingssamtale på Havblik Skole, 2024/25</h1>") {
		t.Fatalf("%d %.400s", notat.Code, page)
	}
	on := filled(notat.Body.String()[:strings.Index(notat.Body.String(), "Ret svarene om filen")])
	for want, kind := range map[string]string{"pdf": "application/pdf", "docx": mimeWord[0]} {
		on["handling"] = want
		if w := sendForm(t, h, "/", on); w.Code != 200 || w.Header().Get("Content-Type") != kind {
			t.Errorf("%s: %d %s", want, w.Code, w.Header().Get("Content-Type"))
		}
	}
	fields["handling"] = actionLastYear
	page = sendForm(t, h, "/", fields).Body.String()
	if !strings.Contains(page, "2025/26</h1>") {
		t.Errorf("as last year: %.400s", page)
	}
	// The answers stand in the page of the notat, with the file, and one of them may be
	// another.
	_, below, ok := strings.Cut(page, "Ret svarene om filen")
	again := filled(below)
	if !ok || again[asked] != "Strandby Kommune" {
		t.Fatalf("the answers are lost: %v", again)
	}
	for name, v := range fields {
		if name != "handling" && name != "navn" && again[name] != v {
			t.Errorf("%s was answered with %.100q and is %.100q", name, v, again[name])
		}
	}
	again[asked], again["handling"] = "Havnby Kommune", "vis"
	if page := sendForm(t, h, "/", again).Body.String(); !strings.Contains(page, "2024/25</h1>") || !strings.Contains(page, "Havnby Kommune") {
		t.Errorf("with another answer: %.400s", page)
	}
}

// A program sends the file again with its answers until nothing is open.
func TestAProgramBeginsARecord(t *testing.T) {
	h := handler(t)
	svar := map[string]string{}
	for range 4 {
		given, err := json.Marshal(svar)
		if err != nil {
			t.Fatal(err)
		}
		body, kind := multiparts(t, func(add func(name, file, value string)) {
			add("fil", "n.docx", foreignNotat())
			add("svar", "", string(given))
			add("somSidsteAar", "", "ja")
		})
		r := do(h, "POST", "/v1/begynd", kind, body.String())
		data := read(t, r)
		var back publish.IndleveringSvar
		if err := json.Unmarshal([]byte(data), &back); r.StatusCode != 200 || err != nil || r.Header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%d %v %.300s", r.StatusCode, err, data)
		}
		if !back.Open {
			if !back.Gyldig || !strings.Contains(string(back.Record), `"2025/26"`) {
				t.Errorf("%.300s", data)
			}
			return
		}
		for _, i := range back.Rest {
			if i.Severity == publish.Ask && i.Chosen == "" {
				svar[i.ID] = i.Choices[0].ID
			}
			for _, row := range i.Rows {
				if row.Must && row.Chosen == "" {
					svar[i.ID+"."+row.ID] = row.Words + "Strandby Kommune"
				}
			}
		}
	}
	t.Fatal("the questions do not end")
}

// What cannot be read is told in a sentence, of the kind of a bad file or a bad form.
func TestWhatCannotBeginIsTold(t *testing.T) {
	h := handler(t)
	for name, c := range map[string]struct {
		fields map[string]string
		want   string
	}{
		"no file":      {map[string]string{"svar": "{}"}, "forespoergsel"},
		"a text":       {map[string]string{"fil": "Referat"}, "ulaeselig-fil"},
		"other fields": {map[string]string{"fil": "x", "record": "{}"}, "forespoergsel"},
		"bad answers":  {map[string]string{"fil": foreignNotat(), "svar": "[]"}, "forespoergsel"},
	} {
		w := sendForm(t, h, "/v1/begynd", c.fields)
		if p, _ := answered(t, w.Result()); !strings.HasSuffix(p.Type, c.want) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}
