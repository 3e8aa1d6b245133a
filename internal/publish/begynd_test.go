package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	word "notat/internal/readback/readbacktest"

	"notat/internal/ooxml"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source/odt"
	"notat/internal/source/sourcetest"
)

// What each release made comes back exactly: a PDF by the record in it, a draft by
// what stands in it.
func TestWhatEachReleaseMadeComesBackExactly(t *testing.T) {
	s := newService(t)
	folders, err := filepath.Glob("testdata/udgivelser/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no releases (%v)", err)
	}
	for _, f := range folders {
		want, err := os.ReadFile(filepath.Join(f, "notat.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"notat.pdf", "notat.docx", "notat.json"} {
			data, err := os.ReadFile(filepath.Join(f, name))
			if err != nil {
				t.Fatal(err)
			}
			out, err := s.Begin(context.Background(), Begyndelse{Fil: data})
			if err != nil {
				t.Errorf("%s/%s: %v", f, name, err)
				continue
			}
			if !bytes.Equal(bytes.TrimSpace(out.Record), bytes.TrimSpace(want)) || out.Open {
				t.Errorf("%s/%s comes back as another: %v %.200s", f, name, out.Rest, out.Record)
			}
			next, err := s.Begin(context.Background(), Begyndelse{Fil: data, SomSidsteAar: true})
			if err != nil || nextOf(t, next.Record).Dokument.Skoleaar != nextYear(nextOf(t, want).Dokument.Skoleaar) {
				t.Errorf("%s/%s as last year: %v", f, name, err)
			}
		}
	}
}

// lastYear is a notat that a school wrote in Word.
func lastYear() []byte {
	d := sourcetest.NewDoc(sourcetest.DanishWord)
	d.H(0, "Skoleudviklingssamtale på Havblik Skole").P("Dato: 4. november 2024", "Mødeleder: Karla Holm, skolechef", "Kommune: Strandby Kommune")
	d.H(1, "Deltagere").L(0, false, "Karla Holm, skolechef", "Peter Aabo, skoleleder", "Sofie Lind, forælder")
	d.H(1, "Formål").P("Vi ser på skolen sammen.")
	d.H(1, "Indsatser").P("Vi arbejder med læsning.")
	d.T(true, []string{"Mål", "Ansvarlig", "Frist", "Tegn i data"}, []string{"Flere læser hver dag", "Skolelederen", "1. juni 2025", "Prøven i maj viser fremgang"}, []string{"Ro i gården", "SFO-lederen", "ved sommerferien", ""})
	return d.Bytes()
}

