package samtale

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"notat/internal/fault"
	"notat/internal/post"
	"notat/internal/prosa"
)

// ruleCases has at least one row for every rule: what is changed in the good
// record, and every fault that this gives, as "code pointer", a warning with ?.
var ruleCases = []struct {
	navn     string
	replaced []string
	want     []string
}{
	{"unknown key", []string{`"afsnit": [`, `"afsnitt": [`}, []string{"ukendt-noegle /afsnitt"}},
	{"unknown key deep down", []string{`"ord": "Som landet"`, `"orden": 1, "ord": "Som landet"`}, []string{"ukendt-noegle /afsnit/2/blokke/0/resultater/0/orden"}},
	{"a key twice", []string{`"ekstra": {`, `"ekstra": {"x/y~": 1, "x/y~": 2, `}, []string{"dobbelt-noegle /ekstra/x~1y~0"}},
	{"wrong type", []string{`"13:00", "slut": "16.00"`, `13, "slut": "16.00"`}, []string{"forkert-type /moede/start"}},
	{"wrong type of a part", []string{`[{"type": "tekst", "tekst": "Vi mødtes **én** gang."}]`, `{}`}, []string{"forkert-type /afsnit/0/blokke"}},
	{"null", []string{`"13:00", "slut": "16.00"`, `null, "slut": "16.00"`}, []string{"null /moede/start"}},
	{"number with exponent", []string{`7.40`, `7e1`}, []string{"ugyldigt-tal /afsnit/2/blokke/0/resultater/0/vaerdi"}},
	{"what could not be read is not missing", []string{`7.40`, `7e1`, `, "ord": "Som landet"`, ``, `"titel": "Skoleleder"`, `"titel": 7`, `"foraeldrevalgt": true`, `"foraeldrevalgt": 1`}, []string{"forkert-type /deltagere/0/titel", "forkert-type /deltagere/1/foraeldrevalgt", "ugyldigt-tal /afsnit/2/blokke/0/resultater/0/vaerdi"}},
	{"number too long", []string{`7.40`, `7.` + strings.Repeat("0", 40)}, []string{"ugyldigt-tal /afsnit/2/blokke/0/resultater/0/vaerdi"}},
	{"broken number", []string{`"antal": 40`, `"antal": 40.5`}, []string{"ikke-heltal /afsnit/2/blokke/0/resultater/0/antal"}},
	{"unknown block", []string{`"type": "tekst"`, `"type": "text"`}, []string{"ukendt-bloktype /afsnit/0/blokke/0/type"}},
	{"block without type", []string{`"type": "tekst", `, ``}, []string{"mangler-bloktype /afsnit/0/blokke/0"}},
	{"invalid UTF-8", []string{`Fjordby`, "Fj\xf8rdby"}, []string{"ugyldig-utf8 /kommune/navn"}},
	{"nobody said who may see it", []string{`"type": "tekst",`, `"type": "tekst", "synlighed": "",`}, []string{"tom-synlighed /afsnit/0/blokke/0/synlighed"}},
	{"half a character", []string{`Fjordby`, `Fj\ud800rdby`}, []string{"enligt-surrogat /kommune/navn"}},
	{"NUL", []string{`Fjordby`, `Fj\u0000rdby`}, []string{"nul-tegn /kommune/navn"}},
	{"control character", []string{`Fjordby`, `Fj\u0008rdby`}, []string{"?styretegn /kommune/navn"}},
	{"a key twice, far apart", []string{`"kommune": {`, `"sag": {"sagsnr": "1"}, "dokument": {"titel": "x"}, "kommune": {`}, []string{"dobbelt-noegle /dokument"}},
	{"a very long text", []string{`Vi mødtes **én** gang.`, strings.Repeat("x", MaxText+1)}, []string{"for-lang-tekst /afsnit/0/blokke/0/tekst"}},
	{"very much text", []string{`{"type": "tekst"`, strings.Repeat(`{"type": "tekst", "tekst": "`+strings.Repeat("x ", MaxText/2)+`"},`, MaxTexts/MaxText+3) + `{"type": "tekst"`}, []string{"for-megen-tekst /afsnit/0/blokke/15/tekst"}},
	{"very many lines", []string{`"Vi mødtes **én** gang."`, `"` + strings.Repeat(`- a\n`, MaxLines+1) + `"`}, []string{"for-langt-notat /afsnit/0/blokke/0/tekst"}},
	{"very many cells", []string{`{"type": "tekst"`, `{"type": "tabel", "hoved": ["a", "b", "c"], "raekker": [` + strings.Repeat(`["a", "b", "c"],`, MaxLines/4) + strings.Repeat(`["d", "e", ""],`, MaxLines/4) + `["f", "g", "h"]]}, {"type": "tekst"`}, []string{"for-langt-notat /afsnit/0/blokke/0/raekker/9991"}},
	{"very many words in bold", []string{`"Vi mødtes **én** gang."`, `"` + strings.Repeat(`**a** b `, MaxLines/2+1) + `"`}, []string{"for-langt-notat /afsnit/0/blokke/0/tekst"}},
	{"very many charts", []string{`"vaerdi": 7.40, "antal": 40, "ord": "Som landet"}]`, `"vaerdi": 7.40}` + strings.Repeat(`,{"maaling": "m", "vaerdi": 7.40}`, MaxLines/72) + `], "diagram": true`}, []string{"for-langt-notat /afsnit/2/blokke/0/resultater/416"}},
	{"a very long single field", []string{`"navn": "Fjordby Kommune"`, `"navn": "` + strings.Repeat("Fjordby ", MaxField/8+1) + `"`}, []string{"for-langt-felt /kommune/navn"}},
	{"too deep", []string{`"kode": [`, `"kode": [` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + ","}, []string{"for-dybt /ekstra/kode" + strings.Repeat("/0", 30)}},
	{"too many values", []string{`"kode": [`, `"kode": [` + strings.Repeat("1,", post.MaxValues)}, []string{"for-mange-vaerdier "}},

	{"always required", []string{`"titel": "Skoleudviklingssamtale på Birkelund Skole", `, ``}, []string{"mangler-noegle /dokument/titel"}},
	{"blank is absent", []string{`"navn": "Fjordby Kommune"`, `"navn": " \u00ad "`}, []string{"mangler-noegle /kommune/navn"}},
	{"required field", []string{`"overskrift": "Rammen", `, ``}, []string{"mangler-felt /afsnit/0/overskrift"}},
	{"empty list", []string{`"resultater": [
      {"maaling": "Karakterer", "art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"}]`, `"resultater": []`},
		[]string{"mangler-testresultater /afsnit/2", "tom-liste /afsnit/2/blokke/0/resultater"}},
	{"one column", []string{`{"type": "tekst", "tekst": "Vi mødtes **én** gang."}`, `{"type": "sammenstilling", "kolonner": [{"overskrift": "a", "tekst": "b"}]}`}, []string{"forkert-antal-kolonner /afsnit/0/blokke/0/kolonner"}},
	{"unknown value", []string{`"part": "skoleledelse"`, `"part": "skoleledelsen"`}, []string{"ukendt-vaerdi /deltagere/0/part"}},
	{"unknown value in a list", []string{`["referent"]`, `["moedeleder", "referant"]`}, []string{"ukendt-vaerdi /deltagere/0/funktion/1"}},
	{"negative number of people", []string{`"antal": 40`, `"antal": -4`}, []string{"negativt-antal /afsnit/2/blokke/0/resultater/0/antal"}},
	{"school year not consecutive", []string{`"skoleaar": "2025/26"`, `"skoleaar": "2024/24"`}, []string{"ugyldigt-skoleaar /dokument/skoleaar"}},
	{"no such date", []string{`"dato": "2025-10-13"`, `"dato": "2025-02-31"`}, []string{"ugyldig-dato /moede/dato"}},
	{"no such date, and so no law of the day", []string{`"dato": "2025-10-13"`, `"dato": "2023-02-31"`, `"skoleaar": "2025/26"`, `"skoleaar": "2022/23"`}, []string{"?fra-skoleaar-senere /afsnit/1/blokke/0/aftaler/0/fraSkoleaar", "ugyldig-dato /moede/dato"}},
	{"no such time", []string{`"13:00", "slut": "16.00"`, `"24:00", "slut": "16.00"`}, []string{"ugyldig-tid /moede/start"}},
	{"number of the school", []string{`"123456"`, `"12345"`}, []string{"ugyldigt-institutionsnr /skole/institutionsnr"}},
	{"home page too long", []string{`"https://birkelund.example"`, `"https://birkelund.example/` + strings.Repeat("a", prosa.MaxAddress) + `"`}, []string{"ugyldig-hjemmeside /skole/hjemmeside"}},
	{"home page with a user", []string{`"https://birkelund.example"`, `"https://leder@birkelund.example/"`}, []string{"ugyldig-hjemmeside /skole/hjemmeside"}},
	{"home page with a password", []string{`"https://birkelund.example"`, `"https://leder:kode@birkelund.example/"`}, []string{"ugyldig-hjemmeside /skole/hjemmeside"}},
	{"home page with a user of no name", []string{`"https://birkelund.example"`, `"https://@birkelund.example"`}, []string{"ugyldig-hjemmeside /skole/hjemmeside"}},
	{"home page with an @ in its path", []string{`"https://birkelund.example"`, `"https://birkelund.example/@nyt?a=b@c"`}, nil},
	{"home page", []string{`"https://birkelund.example"`, `"birkelund.example"`}, []string{"ugyldig-hjemmeside /skole/hjemmeside"}},

	{"no framing", []string{`"del": "rammesaetning", `, ``}, []string{"mangler-rammesaetning /afsnit"}},
	{"no follow-up", []string{`"del": "opfoelgning", `, ``}, []string{"mangler-opfoelgning /afsnit"}},
	{"no test results", []string{`"del": "testresultater", `, ``}, []string{"mangler-testresultater /afsnit"}},
	{"no evaluation", []string{`"del": "evaluering", `, ``}, []string{"mangler-evaluering /afsnit"}},
	{"a part without words", []string{`"Vi mødtes **én** gang."`, `" \n "`}, []string{"mangler-rammesaetning /afsnit/0", "mangler-felt /afsnit/0/blokke/0/tekst"}},
	{"a part filled below", []string{`"blokke": [{"type": "tekst", "tekst": "Vi mødtes **én** gang."}]`, `"afsnit": [{"overskrift": "a", "blokke": [{"type": "tekst", "tekst": "b"}]}]`}, nil},
	{"handlingsplaner by older law", []string{`"2025-10-13"`, `"2023-10-13"`, `"2025/26"`, `"2023/24"`, `"2024/25"`, `"2022/23"`}, []string{"?mangler-handlingsplaner /afsnit"}},
	{"all internal", []string{`"del": "rammesaetning"`, `"del": "rammesaetning", "synlighed": "intern"`}, []string{"?kun-internt /afsnit/0"}},
	{"four levels", []string{`{"overskrift": "Rammen"`, `{"overskrift": "a", "afsnit": [{"overskrift": "b", "afsnit": [{"overskrift": "c", "afsnit": [{"overskrift": "d", "afsnit": [{"overskrift": "e"}]}]}]}]}, {"overskrift": "Rammen"`}, []string{"for-mange-niveauer /afsnit/0/afsnit/0/afsnit/0/afsnit/0"}},
	{"other reason without text", []string{`"ikkeDroeftet"`, `"andet"`}, []string{"mangler-grund-tekst /afsnit/3/udenIndhold/tekst"}},
	{"without content but with", []string{`"grund": "ikkeDroeftet"}`, `"grund": "ikkeDroeftet"}, "blokke": [{"type": "tekst", "tekst": "x"}]`}, []string{"?uden-indhold-med-indhold /afsnit/3/udenIndhold"}},

	{"no date of the meeting", []string{`"dato": "2025-10-13", `, ``}, []string{"mangler-moededato /moede/dato"}},
	{"meeting in another year", []string{`"2025-10-13"`, `"2025-07-31"`}, []string{"?moede-uden-for-skoleaar /moede/dato"}},
	{"end before start", []string{`"16.00"`, `"12.59"`, `"slut": "13:05"`, `"slut": "12:00"`}, []string{"?slut-foer-start /moede/slut", "?slut-foer-start /moede/dagsorden/0/slut"}},
	{"it ends as it starts", []string{`"16.00"`, `"13.00"`, `"slut": "13:05"`, `"slut": "13:00"`}, nil},
	{"paper before meeting", []string{`"dato": "2025-10-20"`, `"dato": "2025-10-12", "godkendt": {"dato": "2025-10-11"}`}, []string{"?dato-foer-moedet /dokument/dato", "?dato-foer-moedet /dokument/godkendt/dato"}},
	{"nobody", []string{`"titel": "Skoleleder", `, ``}, []string{"mangler-navn-eller-titel /deltagere/0"}},
	{"no parent", []string{`"foraeldrevalgt": true, `, ``}, []string{"?mangler-foraeldrevalgt /deltagere"}},
	{"answer to nowhere", []string{`"ekstra": {`, `"kontroller": [{"kode": "x", "sted": "/afsnit/9", "begrundelse": "y"}, {"kode": "x", "begrundelse": "y"}], "ekstra": {`}, []string{"?kontrol-uden-sted /kontroller/1/sted", "?kontrol-uden-sted /kontroller/0/sted"}},
	{"answer without reason", []string{`"ekstra": {`, `"kontroller": [{"kode": "x", "sted": "/afsnit/0/blokke/0"}], "ekstra": {`}, []string{"?kontrol-uden-begrundelse /kontroller/0/begrundelse"}},

	{"ragged table", []string{`{"type": "tekst", "tekst": "Vi mødtes **én** gang."}`, `{"type": "tabel", "hoved": ["a", "b"], "raekker": [["1", "2"], ["3"]]}`}, []string{"raekkebredde /afsnit/0/blokke/0/raekker/1"}},
	{"not a picture", []string{`{"type": "tekst"`, `{"type": "figur", "alt": "x", "billede": "skole.png"}, {"type": "tekst"`}, []string{"ugyldigt-billede /afsnit/0/blokke/0/billede"}},
	{"picture of another kind", []string{`{"type": "tekst"`, `{"type": "figur", "alt": "x", "billede": "data:image/jpeg;base64,` + pngHeader(1, 1) + `"}, {"type": "tekst"`}, []string{"ugyldigt-billede /afsnit/0/blokke/0/billede"}},
	{"a picture", []string{`{"type": "tekst"`, `{"type": "figur", "alt": "x", "billede": "data:image/png;base64,` + largest + `"}, {"type": "tekst"`}, nil},
	{"a picture bomb", []string{`{"type": "tekst"`, `{"type": "figur", "alt": "x", "billede": "data:image/png;base64,` + pngHeader(5000, 4001) + `"}, {"type": "tekst"`}, []string{"for-stort-billede /afsnit/0/blokke/0/billede"}},
	{"a picture cut off", []string{`{"type": "tekst"`, figure(pngHeader(40, 30)) + `, {"type": "tekst"`}, []string{"beskadiget-billede /afsnit/0/blokke/0/billede"}},
	{"too many pixels in all", []string{`{"type": "tekst"`, strings.Repeat(figure(largest)+", ", 5) + `{"type": "tekst"`}, []string{"for-mange-billeder /afsnit/0/blokke/3/billede"}},
	{"a very long alternative text", []string{`{"type": "tekst"`, strings.Replace(figure(flat(1, 1)), `"x"`, `"`+strings.Repeat("å", maxAlt+1)+`"`, 1) + `, {"type": "tekst"`}, []string{"for-lang-alt /afsnit/0/blokke/0/alt"}},
	{"follow-up without status", []string{`, "status": "naaet"`, ``}, []string{"mangler-aftalestatus /afsnit/1/blokke/0/aftaler/0/status"}},
	{"deadline before the meeting", []string{`"fraSkoleaar": "2024/25", "status": "naaet"`, `"frist": "2025-10-12"`}, []string{"?frist-foer-moedet /afsnit/1/blokke/0/aftaler/0/frist"}},
	{"follow-up on the future", []string{`"2024/25"`, `"2025/26"`}, []string{"?fra-skoleaar-senere /afsnit/1/blokke/0/aftaler/0/fraSkoleaar"}},
	{"result without a word", []string{`"vaerdi": 7.40, "antal": 40, "ord": "Som landet"}`, `"antal": 40}, {"maaling": "x", "ord": "y"}`}, []string{"?resultat-uden-indhold /afsnit/2/blokke/0/resultater/0"}},
	{"a number without its source", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "karakter", "vaerdi": 7.40, "antal": 40`}, []string{"?mangler-kilde /afsnit/2/blokke/0/resultater/0"}},
	{"a source without a day", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "trivsel", "kilde": "Uddannelsesstatistik.dk", "vaerdi": 7.40`}, []string{"?mangler-kilde /afsnit/2/blokke/0/resultater/0"}},
	{"a source and its day", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "trivsel", "kilde": "Uddannelsesstatistik.dk", "hentet": "2025-09-20", "vaerdi": 7.40`}, nil},
	{"an internal number without a source", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "trivsel", "synlighed": "intern", "vaerdi": 7.40}, {"maaling": "x", "ord": "y"`}, nil},
	{"compared across a change of tests", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "nationalTest", "periode": "Foråret 2023", "ord": "Der er fremgang", "tidligere": [{"periode": "2021/22", "vaerdi": 5, "sammenlignelig": true}, {"periode": "2020/21", "vaerdi": 5}]`},
		[]string{"?proeve-skift /afsnit/2/blokke/0/resultater/0/ord", "?proeve-skift /afsnit/2/blokke/0/resultater/0/tidligere/0/sammenlignelig"}},
	{"compared within a system", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "nationalTest", "periode": "2024/25", "ord": "Der er fremgang siden sidste år", "tidligere": [{"periode": "2023/24", "vaerdi": 5, "sammenlignelig": true}]`}, nil},
	{"compared with a year of another time of tests", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "nationalTest", "periode": "2024/25", "ord": "x", "tidligere": [{"periode": "2022/23", "vaerdi": 5, "sammenlignelig": true}]`}, []string{"?proeve-skift /afsnit/2/blokke/0/resultater/0/tidligere/0/sammenlignelig"}},
	{"progress in the first year of a system", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "nationalTest", "periode": "2026/27", "ord": "Bedre end sidste år"`}, []string{"?proeve-skift /afsnit/2/blokke/0/resultater/0/ord"}},
	{"grades are no tests", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"art": "andet", "periode": "2026/27", "ord": "Fremgang siden sidste år", "vaerdi": 7.4, "tidligere": [{"periode": "2021/22", "vaerdi": 5, "sammenlignelig": true}]`}, nil},
	{"the test of another time", []string{`"art": "karakter", "kilde": "Ministeriet", "hentet": "2025-09-20", "vaerdi": 7.40, "antal": 40, "ord": "Som landet"`, `"ord": "x", "periode": "2024/25"}, {"maaling": "Nationale test, læsning", "art": "nationalTest", "periode": "2024/25", "ord": "y"`}, []string{"?proeve-navn /afsnit/2/blokke/0/resultater/1/maaling"}},
	{"perhaps a list", []string{`Vi mødtes **én** gang.`, `- 3 procentpoint`}, []string{"?maaske-liste /afsnit/0/blokke/0/tekst"}},
	{"no doubt about a class", []string{`Vi mødtes **én** gang.`, `9. klasse ligger over.\n7. klasse ligger under.\n13. marts\n2., 4., 6. klasse\n<navn udeladt>`}, nil},
	{"perhaps a heading", []string{`Vi mødtes **én** gang.`, `# Overskrift`}, []string{"?maaske-markdown /afsnit/0/blokke/0/tekst"}},
}

