package leaks

import (
	"fmt"
	"net/url"
	"strings"

	"notat/internal/recorddiff"
)

// Plain is the kind of a record in which what is withheld stands where it is withheld,
// and nowhere else: the notat is made.
const Plain = "holdt tilbage"

var withheld = []kind{{Plain, func(*maker) {}}}

// addresses are those that only the municipality's own can open. What is looked for
// is a word of the path.
var addresses = []kind{
	address("sharepoint", func(w string) string { return "https://fjordby.sharepoint.com/sites/" + w }),
	address("intranet", func(w string) string { return "intranet.fjordby.dk/" + w }),
	address("rapport", func(w string) string { return "https://app.powerbi.com/groups/" + w }),
	address("netværksadresse", func(w string) string { return "http://10.20.30.40/" + w }),
	address("pakket ind", func(w string) string {
		return "https://eur01.safelinks.protection.outlook.com/?url=" + url.QueryEscape("https://fjordby.sharepoint.com/sites/"+w) + "&data=05"
	}),
	address("pakket ind to gange", func(w string) string {
		return "https://www.eksempel.dk/?u=" + url.QueryEscape("https://x.dk/?u="+url.QueryEscape("https://intranet.fjordby.dk/"+w))
	}),
	address("kodet", func(w string) string { return "https://%66jordby.sharepoint%2Ecom/sites/" + w }),
	address("blødt bindestreg", func(w string) string { return "https://fjordby.share\u00adpoint.com/sites/" + w }),
	address("maskine", func(w string) string { return "skole-sql02/" + w }),
	address("maskine med domæne", func(w string) string { return "srv01.fjordby.dk/" + w }),
	address("husets eget domæne", func(w string) string { return "tal.fjordby.lokal/" + w }),
	address("vært med port", func(w string) string { return "intranet:8080/" + w }),
	{"adresse: som links mål", func(m *maker) {
		w := m.word()
		m.prose("[Se siden](https://fjordby.sharepoint.com/" + w + ")")
		m.secret(w)
	}},
	{"adresse: som skolens", func(m *maker) {
		w := m.word()
		m.set("/skole/hjemmeside", "https://intranet.fjordby.dk/"+w)
		m.secret(w)
	}},
	{"adresse: drev", func(m *maker) { w := m.word(); m.prose(`Se K:\skole\` + w); m.secret(w) }},
	{"adresse: fælles mappe", func(m *maker) { w := m.word(); m.prose(`Se \\\\srv01\\skole\\` + w); m.secret(w) }},
}

func address(how string, write func(word string) string) kind {
	return kind{"adresse: " + how, func(m *maker) {
		w := m.word()
		m.prose("Se " + write(w))
		m.secret(w)
	}}
}

const (
	confidential = "/afsnit/3/blokke/0/resultater/0"
	few          = "/afsnit/3/blokke/0/resultater/1"
)

// numbers are those of a confidential result or of one about too few, told again. What
// is looked for is a word beside the number.
var numbers = []kind{
	told("i ordene", confidential+"/ord", "Resultatet er 62 %"), told("i ordene, med ord", confidential+"/ord", "Toogtres procent er med"),
	told("i ordene, som brøk", confidential+"/ord", "Tre af fire klarer det"), told("i ordene, som del", confidential+"/ord", "Halvdelen er med"),
	told("i ordene, som et skoleår", confidential+"/ord", "I skoleåret 58/62 lå vi højt"), told("i ordene, delt ved linjens ende", confidential+"/ord", "Resultatet er toogtre-\ndive procent"), told("i ordene, i andre cifre", confidential+"/ord", "Resultatet er ٦٢ procent"),
	told("i noten", confidential+"/note", "Resultatet er 62 %"), told("i målingen", confidential+"/maaling", "National test 62 %"), told("i kilden", confidential+"/kilde", "Testsystemet, 62 %"),
	told("i faget", confidential+"/fag", "Læsning 62 %"), told("i klassetrinnet", confidential+"/klassetrin", "6. klasse (62)"), told("i perioden", confidential+"/periode", "2024/25: 62"),
	told("i enheden", confidential+"/enhed", "% (62)"),
	{"tal: i et links adresse", func(m *maker) {
		w := m.word()
		m.set(confidential+"/ord", "Se [her](https://www.fjordby.dk/"+w+"?vaerdi=62,4)")
		m.secret(w)
	}},
	{"tal: i et afsnit om test", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/1", map[string]any{"type": "tekst", "tekst": "I den nationale test i dansk var " + w + " 62 % gode."})
		m.secret(w)
	}},
	{"tal: i en tabel om test", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/1", map[string]any{"type": "tabel", "hoved": []any{"Fag", "Resultat"}, "raekker": []any{[]any{"Dansk " + w, "62 %"}}})
		m.secret(w)
	}},
	{"tal: i et billede om test", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/1", map[string]any{"type": "figur", "billede": plainPicture, "alt": "Resultaterne " + w})
		m.secret(w)
	}},
	{"tal: national test uden art", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/0/resultater/2", map[string]any{"maaling": "National test i dansk " + w, "vaerdi": 62.4, "enhed": "%"})
		m.secret(w)
	}},
	{"tal: national test under sit korte navn", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/0/resultater/2", map[string]any{"maaling": m.in([]string{"NT dansk", "OGT dansk", "FNK dansk", "DNT dansk", "Nat.test dansk"}) + " " + w, "art": "andet", "vaerdi": 62.4, "enhed": "%"})
		m.secret(w)
	}},
	{"tal: skolens egen prøve i et afsnit om test", func(m *maker) {
		w := m.word()
		m.set("/afsnit/3/blokke/0/resultater/2", map[string]any{"maaling": m.in([]string{"Læseprøven", "Ordblindetesten", "Regnetesten"}) + " " + w, "art": "andet", "vaerdi": 62.4, "enhed": "point"})
		m.secret(w)
	}},
	{"tal: udeladt værdi i en tekst", func(m *maker) { m.again("vaerdi", confidential, "I den nationale test i læsning er resultatet ", "%") }},
	{"tal: udeladt kommunetal i en tekst", func(m *maker) {
		m.again("kommunetal", confidential, "I hele kommunen er resultatet i Dansk, læsning ", "%")
	}},
	{"tal: udeladt fravær i en tekst", func(m *maker) {
		m.set(few+"/fag", "Ugefravær")
		m.again("vaerdi", few, "Det høje fravær (ugefravær) er ", "dage")
	}},
	told("om få, i ordene", few+"/ord", "Tre af eleverne er mest væk"),
	{"tal: om få, som en tidligere værdi", func(m *maker) {
		m.set("/afsnit/3/blokke/0/resultater/2", map[string]any{"maaling": "Højt fravær", "art": "fravaer", "klassetrin": "9. klasse", "periode": "2025/26", "vaerdi": 40.5, "antal": 44, "enhed": "dage",
			"tidligere": []any{map[string]any{"periode": "2024-2025", "vaerdi": recorddiff.Get(m.root, few+"/vaerdi")}}})
	}},
}

// told repeats a number in a field of a result.
func told(where, at, words string) kind {
	return kind{"tal: " + where, func(m *maker) {
		w := m.word()
		m.set(at, words+" "+w+".")
		m.secret(w)
	}}
}

// again writes a withheld number of a result into a text about it.
func (m *maker) again(key, at, words, unit string) {
	w := m.word()
	m.prose(words + strings.Replace(fmt.Sprint(recorddiff.Get(m.root, at+"/"+key)), ".", ",", 1) + " " + unit + ", siger " + w + ".")
	m.secret(w)
}

// sentences repeat an internal sentence where the public reads.
var sentences = []kind{
	repeated("som skrevet", func(s string) string { return s + "." }),
	repeated("uden begyndelsen", func(s string) string { _, s, _ = strings.Cut(s, " "); return "Man " + s + " igen." }),
	repeated("store bogstaver", func(s string) string { return strings.ToUpper(s) + "." }),
	repeated("usynlige tegn", func(s string) string { return within(s, "\u200b") + "." }),
	repeated("over linjer", func(s string) string { return strings.Replace(s, " stilhed ", " stilhed\n", 1) + "." }),
	repeated("halvt fremhævet", func(s string) string { return strings.Replace(s, "stilhed", "**stilhed**", 1) + "." }),
	{"sætning: over celler", func(m *maker) {
		a, b, _ := strings.Cut(m.sentence(), " at ")
		m.row(a, "at "+b)
		m.secret(m.intern)
	}},
	{"sætning: over punkter", func(m *maker) {
		a, b, _ := strings.Cut(m.sentence(), " at ")
		m.set(ownProse, "- "+a+"\n- at "+b)
		m.secret(m.intern)
	}},
	{"sætning: som billedtekst", func(m *maker) { m.set("/afsnit/0/blokke/5/alt", m.sentence()); m.secret(m.intern) }},
	{"sætning: kort, med et tal", func(m *maker) {
		w := m.word()
		m.set("/afsnit/0/blokke/1/tekst", "Skolen mangler 17 "+w+" nu.")
		m.prose("Skolen mangler 17 " + w + " nu.")
		m.secret(w)
	}},
}

// sentence is the internal one of base.
func (m *maker) sentence() string {
	return strings.TrimSuffix(m.text("/afsnit/0/blokke/1/tekst"), ".")
}

func repeated(how string, write func(string) string) kind {
	return kind{"sætning: " + how, func(m *maker) {
		m.set(ownProse, write(m.sentence()))
		m.secret(m.intern)
	}}
}

// schools leave the name of another one in the head.
var schools = []kind{
	{"skole: en anden i titlen", func(m *maker) {
		w := m.name("")
		m.set("/dokument/titel", "Skoleudviklingssamtale på "+w+" Skole")
		m.secret(w)
	}},
	{"skole: en anden kommune i titlen", func(m *maker) {
		w := m.name("")
		m.set("/dokument/titel", "Skoleudviklingssamtale i "+w+" Kommune")
		m.secret(w)
	}},
	{"skole: et andet år i titlen", func(m *maker) {
		w := m.name("")
		m.set("/dokument/titel", w+": skoleudviklingssamtale 2023/24")
		m.secret(w)
	}},
	{"skole: et møde uden for skoleåret", func(m *maker) {
		w := m.name("")
		m.set("/moede/dato", "2024-03-13")
		m.set("/moede/sted", w)
		m.secret(w)
	}},
}
