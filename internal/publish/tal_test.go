package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"notat/internal/readback"
	"notat/internal/recorddiff"
	"notat/internal/regneark/regnearktest"
	"notat/internal/statistik"
)

// talpost is a draft with these results in its section of results.
func talpost(results string) []byte {
	return []byte(`{"dokument":{"titel":"Samtale","skoleaar":"2025/26","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole","institutionsnr":"123456"},` +
		`"afsnit":[{"overskrift":"Rammen","del":"rammesaetning","blokke":[{"type":"tekst","tekst":"x"}]},{"overskrift":"Tal","del":"testresultater","blokke":[` + results + `]}]}`)
}

func resultater(s string) string { return `{"type":"resultater","resultater":[` + s + `]}` }

const udtraekCSV = "Institutionsnummer;Skoleår;Fag;Gennemsnit i bundne prøver;Gennemsnit i bundne prøver - Landstal;Antal elever\n" +
	"123456;2024/2025;Dansk;7,30;7,0;41\n123456;2023/2024;Dansk;7,10;6,9;39\n123456;2023/2024;Tysk;6,8;6,9;39\n654321;2024/2025;Tysk;9,9;6,9;39\n"

func readTal(t *testing.T, record []byte, csv string, svar map[string]string) *IndleveringSvar {
	t.Helper()
	q := Tal{Record: record, Fil: Fil{"udtræk.csv", []byte(csv)}, Dato: "2026-09-20"}
	if svar != nil {
		q.Svar, _ = json.Marshal(svar)
	}
	back, err := newService(t).ReadTal(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return back
}

func codes(back *IndleveringSvar) (out []string) {
	for _, i := range back.Rest {
		out = append(out, i.Kode)
	}
	return out
}

func asks(t *testing.T, back *IndleveringSvar, kode string) readback.Item {
	t.Helper()
	i := slices.IndexFunc(back.Rest, func(i readback.Item) bool { return i.Kode == kode })
	if i < 0 {
		t.Fatalf("nothing with the code %s: %v", kode, codes(back))
	}
	return back.Rest[i]
}

// get gives a value of the record that came out, as it is written.
func get(t *testing.T, back *IndleveringSvar, pointer string) string {
	t.Helper()
	root, err := recorddiff.Parse(back.Record)
	if err != nil {
		t.Fatal(err)
	}
	v, err := json.Marshal(recorddiff.Get(root, pointer))
	if err != nil {
		t.Fatal(err)
	}
	return string(v)
}

// The figures come in with their digits, their source, their day and the row they
// are from; what was suppressed says so and is no number.
func TestFiguresComeIntoTheRecord(t *testing.T) {
	back := readTal(t, talpost(""), udtraekCSV, nil)
	if !back.Ready() {
		t.Fatal(codes(back), back.Faults)
	}
	for pointer, want := range map[string]string{
		"/afsnit/1/blokke/0/resultater/0": `{"antal":41,"art":"karakter","fag":"Dansk","hentet":"2026-09-20","kilde":"Uddannelsesstatistik.dk","landstal":7.0,"maaling":"Gennemsnit i bundne prøver","periode":"2024/25","tidligere":[{"antal":39,"periode":"2023/24","vaerdi":7.10}],"vaerdi":7.30}`,
		"/afsnit/1/blokke/0/resultater/1": `{"art":"karakter","fag":"Tysk","hentet":"2026-09-20","kilde":"Uddannelsesstatistik.dk","maaling":"Gennemsnit i bundne prøver","note":"` + statistik.NotPublished + `","periode":"2024/25","tidligere":[{"antal":39,"periode":"2023/24","vaerdi":6.8}]}`,
		"/ekstra/tal/0":                   `{"fag":"Dansk","fil":"udtræk.csv","hentet":"2026-09-20","maaling":"Gennemsnit i bundne prøver","periode":"2024/25","raekke":2}`,
		"/afsnit/1/blokke/1":              `null`,
	} {
		if got := get(t, back, pointer); got != want {
			t.Errorf("%s: %s", pointer, got)
		}
	}
	if i := asks(t, back, "ikke-offentliggjort"); !strings.Contains(i.Tekst, "Tysk") {
		t.Error(i)
	}
	again := readTal(t, back.Record, udtraekCSV, nil)
	if !again.Ready() || !bytes.Equal(again.Record, back.Record) || len(again.Aendringer) > 0 {
		t.Errorf("read once more, it changes: %v", again.Aendringer)
	}
}

// What the record says otherwise is asked about, also an earlier year, and a number
// that is not published any more; nothing is overwritten unasked.
func TestWhatTheRecordSaysOtherwiseIsAsked(t *testing.T) {
	for name, c := range map[string]struct{ had, use string }{
		"other number":  {`{"maaling":"Gennemsnit i bundne prøver","fag":"dansk","periode":"2024/2025","vaerdi":7.3,"art":"karakter"}`, `7.30`},
		"earlier year":  {`{"maaling":"Gennemsnit i bundne prøver","fag":"Dansk","periode":"2023/24","vaerdi":7.2,"art":"karakter"}`, `7.10`},
		"not published": {`{"maaling":"Gennemsnit i bundne prøver","fag":"Tysk","periode":"2024/25","vaerdi":7.2,"antal":4,"art":"karakter"}`, `null`},
		"earlier value": {`{"maaling":"Gennemsnit i bundne prøver","fag":"Dansk","periode":"2024/25","vaerdi":7.30,"tidligere":[{"periode":"2023/2024","vaerdi":6.0}],"art":"karakter"}`, `7.30`},
		"other pupils":  {`{"maaling":"Gennemsnit i bundne prøver","fag":"Dansk","periode":"2024/25","vaerdi":7.30,"antal":40,"art":"karakter"}`, `7.30`},
	} {
		record := talpost(resultater(c.had))
		back := readTal(t, record, udtraekCSV, nil)
		i := asks(t, back, "tal-afviger")
		if back.Record != nil || i.Pointer != "/afsnit/1/blokke/0/resultater/0" {
			t.Fatalf("%s: %+v", name, i)
		}
		kept := readTal(t, record, udtraekCSV, map[string]string{i.ID: keepRecord})
		used := readTal(t, record, udtraekCSV, map[string]string{i.ID: useExtract})
		if !kept.Ready() || !used.Ready() {
			t.Fatal(name, codes(kept), codes(used))
		}
		if got := get(t, kept, "/afsnit/1/blokke/0/resultater/0"); !jsonEqual(t, got, c.had) {
			t.Errorf("%s, kept: %s", name, got)
		}
		if got := get(t, used, "/afsnit/1/blokke/0/resultater/0/vaerdi"); got != c.use {
			t.Errorf("%s, used: %s", name, got)
		}
		if name == "not published" {
			if got := get(t, used, "/afsnit/1/blokke/0/resultater/0"); strings.Contains(got, "antal\":4") || !strings.Contains(got, statistik.NotPublished) {
				t.Errorf("%s", got)
			}
		}
		if again := readTal(t, used.Record, udtraekCSV, nil); len(again.Aendringer) > 0 || !again.Ready() {
			t.Errorf("%s: asked again: %v", name, codes(again))
		}
	}
}

func jsonEqual(t *testing.T, a, b string) bool {
	x, err := recorddiff.Parse([]byte(a))
	if err != nil {
		t.Fatal(err)
	}
	y, err := recorddiff.Parse([]byte(b))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := json.Marshal(x)
	q, _ := json.Marshal(y)
	return bytes.Equal(p, q)
}

// A measure that the record asks for is filled, or said to be absent.
func TestAMeasureThatIsAskedForIsNeverLeftOut(t *testing.T) {
	back := readTal(t, talpost(resultater(`{"maaling":"Gennemsnit i bundne prøver","fag":"Dansk","art":"karakter"},{"maaling":"Gennemsnit i bundne prøver","fag":"Fransk","periode":"2024/25"}`)), udtraekCSV, nil)
	if !back.Ready() {
		t.Fatal(codes(back), back.Faults)
	}
	if got := get(t, back, "/afsnit/1/blokke/0/resultater/0/vaerdi") + get(t, back, "/afsnit/1/blokke/0/resultater/0/periode"); got != `7.30"2024/25"` {
		t.Error(got)
	}
	if got := get(t, back, "/afsnit/1/blokke/0/resultater/1"); !strings.Contains(got, statistik.NotPublished) || strings.Contains(got, "vaerdi") {
		t.Error(got)
	}
}

func TestWhatIsAskedBesidesTheFigures(t *testing.T) {
	s := newService(t)
	read := func(q Tal) *IndleveringSvar {
		q.Fil = Fil{"u.csv", []byte(udtraekCSV)}
		back, err := s.ReadTal(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		return back
	}
	back := read(Tal{Record: talpost("")})
	i := asks(t, back, "udtraek-dato")
	if back.Record != nil {
		t.Error("no day, and a record")
	}
	for svar, want := range map[string]bool{"dato:2026-09-20": true, "dato:i går": false} {
		data, _ := json.Marshal(map[string]string{i.ID: svar})
		if back := read(Tal{Record: talpost(""), Svar: data}); back.Ready() != want {
			t.Errorf("%s: %v", svar, codes(back))
		}
	}
	tom := bytes.Replace(talpost(""), []byte(`"blokke":[]`), []byte(`"udenIndhold":{"grund":"ingenData"}`), 1)
	i = asks(t, read(Tal{Record: tom, Dato: "2026-09-20"}), "uden-indhold-med-tal")
	data, _ := json.Marshal(map[string]string{i.ID: "indsaet"})
	if back := read(Tal{Record: tom, Dato: "2026-09-20", Svar: data}); !back.Ready() || get(t, back, "/afsnit/1/udenIndhold") != "null" {
		t.Error(codes(back))
	}
	for name, c := range map[string][2]string{
		"no number":      {`"institutionsnr":"123456"`, "mangler-institutionsnr"},
		"another school": {`123456`, "ingen-tal"},
	} {
		to := map[string]string{"no number": `"hjemmeside":"https://birkelund.example"`, "another school": "111111"}[name]
		back := read(Tal{Record: bytes.Replace(talpost(""), []byte(c[0]), []byte(to), 1), Dato: "2026-09-20"})
		if back.Ready() || asks(t, back, c[1]).Severity != readback.Block {
			t.Errorf("%s: %v", name, codes(back))
		}
	}
}

// A figure that was typed and one that was imported give the same document, to the byte.
func TestTypedAndImportedFiguresAreTheSameDocument(t *testing.T) {
	s := newService(t)
	typed := talpost(resultater(`{"maaling":"Gennemsnit i bundne prøver","fag":"Dansk","periode":"2024/25","art":"karakter","vaerdi":7.30,"landstal":7.0,"antal":41,"kilde":"Uddannelsesstatistik.dk","hentet":"2026-09-20","tidligere":[{"periode":"2023/24","vaerdi":7.10,"antal":39}]}`))
	for format, write := range regnearktest.Formats {
		rows := [][]string{{"Institutionsnummer", "Skoleår", "Fag", "Gennemsnit i bundne prøver", "Gennemsnit i bundne prøver - Landstal", "Antal elever"},
			{"123456", "2024/2025", "Dansk", "7,30", "7,0", "41"}, {"123456", "2023/2024", "Dansk", "7,10", "6,9", "39"}}
		back, err := s.ReadTal(context.Background(), Tal{Record: talpost(""), Dato: "2026-09-20", Fil: Fil{"u." + format, write(rows)}})
		if err != nil || !back.Ready() {
			t.Fatal(format, err)
		}
		pdf, _ := FormatNamed("pdf")
		a, err := s.Render(context.Background(), Request{Data: typed}, pdf)
		if err != nil {
			t.Fatal(err)
		}
		b, err := s.Render(context.Background(), Request{Data: back.Record}, pdf)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Data, b.Data) {
			t.Errorf("%s: the documents differ", format)
		}
	}
}