// png gives the head of a picture of a size.
func pngHeader(w, h uint32) string {
	b := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")
	b = append(b, byte(w>>24), byte(w>>16), byte(w>>8), byte(w), byte(h>>24), byte(h>>16), byte(h>>8), byte(h), 8, 2, 0, 0, 0)
	sum := crc32.ChecksumIEEE(b[12:])
	return base64.StdEncoding.EncodeToString(append(b, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum)))
}

// flat is a whole picture of one colour: a few bytes, many pixels.
func flat(w, h int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White, color.Black})); err != nil {
		panic(err) // a picture in memory always encodes
	}
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// largest is a picture of as many pixels as one may have.
var largest = flat(5000, 4000)

func figure(data string) string {
	return `{"type": "figur", "alt": "x", "billede": "data:image/png;base64,` + data + `"}`
}

func written(l fault.List) []string {
	var out []string
	for _, f := range l {
		s := f.Code + " " + f.Pointer
		if f.Severity == fault.Warning {
			s = "?" + s
		}
		out = append(out, s)
	}
	return out
}

func TestEveryRuleSpeaksAtItsPlace(t *testing.T) {
	tested := map[string]bool{"for-mange-fejl": true, "mangler-indsatser": true, "ingen-afsnit": true} // tested on their own below
	for _, c := range ruleCases {
		t.Run(c.navn, func(t *testing.T) {
			l := faults(t, replaced(t, c.replaced...))
			got, want := written(l), slices.Clone(c.want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("got  %q\nwant %q", got, want)
			}
			for i, f := range l {
				if f.Message == "" || strings.ContainsAny(f.Message, "{}") || f.Sted == "" || f.Line == 0 || f.Column == 0 {
					t.Errorf("not whole: %+v", f)
				}
				if i > 0 && f.Line < l[i-1].Line {
					t.Errorf("out of order: %v", l)
				}
			}
		})
		for _, w := range c.want {
			kode, _, _ := strings.Cut(strings.TrimPrefix(w, "?"), " ")
			tested[kode] = true
		}
	}
	for _, g := range Regler() {
		if !tested[g.Kode] {
			t.Errorf("no row proves the rule %s", g.Kode)
		}
	}
}

