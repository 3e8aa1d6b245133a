package leaks

import (
	"fmt"
	"math/rand/v2"
	"strings"

	word "notat/internal/readback/readbacktest"
	"notat/internal/recorddiff"
)

// base is a notat that may be published as it is. In braces stands what is withheld
// in it; each is a word or a number that is nowhere else.
const base = `{"dokument":{"betegnelse":"Notat","titel":"Skoleudviklingssamtale på Birkelund Skole","skoleaar":"2024/25","status":"endelig"},
"sag":{"vedroerende":"Samtalen"},
"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Birkelund Skole","institutionsnr":"123456","hjemmeside":"https://www.birkelund.dk"},
"moede":{"dato":"2025-03-13","sted":"Salen","dagsorden":[{"punkt":"Velkomst"},{"punkt":"Drøftelse"}]},
"deltagere":[{"navn":"Karen Leth","titel":"Skoleleder","part":"skoleledelse"},{"navn":"{navn0} {navn1}","titel":"Lærer","part":"medarbejdere"},{"navn":"Jens Mørk","titel":"Skolechef","part":"forvaltning"}],
"afsnit":[
{"overskrift":"Rammen","del":"rammesaetning","blokke":[
 {"type":"tekst","tekst":"Samtalen blev holdt i god tone."},
 {"type":"tekst","synlighed":"intern","tekst":"Forvaltningen overvejer i al stilhed {intern} at lukke biblioteket til sommer."},
 {"type":"sammenstilling","kolonner":[{"overskrift":"Det vi ser","tekst":"Rolige gange."},{"overskrift":"Det vi gør","tekst":"Faste vagter."}]},
 {"type":"tabel","hoved":["Emne","Hvem"],"raekker":[["Ro","Alle"],["Tid","Alle"]],"billedtekst":"Emner"},
 {"type":"citater","citater":[{"tekst":"Her lærer man noget.","rolle":"Elev"}]},
 {"type":"figur","billede":"{billede}","alt":"En gård","billedtekst":"Gården"},
 {"type":"tabel","synlighed":"intern","hoved":["Sag","Dag"],"raekker":[["{tabel}","mandag"]]}]},
{"overskrift":"{afsnit}","synlighed":"intern","blokke":[{"type":"citater","citater":[{"tekst":"Det går ikke {citat} længere sådan her.","rolle":"Lærer"}]}]},
{"overskrift":"Siden sidst","del":"opfoelgning","blokke":[{"type":"aftaler","aftaler":[{"maal":"Flere læser godt","baggrund":"Mange læser lidt.","tiltag":["Læsebånd"],"tegn":"Flere lån","ansvarlig":"Skolelederen","status":"iGang","bemaerkning":"Det er begyndt.","fraSkoleaar":"2023/24"}]}]},
{"overskrift":"Resultater","del":"testresultater","blokke":[
 {"type":"resultater","resultater":[
  {"maaling":"National test","art":"nationalTest","fag":"Dansk, læsning","klassetrin":"6. klasse","periode":"2024/25","kilde":"Testsystemet","vaerdi":{fortroligt},"enhed":"%","kommunetal":{kommunetal},"ord":"Resultatet ligger over kommunens.","tidligere":[{"periode":"2023/24","vaerdi":{tidligere}}]},
  {"maaling":"Højt fravær","art":"fravaer","fag":"","klassetrin":"9. klasse","periode":"2024/25","vaerdi":{faa},"antal":4,"enhed":"dage","ord":"Fraværet er faldet."},
  {"maaling":"Karakter","art":"karakter","fag":"Dansk","periode":"2024/25","vaerdi":7.4,"antal":44,"ord":"Lidt højere end sidst."},
  {"maaling":"Ro","art":"andet","synlighed":"intern","vaerdi":{resultat},"ord":"Roen er væk."}]},
 {"type":"tekst","tekst":"Vi talte om dem alle."}]},
{"overskrift":"Evaluering","del":"evaluering","blokke":[{"type":"tekst","tekst":"Alle var glade for samtalen."}]},
{"overskrift":"Det næste år","del":"indsatser","blokke":[{"type":"tekst","tekst":"Vi arbejder videre med læsning."}]}],
"kontroller":[],
"ekstra":{"kode":"{ekstra}"}}`

