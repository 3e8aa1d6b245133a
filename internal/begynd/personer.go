package begynd

import (
	"slices"
	"strings"
	"unicode"

	"notat/internal/pattern"
	"notat/internal/readback"
)

// beginsOne is what somebody else of a list begins with: a name, or how many they are.
var beginsOne = pattern.New(`^(?:\p{Lu}|\d+\s|(?:en|et|to|tre|fire|fem|seks)\s)`)

// mixedList gives those whom a line lists that begins with somebody's name, with those
// of them who have none: "Kim Dam (skoleleder), to elever fra elevrådet"; else nil.
func mixedList(s string) []string {
	var out []string
	from, deep := 0, 0
	s = strings.TrimRight(s, ". ")
	for i, c := range s + "," {
		switch {
		case c == '(':
			deep++
		case c == ')':
			deep--
		case (c == ',' || c == ';') && deep <= 0:
			if one := strings.TrimSpace(s[from:i]); one != "" {
				out = append(out, one)
			}
			from = i + 1
		case deep <= 0 && from < i && strings.HasPrefix(s[min(i, len(s)):], " og ") && beginsOne.MatchString(s[i+len(" og "):]):
			out, from = append(out, strings.TrimSpace(s[from:i])), i+len(" og ")
		}
	}
	if len(out) < 2 {
		return nil
	}
	if name, _, _ := strings.Cut(out[0], " ("); !isName(name) || len(strings.Fields(name)) < 2 {
		return nil
	}
	return out
}

// and notes the words between those of a list: the record has each for himself.
func (b *begun) and(s string, list []string) {
	for n := strings.Count(s, " og ") - strings.Count(strings.Join(list, ","), " og "); n > 0; n-- {
		b.Note("og", "")
	}
}

// listOf gives those whom a line lists, each with what stands in brackets behind the name;
// nil where a comma may be what parts one of them from a title.
func listOf(s string) []string {
	if names := nameList(s); names != nil {
		return names
	}
	if list := mixedList(s); list != nil && strings.Contains(list[0], "(") {
		return list
	}
	return titledList(s)
}

var betweenPeople = pattern.New(`,\s+|\s+og\s+`)

