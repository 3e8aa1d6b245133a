package leaks

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// names are the ways in which the name of a participant, which is not public, stands
// in a text all the same. It has an å and an ø.
var names = []kind{
	spelled("som skrevet", func(a, b string) string { return a + " " + b }),
	spelled("ejefald", func(a, b string) string { return a + " " + b + "s" }),
	spelled("små bogstaver", func(a, b string) string { return strings.ToLower(a + " " + b) }),
	spelled("store bogstaver", func(a, b string) string { return strings.ToUpper(a + " " + b) }),
	spelled("mellemrum", func(a, b string) string { return a + "\u00a0\u2003\t" + b }),
	spelled("usynlige tegn", func(a, b string) string { return within(a, "\u200b") + " " + within(b, "\u034f") }),
	spelled("blødt bindestreg", func(a, b string) string { return within(a, "\u00ad") + " " + b }),
	spelled("sammensatte bogstaver", func(a, b string) string { return norm.NFD.String(a + " " + b) }),
	{"navn: et usynligt tegn før accenten", func(m *maker) {
		s := strings.Replace(norm.NFD.String(m.navn[0]), "A\u030a", "A\u200b\u030a", 1) + " " + m.navn[1]
		m.prose("Her talte " + s + " med alle.")
		m.secret(s)
	}},
	spelled("brede bogstaver", func(a, b string) string { return a + " " + wide(b) }),
	spelled("bogstaver, der ligner", func(a, b string) string {
		return strings.NewReplacer("a", "а", "e", "е", "o", "о", "y", "у").Replace(a + " " + b)
	}),
	spelled("aa og oe", func(a, b string) string { return strings.NewReplacer("Å", "Aa", "ø", "oe").Replace(a + " " + b) }),
	spelled("accent", func(a, b string) string {
		return strings.NewReplacer("a", "á", "e", "é", "ø", "ö").Replace(a + " " + b)
	}),
	spelled("vendt om", func(a, b string) string { return b + ", " + a }),
	{"navn: forbogstav imellem", func(m *maker) { // in a text: where only a role may stand, half a name is one
		m.prose("Her talte " + m.navn[0] + " M. " + m.navn[1] + " længe.")
		m.secret(m.navn[0] + " M. " + m.navn[1])
	}},
	spelled("skrevet bagfra", func(a, b string) string { return "\u202e" + backward(a+" "+b) + "\u202c" }),
	spelled("med stort mellemrum mellem bogstaverne", func(a, b string) string {
		return strings.Join(strings.Split(a, ""), " ") + " " + strings.Join(strings.Split(b, ""), " ")
	}),
	spelled("mailadresse", func(a, b string) string { return strings.ToLower(a+"."+b) + "@fjordby.dk" }),
	{"navn: over celler", func(m *maker) { m.row("Ved "+m.navn[0], m.navn[1]+" talte"); m.secret(m.navn[:]...) }},
	{"navn: over rækker", func(m *maker) {
		m.set("/afsnit/0/blokke/3/raekker", []any{[]any{m.navn[0], "Alle"}, []any{m.navn[1], "Alle"}})
		m.secret(m.navn[:]...)
	}},
	{"navn: over kolonner", func(m *maker) {
		m.set("/afsnit/0/blokke/2/kolonner/0/tekst", m.navn[0])
		m.set("/afsnit/0/blokke/2/kolonner/1/tekst", m.navn[1])
		m.secret(m.navn[:]...)
	}},
	parted("over punkter", "- ", "\n- "), parted("over linjer", "", "\n"), parted("over afsnit", "", "\n\n"),
	{"navn: delt ved linjens ende", func(m *maker) {
		m.prose(m.navn[0] + " " + m.navn[1][:6] + "-\n" + m.navn[1][6:])
		m.secret(m.navn[0], m.navn[1])
	}},
	{"navn: halvt fremhævet", func(m *maker) {
		m.prose("Her talte **" + m.navn[0][:5] + "**" + m.navn[0][5:] + " *" + m.navn[1] + "*.")
		m.secret(m.navn[:]...)
	}},
	{"navn: i et links adresse", func(m *maker) {
		m.prose("[Se siden](https://www.fjordby.dk/" + url.PathEscape(m.navn[0]) + "%20" + url.PathEscape(m.navn[1]) + ")")
		m.secret(m.navn[:]...)
	}},
	{"navn: i et links adresse, kodet to gange", func(m *maker) {
		m.prose("[Se siden](https://www.fjordby.dk/?u=" + url.QueryEscape(url.QueryEscape(m.navn[0]+" "+m.navn[1])) + ")")
		m.secret(m.navn[:]...)
	}},
	{"navn: i et links vært", func(m *maker) {
		host, err := idna.Punycode.ToASCII(strings.ToLower(m.navn[0] + "-" + m.navn[1]))
		if err != nil {
			panic(err)
		}
		m.prose("[Se siden](https://" + host + ".dk/)")
		m.secret(host)
	}},
	{"navn: i skolens adresse", func(m *maker) {
		m.set("/skole/hjemmeside", "https://www.fjordby.dk/"+url.PathEscape(m.navn[0]+"_"+m.navn[1])+".pdf")
		m.secret(m.navn[:]...)
	}},
	{"navn: som en andens titel", func(m *maker) {
		m.set("/deltagere/0/titel", m.navn[0]+" "+m.navn[1])
		m.secret(m.navn[:]...)
	}},
	{"navn: fornavnet alene, hvor der meldes om nogen", func(m *maker) {
		m.prose(m.in([]string{"Kun " + m.navn[0] + " bestod ikke.", "Alle på nær " + m.navn[0] + " bestod.", m.navn[0] + "s fravær er stort.", "Alle er bekymrede for " + m.navn[0] + "."}))
		m.secret(m.navn[0])
	}},
	{"navn: kun ét ord", func(m *maker) {
		m.set("/deltagere/1/navn", m.navn[1])
		m.prose("Så fortalte " + m.navn[1] + " om ugen.")
		m.secret(m.navn[1])
	}},
}

