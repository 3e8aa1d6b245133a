package readback

import (
	"strings"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/story"
)

// alsoNamed is somebody else in the field of one who took part: two capitals or more
// after a sign or a word that puts people side by side.
var alsoNamed = pattern.New(`(\s*[,;/&+\n\t(]\s*|\s+(?:og|samt|and)\s+)(\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|von|van|de|af|la))*\s+\p{Lu}[\p{L}'’-]+)`)

// ofAPlace are words that make capitals the name of a place or a unit.
var ofAPlace = pattern.New(`(?i)(?:^|\s)(?:\p{L}*skolen?|\p{L}*kommune|\p{L}*center|\p{L}*centret|team|afdeling|område|børn|unge|læring|skoler|dagtilbud|sfo|ppr|nord|syd|øst|vest|plads|klub)(?:\s|$)`)

// others takes people out of the words that stand now in the field of one who took
// part: each is somebody of their own, whose party says whether the name is public.
// It gives what is left.
func (w *writing) others(f *field, was, is string) string {
	i, key, ok := w.out.ofDeltager(f.pointer)
	if !ok || key != "navn" && key != "titel" && key != "gruppe" {
		return is
	}
	is = strings.ReplaceAll(is, hardSpace, " ")
	left, from := "", 0
	between := ""
	whose := w.taken.fields[f.pointer][0]
	end := func(to int) {
		if s := strings.TrimSpace(is[from:to]); from == 0 {
			left = s
		} else {
			if strings.Contains(between, "(") {
				s = strings.TrimSuffix(s, ")")
			}
			w.out.addDeltager(whose.at, author(whose.runs), s, story.Words(between), &w.out.record.Deltagere[i], i, 1)
		}
	}
	for _, m := range alsoNamed.FindAllStringSubmatchIndex(is, -1) {
		name := is[m[4]:m[5]]
		if m[0] == 0 || ofAPlace.MatchString(name) || strings.Contains(was, name) || key == "navn" && from == 0 && !strings.Contains(strings.TrimSpace(is[:m[0]]), " ") {
			continue
		}
		end(m[0])
		between, from = is[m[2]:m[3]], m[4]
	}
	if from == 0 {
		return is
	}
	end(len(is))
	return left
}

// otherTitle asks for the party of one whose name is public, where the new title is of
// a party whose names are not; it may have been written after a new name.
func (w *writing) otherTitle(f *field, was, is string) {
	i, key, ok := w.out.ofDeltager(f.pointer)
	if !ok || key != "titel" && key != "navn" {
		return
	}
	d := &w.out.record.Deltagere[i]
	at, _ := split1(f.pointer)
	navn, titel, title := recorddiff.Text(w.out.root, at+"/navn"), is, is
	if key == "navn" {
		navn, titel, was = is, recorddiff.Text(w.out.root, at+"/titel"), ""
		title, _ = readDeltager(is)["titel"].(string)
	}
	told := partOf(title)
	if told == "" && key == "navn" {
		told = partInName(is)
	}
	if d.Navn == "" || d.NavnOffentligt != nil || !d.NavnIsPublic() || told == "" || told == d.Part || told == partOf(was) || (samtale.Deltager{Part: told}).NavnIsPublic() {
		return
	}
	w.out.setPart(i, w.out.tell(Item{Kode: "deltager-part", Severity: Ask, Pointer: f.pointer, Tekst: strings.TrimSuffix(navn+", "+titel, ", "), Af: author(w.taken.fields[f.pointer][0].runs), Choices: parter(told, d.Part),
		Besked: "Titlen er en anden nu. Hvilken part hører deltageren til? Det afgør, om navnet er offentligt."}))
}
