package readback

import (
	"slices"
	"strings"
	"unicode"

	"notat/internal/pattern"
	"notat/internal/samtale"
)

// titles are words of a title that tell the party, the surest first.
var titles = []struct {
	del  string
	part samtale.Part
}{
	{"forældrevalgt", "skolebestyrelse"}, {"bestyrelse", "skolebestyrelse"}, {"forælder", "foraeldre"}, {"forældre", "foraeldre"}, {"elev", "elever"},
	{"byråd", "kommunalbestyrelse"}, {"borgmester", "kommunalbestyrelse"}, {"udvalg", "udvalg"},
	{"souschef", "skoleledelse"}, {"skolechef", "forvaltning"}, {"chef", "forvaltning"}, {"direktør", "forvaltning"}, {"konsulent", "forvaltning"}, {"forvaltning", "forvaltning"},
	{"skoleleder", "skoleledelse"}, {"rektor", "skoleledelse"}, {"afdelingsleder", "skoleledelse"}, {"pædagogisk leder", "skoleledelse"}, {"sfo-leder", "skoleledelse"},
	{"skoleinspektør", "skoleledelse"}, {"viceinspektør", "skoleledelse"}, {"pæd. leder", "skoleledelse"}, {"lærer", "medarbejdere"}, {"pædagog", "medarbejdere"}, {"tillidsrepræsentant", "medarbejdere"}, {"medarbejder", "medarbejdere"}, {"sekretær", "medarbejdere"}, {"vejleder", "medarbejdere"},
}

// ofFamily are words of a parent's title.
var ofFamily = map[string]bool{"mor": true, "far": true, "mødre": true, "fædre": true, "værge": true, "plejemor": true, "plejefar": true}

// shortTitles are titles cut short, of which none is a part of another word: those who
// speak for the staff and look after its surroundings, and those who have a task at the
// school.
var shortTitles = map[string]samtale.Part{"tr": "medarbejdere", "ftr": "medarbejdere", "fælles-tr": "medarbejdere", "amr": "medarbejdere", "plf": "medarbejdere", "akt": "medarbejdere", "plc": "medarbejdere", "sfo": "medarbejdere"}

// aClass is the class that stands after a pupil's name.
var aClass = pattern.New(`^(?:elev i )?\d{1,2}\.? ?(?:klasse|kl\.?|årgang|[a-zæøå])$`)

// partOf gives the party that a title tells, or "".
func partOf(titel string) samtale.Part {
	low := strings.ToLower(titel)
	for w := range strings.FieldsSeq(low) {
		if ofFamily[w] {
			return "foraeldre"
		}
	}
	if aClass.MatchString(low) {
		return "elever"
	}
	for _, t := range titles {
		if strings.Contains(low, t.del) {
			return t.part
		}
	}
	for w := range strings.FieldsFuncSeq(low, func(c rune) bool { return c == '/' || c == ',' || c == ' ' }) {
		if part := shortTitles[w]; part != "" {
			return part
		}
	}
	return ""
}

// classAfter is such a class right after a name.
var classAfter = pattern.New(`\s\d{1,2}\.? ?(?:klasse|kl\.?|årgang|[a-zæøå])$`)

// partInName gives the party that words beside a name in its own field tell, or "": a
// title that begins a word, one of a child's people, a class. A last name that ends
// like a title is none.
func partInName(navn string) samtale.Part {
	low := strings.ToLower(navn)
	for w := range strings.FieldsSeq(navn) {
		if ofFamily[w] {
			return "foraeldre"
		}
	}
	for w := range strings.FieldsSeq(low) {
		for _, t := range titles {
			if strings.HasPrefix(w, t.del) {
				return t.part
			}
		}
	}
	if classAfter.MatchString(low) {
		return "elever"
	}
	return ""
}

var afterName = pattern.New(`^(.+?)(?:,\s+|\s+[–—-]\s+|\t+)(.+)$`)

// A name and a title with nothing between them: "Ib Holm lærer", "Skoleleder Anna Berg".
var (
	titleBehind = pattern.New(`^((?:\p{Lu}[\p{L}'’-]*\.?\s+){2,4})(\p{Ll}[^,()\p{Lu}]*(?:\p{Lu}{2,}[^,()\p{Lu}]*)*)$`)
	titleBefore = pattern.New(`^(\p{Lu}[\p{L}-]*(?:\s+\p{Ll}[\p{L}-]*)*)((?:\s+\p{Lu}[\p{L}'’-]*\.?){2,4})$`)
)

// noTitle ends what goes on with a name: "Mor til Emma Lund".
var noTitle = pattern.New(`\s(?:til|for|i|af|på|fra|ved|hos|og)$`)

// ofSomebody is what a title says that tells whose parent or helper one is.
var ofSomebody = pattern.New(`(?i)\stil\s|(?:^|[\s/])(?:\p{L}*(?:mor|far|forælder)|værge)\s+(?:for|af)\s`)

// titled divides a name and a title that nothing stands between: all of it, the name and
// the title; or nil. A title, which is public, has no name in it, in whichever letters.
func titled(s string) []string {
	if f := titleBehind.FindStringSubmatch(s); f != nil && partOf(f[2]) != "" && !ofSomebody.MatchString(f[2]) && !shouts(f[2]) {
		return f
	}
	if f := titleBefore.FindStringSubmatch(s); f != nil && partOf(f[1]) != "" && partOf(f[2]) == "" && !noTitle.MatchString(f[1]) {
		return []string{f[0], f[2], f[1]}
	}
	return nil
}

// shouts reports whether a title has a word in capitals that is none cut short.
func shouts(title string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(title, func(c rune) bool { return c == '/' || c == '-' || c == '.' || unicode.IsSpace(c) }), func(w string) bool {
		low := strings.ToLower(w)
		return w != low && shortTitles[low] == ""
	})
}

// nameAndTitle reports whether a line is a name and a title that tells a party.
func nameAndTitle(s string) bool {
	item := readDeltager(s)
	titel, _ := item["titel"].(string)
	return item["navn"] != nil && partOf(titel) != ""
}
