package kontrol_test

import (
	"fmt"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// A withheld name is found in whatever shape its letters are drawn, and a part of it
// where a letter is changed or the letters stand apart.
func TestAWithheldNameIsFoundInEveryShape(t *testing.T) {
	for text, want := range map[string]fault.Severity{
		"Se ɢᴏʀᴍ ᴀꜱᴋʜᴏʟᴍ her.":   fault.Error,
		"Se 🅶🅾🆁🅼 🅰🆂🅺🅷🅾🅻🅼 her.":   fault.Error,
		"Se Ⓖⓞⓡⓜ Ⓐⓢⓚⓗⓞⓛⓜ her.":   fault.Error,
		"Se Gorm ★ Askholm her.": fault.Error,
		"Se Gorm · Askholm her.": fault.Error,
		"Se G0rm Askh0lm her.":   fault.Warning,
		"Se Askh01m her.":        fault.Warning,
		"Se A.s.k.h.o.l.m her.":  fault.Warning,
		"Se Gorm Ashkolm her.":   fault.Warning,
		"Se Gorm Askhom her.":    fault.Warning,
		"Se GORM-modellen her.":  "",
	} {
		var got fault.Severity
		for _, f := range checked(t, samtaletest.Krav(), namedRecord(deltagerOf("Gorm Askholm", false), text)) {
			if f.Code == "tilbageholdt-navn" && (got == "" || f.Severity == fault.Error) {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}

// A name that is withheld does not become public in the field of one that is.
func TestANameWithinAPublicNameStaysWithheld(t *testing.T) {
	record := namedRecord(`{"navn":"Otto Brandt Gorm Askholm","titel":"Skolechef","part":"forvaltning"},`+deltagerOf("Gorm Askholm", false), "Skolen læser.")
	got := map[string]fault.Severity{}
	for _, f := range checked(t, samtaletest.Krav(), record) {
		got[f.Code+" "+f.Pointer] = f.Severity
	}
	if got["tilbageholdt-navn /deltagere/0/navn"] != fault.Error || got["flere-i-navn /deltagere/0/navn"] != fault.Warning {
		t.Errorf("%v", got)
	}
}

// A CPR number is one in whatever shape its digits are drawn.
func TestACPRNumberIsFoundInEveryShape(t *testing.T) {
	for _, text := range []string{"0️⃣5️⃣0️⃣6️⃣1️⃣2️⃣-4️⃣3️⃣2️⃣1️⃣", "⓿❺⓿❻❶❷-❹❸❷❶", "O50612-432l", "2012-06-05-4321", "050 612 43 21", "050612-firetretoen"} {
		found := false
		for _, f := range checked(t, samtaletest.Krav(), namedRecord("", text)) {
			found = found || f.Code == "cpr-nummer"
		}
		if !found {
			t.Errorf("%s is no CPR number", text)
		}
	}
}

// Five words of an internal sentence one after the other are asked about where two of
// them are long.
func TestAPartOfAnInternalSentenceIsAskedAbout(t *testing.T) {
	const internal = "Ledelsen overvejer at lukke specialklassen til sommer, og det må ikke komme frem nu."
	for text, want := range map[string]fault.Severity{
		"LEDELSEN OVERVEJER AT LUKKE SPECIALKLASSEN.": fault.Warning,
		"Det må ikke komme frem, hvem der svarede.":   "",
		"Ledelsen overvejer at male skolen.":          "",
	} {
		if got := besideInternal(t, internal, text); got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}

// namedRecord is a record of these participants and one text.
func namedRecord(deltagere, text string) string {
	return fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"deltagere":[%s],"afsnit":[{"overskrift":"Trivsel","del":"indsatser","blokke":[%s]}]}`, deltagere, tekst(text))
}

// The name of somebody who is nobody here is asked about where the sentence tells of what
// may be wrong with a pupil, unless the sentence is of those who know of it.
func TestANameBesideWhatMayBeWrongIsAskedAbout(t *testing.T) {
	for text, want := range map[string]fault.Severity{
		"Malthe Wolff er fritaget for idræt.":                      fault.Warning,
		"Underretningen om Asta Bruun er sendt.":                   fault.Warning,
		"Der er søgt om støtte til Viggo Holm.":                    fault.Warning,
		"Skolen bruger Bent Hougaards metode mod mistrivsel.":      "",
		"Skoleleder Mette Holm orienterede om støtten.":            "",
		"Malthe Wolff har fået nye sko.":                           "",
		"Når Asta Lindgren læses, mistrives ingen.":                "",
		"Oplægget om ordblindhed blev holdt af Birgit Dilling.":    "",
		"Ulla Kofoed har forsket i tosprogede elever og sagsgange": fault.Warning, // one too many, but only asked
	} {
		var got fault.Severity
		for _, f := range checked(t, samtaletest.Krav(), namedRecord("", text)) {
			if f.Code == "navneliste" && (got == "" || f.Severity == fault.Error) {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, not %q", text, got, want)
		}
	}
}

// What is written in base64 or hexadecimal digits in a link is read, and ordinary keys
// of documents and films are left alone.
func TestACodedValueOfALinkIsRead(t *testing.T) {
	for target, want := range map[string]string{
		"https://fjordby.dk/sag?navn=R29ybSBBc2tob2xt":                        "tilbageholdt-navn",
		"https://fjordby.dk/sag/R29ybSBBc2tob2xt/vis":                         "tilbageholdt-navn",
		"https://fjordby.dk/sag?navn=476f726d2041736b686f6c6d":                "tilbageholdt-navn",
		"https://fjordby.dk/sag?id=MDUwNjEyNDMyMQ%3D%3D":                      "cpr-nummer",
		"https://fjordby.dk/til?u=aHR0cHM6Ly9pbnRyYW5ldC5mam9yZGJ5LmRrL3g=":   "intern-adresse",
		"https://fjordby.dk/sag?navn=UjI5eWJTQkJjMnRvYjJ4dA==":                "tilbageholdt-navn",
		"https://www.youtube.com/watch?v=dQw4w9WgXcQ":                         "",
		"https://fjordby.dk/dok/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms": "",
		"https://fjordby.dk/media/9f86d081-884c-7d65-9a2f-eaa0c55ad015":       "",
	} {
		got := ""
		for _, f := range checked(t, samtaletest.Krav(), namedRecord(deltagerOf("Gorm Askholm", false), "Se [siden]("+target+").")) {
			got = f.Code
		}
		if got != want {
			t.Errorf("%s: %q, not %q", target, got, want)
		}
	}
}

// besideInternal gives how hard it is that a public text stands beside an internal one, "" for
// not at all.
func besideInternal(t *testing.T, internal, text string) (got fault.Severity) {
	t.Helper()
	record := fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"afsnit":[{"overskrift":"Trivsel","del":"indsatser","blokke":[{"type":"tekst","synlighed":"intern","tekst":%s},%s]}]}`, quote(internal), tekst(text))
	for _, f := range checked(t, samtaletest.Krav(), record) {
		if f.Code == "intern-tekst-offentlig" {
			got = f.Severity
		}
	}
	return got
}