// settle answers each question with what is proposed, else with its first choice.
func settle(t *testing.T, s *Service, q Begyndelse) *IndleveringSvar {
	t.Helper()
	svar := map[string]string{}
	for range 4 {
		var err error
		if q.Svar, err = json.Marshal(svar); err != nil {
			t.Fatal(err)
		}
		out, err := s.Begin(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if !out.Open {
			return out
		}
		if out.Record != nil {
			t.Fatal("a record is given while something is open")
		}
		if len(out.Faults) > 0 {
			t.Errorf("what is asked is told as faults too: %v", out.Faults)
		}
		for _, i := range out.Rest {
			if i.Severity == readback.Block {
				t.Fatalf("%s: %s", i.Besked, i.Tekst)
			}
			if i.Severity == readback.Ask && i.Chosen == "" {
				svar[i.ID] = i.Choices[0].ID
			}
		}
	}
	t.Fatal("the questions do not end")
	return nil
}

// A foreign notat becomes a draft with all of it, or the beginning of next year's: its
// agreements to follow up, its people by role, and none of its old text.
func TestAForeignNotatIsADraftOrLastYears(t *testing.T) {
	s := newService(t)
	out := settle(t, s, Begyndelse{Fil: lastYear(), Navn: "sidste.docx"})
	if !out.Ready() {
		t.Fatalf("the draft is not ready: %v", out.Faults)
	}
	r := nextOf(t, out.Record)
	if r.Dokument.Status != samtale.Udkast || r.Skole.Navn != "Havblik Skole" || r.Dokument.Skoleaar != "2024/25" || len(r.Deltagere) != 3 {
		t.Errorf("%+v %+v %+v", r.Dokument, r.Skole, r.Deltagere)
	}
	if !bytes.Contains(out.Record, []byte("ved sommerferien")) {
		t.Error("the words of a day that is none are gone")
	}

	next := settle(t, s, Begyndelse{Fil: lastYear(), SomSidsteAar: true})
	r = nextOf(t, next.Record)
	if r.Dokument.Skoleaar != "2025/26" {
		t.Errorf("next year is %s", r.Dokument.Skoleaar)
	}
	for _, name := range []string{"Karla", "Sofie", "Vi ser på skolen sammen"} {
		if bytes.Contains(next.Record, []byte(name)) {
			t.Errorf("%q was carried over", name)
		}
	}
	var goals []string
	for _, a := range r.Afsnit {
		for _, b := range a.Blokke {
			if list, ok := b.(*samtale.Aftaler); ok && a.Del == samtale.Opfoelgning {
				for _, x := range list.Aftaler {
					if goals = append(goals, x.Maal); x.Status != "" || x.FraSkoleaar != "2024/25" {
						t.Errorf("%+v", x)
					}
				}
			}
		}
	}
	if want := []string{"Flere læser hver dag", "Ro i gården"}; !slices.Equal(goals, want) {
		t.Errorf("to follow up are %q, want %q", goals, want)
	}
}

// A file is taken for what it is, whatever it is called; what nobody reads is told in a
// sentence that says what to do, never with a failure.
func TestAFileIsTakenForWhatItIs(t *testing.T) {
	s := newService(t)
	pack := func(name string) []byte { return sourcetest.Zip(map[string]string{name: "<x/>"}) }
	const locked = "Filen er beskyttet med adgangskode. Fjern adgangskoden i Word (Filer > Oplysninger > Beskyt dokument), og gem filen igen."
	for what, c := range map[string]struct {
		data []byte
		want string
	}{
		"an old Word file":  {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), oldWord},
		"a sheet":           {pack("xl/workbook.xml"), unknownPack("regneark")},
		"no text":           {pack("content.xml"), odt.NoText},
		"Pages":             {pack("Index/Document.iwa"), unknownPack("apple")},
		"another container": {pack("a.txt"), notReadable},
		"a password":        {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), locked},
		"RTF":               {[]byte(`{\rtf1 x}`), richText},
		"a text":            {[]byte("Referat"), notReadable},
		"nothing":           {nil, notReadable},
		"a broken notat":    {[]byte(`{"dokument":`), brokenNotat},
	} {
		_, err := s.Begin(context.Background(), Begyndelse{Fil: c.data})
		var no *Ulaeselig
		if !errors.As(err, &no) || no.Besked != c.want {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, data := range map[string][]byte{"a broken container": []byte("PK\x03\x04xxxx"), "a broken PDF": []byte("%PDF-1.7\nx"), "an empty Word file": pack("word/document.xml"), "empty slides": pack("ppt/presentation.xml")} {
		_, err := s.Begin(context.Background(), Begyndelse{Fil: data})
		var no *Ulaeselig
		if !errors.As(err, &no) || strings.TrimSpace(no.Besked) == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
	// A PDF that others wrote may begin late, and may lack what finds its parts.
	written, err := os.ReadFile(filepath.Join("..", "source", "pdf", "testdata", "writer-tagged.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string][]byte{"late": slices.Concat([]byte("\r\n\r\n"), written), "without a table": written[:bytes.LastIndex(written, []byte("startxref"))], "with another table": bytes.Replace(written, []byte("startxref\n"), []byte("startxref\n1"), 1)} {
		if out, err := s.Begin(context.Background(), Begyndelse{Fil: data}); err != nil || len(out.Rest) == 0 {
			t.Errorf("a PDF %s: %v", what, err)
		}
	}
	if _, err := s.Begin(context.Background(), Begyndelse{Fil: lastYear(), Svar: []byte("[]")}); !errors.Is(err, ErrSvar) {
		t.Errorf("answers that are none: %v", err)
	}
}

// What the bytes of a foreign Word file say is in what comes of it, for the whole
// corpus: no question is blocked by a word that was not found again.
func TestTheCorpusIsProvedByItsBytes(t *testing.T) {
	s := newService(t)
	for _, f := range append(sourcetest.WordFiles(), sourcetest.Decks()...) {
		out, err := s.Begin(context.Background(), Begyndelse{Fil: f.Data})
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		for _, i := range out.Rest {
			if i.Severity == readback.Block {
				t.Errorf("%s: %s", f.Name, i.Tekst)
			}
		}
	}
}

// A draft of ours that another program took its mark from is read as foreign, and it is
// said what would be better.
func TestADraftThatLostItsMarkIsToldOf(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.GoogleDocs)
	d.H(1, "Formål").P("UDKAST · INTERN UDGAVE – MÅ IKKE OFFENTLIGGØRES", "Vi læser mere.")
	out, err := newService(t).Begin(context.Background(), Begyndelse{Fil: d.Bytes()})
	if err != nil {
		t.Fatal(err)
	}
	if out.Rest[0].Kode != "mistet-maerke" {
		t.Errorf("%v", out.Rest)
	}
	q := Request{Data: []byte(word.Record), Udgave: Offentlig}
	f, _ := FormatNamed("docx")
	draft, err := newService(t).Render(context.Background(), q, f)
	if err != nil {
		t.Fatal(err)
	}
	h := word.InWord(t, draft.Data, word.Rand)
	if err := h.Package.DropRels(h.Package.Main(), ooxml.RelCustomXML); err != nil {
		t.Fatal(err)
	}
	if out, err = newService(t).Begin(context.Background(), Begyndelse{Fil: h.Save(t)}); err != nil || out.Rest[0].Kode != "mistet-maerke" {
		t.Errorf("a public draft: %v %v", out, err)
	}
}

// Who approved a notat, and when, is read in the head of a foreign file, and leaves no
// record that nobody can mend.
func TestAnApprovalInTheHeadOfAForeignFile(t *testing.T) {
	d := sourcetest.NewDoc(sourcetest.GoogleDocs)
	d.T(false, []string{"Kommune", "Aadal Kommune"}, []string{"Skole", "Lindeskolen"}, []string{"Skoleår", "2024/25"}, []string{"Godkendt", "11. maj 2025 af Skolechefen"}).H(1, "Formål").P("Vi læser mere.")
	out, err := newService(t).Begin(context.Background(), Begyndelse{Fil: d.Bytes()})
	if err != nil || out.Faults.HasErrors() || !strings.Contains(string(out.maybe), `"godkendt":{"af":"Skolechefen","dato":"2025-05-11"}`) {
		t.Errorf("%v %v %s", err, out.Faults, out.maybe)
	}
}
