package readback

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// personMarks are the words in brackets after a person that say something else than a
// title, and what each sets.
var personMarks = map[string]func(item map[string]any){
	"afbud":         func(item map[string]any) { item["afbud"] = true },
	"forældrevalgt": func(item map[string]any) { item["foraeldrevalgt"] = true },
	"mødeleder":     func(item map[string]any) { addFunktion(item, "moedeleder") },
	"referent":      func(item map[string]any) { addFunktion(item, "referent") },
}

func addFunktion(item map[string]any, code string) {
	have, _ := item["funktion"].([]any)
	if !slices.Contains(have, any(code)) {
		item["funktion"] = append(have, code)
	}
}

// afterComma is such a word without brackets. Who is elected by the parents has that
// for a title.
var afterComma = pattern.New(`(?i)^(.+?)(?:,| [–-]) *(afbud|mødeleder|referent)$`)

// beforeName is such a word before a name: "Afbud: Ole Krag", "Afbud fra Ole Krag".
var beforeName = pattern.New(`^(?i:(afbud|mødeleder|referent)( fra| er| var)?)(?:: +(.+)| +(\p{Lu}.+))$`)

// beside gives what stands between such a word and the name, and is of neither.
func beside(s string) string {
	if f := beforeName.FindStringSubmatch(strings.TrimSpace(s)); f != nil {
		return f[2]
	}
	return ""
}

// takeMarks takes such words off the beginning and the end of a line, and gives what
// is left, and each of them in the order of the line.
func takeMarks(s string) (rest string, found []string) {
	if f := beforeName.FindStringSubmatch(strings.TrimSpace(s)); f != nil {
		rest, found = takeMarks(f[3] + f[4])
		return rest, append([]string{strings.ToLower(f[1])}, found...)
	}
	for {
		f := inBrackets.FindStringSubmatch(strings.TrimSpace(s))
		if f == nil {
			f = afterComma.FindStringSubmatch(strings.TrimSpace(s))
		}
		if f == nil {
			return s, found
		}
		words := strings.Split(strings.ToLower(f[2]), ",")
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
			if personMarks[words[i]] == nil {
				return s, found
			}
		}
		s, found = f[1], append(words, found...)
	}
}

// afbud takes "(afbud)" and the like out of the words of a participant's field,
// and puts them where the record has them.
func (o *outcome) afbud(pointer, s string) string {
	at, key := split1(pointer)
	if list, _ := split1(at); list != "/deltagere" || key != "navn" && key != "titel" {
		return s
	}
	rest, found := takeMarks(o.withoutContact(pointer, s))
	o.mark(at, found)
	if key == "titel" && strings.Contains(strings.ToLower(rest), "forældrevalgt") {
		recorddiff.Set(o.root, at+"/foraeldrevalgt", true)
	}
	return rest
}

// markedAgain takes a line that says of somebody on the list what he did at the meeting,
// "Referent: Bo Dahl", or that nobody did: "Afbud: ingen". Others are those who are new.
// One of the same name who has another title is somebody else; which of several of the
// same name is meant is asked.
func (o *outcome) markedAgain(s string, others iter.Seq[map[string]any]) bool {
	name, found := takeMarks(s)
	if len(found) == 0 {
		return false
	}
	i := Item{Kode: "deltager-igen", Severity: Info, Pointer: "/deltagere", Tekst: s, outside: s, Besked: "Linjen siger noget om en, der står på listen over deltagere. Det står ved navnet nu."}
	if none.MatchString(name) {
		i.Besked = "Linjen siger, at der ingen er. Den følger ikke med."
		o.tell(i)
		return true
	}
	said := readDeltager(name)
	name, _ = said["navn"].(string)
	if name == "" {
		return false
	}
	var same []map[string]any
	of := func(d map[string]any) {
		if navn, _ := d["navn"].(string); strings.EqualFold(navn, name) && (said["titel"] == nil || said["titel"] == d["titel"]) {
			same = append(same, d)
		}
	}
	for d := range others {
		of(d)
	}
	all, _ := recorddiff.Get(o.root, "/deltagere").([]any)
	for n := range all {
		d, _ := all[n].(map[string]any)
		of(d)
	}
	switch len(same) {
	case 0:
		return false
	case 1:
		o.tell(i)
	default:
		i.Severity, i.Besked = Ask, "Linjen siger noget om en, der står på listen over deltagere. Flere hedder det samme. Hvem er det?"
		for n, d := range same {
			titel, _ := d["titel"].(string)
			i.Choices = append(i.Choices, Choice{"deltager:" + strconv.Itoa(n), strings.TrimSuffix(name+", "+titel, ", ")})
		}
		i.Choices = append(i.Choices, leaveOut("Udelad linjen"))
		n, err := strconv.Atoi(strings.TrimPrefix(o.tell(i), "deltager:"))
		if err != nil {
			return true
		}
		same = same[n : n+1]
	}
	for _, m := range found {
		o.read = append(o.read, Reading{File: m, Record: m})
		personMarks[m](same[0])
	}
	return true
}

// none is what people write where there is nobody.
var none = pattern.New(`(?i)^(?:ingen|[-–—0]+)\.?$`)

// mark puts such words where the record has them.
func (o *outcome) mark(at string, found []string) {
	item, _ := recorddiff.Get(o.root, at).(map[string]any)
	for _, m := range found {
		o.read = append(o.read, Reading{File: m, Record: m})
		personMarks[m](item)
	}
}

// marked follows marks that were typed beside others of somebody, or taken away.
func (o *outcome) marked(l *line, s split) bool {
	at := ""
	for i := range l.segs {
		if n, ok := indexIn("/deltagere", l.segs[i].pointer); ok {
			at = "/deltagere/" + strconv.Itoa(n)
		}
	}
	added := markWords(story.TextOf(s.added))
	lost := markWords(s.lost)
	if at == "" || added == nil || lost == nil || len(added)+len(lost) == 0 {
		return false
	}
	o.mark(at, added)
	item, _ := recorddiff.Get(o.root, at).(map[string]any)
	for _, m := range lost {
		o.read = append(o.read, Reading{File: m, Record: m})
		gone := map[string]any{}
		personMarks[m](gone)
		for key, v := range gone {
			if codes, ok := v.([]any); ok {
				have, _ := item[key].([]any)
				if item[key] = slices.DeleteFunc(slices.Clone(have), func(c any) bool { return slices.Contains(codes, c) }); len(item[key].([]any)) == 0 {
					delete(item, key)
				}
				continue
			}
			delete(item, key)
		}
	}
	return true
}

// markWords gives the marks that words are made of, nil where there are others.
func markWords(s string) []string {
	out := []string{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return c == '(' || c == ')' || c == ',' || unicode.IsSpace(c) }) {
		if personMarks[w] == nil {
			return nil
		}
		out = append(out, w)
	}
	return out
}
