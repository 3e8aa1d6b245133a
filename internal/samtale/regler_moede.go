package samtale

import (
	"notat/internal/post"
	"strings"
)

// moedeRegler look at the meeting, its dates and those who took part.
var moedeRegler = []Regel{
	{Kode: "mangler-moededato", Alvor: Mangel, Naar: "moede.dato mangler i et endeligt notat.",
		Besked: "Mødets dato mangler: skriv den i »moede« som »dato«.", check: func(t *tjek) {
			if t.r.Moede.Dato == "" {
				t.fejl("/moede/dato", "")
			}
		}},
	{Kode: "moede-uden-for-skoleaar", Alvor: Varsel, Naar: "Mødets dato ligger ikke i skoleåret (1. august til 31. juli).",
		Besked: "Mødet {ord} ligger ikke i notatets skoleår: ret datoen eller skoleåret.", check: func(t *tjek) {
			fra, til, ok := skoleaarDage(t.r.Dokument.Skoleaar)
			if d := t.r.Moede.Dato; ok && erDato(d) && (d < fra || d > til) {
				t.fejl("/moede/dato", d)
			}
		}},
	{Kode: "slut-foer-start", Alvor: Varsel, Naar: "Mødet eller et punkt på dagsordenen slutter, før det begynder.",
		Besked: "Sluttidspunktet ligger før starttidspunktet: ret det ene.", check: func(t *tjek) {
			foer := func(start, slut string) bool {
				return erTid(start) && erTid(slut) && minut(slut) < minut(start)
			}
			m := &t.r.Moede
			if foer(m.Start, m.Slut) {
				t.fejl("/moede/slut", "")
			}
			for i, p := range m.Dagsorden {
				if foer(p.Start, p.Slut) {
					t.fejl(post.Item("/moede", "dagsorden", i)+"/slut", "")
				}
			}
		}},
	{Kode: "dato-foer-moedet", Alvor: Varsel, Naar: "Notatets dato eller godkendelse ligger før mødet.",
		Besked: "Datoen {ord} ligger før mødet: ret den, eller ret mødets dato.", check: func(t *tjek) {
			m := t.r.Moede.Dato
			for _, d := range []struct{ dato, peg string }{{t.r.Dokument.Dato, "/dokument/dato"}, {t.r.Dokument.Godkendt.Dato, "/dokument/godkendt/dato"}} {
				if erDato(m) && erDato(d.dato) && d.dato < m {
					t.fejl(d.peg, d.dato)
				}
			}
		}},
	{Kode: "mangler-navn-eller-titel", Alvor: Mangel, Naar: "En deltager har hverken navn eller titel.",
		Besked: "Deltageren har hverken navn eller titel: skriv mindst ét af dem.", check: func(t *tjek) {
			for i, d := range t.r.Deltagere {
				if p := post.Item("", "deltagere", i); !Synlig(d.Navn) && !Synlig(d.Titel) && !t.ulaest(p) {
					t.fejl(p, "")
				}
			}
		}},
	{Kode: "mangler-foraeldrevalgt", Alvor: Varsel, Lov: "folkeskoleloven § 40 a",
		Naar:   "Ingen deltager er forældrevalgt, og mødet holdes den 1. august 2025 eller senere.",
		Besked: "Et forældrevalgt medlem af skolebestyrelsen har ret til at deltage: skriv medlemmet på listen med »foraeldrevalgt«, også ved afbud.", check: func(t *tjek) {
			if !t.lov.foraeldrevalgt || t.ulaestDag() {
				return
			}
			for _, d := range t.r.Deltagere {
				if d.Foraeldrevalgt {
					return
				}
			}
			if !t.ulaest("/deltagere") {
				t.fejl("/deltagere", "")
			}
		}},
	{Kode: "kontrol-uden-sted", Alvor: Varsel, Naar: "En kontrols sted er tomt eller peger ikke på noget i notatet.",
		Besked: "Svaret peger ikke på noget sted i notatet: ret »sted«, for eksempel til /afsnit/3/blokke/0.", check: func(t *tjek) {
			for i, k := range t.r.Kontroller {
				if k.Sted == "" || !t.r.Har(k.Sted) {
					t.fejl(post.Item("", "kontroller", i)+"/sted", "")
				}
			}
		}},
	{Kode: "kontrol-uden-begrundelse", Alvor: Varsel, Naar: "En kontrol har ingen begrundelse.",
		Besked: "Svaret har ingen begrundelse: skriv, hvorfor stedet må blive stående.", check: func(t *tjek) {
			for i, k := range t.r.Kontroller {
				if !Synlig(k.Begrundelse) {
					t.fejl(post.Item("", "kontroller", i)+"/begrundelse", "")
				}
			}
		}},
}

// erTid reports a time of day, "13:05" or "13.05".
func erTid(s string) bool {
	return len(s) == 5 && (s[2] == ':' || s[2] == '.') && cifre(s[:2]) && cifre(s[3:]) && s[:2] < "24" && s[3:] < "60"
}

// minut makes two times of day comparable.
func minut(s string) string { return strings.Replace(s, ".", ":", 1) }

func cifre(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
