package httpapi

import (
	"bytes"
	"encoding/base64"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"notat/internal/config"
	"notat/internal/publish"
	hand "notat/internal/readback/readbacktest"
)

// browser keeps a page as somebody has it before them.
type browser struct {
	t testing.TB
	h http.Handler
	*httptest.ResponseRecorder
}

func browse(t testing.TB) *browser { return &browser{t: t, h: handler(t)} }

func (b *browser) get(address string) *browser {
	b.ResponseRecorder = httptest.NewRecorder()
	b.h.ServeHTTP(b, httptest.NewRequest("GET", address, nil))
	return b
}

// hand chooses files in a field of the front page and presses its button.
func (b *browser) hand(files ...string) *browser { return b.send(nil, files...) }

// press presses a button of the page, with what is chosen on it.
func (b *browser) press(button string, chosen map[string]string) *browser {
	fields := map[string]string{"handling": button}
	form, _, _ := strings.Cut(b.Body.String(), "</form>") // the first one is the page's own
	for _, f := range hiddenField.FindAllStringSubmatch(form, -1) {
		if f[1] != "navn" {
			fields[f[1]] = html.UnescapeString(f[2])
		}
	}
	for k, v := range chosen {
		fields[k] = v
	}
	return b.send(fields)
}

func (b *browser) send(fields map[string]string, files ...string) *browser {
	b.t.Helper()
	body, kind := multiFiles(b.t, fields, files)
	q := httptest.NewRequest("POST", "/", body)
	q.Header.Set("Content-Type", kind)
	b.ResponseRecorder = httptest.NewRecorder()
	b.h.ServeHTTP(b, q)
	return b
}

var (
	ownField    = regexp.MustCompile(`<label class="own">[^<]+<input type="text" name="(egne\.[^"]+)" maxlength="400" autocomplete="off" value="([^"]*)">`)
	hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)
	radioField  = regexp.MustCompile(`<input type="radio" name="([^"]*)" value="([^"]*)"`)
)

// choices gives the choices of the page by the names of their fields.
func (b *browser) choices() map[string][]string {
	out := map[string][]string{}
	for _, f := range radioField.FindAllStringSubmatch(b.Body.String(), -1) {
		out[html.UnescapeString(f[1])] = append(out[html.UnescapeString(f[1])], html.UnescapeString(f[2]))
	}
	return out
}

func (b *browser) is(status int, kind string) {
	b.t.Helper()
	if b.Code != status || !strings.HasPrefix(b.Header().Get("Content-Type"), kind) {
		b.t.Errorf("%d %s, not %d %s: %.300s", b.Code, b.Header().Get("Content-Type"), status, kind, b.Body)
	}
}

// From the front page to a Word draft: municipality, school, one button.
func TestANotatIsBegunOnTheFrontPage(t *testing.T) {
	b := browse(t).get("/")
	b.is(200, "text/html")
	for _, must := range []string{`lang="da"`, "Start et nyt notat", "Læg rettelser fra Word ind", "Skriv videre", `action="/nyt"`} {
		if !strings.Contains(b.Body.String(), must) {
			t.Errorf("the front page has no %s", must)
		}
	}
	if strings.Contains(b.Body.String(), "<script") || strings.Contains(b.Body.String(), "JSON") {
		t.Error("a script, or JSON, on the front page")
	}
	if got := b.Header().Get("Cache-Control"); got != "no-cache" { // what is typed is there on the way back
		t.Error(got)
	}
	b.get("/nyt?kommune=Fjordby+Kommune&skole=Engskolen&skoleaar=2025/26").is(200, mimeWord[0])
	if got := b.Header().Get("Content-Disposition"); !strings.Contains(got, "engskolen-2025-26-udkast") {
		t.Error(got)
	}
	for _, wrong := range []string{"", "?kommune=A&skole=B", "?kommune=A&skole=B&skoleaar=2025/27", "?kommune=A&skole=%00&skoleaar=2025/26"} {
		b.get("/nyt"+wrong).is(400, "text/html")
	}
	b.get("/nyt?kommune=A&skole=Engskolen&skoleaar=2025/27").is(400, "text/html")
	if !strings.Contains(b.Body.String(), `value="Engskolen"`) {
		t.Error("what was filled in is gone")
	}
}

