package begynd

import (
	"strings"

	"notat/internal/pattern"
)

// aGroup is what people are written behind in a line of several groups: "Skolen: Bo Dal
// (skoleleder). Forvaltningen: Anne Holm".
var (
	aGroup      = pattern.New(`^(?i:(?:fra\s+)?(?:skolens?\s+)?` + groupNames + `)$`)
	groupWithin = pattern.New(`(?:^|[.;,]\s+|\s)((?i:(?:fra\s+)?(?:skolens?\s+)?` + groupNames + `)):\s+`)
)

const groupNames = `(?:skolen|skoleledelsen?|ledelsen?|forvaltning(?:en)?|kommunen|(?:skole)?bestyrelsen?|medarbejder(?:e|ne)|personalet?|lærer(?:e|ne)|forældre(?:ne)?|elev(?:er|erne)|elevråd(?:et)?|politikere?|udvalget|byrådet|kommunalbestyrelsen|øvrige)`

// groupsIn takes the people of a line that writes them by group; ok is false where it
// does not begin with the name of one, or where what stands behind one is no people.
func (b *begun) groupsIn(s string, g group) bool {
	found := groupWithin.FindAllStringSubmatchIndex(s, -1)
	if found == nil || found[0][0] != 0 {
		return false
	}
	lists, values := make([][]string, len(found)), make([]string, len(found))
	n := len(b.people)
	for k, f := range found {
		to := len(s)
		if k+1 < len(found) {
			to = found[k+1][0]
		}
		list := strings.Trim(s[f[1]:to], " .;,")
		values[k] = list
		switch {
		case listOf(list) != nil:
			lists[k] = listOf(list)
		case looksLikePerson(list):
			lists[k] = []string{list}
		default:
			return false
		}
		if n += len(lists[k]); n > maxPeople {
			return false
		}
	}
	for k, f := range found {
		label := s[f[2]:f[3]]
		in := b.groupOf(label)
		in.afbud = in.afbud || g.afbud
		b.and(values[k], lists[k])
		for _, one := range lists[k] {
			b.oneOf(one, in)
		}
		b.group(label)
	}
	return true
}