func TestTwoPartsAndADateAreThreeErrorsInOneAnswer(t *testing.T) {
	l := faults(t, replaced(t, `"del": "opfoelgning", `, ``, `"del": "evaluering", `, ``, `"2025-10-13"`, `"2025-02-31"`))
	if got := l.Only(fault.Error).Codes(); !slices.Equal(got, []string{"ugyldig-dato", "mangler-evaluering", "mangler-opfoelgning"}) {
		t.Errorf("got %v", l)
	}
}

func TestADraftMayLackAllButTheAlwaysRequired(t *testing.T) {
	_, l := Validate(decode(t, `{"dokument": {"titel": "x", "skoleaar": "2025/26", "status": "udkast"}, "kommune": {"navn": "x"}, "skole": {"navn": "y"},
		"deltagere": [{}], "afsnit": [{"blokke": [{"type": "tekst"}, {"type": "figur"}, {"type": "tabel"}, {"type": "sammenstilling"}, {"type": "citater"}, {"type": "aftaler", "aftaler": [{"fraSkoleaar": "2024/25"}]},
		{"type": "resultater", "resultater": [{}]}], "udenIndhold": {}}], "kontroller": [{}]}`), krav())
	if l.HasErrors() {
		t.Errorf("errors: %v", l.Only(fault.Error))
	}
	if !slices.Contains(l.Codes(), "mangler-evaluering") {
		t.Errorf("the missing parts are not named: %v", l)
	}
	_, l = Validate(decode(t, `{"dokument": {"status": "udkast"}}`), krav())
	if n := len(l.Only(fault.Error)); n != 5 {
		t.Errorf("%d errors: %v", n, l)
	}
}