// spelled writes the name into any text.
func spelled(how string, write func(first, last string) string) kind {
	return kind{"navn: " + how, func(m *maker) {
		s := write(m.navn[0], m.navn[1])
		m.say(s)
		m.secret(s)
	}}
}

// parted writes it over what a Markdown text parts.
func parted(how, begin, between string) kind {
	return kind{"navn: " + how, func(m *maker) {
		m.set(ownProse, begin+m.navn[0]+between+m.navn[1])
		m.secret(m.navn[:]...)
	}}
}

// within puts a sign between the letters of a word.
func within(word, sign string) string { return strings.Join(strings.Split(word, ""), sign) }

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

func backward(s string) string {
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

// people are those who are in no list of participants.
var people = []kind{
	person("under Deltagere", func(m *maker, name string) {
		m.set("/afsnit/5/overskrift", m.in([]string{"Deltagere", "Til stede", "Mødedeltagere", "Afbud"}))
		m.set(ownProse, "- Karen Leth, skoleleder\n- "+name+", "+m.in([]string{"elev i 8. klasse", "forælder", "lærer"}))
	}),
	person("i en tabel med klasser", func(m *maker, name string) {
		m.row(name, m.in([]string{"7.b", "3. klasse", "elev", "forælder"}))
	}),
	person("under en kolonne", func(m *maker, name string) {
		m.set("/afsnit/0/blokke/3/hoved", []any{m.in([]string{"Elev", "Barn", "Mor", "Elevens navn"}), "Emne"})
		m.row(name, m.in([]string{"Skak", "Ro", "12"}))
	}),
	person("ved siden af en rolle", func(m *maker, name string) {
		m.prose(m.in([]string{name + " (forælder) talte.", name + ", mor til en elev, talte.", name + " fra 7.b talte.", "Eleven " + name + " talte."}))
	}),
}

func person(where string, write func(m *maker, name string)) kind {
	return kind{"personer: " + where, func(m *maker) {
		last := m.name("")
		write(m, m.in(strings.Fields("Asta Freja Magnus Villads Mohammed Sofie Oliver Signe"))+" "+last)
		m.secret(last)
	}}
}

// cprs are the ways in which a CPR number is written.
var cprs = []kind{
	cpr("i ét", func(d, l string) string { return d + l }),
	cpr("bindestreg", func(d, l string) string { return d + "-" + l }),
	cpr("mellemrum", func(d, l string) string { return d[:2] + " " + d[2:4] + " " + d[4:] + " " + l }),
	cpr("punktummer", func(d, l string) string { return d[:2] + "." + d[2:4] + "." + d[4:] + "-" + l }),
	cpr("skråstreger", func(d, l string) string { return d[:2] + "/" + d[2:4] + "/" + d[4:] + "-" + l }),
	cpr("tankestreg", func(d, l string) string { return d + " – " + l }),
	cpr("usynlige tegn", func(d, l string) string { return within(d, "\u200b") + "\u2060" + l }),
	cpr("brede cifre", func(d, l string) string { return wide(d + "-" + l) }),
	cpr("ord imellem", func(d, l string) string { return d + " og de sidste fire er " + l }),
	{"cpr: i ord", func(m *maker) {
		d, l := m.cpr()
		m.prose("Barnet har " + inWords(d+l))
		m.secret(inWords(d), inWords(l))
	}},
	{"cpr: året først", func(m *maker) {
		d, l := m.cpr()
		year := "20" + d[4:]
		m.say(year + "-" + d[2:4] + "-" + d[:2] + "-" + l)
		m.digits(year+d[2:4]+d[:2], l)
	}},
	{"cpr: over celler", func(m *maker) { d, l := m.cpr(); m.row(d, l); m.digits(d, l) }},
	{"cpr: over linjer", func(m *maker) { d, l := m.cpr(); m.set(ownProse, "Nummeret er "+d+"\n"+l); m.digits(d, l) }},
	{"cpr: i et links adresse", func(m *maker) {
		d, l := m.cpr()
		m.prose("[Se sagen](https://www.fjordby.dk/?sagsnr=" + d + "%2D" + l + ")")
		m.digits(d, l)
	}},
}

func cpr(how string, write func(date, last string) string) kind {
	return kind{"cpr: " + how, func(m *maker) {
		d, l := m.cpr()
		m.say(write(d, l))
		m.digits(d, l)
	}}
}

// cpr gives the date and the last four of a number of somebody born from 2010 to 2015.
func (m *maker) cpr() (date, last string) {
	two := func(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
	return two(1+m.IntN(28)) + two(1+m.IntN(12)) + two(10+m.IntN(6)), two(40+m.IntN(50)) + two(m.IntN(100))
}

// digits notes a number that would be out.
func (m *maker) digits(pieces ...string) {
	m.secrets = append(m.secrets, Secret{m.kind, pieces, true})
}

func inWords(digits string) string {
	words := strings.Fields("nul en to tre fire fem seks syv otte ni")
	var out []string
	for _, c := range digits {
		out = append(out, words[c-'0'])
	}
	return strings.Join(out, " ")
}
