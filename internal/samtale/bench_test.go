package samtale

import (
	"fmt"
	"strings"
	"testing"
)

// fourPages is a record of about four pages: 1,900 words in every kind of block.
func fourPages() []byte {
	var b strings.Builder
	afsnit := func(i int, del string) {
		fmt.Fprintf(&b, `{"overskrift": "Afsnit %d", "del": %q, "blokke": [`, i, del)
		for j := range 3 {
			fmt.Fprintf(&b, `{"type": "tekst", "tekst": %q},`, strings.Repeat(fmt.Sprintf("Skolen har i år arbejdet med **læsning** på %d. klassetrin, og det *kan* ses. ", j), 4)+"\n\n- et punkt\n- et punkt til\n")
		}
		b.WriteString(`{"type": "resultater", "resultater": [`)
		for j := range 5 {
			fmt.Fprintf(&b, `{"maaling": "Måling %d", "art": "karakter", "vaerdi": 7.%d0, "antal": 40, "enhed": "%%", "ord": "som landsgennemsnittet i *alle* fag"},`, j, j)
		}
		b.WriteString(`{"maaling": "x", "ord": "y"}]},{"type": "aftaler", "aftaler": [{"maal": "Flere læser", "tiltag": ["a", "b"], "frist": "2026-05-01", "ansvarlig": "Skolelederen"}]}]}`)
	}
	for i, d := range []string{"rammesaetning", "opfoelgning", "testresultater", "evaluering", "indsatser"} {
		if i > 0 {
			b.WriteByte(',')
		}
		afsnit(i+1, d)
	}
	a := strings.Index(good, `"afsnit": [`) + len(`"afsnit": [`)
	z := strings.Index(good, `  "ekstra"`)
	return []byte(good[:a] + b.String() + "],\n" + good[z:])
}

func BenchmarkDecodeAndValidate(b *testing.B) {
	data := fourPages()
	k := krav()
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r, err := Decode(data)
		if err != nil {
			b.Fatal(err)
		}
		if v, l := Validate(r, k); v == nil { // a record of figures without sources is warned of
			b.Fatal(l)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	data := fourPages()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}
