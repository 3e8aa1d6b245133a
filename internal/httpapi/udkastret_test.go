package httpapi

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// withField gives a record with a field of one of its objects set.
func withField(t *testing.T, record, key, field, value string) string {
	t.Helper()
	var r map[string]any
	if err := json.Unmarshal([]byte(record), &r); err != nil {
		t.Fatal(err)
	}
	r[key].(map[string]any)[field] = value
	out, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// Two people have the same draft: what each changed stands in it, and what both changed
// is asked about before anything is saved.
func TestTwoPeopleInOneDraftLoseNothing(t *testing.T) {
	h := newHouse(t)
	ana, eva := h.as("forvaltning"), h.as("egen-leder")
	draft := ana.keeps(birkelund(t))
	fetched := func(b *visitor) string { return read(t, b.presses(draft+"/fil", "format", "json")) }
	now := func() (r struct {
		Moede    struct{ Sted, Slut string }
		Dokument struct{ Titel string }
	}) {
		t.Helper()
		if err := json.Unmarshal([]byte(fetched(ana)), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	lacks(t, read(t, ana.get(draft+"/fil?format=json")), "<html")
	for _, format := range []string{"html", "pdf"} { // and it leaves no copy
		if got := ana.get(draft + "/fil?udgave=intern&format=" + format).Header.Get("Content-Disposition"); !strings.HasPrefix(got, "inline; ") {
			t.Errorf("%s: %s", format, got)
		}
	}
	lacks(t, ana.page(draft), "Hentet og ikke lagt ind igen") // looking is not fetching
	hers, theirs := fetched(ana), fetched(eva)
	has(t, ana.page(draft), "Hentet og ikke lagt ind igen", "eva", "ana@fjordby.example")
	if r := ana.handsTo(draft+"/rettelser", "x.json", withField(t, hers, "moede", "sted", "Biblioteket"), "lavetaf", "1"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	if r := eva.handsTo(draft+"/rettelser", "x.json", withField(t, theirs, "moede", "slut", "16:10"), "lavetaf", "1"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	if got := now(); got.Moede.Sted != "Biblioteket" || got.Moede.Slut != "16:10" {
		t.Errorf("%+v", got)
	}
	has(t, eva.page(draft), "version 3", "Version 1", "Version 2")

	// What somebody has fetched is what theirs is made of, until they say another.
	read(t, eva.presses(draft+"/fil", "format", "json", "version", "2"))
	has(t, eva.page(draft), `<option value="2" selected>`)

	// Both change the same.
	other := withField(t, theirs, "moede", "sted", "Aulaen")
	r := eva.handsTo(draft+"/rettelser", "x.json", other, "lavetaf", "1")
	page := read(t, r)
	if r.StatusCode != 200 {
		t.Fatalf("%d %s", r.StatusCode, page)
	}
	has(t, page, `href="`+draft+`">Tilbage til udkastet`)
	lacks(t, page, "Der er ingen rettelser", "ret i Word")
	has(t, page, "I har begge rettet her. Hvad skal gælde?", "Det, du lægger ind: »Aulaen«", "Biblioteket", `name="lavetaf" value="1"`)
	if got := now(); got.Moede.Sted != "Biblioteket" {
		t.Errorf("%+v", got)
	}
	asked := regexp.MustCompile(`name="(svar\.[^"]*)" value="fil"`).FindStringSubmatch(page)
	if asked == nil {
		t.Fatal(page)
	}
	if r := eva.handsTo(draft+"/rettelser", "x.json", other, "lavetaf", "1", asked[1], "fil"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	if got := now(); got.Moede.Sted != "Aulaen" || got.Moede.Slut != "16:10" {
		t.Errorf("%+v", got)
	}

	// What is of another school, or of no version, changes nothing.
	for name, c := range map[string]struct {
		record, made string
		want         int
	}{
		"another notat":    {strings.Replace(theirs, "2024/25", "2023/24", 1), "1", 400},
		"another number":   {withField(t, theirs, "skole", "institutionsnr", "654321"), "1", 403},
		"no version":       {theirs, "", 400},
		"a later version":  {theirs, "9", 404},
		"another's format": {"%PDF-1.7", "1", 400},
	} {
		if r := eva.handsTo(draft+"/rettelser", "x.json", c.record, "lavetaf", c.made); r.StatusCode != c.want {
			t.Errorf("%s: %d %s", name, r.StatusCode, read(t, r))
		}
	}
}

// A Word file carries what it was made of, and goes into the draft as it is now.
func TestAWordFileGoesIntoTheDraftAsItIsNow(t *testing.T) {
	h := newHouse(t)
	ana, bo := h.as("forvaltning"), h.as("skriver")
	draft := ana.keeps(birkelund(t))
	word := read(t, bo.presses(draft+"/fil", "format", "docx"))
	record := read(t, ana.presses(draft+"/fil", "format", "json"))
	if r := ana.handsTo(draft+"/rettelser", "x.json", withField(t, record, "moede", "slut", "16:20"), "lavetaf", "1"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	if r := bo.handsTo(draft+"/rettelser", "rettet.docx", edit(t, []byte(word), "Birkelund Skole</w:t>", "Birkelund Ny Skole</w:t>"), "svar.godkendelse-foraeldet", "slet"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	got := read(t, ana.get(draft+"/fil?format=json"))
	has(t, got, "16:20", "Birkelund Ny Skole")
	lacks(t, ana.page(draft), "<li>bo ")

	// Nor is it begun anew where it is handed in as a draft of its own.
	r := bo.handsTo("/arkiv/udkast", "rettet.docx", edit(t, []byte(word), "Birkelund Skole</w:t>", "Birkelund Ny Skole</w:t>"), "svar.godkendelse-foraeldet", "aftalt")
	if r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	has(t, read(t, bo.get(path(t, r.Header.Get("Location"))+"/fil?format=json")), "16:00", "Birkelund Ny Skole")
}

// What is decided about a Word file as most mean it is shown before it is saved, and can be
// decided otherwise; what is only to be known is told once it is.
func TestNothingAboutAWordFileGoesIntoADraftUnseen(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	draft := b.keeps(birkelund(t))
	word := edit(t, []byte(read(t, b.presses(draft+"/fil", "format", "docx"))), "<w:r><w:t xml:space=\"preserve\">Skolens ledelse, skolebestyrelsen", "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\">Skolens ledelse og skolebestyrelsen")
	for _, address := range []string{draft + "/rettelser", "/arkiv/udkast"} {
		r := b.handsTo(address, "rettet.docx", word)
		page := read(t, r)
		has(t, page, "Passer det?", "Intet er gemt", `name="svar.godkendelse-foraeldet" value="slet" checked`, `action="`+address+`"`)
		has(t, b.page(draft), "version 1")
		r = b.handsTo(address, "rettet.docx", word, "svar.godkendelse-foraeldet", "aftalt")
		page = read(t, r)
		if r.StatusCode != 200 {
			t.Fatalf("%d %s", r.StatusCode, page)
		}
		has(t, page, "Rettelserne er gemt", "understregning", "Tilbage til udkastet")
		lacks(t, page, "Spørgsmål", "men ikke gemt")
		at := regexp.MustCompile(`href="(/arkiv/udkast/[a-z2-7]+)"`).FindStringSubmatch(page)
		if at == nil || (at[1] == draft) != (address != "/arkiv/udkast") {
			t.Fatal(at)
		}
		if got := read(t, b.get(at[1]+"/fil?format=json")); !strings.Contains(got, "ledelse og skolebestyrelsen") || !strings.Contains(got, `"godkendt"`) {
			t.Error(got)
		}
		draft = b.keeps(strings.Replace(birkelund(t), "13:00", "13:01", 1))
	}
}

// A notat that was written on at the desk and saved as a Word file has nothing changed in
// Word. It is asked what is new in it, and what is new comes in.
func TestWhatWasWrittenAtTheDeskComesIntoTheDraft(t *testing.T) {
	h := newHouse(t)
	b := h.as("forvaltning")
	draft := b.keeps(birkelund(t))
	fetched := read(t, b.presses(draft+"/fil", "format", "json"))
	if r := b.handsTo(draft+"/rettelser", "x.json", withField(t, fetched, "moede", "slut", "16:20"), "lavetaf", "1"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	word := read(t, b.send("POST", "/v1/notat.docx?udgave=intern", "application/json", withField(t, fetched, "moede", "sted", "Biblioteket")))
	r := b.handsTo(draft+"/rettelser", "gemt.docx", word, "lavetaf", "1")
	page := read(t, r)
	if r.StatusCode != 200 {
		t.Fatalf("%d: nothing is asked", r.StatusCode)
	}
	has(t, page, "Hvad er nyt i filen?", `name="svar.nyt-i-filen" value="hele"`, `name="lavetaf" value="1"`)
	has(t, b.page(draft), "version 2")
	for _, answer := range []string{"word", "hele"} {
		if r := b.handsTo(draft+"/rettelser", "gemt.docx", word, "lavetaf", "1", "svar.nyt-i-filen", answer); r.StatusCode != 303 {
			t.Fatalf("%s: %d %s", answer, r.StatusCode, read(t, r))
		}
		if got := read(t, b.get(draft+"/fil?format=json")); !strings.Contains(got, "16:20") || strings.Contains(got, "Biblioteket") != (answer == "hele") {
			t.Errorf("%s: %s", answer, got)
		}
	}
}

// A draft that is moved to another school takes with it no version that its people may
// not see.
func TestAMovedDraftKeepsItsVersionsForThoseWhoMaySeeThem(t *testing.T) {
	h := newHouse(t)
	ana, other := h.as("forvaltning"), h.as("anden-leder")
	record := birkelund(t)
	draft := ana.keeps(record)
	if r := other.get(draft); r.StatusCode != 403 {
		t.Errorf("before: %d", r.StatusCode)
	}
	moved := strings.Replace(record, "123456", "654321", 1)
	if r := ana.handsTo(draft+"/rettelser", "x.json", moved, "lavetaf", "1"); r.StatusCode != 303 {
		t.Fatalf("%d %s", r.StatusCode, read(t, r))
	}
	has(t, ana.page(draft), ">Version 1<", ">Version 2<")
	page := other.page(draft)
	has(t, page, "version 2")
	lacks(t, page, "ersion 1<")
	for what, c := range map[string]struct {
		got  func() int
		want int
	}{
		"a look at what was another's":    {func() int { return other.get(draft + "/fil?format=json&version=1").StatusCode }, 404},
		"fetching it":                     {func() int { return other.presses(draft+"/fil", "format", "docx", "version", "1").StatusCode }, 404},
		"being asked about it":            {func() int { return other.handsTo(draft+"/rettelser", "x.json", record, "lavetaf", "1").StatusCode }, 404},
		"a look at what is theirs":        {func() int { return other.get(draft + "/fil?format=json&version=2").StatusCode }, 200},
		"fetching that":                   {func() int { return other.presses(draft+"/fil", "format", "json", "version", "2").StatusCode }, 200},
		"a version that is not there":     {func() int { return ana.get(draft + "/fil?version=9").StatusCode }, 404},
		"who may see all sees the oldest": {func() int { return ana.get(draft + "/fil?format=json&version=1").StatusCode }, 200},
		"a button that is not there":      {func() int { return ana.presses(draft+"/fil", "format", "pdf").StatusCode }, 400},
	} {
		if got := c.got(); got != c.want {
			t.Errorf("%s: %d, want %d", what, got, c.want)
		}
	}
}
