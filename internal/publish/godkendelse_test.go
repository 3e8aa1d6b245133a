package publish

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"notat/internal/archive"
	"notat/internal/fault"
	"notat/internal/readback"
	word "notat/internal/readback/readbacktest"
	"notat/internal/samtale"
)

const approvedRecord = `{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","godkendt":{"dato":"2025-03-27","af":"Skolechefen"}},
 "kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole","institutionsnr":"123456"},"moede":{"dato":"2025-03-13"},
 "deltagere":[{"navn":"Asta Ørnsgaard","part":"forvaltning"},{"navn":"Ib Skovmark","part":"foraeldre","foraeldrevalgt":true}],
 "afsnit":[{"overskrift":"Ramme","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"Samtalen havde en god tone."}]},
 {"overskrift":"Siden sidst","del":"opfoelgning","blokke":[{"type":"tekst","tekst":"Alt er fulgt op."}]},
 {"overskrift":"Tal","del":"testresultater","blokke":[{"type":"resultater","resultater":[{"maaling":"Trivsel","art":"trivsel","periode":"2024/25","antal":40,"vaerdi":3.9}]}]},
 {"overskrift":"Evaluering","del":"evaluering","blokke":[{"type":"tekst","tekst":"Det var en god samtale."}]},
 {"overskrift":"Aftaler","del":"indsatser","blokke":[{"type":"tekst","tekst":"Vi læser mere."}]}]}`

// An approval is of words: when they are changed in Word it goes, which is said, or
// stays where somebody answers that the change was agreed; that is kept.
func TestAnApprovalIsOfItsWords(t *testing.T) {
	s := newService(t)
	edited := func(edit func(*word.Hand)) []byte {
		h := word.InWord(t, draftOf(t, s, Request{Data: []byte(approvedRecord)}), word.Rand)
		edit(h)
		return h.Save(t)
	}
	is := func(i readback.Item) bool { return i.Kode == "godkendelse-foraeldet" }
	if back := handBack(t, s, Indlevering{Fil: edited(func(*word.Hand) {})}); slices.ContainsFunc(back.Rest, is) {
		t.Error("asked although nothing was changed")
	}
	file := edited(func(h *word.Hand) { h.Say("god tone", "meget god tone") })
	back := handBack(t, s, Indlevering{Fil: file})
	n := slices.IndexFunc(back.Rest, is)
	if n < 0 || back.Rest[n].Severity != readback.Warn || back.Rest[n].Choices[0].ID != "slet" || strings.Contains(string(back.Record), "2025-03-27") {
		t.Fatalf("nothing is said: %+v", back.Rest)
	}
	for answer, want := range map[string]samtale.Godkendt{"slet": {}, "aftalt": {Dato: "2025-03-27", Af: "Skolechefen"}} {
		back := handBack(t, s, Indlevering{Fil: file, Svar: []byte(`{"godkendelse-foraeldet":"` + answer + `"}`)})
		if !back.Ready() {
			t.Fatalf("%s: %+v", answer, back.Rest)
		}
		r, err := samtale.Decode(back.Record)
		if err != nil {
			t.Fatal(err)
		}
		if r.Dokument.Godkendt != want || !strings.Contains(string(back.Record), "meget god tone") {
			t.Errorf("%s: %s", answer, back.Record)
		}
		before, _ := samtale.Decode([]byte(approvedRecord))
		if f := staleApproval(before, r); f != nil {
			t.Errorf("%s: asked again: %v", answer, f)
		}
		r.Skole.Hjemmeside = "https://www.mosedal.example.dk"
		if f := staleApproval(before, r); (f != nil) != (answer == "aftalt") {
			t.Errorf("%s: after one more change: %v", answer, f)
		}
	}
}

