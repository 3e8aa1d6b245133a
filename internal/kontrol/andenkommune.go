package kontrol

import (
	"strings"

	"notat/internal/laesning"
)

// kommuneStem gives the name of a municipality without what makes it one.
func kommuneStem(s string) string {
	k := laesning.Key(laesning.Normal(s).Form)
	k = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(k, "kommune"), "kommunes"))
	return strings.TrimSuffix(inOneWord.Replace(k), "s")
}

// municipality looks at a word that ends the name of a municipality.
func (m *whose) municipality(i int) {
	if k := m.key(i); i == 0 || string(k) != "kommune" && string(k) != "kommunes" || !m.capital(i) {
		return
	}
	from := i
	for from > 0 && i-from < 3 && m.capital(from-1) && (m.gap(from-1) == " " || m.gap(from-1) == "-") && rolleOf(string(m.key(from-1))) == nil {
		from--
	}
	if from == i {
		return
	}
	a, b := m.list[from].From, m.list[i].To
	p := m.l.at(a)
	name := kommuneStem(m.form[a:m.list[i].From])
	if p.field.Type == "Kommune" && p.field.Key == "navn" || p.target || name == m.kommune || strings.HasSuffix(name, m.kommune) || m.kommune == "" {
		return
	}
	if !p.head() && beyond.MatchString(m.sentence(a, p)) {
		return
	}
	m.tell("kommune", name, m.l.found(a, b), p)
}
