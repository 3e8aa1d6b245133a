package begynd_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"notat/internal/begynd"
	"notat/internal/proof"
	"notat/internal/prosa"
	"notat/internal/readback"
	"notat/internal/samtale"
	"notat/internal/source"
)

// deck builds a file piece by piece.
type deck struct{ source.File }

func (d *deck) add(p source.Piece) *deck {
	p.Place.Paragraph = len(d.Pieces) + 1
	d.Pieces = append(d.Pieces, p)
	return d
}

func said(s string) []prosa.Ord { return []prosa.Ord{{Tekst: s}} }

func (d *deck) heading(level int, s string) *deck {
	return d.add(source.Piece{What: source.Heading, Level: level, Sure: true, Words: said(s)})
}

func (d *deck) text(lines ...string) *deck {
	for _, s := range lines {
		d.add(source.Piece{What: source.Text, Words: said(s)})
	}
	return d
}

func (d *deck) items(lines ...string) *deck {
	for _, s := range lines {
		d.add(source.Piece{What: source.Item, Level: 1, Words: said(s)})
	}
	return d
}

func (d *deck) table(rows ...string) *deck {
	p := source.Piece{What: source.Table}
	for _, r := range rows {
		var row source.Row
		for c := range strings.SplitSeq(r, "|") {
			var cell source.Cell
			for s := range strings.SplitSeq(c, "/") {
				if s != "" {
					cell.Pieces = append(cell.Pieces, source.Piece{What: source.Text, Words: said(s)})
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		p.Rows = append(p.Rows, row)
	}
	return d.add(p)
}

func (d *deck) aside(k source.Kind, s string) *deck {
	return d.add(source.Piece{What: source.Aside, Kind: k, Words: said(s)})
}

var delnavne = map[samtale.Del]string{samtale.Rammesaetning: "Rammesætning", samtale.Opfoelgning: "Opfølgning på tidligere samtaler", samtale.Testresultater: "Testresultater", samtale.Evaluering: "Evaluering af samtalen", samtale.Indsatser: "Indsatser", samtale.Handlingsplaner: "Status på handlingsplaner"}

var synonymer = map[string][]string{"rammesaetning": {"formål*"}, "opfoelgning": {"siden sidst"}, "evaluering": {"evaluering*"}, "testresultater": {"data"}, "indsatser": {"fokusområde*"}}

// begin begins a record, answers what must be answered with what is proposed, and
// holds the proof each time.
func begin(t *testing.T, d *deck, svar map[string]string) (*begynd.Result, *samtale.Record) {
	t.Helper()
	if svar == nil {
		svar = map[string]string{}
	}
	for range 3 {
		out, err := propose(d, svar)
		if err != nil {
			t.Fatal(err)
		}
		proves(t, d.File, out)
		open := false
		for _, i := range out.Items {
			for _, r := range i.Rows {
				if r.Must && r.Chosen == "" {
					svar[i.ID+"."+r.ID] = "skriv:" + map[string]string{"skole": "Bakkeskolen", "kommune": "Aadal Kommune", "skoleaar": "2025/26"}[r.ID]
					open = true
				}
			}
			if i.Severity == readback.Ask && i.Chosen == "" {
				if svar[i.ID] == "" {
					svar[i.ID] = i.Choices[0].ID
				}
				open = true
			}
		}
		if !open {
			r, err := samtale.Decode(out.Record)
			if err != nil {
				t.Fatal(err)
			}
			return out, r
		}
	}
	t.Fatal("the questions do not end")
	return nil, nil
}

func propose(d *deck, svar map[string]string) (*begynd.Result, error) {
	return begynd.Propose(context.Background(), begynd.Input{File: d.File, Synonymer: synonymer, Delnavne: delnavne, Words: readback.Input{Svar: svar, Status: map[string]string{"i gang": "iGang", "videreføres": "viderefoeres", "ikke nået": "ikkeNaaet"}}})
}

func proves(t *testing.T, f source.File, out *begynd.Result) {
	t.Helper()
	missing, err := lostOf(f, out)
	if err != nil {
		t.Fatal(err)
	}
	if missing != nil {
		t.Errorf("not accounted for: %q", missing)
	}
}

// lostOf gives the words of a file that are neither in the record nor shown.
func lostOf(f source.File, out *begynd.Result) ([]string, error) {
	var c proof.Begun
	c.File, c.Links = begynd.Account(f)
	var err error
	if c.Record, err = readback.Said(out.Record); err != nil {
		return nil, err
	}
	for _, i := range out.Items {
		c.Outside, c.Shown = append(c.Outside, i.Outside()), append(c.Shown, begynd.Shown(i)...)
	}
	for _, r := range out.Read {
		c.Read = append(c.Read, proof.Reading(r))
	}
	return c.Judge(context.Background())
}

func item(t *testing.T, out *begynd.Result, kode string) readback.Item {
	t.Helper()
	n := slices.IndexFunc(out.Items, func(i readback.Item) bool { return i.Kode == kode })
	if n < 0 {
		t.Fatalf("no item %s among %v", kode, kinds(out))
	}
	return out.Items[n]
}

// asked counts the questions.
func asked(out *begynd.Result) int {
	n := 0
	for _, i := range out.Items {
		if i.Severity == readback.Ask {
			n++
		}
	}
	return n
}

func kinds(out *begynd.Result) []string {
	var k []string
	for _, i := range out.Items {
		k = append(k, i.Kode)
	}
	return k
}

func shown(r *samtale.Record) string {
	b, _ := json.Marshal(r)
	return string(b)
}

// A notat that people write has its head, its people, its agenda and its agreements
// where a record has them.
func TestANotatBeginsARecord(t *testing.T) {
	d := (&deck{}).heading(1, "Skoleudviklingssamtale på Bakkeskolen 2025").
		text("Dato: 13. marts 2025 kl. 13.00–15.30", "Sted: Lærerværelset", "Sagsnr.: 25-1234", "Mødeleder: Anne Holm", "Referent: Ea Krog, konsulent").
		heading(2, "Deltagere").text("Fra skolens ledelse:").items("Bo Dal, skoleleder", "Ib Lund (souschef)").text("Fra forvaltningen:").items("Anne Holm, skolechef").
		heading(2, "Dagsorden").text("13.00 - 13.05 Velkomst", "13.05 – 14-55 Nutid og fremtid").
		heading(2, "Formålet med samtalen").text("Vi taler om skolen i Aadal Kommune.").
		heading(2, "Siden sidst").table("Mål|Ansvarlig|Frist|Status", "Flere læser|Skolelederen|1. juni 2025|I gang").
		heading(2, "Evaluering").text("»Det var en god samtale« – elev, 8. klasse").
		heading(2, "Aftaler").items("Vi prøver to voksne i indskolingen")
	out, r := begin(t, d, nil)
	if r.Moede.Dato != "2025-03-13" || r.Moede.Start != "13:00" && r.Moede.Start != "13.00" || r.Sag.Sagsnr != "25-1234" || r.Moede.Sted != "Lærerværelset" {
		t.Errorf("the head is %+v %+v", r.Moede, r.Sag)
	}
	if r.Skole.Navn != "Bakkeskolen" || r.Kommune.Navn != "Aadal Kommune" || r.Dokument.Skoleaar != "2024/25" || r.Dokument.Titel != "Skoleudviklingssamtale på Bakkeskolen 2025" {
		t.Errorf("%+v %+v %+v", r.Skole, r.Kommune, r.Dokument)
	}
	if len(r.Deltagere) != 4 || r.Deltagere[0].Part != "" && len(r.Moede.Dagsorden) != 2 {
		t.Errorf("%+v, agenda %+v", r.Deltagere, r.Moede.Dagsorden)
	}
	leads := slices.IndexFunc(r.Deltagere, func(d samtale.Deltager) bool { return slices.Contains(d.Funktion, "moedeleder") })
	if leads < 0 || r.Deltagere[leads].Titel != "skolechef" || r.Deltagere[leads].Part != "forvaltning" {
		t.Errorf("who led the meeting is %+v", r.Deltagere)
	}
	var dele []samtale.Del
	for _, a := range r.Afsnit {
		dele = append(dele, a.Del)
	}
	if want := []samtale.Del{"rammesaetning", "opfoelgning", "evaluering", ""}; !slices.Equal(dele, want) {
		t.Errorf("the parts are %q, want %q: %s", dele, want, shown(r))
	}
	for i := range r.Afsnit {
		if len(r.Afsnit[i].Blokke) == 0 {
			t.Fatalf("nothing stands in %q", r.Afsnit[i].Overskrift)
		}
	}
	if a, ok := r.Afsnit[1].Blokke[0].(*samtale.Aftaler); !ok || a.Aftaler[0].Frist != "2025-06-01" || a.Aftaler[0].Status != "iGang" {
		t.Errorf("the follow-up is %+v", r.Afsnit[1].Blokke[0])
	}
	if c, ok := r.Afsnit[2].Blokke[0].(*samtale.Citater); !ok || c.Citater[0].Rolle != "elev, 8. klasse" {
		t.Errorf("the quote is %+v", r.Afsnit[2].Blokke[0])
	}
	if a, ok := r.Afsnit[3].Blokke[0].(*samtale.Aftaler); !ok || a.Aftaler[0].Maal != "Vi prøver to voksne i indskolingen" {
		t.Errorf("the agreement is %+v", r.Afsnit[3].Blokke[0])
	}
	for _, kode := range []string{"hoved", "deltagere", "overskrifter", "linjer"} {
		if item(t, out, kode).Severity != readback.Ask {
			t.Errorf("%s is told as a fact", kode)
		}
	}
}
