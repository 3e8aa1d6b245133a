package kontrol

import "notat/internal/pattern"

// befallen reports whether the sentence of a name tells of what may be wrong with
// somebody, and of nobody who works with it: "Viggo Holm er fritaget for idræt".
func (m *lists) befallen(p *stretch, i int) bool {
	if i > 0 && m.gap(i-1) == " " {
		if r := rolleOf(string(m.key(i - 1))); r != nil && r.part != "" {
			return false // skoleleder Mette Holm
		}
	}
	s := sentence(p.tekst.Form, m.list[i].From-p.from)
	return (befallsOne(s) || awayNow.MatchString(s) && !isRule(s)) && !experts.begin(s)
}

// awayNow matches that somebody is not there: of one who is named it tells, and of many it may be
// that they sent their regrets.
var awayNow = pattern.New(`(?:^|[^\pL])(?:været|er|meget|ofte|stort set|hyppigt) (?:\pL+ )?fraværende(?: siden| fra undervis\pL*| i (?:lange|flere|mange)|[^\pL]*$)`)

// experts begin words of those who speak or write of it, and of those who help.
var experts = openingsOf("metode", "model", "bog", "bøger", "artikel", "forfatter", "forsker", "forskning", "professor", "lektor", "foredrag", "kursus", "oplæg", "ekspert", "psykolog", "konsulent", "vejleder", "materiale", "udviklet", "program", "koncept",
	"fond", "forening", "projekt", "film", "teater", "musik", "kunst", "historie", "ansvarlig", "tovholder", "kontakt", "orienterede", "fortalte", "gennemgik", "fremlagde", "præsenterede", "følger", "leder", "koordinator", "inspirer", "ifølge", "teori", "taksonomi")
