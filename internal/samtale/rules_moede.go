package samtale

import (
	"strings"

	"notat/internal/maaned"
	"notat/internal/post"
)

// kl gives a time as it is printed, 13.05.
func kl(tid string) string { return strings.Replace(tid, ":", ".", 1) }

// moedeRules look at the meeting, its dates and those who took part.
var moedeRules = []Regel{
	{Kode: "mangler-moededato", Alvor: Mangel, Naar: "moede.dato mangler i et endeligt notat.",
		Besked: "Hvornår var samtalen? Skriv datoen, fx 13. marts 2025.", check: func(t *checker) {
			if t.r.Moede.Dato == "" {
				t.fail("/moede/dato", "")
			}
		}},
	{Kode: "moede-uden-for-skoleaar", Alvor: Varsel, Naar: "Mødets dato ligger ikke i skoleåret (1. august til 31. juli).",
		Besked: "Den {ord} ligger ikke i notatets skoleår. Ret datoen eller skoleåret.", check: func(t *checker) {
			from, to, ok := skoleaarDays(t.r.Dokument.Skoleaar)
			if d := t.r.Moede.Dato; ok && isDato(d) && (d < from || d > to) {
				t.fail("/moede/dato", maaned.Dato(d))
			}
		}},
	{Kode: "slut-foer-start", Alvor: Varsel, Naar: "Mødet eller et punkt på dagsordenen slutter, før det begynder.",
		Besked: "Her slutter det kl. {ord}, før det begynder. Ret det ene.", check: func(t *checker) {
			before := func(start, slut string) bool {
				return isTid(start) && isTid(slut) && minute(slut) < minute(start)
			}
			m := &t.r.Moede
			if before(m.Start, m.Slut) {
				t.fail("/moede/slut", kl(m.Slut))
			}
			for i, p := range m.Dagsorden {
				if before(p.Start, p.Slut) {
					t.fail(post.Item("/moede", "dagsorden", i)+"/slut", kl(p.Slut))
				}
			}
		}},
	{Kode: "dato-foer-moedet", Alvor: Varsel, Naar: "Notatets dato eller godkendelse ligger før mødet.",
		Besked: "Den {ord} er før mødet. Ret den, eller ret mødets dato.", check: func(t *checker) {
			m := t.r.Moede.Dato
			for _, d := range []struct{ dato, pointer string }{{t.r.Dokument.Dato, "/dokument/dato"}, {t.r.Dokument.Godkendt.Dato, "/dokument/godkendt/dato"}} {
				if isDato(m) && isDato(d.dato) && d.dato < m {
					t.fail(d.pointer, maaned.Dato(d.dato))
				}
			}
		}},
	{Kode: "mangler-navn-eller-titel", Alvor: Mangel, Naar: "En deltager har hverken navn eller titel.",
		Besked: "Deltageren har hverken navn eller titel. Skriv mindst det ene.", check: func(t *checker) {
			for i, d := range t.r.Deltagere {
				if p := post.Item("", "deltagere", i); !Visible(d.Navn) && !Visible(d.Titel) && !t.unread(p) {
					t.fail(p, "")
				}
			}
		}},
	{Kode: "mangler-foraeldrevalgt", Alvor: Varsel, Lov: "folkeskoleloven § 40 a",
		Naar:   "Ingen deltager er forældrevalgt, og mødet holdes den 1. august 2025 eller senere.",
		Besked: "En forældrevalgt fra skolebestyrelsen har ret til at være med. Markér den forældrevalgte på deltagerlisten, også ved afbud.", check: func(t *checker) {
			if !t.law.foraeldrevalgt || t.unreadDay() {
				return
			}
			for _, d := range t.r.Deltagere {
				if d.Foraeldrevalgt {
					return
				}
			}
			if !t.unread("/deltagere") {
				t.fail("/deltagere", "")
			}
		}},
	{Kode: "kontrol-uden-sted", Alvor: Varsel, Naar: "En kontrols sted er tomt eller peger ikke på noget i notatet.",
		Besked: "Et svar passer ikke til noget sted i notatet. Slet svaret.", check: func(t *checker) {
			for i, k := range t.r.Kontroller {
				if k.Sted == "" || !t.r.Has(k.Sted) {
					t.fail(post.Item("", "kontroller", i)+"/sted", "")
				}
			}
		}},
	{Kode: "kontrol-uden-begrundelse", Alvor: Varsel, Naar: "En kontrol har ingen begrundelse.",
		Besked: "Svaret har ingen begrundelse. Skriv, hvorfor det må blive stående.", check: func(t *checker) {
			for i, k := range t.r.Kontroller {
				if !Visible(k.Begrundelse) {
					t.fail(post.Item("", "kontroller", i)+"/begrundelse", "")
				}
			}
		}},
}

// isTid reports a time of day, "13:05" or "13.05".
func isTid(s string) bool {
	return len(s) == 5 && (s[2] == ':' || s[2] == '.') && digits(s[:2]) && digits(s[3:]) && s[:2] < "24" && s[3:] < "60"
}

// minute makes two times of day comparable.
func minute(s string) string { return strings.Replace(s, ".", ":", 1) }

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
