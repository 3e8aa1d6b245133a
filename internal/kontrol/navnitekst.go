package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// besidesTheName finds people in the words that stand beside the name of one who
// took part: the title and the group, which are printed whatever is withheld.
// Whoever is public by a name of their own may stand there.
func (m *lists) besidesTheName() {
	for i := range m.l.stretches {
		p := &m.l.stretches[i]
		if p.target || p.again || p.field.Type != "Deltager" || p.field.Key != "titel" && p.field.Key != "gruppe" {
			continue
		}
		for _, n := range m.names(p.tekst.Form) {
			if name := p.tekst.Form[n.from:n.to]; !m.placeAfter(p.tekst.Form[n.to:]) {
				m.inTitle(p, name, roleAfter(p.tekst.Form[n.to:]))
			}
		}
		for _, name := range smallNames(p.tekst.Form) {
			m.inTitle(p, name, false)
		}
	}
}

// smallNames gives the first names in small letters of those whom somebody is said to be of: "mor til
// emma". It knows only those that are no words.
func smallNames(form string) (out []string) {
	for before, after := nextWord(form); before != ""; {
		w, rest := nextWord(after)
		if k := laesning.Key(w); (before == "til" || before == "for") && fornavne[k] && !almindelige[k] && !laesning.Capital(w) && len(k) > len("per") {
			out = append(out, w)
		}
		before, after = w, rest
	}
	return out
}

// inTitle judges what may be a name in a title: a known first name before another
// is one; two other capitals may be, unless they are words of an organisation.
func (m *lists) inTitle(p *stretch, name string, person bool) {
	people := readPeople(name).persons
	if len(people) == 0 {
		return
	}
	keys := people[0].keys
	first, last := keys[0], keys[len(keys)-1]
	switch {
	case m.public[first+" "+last], len(keys) == 1 && (m.shared[first] || almindelige[first]):
		return
	case m.navne.pairs[first+" "+last] != 0, len(keys) == 1 && m.alone[first] != nil:
		return // tilbageholdt-navn says so
	}
	known := len(keys) > 1 && (fornavne[first] || person)
	for _, k := range keys {
		if !known && (units[k] || m.shared[k]) {
			return
		}
	}
	m.hits = append(m.hits, hit{found: name, at: p.at, soft: !known})
}

// roleAfter reports whether a role or a class stands after some capitals, as after the
// name of somebody: ", lærer".
func roleAfter(rest string) bool {
	from, to := laesning.Word(rest, 0)
	if from >= len(rest) || strings.Trim(rest[:from], " ,(-/") != "" || from == 0 {
		return false
	}
	return classLen(rest[from:]) > 0 || rolleOf(laesning.Key(rest[from:to])) != nil
}

// placeAfter reports whether what goes on after some capitals makes them the name of
// a place: Marie Lunds Skole.
func (m *lists) placeAfter(rest string) bool {
	from, to := laesning.Word(rest, 0)
	if from >= len(rest) || strings.Trim(rest[:from], " -") != "" {
		return false
	}
	k := laesning.Key(rest[from:to])
	return places[k] || placeEnding(k)
}

// units are words of the names of parts of an organisation.
var units = keySet(`team center afdeling omraade distrikt sektion enhed boern unge laering kultur fritid skole skoler dagtilbud familie uddannelse udvikling kvalitet paedagogik paedagogisk
	social sundhed beskaeftigelse oekonomi digitalisering inklusion trivsel almen special nord syd oest vest midt by land dansk danmarks kommune styrelse raad forening forbund laererforening laererkreds kreds
	fag faellesskab faelles tr amr sfo ppr plc tele`)