func TestTheTemplateDecidesWhatIsRequired(t *testing.T) {
	k := krav()
	k.Dele = map[Del]Grad{Indsatser: Kraevet, Evaluering: Advarsel}
	r := decode(t, replaced(t, `"del": "evaluering", `, ``, `"del": "opfoelgning", `, ``, `"del": "rammesaetning", `, ``))
	_, l := Validate(r, k)
	want := []string{"?mangler-evaluering /afsnit", "mangler-indsatser /afsnit", "?mangler-opfoelgning /afsnit"} // the last by law
	if got := written(l); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, f := range l {
		if (f.Law != "") != (f.Code == "mangler-opfoelgning") {
			t.Errorf("law of %s: %q", f.Code, f.Law)
		}
	}
}

func TestTheLawOfTheDayIsAsked(t *testing.T) {
	for _, c := range []struct {
		day, repeal string
		plans, for_ bool
	}{
		{"2022-07-31", "", false, false},
		{"2022-08-01", "", true, false},
		{"2023-06-01", "", true, false},
		{"2024-12-29", "", true, false},
		{"2025-01-15", "", false, false}, // nobody has told which law holds
		{"2025-01-15", "2025-02-01", true, false},
		{"2025-02-01", "2025-02-01", false, false},
		{"2025-08-01", "", false, true},
		{"2030-01-01", "2025-02-01", false, true},
	} {
		l := lawOf(c.day, c.repeal)
		if slices.Contains(l.dele, Handlingsplaner) != c.plans || l.foraeldrevalgt != c.for_ {
			t.Errorf("%s (%s): %+v", c.day, c.repeal, l)
		}
	}
	r := decode(t, replaced(t, `"dato": "2025-10-13", `, ``))
	if got := lawDay(r); got != "2025-08-01" {
		t.Errorf("without a date: %s", got)
	}
}