// A correction that withholds what stands in public takes the old version with it, and
// one that keeps the approval of other words says that it was agreed.
func TestACorrectionThatWithholds(t *testing.T) {
	change := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(approvedRecord) }
	unapprovedNow := []string{`,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, ""}
	for _, c := range []struct{ name, record, aarsag, code string }{
		{"nothing is withheld", change(append(unapprovedNow, "god tone", "fin tone")...), "", ""},
		{"a name is", change(append(unapprovedNow, `"navn":"Asta Ørnsgaard","part":"forvaltning"`, `"navn":"Asta Ørnsgaard","part":"forvaltning","navnOffentligt":false`)...), "", "rettelse-holder-tilbage"},
		{"a name that is longer now is", change(append(unapprovedNow, `"navn":"Asta Ørnsgaard","part":"forvaltning"`, `"navn":"Asta Bro Ørnsgaard","part":"forvaltning","navnOffentligt":false`)...), "", "rettelse-holder-tilbage"},
		{"a name like it is", change(append(unapprovedNow, `"navn":"Asta Ørnsgaard","part":"forvaltning"`, `"navn":"Asta Ørnsgaard","part":"forvaltning"},{"navn":"Asta Holm","titel":"Lærer","part":"medarbejdere"`)...), "", ""},
		{"a text is", change(append(unapprovedNow, `{"type":"tekst","tekst":"Vi læser mere."}`, `{"type":"tekst","tekst":"Samtalen havde en god tone.","synlighed":"intern"},{"type":"tekst","tekst":"Vi læser mere."}`, "Samtalen havde en god tone.", "Der var ro.")...), "", "rettelse-holder-tilbage"},
		{"a text in other words is", change(append(unapprovedNow, `"tekst":"Samtalen havde en god tone."`, `"tekst":"Et barn var syg.","synlighed":"intern"},{"type":"tekst","tekst":"Der var ro."`)...), "", "rettelse-holder-tilbage"},
		{"a section of other words is", change(append(unapprovedNow, `"del":"evaluering","blokke":[{"type":"tekst","tekst":"Det var en god samtale."`, `"del":"evaluering","synlighed":"intern","blokke":[{"type":"tekst","tekst":"Uro."`)...), "", "rettelse-holder-tilbage"},
		{"a quote in place of a text is", change(append(unapprovedNow, `{"type":"tekst","tekst":"Det var en god samtale."}`, `{"type":"citater","synlighed":"intern","citater":[{"tekst":"Uro.","rolle":"Lærer"}]},{"type":"tekst","tekst":"Alt godt."}`)...), "", "rettelse-holder-tilbage"},
		{"a text in other words is, and the old version goes", change(append(unapprovedNow, `"tekst":"Samtalen havde en god tone."`, `"tekst":"Et barn var syg.","synlighed":"intern"},{"type":"tekst","tekst":"Der var ro."`)...), "personoplysning", ""},
		{"something new is internal", change(append(unapprovedNow, `"tekst":"Samtalen havde en god tone."`, `"tekst":"Samtalen havde en god tone."},{"type":"tekst","tekst":"Et barn var syg.","synlighed":"intern"`)...), "", ""},
		{"a number is", change(append(unapprovedNow, `"antal":40`, `"antal":4`)...), "", "rettelse-holder-tilbage"},
		{"a name is, and the old version goes", change(append(unapprovedNow, `"navn":"Asta Ørnsgaard","part":"forvaltning"`, `"navn":"Asta Ørnsgaard","part":"forvaltning","navnOffentligt":false`)...), "personoplysning", ""},
		{"the approval is of other words", change("god tone", "fin tone"), "", "godkendelse-foraeldet"},
		{"the approval is new", change("god tone", "fin tone", "2025-03-27", "2025-04-02"), "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newService(t)
			a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
			defer a.Close()
			s.Keep(a)
			first, err := s.Publish(context.Background(), Offentliggoerelse{Data: []byte(approvedRecord)})
			if err != nil {
				t.Fatal(err)
			}
			record := c.record
			if c.name == "a text is" {
				record = strings.Replace(record, `"tekst":"Der var ro.","synlighed":"intern"`, `"tekst":"Samtalen havde en god tone.","synlighed":"intern"`, 1)
			}
			_, err = s.Publish(context.Background(), Offentliggoerelse{Data: []byte(record), Retter: first.ID, Aarsag: c.aarsag})
			var no *Rejected
			switch {
			case c.code == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.code != "" && (!errors.As(err, &no) || !slices.Contains(no.Faults.Only("error").Codes(), c.code)):
				t.Errorf("not refused with %s: %v", c.code, err)
			}
			_, err = a.File(context.Background(), first.ID, archive.PDF)
			if gone := errors.Is(err, ErrWithdrawn); gone != (c.aarsag != "") {
				t.Errorf("the old version is gone: %v", gone)
			}
		})
	}
}

// A version that was corrected before is public still at its own address: what it
// shows is not withheld without it going.
func TestACorrectionThatWithholdsWhatAnEarlierVersionShows(t *testing.T) {
	s := newService(t)
	a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
	defer a.Close()
	s.Keep(a)
	change := func(pairs ...string) string {
		return strings.NewReplacer(append(pairs, `,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, "")...).Replace(approvedRecord)
	}
	who := `"navn":"Asta Ørnsgaard","part":"forvaltning"`
	publish := func(record, retter, aarsag string) (string, error) {
		k, err := s.Publish(context.Background(), Offentliggoerelse{Data: []byte(record), Retter: retter, Aarsag: aarsag})
		if err != nil {
			return "", err
		}
		return k.ID, nil
	}
	first, err := publish(approvedRecord, "", "")
	if err != nil {
		t.Fatal(err)
	}
	second, err := publish(change(who, `"titel":"Chef","part":"forvaltning"`), first, "")
	if err != nil {
		t.Fatal(err)
	}
	again := change(who, who+`,"navnOffentligt":false`)
	_, err = publish(again, second, "fejl")
	var no *Rejected
	if !errors.As(err, &no) || !slices.Contains(no.Faults.Only("error").Codes(), "rettelse-holder-tilbage") {
		t.Fatalf("the first version shows the name still: %v", err)
	}
	if _, err := publish(again, second, "personoplysning"); err != nil {
		t.Fatal(err)
	}
	if _, err := a.File(context.Background(), first, archive.PDF); !errors.Is(err, ErrWithdrawn) {
		t.Errorf("the first version is public: %v", err)
	}
}

// What is internal where something else was public may be another thing: somebody says
// so, of those words, and nothing has to go for it.
func TestWhatIsInternalMayBeAnotherThing(t *testing.T) {
	change := func(pairs ...string) string {
		return strings.NewReplacer(append(pairs, `,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, "")...).Replace(approvedRecord)
	}
	const was = `"tekst":"Samtalen havde en god tone."`
	for _, c := range []struct{ name, record, later string }{
		{"a text in other words", change(was, `"tekst":"Et barn var syg.","synlighed":"intern"},{"type":"tekst","tekst":"Der var ro."`), "Et barn var meget syg."},
		{"a quote in place of a text", change(`{"type":"tekst",`+was+`}`, `{"type":"citater","synlighed":"intern","citater":[{"tekst":"Et barn var syg.","rolle":"Lærer"}]},{"type":"tekst","tekst":"Der var ro."}`), "Et barn var meget syg."},
		{"the same words", change(was, was+`,"synlighed":"intern"},{"type":"tekst","tekst":"Der var ro."`), ""},
		{"a few words", change(was, `"tekst":"God tone.","synlighed":"intern"},{"type":"tekst","tekst":"Der var ro."`), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newService(t)
			a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
			defer a.Close()
			s.Keep(a)
			first := approvedRecord
			if c.name == "a few words" {
				first = strings.Replace(first, "Samtalen havde en god tone.", "God tone.", 1)
			}
			k, err := s.Publish(context.Background(), Offentliggoerelse{Data: []byte(first)})
			if err != nil {
				t.Fatal(err)
			}
			publish := func(record []byte) *fault.Fault {
				t.Helper()
				_, err := s.Publish(context.Background(), Offentliggoerelse{Data: record, Retter: k.ID})
				var no *Rejected
				if !errors.As(err, &no) {
					if err != nil {
						t.Fatal(err)
					}
					return nil
				}
				for _, f := range no.Faults {
					if f.Code == "rettelse-holder-tilbage" {
						return &f
					}
				}
				t.Fatalf("refused for another reason: %v", no.Faults)
				return nil
			}
			f := publish([]byte(c.record))
			if f == nil || (f.Svar != nil) != (c.later != "") {
				t.Fatalf("%+v", f)
			}
			if f.Svar == nil {
				return
			}
			f.Svar.Begrundelse = "Det er noget nyt."
			answered, err := Answer([]byte(c.record), []fault.Svar{*f.Svar})
			if err != nil {
				t.Fatal(err)
			}
			if f := publish([]byte(strings.Replace(string(answered), "Et barn var syg.", c.later, 1))); f == nil {
				t.Error("the answer was of other words")
			}
			if f := publish(answered); f != nil {
				t.Errorf("answered, and refused: %+v", f)
			}
		})
	}
}

// A draft that is changed after it was approved is asked about before it is published,
// whatever has been saved of it in between.
func TestADraftChangedAfterItsApproval(t *testing.T) {
	ctx := context.Background()
	everywhere := Writer{Who{}, func(string) bool { return true }}
	change := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(approvedRecord) }
	for _, c := range []struct {
		name     string
		versions []string
		refused  bool
	}{
		{"approved as it is", []string{change(`,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, ""), approvedRecord}, false},
		{"approved while it was written", []string{change(`,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, "", "god tone", "fin tone"), approvedRecord}, false},
		{"changed after", []string{approvedRecord, change("god tone", "fin tone")}, true},
		{"changed after, and saved again", []string{approvedRecord, change("god tone", "fin tone"), change("god tone", "fin tone")}, true},
		{"changed after, and back", []string{approvedRecord, change("god tone", "fin tone"), approvedRecord}, false},
		{"changed, and approved anew", []string{approvedRecord, change("god tone", "fin tone", "2025-03-27", "2025-04-02")}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newService(t)
			a := OpenArchive(filepath.Join(t.TempDir(), "notat.db"), time.Now)
			defer a.Close()
			s.Keep(a)
			var u Udkast
			var err error
			for _, post := range c.versions {
				if u, err = s.SaveUdkast(ctx, u, []byte(post), everywhere); err != nil {
					t.Fatal(err)
				}
			}
			newest := c.versions[len(c.versions)-1]
			r, err := s.Publishable(ctx, u.ID, []byte(newest), "")
			if err != nil {
				t.Fatal(err)
			}
			var svar []fault.Svar
			for _, f := range r.Faults.Only("error") {
				if f.Code == "godkendelse-foraeldet" {
					f.Svar.Begrundelse = "Aftalt."
					svar = append(svar, *f.Svar)
				}
			}
			_, err = s.PublishUdkast(ctx, u.ID, u.Version, Offentliggoerelse{})
			var no *Rejected
			if errors.As(err, &no) != c.refused || (len(svar) > 0) != c.refused {
				t.Fatalf("%v, and told of %v", err, r.Faults)
			}
			if !c.refused {
				return
			}
			answered, err := Answer([]byte(newest), svar)
			if err != nil {
				t.Fatal(err)
			}
			if u, err = s.SaveUdkast(ctx, u, answered, everywhere); err != nil {
				t.Fatal(err)
			}
			if _, err := s.PublishUdkast(ctx, u.ID, u.Version, Offentliggoerelse{}); err != nil {
				t.Errorf("agreed on, and refused: %v", err)
			}
		})
	}
}

// An approval, a number and what was shown before are nothing that all may read: who
// chooses the reason that is offered says what is so.
func TestTheOfferedReasonIsOneForWhatIsAsked(t *testing.T) {
	for _, g := range []*regel{approvalStale, numberInUse, takesBack} {
		if ReadyReason(g.Kode) == ReadyReason("intern-tekst-offentlig") {
			t.Errorf("%s is answered with »%s«", g.Kode, ReadyReason(g.Kode))
		}
	}
}

func TestWhatATemplateAsksOfAnApproval(t *testing.T) {
	r, err := samtale.Decode([]byte(strings.Replace(approvedRecord, `,"godkendt":{"dato":"2025-03-27","af":"Skolechefen"}`, "", 1)))
	if err != nil {
		t.Fatal(err)
	}
	for demand, want := range map[string]string{"krav": "error", "advarsel": "warning", "fri": ""} {
		got := ""
		for _, f := range unapproved(r, demand) {
			got = string(f.Severity)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", demand, got, want)
		}
	}
}

// A record whose public edition is refused has one edition, the internal one, and
// says so on every page and in its file's name.
func TestARefusedRecordIsMarkedInternal(t *testing.T) {
	s := newService(t)
	record := strings.NewReplacer("god tone", "god tone, 010203-1234", `{"navn":"Ib Skovmark","part":"foraeldre","foraeldrevalgt":true}`, `{"titel":"Forælder","part":"foraeldre","foraeldrevalgt":true}`).Replace(approvedRecord)
	for _, f := range Formats {
		d, err := s.Render(context.Background(), Request{Data: []byte(record), Udgave: Intern}, f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(d.Navn.ASCII, "-intern") {
			t.Errorf("%s is called %s", f.Name, d.Navn.ASCII)
		}
		if f.Name == "html" && !strings.Contains(string(d.Data), "INTERN UDGAVE") {
			t.Error("the page is not marked")
		}
	}
}
