package kontrol

import (
	"slices"
	"strings"

	"notat/internal/laesning"
	"notat/internal/pattern"
	"notat/internal/post"
)

// person is somebody whose name a field holds.
type person struct {
	words   []string // as written, in the order first name to last; at most maxNameWords
	keys    []string // of the words
	glued   []string // the same, each small word within the name in one with the next; nil where there is none
	capital bool     // the name is written with capitals
}

// maxNameWords is how many words of a name are told apart: the forms of a name
// grow with their square, and longer names are none.
const maxNameWords = 8

// people is what a field for the name of one who took part holds.
type people struct {
	persons []person
	rolle   bool // it holds words for a role and no name
	beside  bool // it holds words for a role, or a number
	more    bool // it holds more than one name
}

// The signs and words between two people, and what stands in brackets.
var (
	betweenPeople = pattern.New(` *[;/&+] *| (?:og|samt|and|-) `)
	bracket       = pattern.New(`[(\[]([^)\]]*)[)\]]?`)
)

// readPeople reads a field that is meant for one name: "Ida og Bo Krog",
// "Krog, Ida", "Lone Birk (mor til Emil)", "Lærer Per Vad", "Elevrådet".
func readPeople(navn string) people {
	form := strings.ReplaceAll(navn, "\n", " ; ") // a line is a person
	form = laesning.Normal(form).Form
	var p people
	hasRolle := false
	note := func(list []person, rolle bool) {
		p.persons = append(p.persons, list...)
		hasRolle = hasRolle || rolle
	}
	var inside []string
	if strings.ContainsAny(form, "([") {
		form = bracket.ReplaceAllStringFunc(form, func(s string) string {
			inside = append(inside, strings.Trim(s, "()[] "))
			return " , "
		})
	}
	capitals := strings.IndexFunc(form, func(r rune) bool { return laesning.Capital(string(r)) }) >= 0
	for _, s := range peopleIn(form) {
		parts := strings.Split(strings.Trim(s, " ,"), ",")
		for i := range parts {
			parts[i] = strings.Trim(parts[i], " ")
		}
		if len(parts) == 2 && turned(parts[0], parts[1]) {
			note(namesIn(parts[1]+" "+parts[0], capitals))
			continue
		}
		for _, x := range parts {
			note(namesIn(x, capitals))
		}
	}
	shareLastName(p.persons)
	for _, s := range inside {
		note(namesIn(s, true))
	}
	p.more = len(p.persons) > 1 || len(p.persons) == 1 && twoInOne(p.persons[0].keys)
	p.rolle = hasRolle && len(p.persons) == 0
	p.beside = hasRolle || strings.ContainsAny(form, "0123456789")
	return p
}

// twoInOne reports whether words are two names one after the other: a first name stands
// after a last one, and before another.
func twoInOne(keys []string) bool {
	for i := 2; i+1 < len(keys); i++ {
		if fornavne[keys[i]] && !almindelige[keys[i]] && !fornavne[keys[i-1]] && !fornavne[keys[i+1]] && fornavne[keys[0]] {
			return true
		}
	}
	return false
}

// peopleIn parts those whom a text names. Most fields have one name.
func peopleIn(form string) []string {
	if !strings.ContainsAny(form, ";/&+") && !strings.Contains(form, " og ") && !strings.Contains(form, " samt ") && !strings.Contains(form, " and ") && !strings.Contains(form, " - ") {
		return []string{form}
	}
	return betweenPeople.Split(form, -1)
}

// turned reports whether "Krog, Ida" is one name turned round.
func turned(last, first string) bool {
	l, f := strings.Fields(last), strings.Fields(first)
	return len(l) == 1 && len(f) >= 1 && len(f) <= 3 && laesning.Capital(l[0]) && laesning.Capital(f[0]) &&
		rolleOf(laesning.Key(l[0])) == nil && rolleOf(laesning.Key(f[0])) == nil && !fornavne[laesning.Key(l[0])]
}

// namesIn gives the names in a stretch of words: each run of capitals that tell of
// no role. In a field that is all small letters every word is one.
func namesIn(s string, capitals bool) (list []person, rolle bool) {
	run := person{capital: capitals}
	small := "" // the small words before the next
	end := func() {
		if slices.ContainsFunc(run.words, func(w string) bool { return !initial(w) }) {
			list = append(list, run)
		}
		run, small = person{capital: capitals}, ""
	}
	for from, to := laesning.Word(s, 0); from < len(s); from, to = laesning.Word(s, to) {
		word := s[from:to]
		key := laesning.Key(word)
		isRolle := rolleOf(key) != nil && (!initial(word) || len(run.words) == 0)
		if key == "" { // marks alone, which are no letters
			continue
		}
		digit := key[0] >= '0' && key[0] <= '9'
		switch {
		case isRolle || digit:
			rolle = true
			end()
		case capitals && !laesning.Capital(word) && !particle[key] && !(initial(word) && from > 0 && s[from-1] == '\''):
			end()
		case capitals && particle[key]: // of a name, but no way to know it by
			if small += key; run.glued == nil {
				run.glued = slices.Clone(run.keys)
			}
		case len(run.words) < maxNameWords:
			run.words, run.keys = append(run.words, word), append(run.keys, key)
			if run.glued != nil {
				run.glued = append(run.glued, small+key)
			}
			small = ""
		}
	}
	end()
	return list, rolle
}

// particle are the small words within names.
var particle = keySet("von van de den der af la le du el al bin ben da di dos del ibn")

// shareLastName gives those who are written by their first name alone the last
// name of the one after them: Ida og Bo Krog.
func shareLastName(list []person) {
	for i := len(list) - 2; i >= 0; i-- {
		next := list[i+1]
		if p := &list[i]; len(p.words) == 1 && len(next.words) > 1 && (fornavne[p.keys[0]] || !almindelige[p.keys[0]]) {
			p.words = append(p.words, next.words[len(next.words)-1])
			p.keys = append(p.keys, next.keys[len(next.keys)-1])
		}
	}
}

// fieldsOfNames finds the fields for a name that hold such people.
func fieldsOfNames(t *checker, is func(p people, public bool) bool) (hits []hit) {
	for i, p := range t.navne().fields {
		if is(p, t.Posted.Deltagere[i].NavnIsPublic()) {
			hits = append(hits, hit{found: t.Posted.Deltagere[i].Navn, at: post.Pointer(post.Item("", "deltagere", i) + "/navn")})
		}
	}
	return hits
}