func TestAnEmptyNotatIsOnlyAWarningWhenNothingIsRequired(t *testing.T) {
	r := decode(t, good).Clone()
	r.Afsnit, r.Moede.Dato, r.Dokument.Dato, r.Dokument.Skoleaar = []Afsnit{}, "2020-09-01", "", "2020/21"
	v, l := Validate(r, Krav{Graense: 5})
	if got := written(l); v == nil || !slices.Equal(got, []string{"?ingen-afsnit /afsnit"}) {
		t.Errorf("got %q", got)
	}
}

func TestANumberSetInGoIsChecked(t *testing.T) {
	r := decode(t, good).Clone()
	r.Afsnit[2].Blokke[0].(*Resultater).Resultater[0].Landstal = "1e5"
	if _, l := Validate(r, krav()); !slices.Equal(l.Codes(), []string{"ugyldigt-tal"}) {
		t.Errorf("got %v", l)
	}
}

func TestManyFaultsEndInOne(t *testing.T) {
	l := faults(t, replaced(t, `"ekstra": {`, `"ekstra": {`+strings.Repeat(`"a":1,`, 5000)))
	if len(l) != post.MaxErrors+1 || l[post.MaxErrors].Code != "for-mange-fejl" {
		t.Errorf("%d faults, the last %v", len(l), l[len(l)-1])
	}
}