// Whatever was made here is taken, and no file is chosen twice.
func TestWhateverWasMadeHereIsTakenOnTheFrontPage(t *testing.T) {
	h := handler(t)
	record := example(t, "solbakken-2025-26.json")
	pdf := post(h, "/v1/notat.pdf", record)
	var b bytes.Buffer
	b.ReadFrom(pdf.Body)
	for name, file := range map[string]string{"a record": record, "a PDF": b.String(), "a draft": string(draftOf(t, h, "solbakken-2025-26.json"))} {
		for button, kind := range map[string]string{"pdf": "application/pdf", "docx": mimeWord[0], "html": "text/html", "naeste": mimeWord[0]} {
			page := browse(t).hand(file)
			page.is(200, "text/html")
			page.press(button, nil).is(200, kind)
		}
		if t.Failed() {
			t.Fatal(name)
		}
	}
}

func TestAFileThatCannotBeReadIsToldInOneSentence(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		status int
	}{
		"nothing": {"", 400}, "a text": {"hej", 422}, "another PDF": {"%PDF-1.7\n", 422}, "an old Word file": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 422},
		"broken JSON": {example(t, "bad/ikke-json.json"), 422}, "a list": {"[]", 422}, "half a Word file": {"PK\x03\x04", 422},
	} {
		b := browse(t).hand(c.file)
		if b.Code != c.status || !strings.Contains(b.Body.String(), `role="alert"`) || strings.Contains(b.Body.String(), "linje") {
			t.Errorf("%s: %d %s", name, b.Code, b.Body)
		}
	}
	for name, fields := range map[string]map[string]string{
		"no base64": {"fil64": "x!"}, "an unknown field": {"fil": "{}", "hemmeligt": "x"}, "an answer without its parts": {"fil": "{}", "svar.cpr-nummer ": "x"}, "an unknown button": {"fil": "{}", "handling": "fordi"},
	} {
		if w := sendForm(t, handler(t), "/", fields); w.Code != 400 {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if b := browse(t).hand(strings.Repeat("x", 64<<20)); b.Code != 413 {
		t.Errorf("too large: %d", b.Code)
	}
}

// What stops a notat can be answered on the page, by a choice or with a reason.
func TestThePageTakesAnswers(t *testing.T) {
	record := strings.Replace(example(t, "solbakken-2025-26.json"), `"tekst": "`, `"tekst": "Nr. 010203-1234. `, 1)
	b := browse(t).hand(record)
	b.is(200, "text/html")
	var field, choice string
	for f, values := range b.choices() {
		if strings.HasPrefix(f, "svar.cpr-nummer ") {
			field, choice = f, values[1]
		}
	}
	if field == "" {
		t.Fatalf("nothing to answer: %s", b.Body)
	}
	page := b.ResponseRecorder
	b.press("pdf", nil).is(422, "text/html")
	b.ResponseRecorder = page
	b.press("pdf", map[string]string{field: choice}).is(200, "application/pdf")
	b.ResponseRecorder = page
	b.press("vis", map[string]string{strings.Replace(field, "svar.", "andet.", 1): "Det er et journalnummer."}).is(200, "text/html")
	b.press("pdf", nil).is(200, "application/pdf")
}

// A draft that was edited: what changed is marked, the questions are asked, and the
// PDF comes of the same page, with nothing kept between.
func TestThePageTakesAnEditedDraftBack(t *testing.T) {
	b := browse(t)
	draft := draftOf(t, b.h, "solbakken-2025-26.json")
	b.hand(edit(t, draft, "Solbakken</w:t>", "Solbakken Skole</w:t>")).is(200, "text/html")
	if !strings.Contains(b.Body.String(), "<ins>Skole") {
		t.Errorf("the new word is not marked: %s", b.Body)
	}
	b.press("pdf", nil).is(200, "application/pdf")

	b.hand(edit(t, draft, "<w:sectPr", `<w:p><w:r><w:t>Nyt stykke.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Løst ord</w:t></w:r></w:p><w:sectPr`)).is(200, "text/html")
	if !strings.Contains(b.Body.String(), "Løst ord") || strings.Contains(b.Body.String(), `value="pdf"`) {
		t.Fatal(b.Body)
	}
	answers := map[string]string{}
	for f, values := range b.choices() {
		answers[f] = values[len(values)-1]
	}
	if len(answers) == 0 {
		t.Fatal("nothing is asked")
	}
	b.press("vis", answers).is(200, "text/html")
	b.press("pdf", nil).is(200, "application/pdf")
}

// A question that may be answered in own words has a field for them, which goes
// before what is chosen, and keeps them where the answers may be changed.
func TestAQuestionIsAnsweredInOwnWords(t *testing.T) {
	b := browse(t)
	h := hand.InWord(t, draftOf(t, b.h, "birkelund-2024-25.json"), nil)
	id := h.All("a:blip")[0].SelectAttrValue("r:embed", "")
	hand.After(h.Find("Den formelle ramme"), hand.Element(`<w:p><w:r><w:drawing><wp:inline xmlns:wp="wp"><wp:docPr id="991" name="Billede 9"/><a:blip xmlns:a="a" r:embed="`+id+`"/></wp:inline></w:drawing></w:r></w:p>`))
	b.hand(string(h.Save(t))).is(200, "text/html")
	field := ownField.FindStringSubmatch(b.Body.String())
	if field == nil {
		t.Fatal(b.Body)
	}
	answers := map[string]string{}
	for f, values := range b.choices() {
		answers[f] = values[len(values)-1]
	}
	answers[field[1]] = " Tre cirkler & et kort. "
	b.press("vis", answers).is(200, "text/html")
	if again := ownField.FindStringSubmatch(b.Body.String()); again == nil || again[1] != field[1] || html.UnescapeString(again[2]) != "Tre cirkler & et kort." {
		t.Errorf("the words are not kept: %q", again)
	}
	b.press("html", nil).is(200, "text/html")
	if !strings.Contains(b.Body.String(), `alt="Tre cirkler &amp; et kort."`) {
		t.Error("the words are not in the notat")
	}
}

// multiFiles makes a form of fields and of files in the field fil.
func multiFiles(t testing.TB, fields map[string]string, files []string) (*bytes.Buffer, string) {
	t.Helper()
	return multiparts(t, func(add func(name, file, value string)) {
		for name, v := range fields {
			add(name, "", v)
		}
		for _, f := range files {
			add("fil", "notat.docx", f)
		}
	})
}

// What the page carries is what was handed in.
func TestThePageCarriesTheNotat(t *testing.T) {
	record := example(t, "solbakken-2025-26.json")
	b := browse(t).hand(record)
	for _, f := range hiddenField.FindAllStringSubmatch(b.Body.String(), -1) {
		if f[1] == "fil64" {
			if got, err := base64.StdEncoding.DecodeString(html.UnescapeString(f[2])); err != nil || string(got) != record {
				t.Errorf("%v %.100s", err, got)
			}
			return
		}
	}
	t.Error("nothing")
}

// Work that takes too long is told of on the page as well; only who has left is told
// nothing.
func TestThePageTellsThatItTookTooLong(t *testing.T) {
	s := publish.New(builtin, "standard")
	b := &browser{t: t, h: Handler(s, config.Config{Timeout: 1, Renders: 1}, slog.New(slog.DiscardHandler))}
	if b.hand(birkelund(t)); b.Code != http.StatusServiceUnavailable || !strings.Contains(b.Body.String(), `role="alert"`) {
		t.Errorf("%d %.200s", b.Code, b.Body)
	}
}

// A list of those who took part that stands in a text is moved by a button; what was
// answered stands on the page for who approves.
func TestAListIsMovedAndAnswersAreToldOnThePage(t *testing.T) {
	record := strings.Replace(example(t, "solbakken-2025-26.json"), `"afsnit": [`, `"afsnit": [{"overskrift":"Deltagere","blokke":[{"type":"tekst","tekst":"- Ida Vestbo, elev i 8. klasse"}]},
		{"overskrift":"Plan","blokke":[{"type":"tekst","tekst":"Se https://intranet.fjordby.dk/plan."}]},`, 1)
	record = strings.Replace(record, `"afsnit": [`, `"kontroller":[{"kode":"intern-adresse","sted":"/afsnit/1/blokke/0/tekst","begrundelse":"Den er åben for alle."}],"afsnit": [`, 1)
	b := browse(t).hand(record)
	b.is(200, "text/html")
	for _, must := range []string{`value="flyt"`, "Det er der svaret på", "Den er åben for alle."} {
		if !strings.Contains(b.Body.String(), must) {
			t.Fatalf("the page has no %s: %s", must, b.Body)
		}
	}
	b.press("flyt", nil).is(200, "text/html")
	if page := b.Body.String(); strings.Contains(page, `value="flyt"`) {
		t.Error("the list is still there")
	}
	held := regexp.MustCompile(`name="fil64" value="([^"]*)"`).FindStringSubmatch(b.Body.String())
	kept, err := base64.StdEncoding.DecodeString(html.UnescapeString(held[1]))
	if err != nil || !strings.Contains(string(kept), `"navn":"Ida Vestbo"`) || strings.Contains(string(kept), `"overskrift":"Deltagere"`) {
		t.Errorf("%s %v", kept, err)
	}
}

// A PDF of the public edition, chosen with the drafts, takes nothing out of the notat;
// an internal one brings back what the drafts did not show.
func TestAPDFBesideTheDraftsTakesNothingOut(t *testing.T) {
	h := handler(t)
	record := birkelund(t)
	made := func(address string) string {
		r := post(h, address, record)
		defer r.Body.Close()
		data, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != 200 {
			t.Fatal(address, r.StatusCode, err)
		}
		return string(data)
	}
	public, intern := made("/v1/notat.pdf"), made("/v1/notat.pdf?udgave=intern")
	internal, asked := made("/v1/notat.docx"), made("/v1/notat.docx?kommentering=2026-04-17")
	carried := func(b *browser) string {
		form, _, _ := strings.Cut(b.Body.String(), "</form>")
		for _, f := range hiddenField.FindAllStringSubmatch(form, -1) {
			if data, err := base64.StdEncoding.DecodeString(html.UnescapeString(f[2])); f[1] == "fil64" && err == nil {
				return string(data)
			}
		}
		return ""
	}
	const own = `"sagsnr"` // of the internal edition
	if strings.Contains(carried(browse(t).hand(public)), `"synlighed":"intern"`) {
		t.Fatal("the public PDF carries what is internal")
	}
	for name, files := range map[string][]string{"an internal draft": {internal, public}, "a draft for comments": {asked, intern}} {
		b := browse(t).hand(files...)
		if got := carried(b); b.Code != 200 || !strings.Contains(got, own) || !strings.Contains(got, `"synlighed":"intern"`) {
			t.Errorf("%s: %d %.200s", name, b.Code, got)
		}
	}
	if b := browse(t).hand(asked, public); !strings.Contains(b.Body.String(), "1 spørgsmål") {
		t.Errorf("nothing is asked: %s", visible(b.Body.String()))
	}
	if b := browse(t).hand(public); !strings.Contains(b.Body.String(), "offentlige udgave") {
		t.Error("it is not told that the PDF holds the public edition")
	}
}