// titledList gives those whom a line lists with each title before the name: "Centerchef
// Lene Hauge, konsulent Britt Søe og to elever"; nil where one of them is neither written
// so nor told by number.
func titledList(s string) []string {
	all := betweenPeople.Split(s, -1)
	for n := 0; n < len(all); n++ {
		if titled(all[n]) != all[n] || n > 0 && counted(all[n]) {
			continue
		}
		if n+1 == len(all) { // "børne- og kulturdirektør Ea Krog" has the word within
			return nil
		}
		both := all[n] + " og " + all[n+1]
		if !strings.Contains(s, both) {
			return nil
		}
		all = slices.Replace(all, n, n+2, both)
		n--
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// counted reports whether people are told by how many they are, and by no name: "to
// elever fra elevrådet".
func counted(s string) bool {
	return !unicode.IsUpper(firstOf(s)) && beginsOne.MatchString(s) && onlyRole(s) && readback.PartOf(s) != ""
}

// oneOf takes one of a list: somebody with a name, or a role alone.
func (b *begun) oneOf(s string, g group) {
	name := s
	if k := strings.IndexAny(s, ",("); k > 0 {
		name = s[:k]
	}
	if isName(name) || !onlyRole(s) {
		b.person(b.Deltager(titled(s)), s, g)
		return
	}
	b.person(map[string]any{"titel": s}, s, g)
}

// onlyRole reports whether no word of a line can be a name: what is a title alone is
// public.
func onlyRole(s string) bool {
	for i, w := range strings.Fields(s) {
		if i > 0 && strings.ContainsFunc(w, unicode.IsUpper) {
			return false
		}
	}
	return true
}

// titled sets a title off from the name before or after it where only a space, or what
// was a tab, stands between: "Anne Holm skolechef", "Skolechef Anne Holm".
func titled(s string) string {
	fields := strings.Fields(s)
	for i := 1; i < len(fields)-1 && !strings.ContainsAny(s, ",(–"); i++ {
		title, name := strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		if readback.PartOf(title) != "" && onlyRole(title) && isName(name) && readback.PartOf(name) == "" && len(fields)-i <= nameWords {
			return name + ", " + title
		}
	}
	if n := len(fields) - 1; n > 1 && fields[n] == strings.ToUpper(fields[n]) && readback.PartOf(fields[n]) != "" && !strings.ContainsAny(s, ",(–") { // "Lis Holm TR"
		if name := strings.Join(fields[:n], " "); isName(name) {
			return name + ", " + fields[n]
		}
	}
	for i, w := range fields {
		if i < 2 || unicode.IsUpper(firstOf(w)) {
			continue
		}
		if !unicode.IsLetter(firstOf(w)) {
			break
		}
		name, title := strings.Join(fields[:i], " "), strings.Join(fields[i:], " ")
		if isName(name) && w != "og" && !strings.ContainsAny(name, ",(–-") && readback.PartOf(title) != "" {
			return name + ", " + title
		}
		break
	}
	return s
}

// nameWords is how many words the name after a title has at most.
const nameWords = 5

// looksLikePerson reports whether a line is a name with a title, or a title alone.
func looksLikePerson(s string) bool {
	if initials.MatchString(s) {
		return true
	}
	if len(strings.Fields(s)) > personWords || strings.HasSuffix(s, ".") && !strings.Contains(s, ",") || strings.ContainsAny(s, "!?:") {
		return false
	}
	name := s
	s = titled(s)
	if k := strings.IndexAny(s, ",("); k > 0 {
		name = s[:k]
	} else if k := strings.Index(s, " – "); k > 0 {
		name = s[:k]
	}
	return name != s && isName(name) || name == s && (isName(s) && len(strings.Fields(s)) > 1 || len(strings.Fields(s)) <= 3 && readback.PartOf(s) != "")
}

// isName reports whether all words of a text begin with a capital letter, but for
// those that names have between them.
func isName(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 6 {
		return false
	}
	for i, w := range fields {
		if c := firstOf(w); !unicode.IsUpper(c) && (i == 0 || !slices.Contains([]string{"von", "van", "de", "af", "la"}, w)) {
			return false
		}
	}
	return true
}

// initials are how people are written who are known to all who read it: "PL", "KBH".
var initials = pattern.New(`^\p{Lu}{2,4}$`)

// nameList gives the names of a line that lists two or more of them, nil where it is
// something else: "Anne Holm, Bo Dal og Ea Krog".
func nameList(s string) []string {
	s = strings.TrimRight(s, ". ")
	var out []string
	titles := false // in small letters: then each has one
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, " og ", ", "), func(c rune) bool { return c == ',' || c == ';' }) {
		part = strings.TrimSpace(part)
		name, _, _ := strings.Cut(part, " (")
		if len(out)%2 == 1 && !isName(name) && onlyRole(name) && readback.PartOf(name) != "" {
			out, titles = append(out, part), true
			continue
		}
		if initials.MatchString(name) || titled(part) != part {
			out = append(out, part)
			continue
		}
		if !isName(name) || len(strings.Fields(name)) < 2 && readback.PartOf(name) == "" {
			return nil
		}
		out = append(out, part)
	}
	if len(out) < 2 {
		return nil
	}
	if list := withTitles(out); !titles || len(list) < len(out) {
		return list
	}
	return nil
}

// withTitles puts names and the titles behind them together, where each name of a list has
// one: "Lis Holm, TR, Per Lund, AMR". Of one name there is no list.
func withTitles(list []string) []string {
	for i, s := range list {
		if len(list)%2 == 1 || (readback.PartOf(s) != "") != (i%2 == 1) {
			return list
		}
	}
	if len(list) == 2 {
		return nil
	}
	var out []string
	for i := 0; i < len(list); i += 2 {
		out = append(out, list[i]+", "+list[i+1])
	}
	return out
}