// A sentence of ours is never cut; only what was written is.
func TestWhatShouldStandIsSaidInFull(t *testing.T) {
	l := faults(t, replaced(t, `7.40`, `"7,40"`))
	if len(l) != 1 || strings.Contains(l[0].Message, "…") || !strings.Contains(l[0].Message, "punktum") {
		t.Errorf("got %v", l)
	}
}

// Warnings are counted apart: however many there are, the record is as valid as
// it was, and no error is hidden behind them.
func TestManyWarningsAreNoError(t *testing.T) {
	answers := strings.TrimSuffix(strings.Repeat(`{"kode": "internt-ord", "sted": "/afsnit/0"},`, 5000), ",")
	marks := strings.TrimSuffix(strings.Repeat(`"\u0001",`, 5000), ",")
	many := []string{`"ekstra": {`, `"kontroller": [` + answers + `], "ekstra": {"tegn": [` + marks + `],`}
	r := decode(t, replaced(t, many...))
	v, l := Validate(r, krav())
	if v == nil || l.HasErrors() || len(l) != 2*post.MaxWarnings+1 || l[len(l)-1].Code != "for-mange-fejl" {
		t.Errorf("valid: %t, %d faults, %v", v != nil, len(l), l[len(l)-1])
	}
	v, l = Validate(decode(t, replaced(t, append(many, `"dato": "2025-10-13", `, `"dato": "2025-02-31", `)...)), krav())
	if got := l.Only(fault.Error).Codes(); v != nil || !slices.Equal(got, []string{"ugyldig-dato"}) {
		t.Errorf("with an error: %v", got)
	}
}

