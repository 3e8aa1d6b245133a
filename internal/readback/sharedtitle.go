package readback

import (
	"slices"
	"strings"

	"notat/internal/pattern"
)

var (
	// sharing are names before a title that they all have, and names behind it.
	sharing      = pattern.New(`^(.+?)(?:,\s+|\s+[–—-]\s+|\s+\()((?:(?:begge|alle)\s+)?[^,()]+?)\)?((?:\s*\([^()]*\))*)$`)
	sharedBefore = pattern.New(`^([^:,(]+):\s+([^:()]+)$`)
	andLast      = pattern.New(`(?:\s+(?:og|samt)\s+|\s*[&+/]\s*)[^,;/&+]+$`)
)

// ofEach gives people who share a title, "Eva Friis og Ib Holm, lærere", each with it,
// as one has it, and what is of none of them; or nil. Pupils share their class.
func (o *outcome) ofEach(line string) (all []string, between string) {
	var names, title, marks string
	if f := sharing.FindStringSubmatch(line); f != nil {
		names, title, marks = f[1], f[2], f[3]
	} else if f := sharedBefore.FindStringSubmatch(line); f != nil {
		names, title = f[2], f[1]
	} else {
		return nil, ""
	}
	one := ofOne(title)
	if one == "" && andLast.MatchString(names) && aClass.MatchString(strings.ToLower(title)) {
		one = title
	}
	all = sideBySide.Split(names, -1)
	if one == "" || len(all) < 2 || slices.ContainsFunc(all, func(s string) bool { return oneName.FindString(s) == "" || partOf(s) != "" }) {
		return nil, ""
	}
	between = strings.Join(sideBySide.FindAllString(names, -1), " ")
	for i := range all {
		if all[i] += ", " + one; i > 0 || one != title {
			o.read = append(o.read, Reading{Record: one})
		}
	}
	if one != title {
		between += " " + title
	}
	all[len(all)-1] += marks
	return all, between
}

// plurals are titles of several that no rule makes the title of one.
var plurals = map[string]string{"forældre": "forælder", "mødre": "mor", "fædre": "far", "medlemmer": "medlem", "formænd": "formand", "tillidsmænd": "tillidsmand"}

// titleEnds are the ends of titles of one: those that tell a party, and some that do not.
var titleEnds = func() []string {
	out := []string{"leder", "repræsentant", "koordinator", "rådgiver"}
	for _, t := range titles {
		out = append(out, t.del)
	}
	return out
}()

// ofOne gives the title of one of several who have it: "lærer" for "lærere"; or "".
func ofOne(title string) string {
	words := strings.Fields(title)
	if len(words) > 0 && (words[0] == "begge" || words[0] == "alle") {
		words = words[1:]
	}
	for i, w := range words {
		low := strings.ToLower(w)
		one := ""
		for many, of := range plurals {
			if head, is := strings.CutSuffix(low, many); is {
				one = w[:len(head)] + of
			}
		}
		for _, end := range titleEnds {
			if head, is := strings.CutSuffix(low, end+"e"); is && (strings.HasSuffix(end, "er") || strings.HasSuffix(end, "valgt")) {
				one = w[:len(head)+len(end)]
			} else if head, is := strings.CutSuffix(low, end+"er"); is {
				one = w[:len(head)+len(end)]
			}
		}
		if one != "" {
			words[i] = one
			return strings.Join(words, " ")
		}
		if !strings.HasSuffix(low, "ske") && !strings.HasSuffix(low, "lige") { // "pædagogiske ledere"
			return ""
		}
		words[i] = w[:len(w)-1]
	}
	return ""
}