// The places of base where something public may stand.
var (
	proseAt = []string{"/afsnit/0/blokke/0/tekst", "/afsnit/0/blokke/2/kolonner/1/tekst", "/afsnit/0/blokke/4/citater/0/tekst", "/afsnit/2/blokke/0/aftaler/0/baggrund", "/afsnit/2/blokke/0/aftaler/0/bemaerkning",
		"/afsnit/3/blokke/0/resultater/2/ord", "/afsnit/4/blokke/0/tekst", "/afsnit/5/blokke/0/tekst"}
	plainAt = []string{"/afsnit/0/overskrift", "/afsnit/0/blokke/2/kolonner/0/overskrift", "/afsnit/0/blokke/3/billedtekst", "/afsnit/0/blokke/3/raekker/1/0", "/afsnit/0/blokke/4/citater/0/rolle", "/afsnit/0/blokke/5/alt", "/afsnit/0/blokke/5/billedtekst",
		"/afsnit/2/blokke/0/aftaler/0/maal", "/afsnit/2/blokke/0/aftaler/0/tiltag/0", "/afsnit/2/blokke/0/aftaler/0/tegn", "/afsnit/2/blokke/0/aftaler/0/ansvarlig", "/afsnit/3/blokke/0/resultater/2/maaling", "/afsnit/3/blokke/0/resultater/2/kilde",
		"/moede/sted", "/moede/dagsorden/1/punkt", "/deltagere/0/titel"}
	ownProse = "/afsnit/5/blokke/0/tekst" // prose that nothing else stands beside
)

// maker plants one leak in base.
type maker struct {
	*rand.Rand
	kind    string
	root    any
	secrets Secrets
	navn    [2]string // the withheld name
	intern  string    // the word of the internal sentence
	section string    // the heading of the internal section
	cell    string    // of the internal table
	edit    func(*word.Hand) Secrets
}

func newMaker(r *rand.Rand, kind string) *maker {
	m := &maker{Rand: r, kind: kind}
	text := base
	put := func(key, kind, value string, number bool) {
		text = strings.Replace(text, "{"+key+"}", value, 1)
		m.secrets = append(m.secrets, Secret{kind, []string{value}, number})
	}
	m.navn = [2]string{m.name("Å"), m.name("Kø")}
	text = strings.Replace(text, "{navn0} {navn1}", m.navn[0]+" "+m.navn[1], 1)
	m.secrets = append(m.secrets, Secret{"holdt tilbage: navn", m.navn[:], false})
	m.intern, m.section, m.cell = m.word(), m.name(""), m.word()
	put("intern", "holdt tilbage: intern tekst", m.intern, false)
	put("tabel", "holdt tilbage: intern tabel", m.cell, false)
	put("afsnit", "holdt tilbage: internt afsnit", m.section, false)
	put("citat", "holdt tilbage: internt citat", m.word(), false)
	put("ekstra", "holdt tilbage: ekstra", m.word(), false)
	for _, key := range []string{"fortroligt", "kommunetal", "tidligere", "faa", "resultat"} {
		put(key, "holdt tilbage: tal, "+key, fmt.Sprintf("%d.%04d", 51+m.IntN(40), 1111+m.IntN(8888)), true)
	}
	text = strings.Replace(text, "{billede}", plainPicture, 1)
	var err error
	if m.root, err = recorddiff.Parse([]byte(text)); err != nil {
		panic(err) // of the constant above
	}
	return m
}

// leak gives what was planted.
func (m *maker) leak() Leak {
	data, err := recorddiff.Canonical(m.root)
	if err != nil {
		panic(err) // what was parsed can be written
	}
	return Leak{Kind: m.kind, Record: data, Secrets: m.secrets, Edit: m.edit}
}

// word gives a word of ten letters that stands nowhere else.
func (m *maker) word() string {
	var b strings.Builder
	b.WriteString("qz")
	for range 4 {
		b.WriteByte("bdfgklmnprtv"[m.IntN(12)])
		b.WriteByte("aeiouy"[m.IntN(6)])
	}
	return b.String()
}

// name gives one with a capital, and what it begins with before it.
func (m *maker) name(begin string) string {
	w := m.word()
	if begin == "" {
		return "Q" + w[1:]
	}
	return begin + w
}

// secret notes what would be out.
func (m *maker) secret(pieces ...string) {
	m.secrets = append(m.secrets, Secret{m.kind, pieces, false})
}

func (m *maker) set(at string, to any)   { recorddiff.Set(m.root, at, to) }
func (m *maker) text(at string) string   { return recorddiff.Text(m.root, at) }
func (m *maker) add(at, words string)    { m.set(at, m.text(at)+" "+words) }
func (m *maker) in(list []string) string { return list[m.IntN(len(list))] }

// say puts words into a text that the public reads, Markdown or not.
func (m *maker) say(words string) { m.add(m.in(append(proseAt, plainAt...)), words) }

// prose puts words into Markdown that the public reads.
func (m *maker) prose(words string) { m.add(m.in(proseAt), words) }

// row puts words into the cells of a row.
func (m *maker) row(cells ...any) { m.set("/afsnit/0/blokke/3/raekker/0", cells) }