// A part that the template does not ask for does not silence what is said of one
// that it asks for.
func TestARequiredPartThatIsInternalIsNamed(t *testing.T) {
	k := krav()
	k.Dele = map[Del]Grad{Evaluering: Kraevet}
	_, l := Validate(decode(t, replaced(t, `"del": "evaluering", "udenIndhold": {"grund": "ikkeDroeftet"}`,
		`"del": "evaluering", "synlighed": "intern", "blokke": [{"type": "tekst", "tekst": "God."}]`)), k)
	if got := written(l); !slices.Equal(got, []string{"?kun-internt /afsnit/3"}) {
		t.Errorf("got %q", got)
	}
}

func TestARecordBuiltInGoIsCheckedTheSame(t *testing.T) {
	for _, c := range ruleCases {
		r := decode(t, replaced(t, c.replaced...))
		if len(r.posted.Findings) > 0 {
			continue
		}
		_, posted := Validate(r, krav())
		_, built := Validate(r.Clone(), krav())
		a, b := written(posted), written(built)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: %q, built in Go %q", c.navn, a, b)
		}
	}
}

func TestAPlaceHasItsLine(t *testing.T) {
	r := decode(t, good)
	if l, c := r.At("/moede/start"); l != 5 || c != 44 {
		t.Errorf("At %d:%d", l, c)
	}
	if l, c := r.At("/moede/sted"); l != 5 || c != 12 {
		t.Errorf("At of an absent key %d:%d", l, c)
	}
}

func ExampleSted() {
	r := &Record{Afsnit: []Afsnit{{Overskrift: "Opfølgning", Blokke: []Blok{&Aftaler{Aftaler: []Aftale{{Maal: "Flere læser"}}}}}}}
	fmt.Println(Sted(r, "/afsnit/0/blokke/0/aftaler/0/status"))
	// Output: »Opfølgning«, aftalen »Flere læser«, aftalens status
}
