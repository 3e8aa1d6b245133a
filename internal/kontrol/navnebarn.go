package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/samtale"
)

// columnOf reports whether a name stands in a column that is headed by the role of a
// child or a parent: Elev, Mor, Navn på barnet.
func (m *lists) columnOf(i int) bool {
	p := m.l.at(m.list[i].From)
	head, ok := m.headOf(p)
	if ok && (nameHeads[laesning.Key(head)] || lettered(head)) && m.headsPupils(p) {
		return true
	}
	if !ok || len(strings.Fields(head)) > 3 {
		return false
	}
	for from, to := laesning.Word(head, 0); from < len(head); from, to = laesning.Word(head, to) {
		if r := rolleOf(laesning.Key(head[from:to])); r != nil && (r.part == "elever" || r.part == "foraeldre") {
			return true
		}
	}
	return false
}

// childOrParent reports whether a class, or the role of a child or a parent, stands
// right beside a name.
func (m *lists) childOrParent(i, j int) bool {
	t := m.tokens
	if m.columnOf(i) || m.inClassList(i) || m.isWho(j) || m.itWas(i) {
		return true
	}
	if m.toldToBe(i, j) || m.calledBefore(i) || m.spokenOf(i, j) {
		return true
	}
	if j < len(t.list) {
		gap := t.gap(j - 1)
		rest, at := t.form[t.list[j].From:], j
		if w := t.word(j); (w == "klasse" || w == "kl" || w == "begge" || w == "alle") && linked(gap) && j+1 < len(t.list) { // Navn: Aya Holm, klasse: 5. b
			if at++; (t.word(at) == "fra" || t.word(at) == "i") && at+1 < len(t.list) {
				at++ // begge fra 6. årgang
			}
			rest = t.form[t.list[at].From:]
		}
		class, next := classLen(rest) > 0, lastOf(t, j+1)
		switch w := t.word(j); {
		case linked(gap) && (class && m.closed(i, at, gap) || m.isChildOrParent(j) || strings.HasSuffix(gap, "(") && m.isRolle(j) && strings.HasPrefix(m.gap(j), ")") || w == "født" || w == "f" || agePattern(rest)):
			return true
		case gap != " ":
		case class && (t.starts(i) || lettered(rest) && m.isNobodyPublic(i) && endsAfterClass(rest)):
			return true
		case m.relation(j), m.ofCouncil(j):
			return true
		case w == "i" || w == "fra" || w == "på" || w == "til":
			if classLen(next) > 0 && (w == "til" && lettered(next) || t.starts(i) || i > 0 && m.isChildOrParent(i-1) || j == i+1 || w == "fra" || m.ofOne(i, j+1) || m.goesThere(i, j+1)) {
				return true
			}
			if w == "på" && agePattern(next) {
				return true
			}
		case m.doesAt(i, j):
			return true // Viggo Holm starter i 0. b
		case agePattern(rest), w == "er" && agePattern(next):
			return true // Storm 12 år, Ellie er 8 år
		case (w == "går" || lettered(lastOf(t, j+2)) && attends[w]) && (strings.HasPrefix(next, "i ") || strings.HasPrefix(next, "på ")) && classLen(lastOf(t, j+2)) > 0:
			return true
		}
		switch {
		case genitive(t, j-1) && (gap == " " || gap == "' ") && (m.family(j) || ofChild[string(m.key(j))]), gap == "'" && m.word(j) == "s" && t.gap(j) == " " && m.family(j+1):
			return true // Emils mor, Lukas' mor, Noah's mor
		case (gap == ", " || strings.Contains(gap, beside)) && j > i+1 && m.isRolle(j) && t.starts(i) && lineEnds(t.gap(j)):
			return true // Jonathan Bøgh, elevrådet
		case m.teaches(i, j):
			return true // Bo Lund er klasselærer for 2. c
		}
	}
	if i == 0 {
		return false
	}
	gap := t.gap(i - 1)
	switch {
	case gap == " " && m.isNamedAs(i):
		return true // Værge for barnet er Lone Lund
	case strings.HasPrefix(gap, ":") && m.isRolle(i-1):
		return true // Elever: Emil
	case (gap == " " || linked(gap)) && m.isChildOrParent(i-1):
		return gap != " " || !t.starts(i) // elev Emil
	case gap == " " && m.isRolle(i-1) && fornavne[string(m.key(i))]:
		return true // forældrene Hanne og Jens Holm
	case gap == " " && i > 1 && (t.word(i-1) == "til" && m.family(i-2) || (t.word(i-1) == "til" || t.word(i-1) == "for") && ofChild[string(m.key(i-2))]):
		return true // mor til Emil, kontaktlærer for Emil
	case gap == " " && j > i+1 && fornavne[string(m.key(i))] && letteredBefore(t, i-1):
		return true // 4.a Liva Holt, 4.b Storm Munk
	case gap == " " && m.isChair(i-1):
		return true // elevrådets formand Ida Holm
	case gap == ", " && (m.isChair(i-1) || m.isRolle(i-1) && j == i+1 && j < len(t.list) && t.gap(j-1) == " " && t.word(j) == "og"):
		return true // Elevrådets formand, Viggo Holm; to børn, Viggo og Ida
	case m.ofLabelled(i, j):
		return true // 8. c: Konflikt mellem Mille og Josefine
	case gap == " " && m.whoDid(i):
		return true // Fra 7. a deltog Storm Lauge
	case gap == " " && t.word(i-1) == "hvor" && i > 1 && t.gap(i-2) == ", " && classBefore(t, i-2):
		return true // en mobbesag i 7. c, hvor Liam og Noel
	case linked(gap) && classBefore(t, i-1), gap == " " && t.word(i-1) == "s" && i > 1 && t.gap(i-2) == "'" && classBefore(t, i-2):
		return true // 8.b: Emil, 8.b's Emil
	}
	return m.sharesSentence(i, j)
}

// ofCouncil reports whether a name goes on as that of one who sits among pupils or parents: "fra
// elevrådet", "valgt til skolebestyrelsen".
func (m *lists) ofCouncil(j int) bool {
	if j+1 >= len(m.list) || m.gap(j) != " " {
		return false
	}
	switch council := string(m.key(j + 1)); m.word(j) {
	case "til":
		return council == "elevraadet" || council == "skolebestyrelsen"
	case "fra":
		return council == "elevraadet" || council == "foraeldreraadet"
	}
	return false
}

// lineEnds reports whether what stands after a word ends the line or the item.
func lineEnds(gap string) bool { return gap == "" || strings.ContainsAny(gap, "\n"+beside+below+far) }

// isNobodyPublic reports whether no role stands before a name but that of a child, a parent or
// one who teaches.
func (m *lists) isNobodyPublic(i int) bool {
	if i == 0 || m.gap(i-1) != " " {
		return true
	}
	r := rolleOf(string(m.key(i - 1)))
	return r == nil || r.part == "" || !(samtale.Deltager{Part: r.part}).NavnIsPublic()
}

// isChair reports whether a word is that of one who speaks for pupils or parents: elevrådets
// formand.
func (m *lists) isChair(i int) bool {
	if w := string(m.key(i)); i == 0 || w != "formand" && w != "naestformand" && w != "repraesentant" {
		return false
	}
	return m.gap(i-1) == " " && m.isRolle(i-1)
}

// ofChild are words for those of whom a child has one.
var ofChild = keySet("onkel tante moster faster faetter kusine klasselaerer kontaktlaerer kontaktpaedagog kontaktperson stoettepaedagog stoetteperson veninde kammerat")

// isNamedAs reports whether the words before a name say that the child or parent that
// they tell of is called so: "Klassens kontaktforældre er Bo Lund og Ida Vad".
func (m *lists) isNamedAs(i int) bool {
	const reach = 7 // words of the sentence
	j := i - 1
	if w := m.word(j); w == "og" || w == "samt" { // the name before it is
		for j--; j > 0 && j > i-6 && m.capital(j); j-- {
		}
	}
	if j > 1 && m.word(j) == "af" && m.word(j-1) == "består" {
		return m.isRolle(j-2) || classBefore(m.tokens, j-2)
	}
	if w := m.word(j); j > 1 && (w == "er" || w == "blev") && m.chosenFirst(j) {
		return true
	}
	if w := m.word(j); j < 1 || w != "er" && w != "var" && w != "hedder" && w != "blev" && w != "nævnes" {
		return false
	}
	for k := j - 1; k >= 0 && k >= j-reach && !strings.ContainsAny(m.gap(k), "!?:;"+beside+below+far) && (!strings.Contains(m.gap(k), ".") || numeric(m.word(k))); k-- {
		if m.isRolle(k) {
			return true
		}
	}
	return false
}

// linked reports whether what stands between two words makes one tell of the other.
func linked(gap string) bool {
	switch strings.TrimPrefix(strings.TrimSpace(gap), ".") {
	case ",", "(", ":", "-", "/", beside, "),":
		return true
	}
	return strings.Contains(gap, beside)
}

// closed reports whether a class belongs to the name before it: after a comma it may
// begin the next clause, as in "læser Ole Lund, 6. klasse læser".
func (m *lists) closed(i, j int, gap string) bool {
	if !strings.Contains(gap, ",") {
		return true
	}
	s := m.form[m.list[j].From:]
	rest := strings.TrimLeft(s[classLen(s):], " ")
	return rest == "" || strings.ContainsAny(rest[:1], ".,;:)"+beside+below+far) || strings.HasPrefix(rest, "og ") || m.starts(i)
}

// isRolle reports whether a word is the role of a child or a parent, or of many.
func (m *lists) isRolle(i int) bool {
	r := rolleOf(string(m.key(i)))
	return r != nil && (r.part == "elever" || r.part == "foraeldre")
}

func (m *lists) isChildOrParent(i int) bool { return m.isRolle(i) && !plural[string(m.key(i))] }

// plural are roles of many, which stand beside a name by chance: elever, Ida.
var plural = keySet("moedre moedrene faedre faedrene kontaktforaeldre kontaktforaeldrene klasseforaeldre boern boernene elever eleverne foraeldre foraeldrene drenge piger elevraad elevraadet foraeldreraad foraeldreraadet")

// relation reports whether a word goes on as "mor til", "er elev".
func (m *lists) relation(j int) bool {
	if j < len(m.list) && (m.word(j) == "er" || m.word(j) == "som") {
		j++
	}
	return j+1 < len(m.list) && m.family(j) && (m.word(j+1) == "til" || m.word(j+1) == "i" || m.word(j+1) == "fra" || m.word(j+1) == "på" || m.word(j+1) == "her")
}

// family reports whether a word says whose child or parent somebody is.
func (m *lists) family(j int) bool {
	return j < len(m.list) && familyWords[string(m.key(j))]
}

var familyWords = keySet("morfar farfar stedmor stedfar papfar papmor bonusmor bonusfar mor far moder fader foraelder foraeldre foraeldrene mormor farmor soen datter soester bror storebror lillebror storesoester lillesoester elev kontaktforaelder plejemor plejefar familie familien moren moderen faren faderen foraelderen soennen datteren broren broderen soesteren plejemoren plejefaren bedstemor bedstefar vaerge vaergen plejefamilien")

func genitive(t *tokens, i int) bool { return stem(t.key(i)) != nil }

// agePattern reports whether a text begins with an age: 9 år.
func agePattern(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n > 0 && n < 3 && strings.HasPrefix(s[n:], " år")
}

// ofLabelled reports whether a class and a colon begin the line that a first name stands in, or a
// word for pupils or parents what ends in the colon: "Elever på nedsat skema: Liva Holt".
func (m *lists) ofLabelled(i, j int) bool {
	const reach = 8 // words of the line
	t := m.tokens
	if !fornavne[string(m.key(i))] {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-reach; k-- {
		gap := t.gap(k)
		if strings.ContainsAny(gap, "!?;»\""+beside+below+far) || strings.Contains(gap, ".") && !numeric(t.word(k)) {
			return false
		}
		if strings.HasPrefix(gap, ":") {
			if j == i+1 && letteredBefore(t, k) {
				return true
			}
			for far := k - reach; k > max(0, far) && !t.starts(k); {
				k--
			}
			return t.starts(k) && (m.isRolle(k) || chosenKeys[string(m.key(k))] || j == i+1 && m.isGrouping(k) && (m.nextToName(i-1, i-1) || m.nextToName(i+1, i)))
		}
	}
	return false
}

// whoDid reports whether a class and one word, a verb, stand before a name: "Fra 7. a deltog
// Storm Lauge", "I 4. b underviser Mette Lund". In "I 4. b læses" nobody does it.
func (m *lists) whoDid(i int) bool {
	t := m.tokens
	if i < 3 || t.gap(i-2) != " " || t.capital(i-1) || t.word(i-1) == "hedder" || !letteredBefore(t, i-2) && classByName(t.word(i-2)) == 0 && !(m.isRolle(i-2) && strings.EqualFold(t.word(i-3), "fra")) || strings.HasSuffix(t.word(i-1), "es") && !movedKeys[string(t.key(i-1))] {
		return false
	}
	for from := i - 3; from >= 0 && from >= i-4; from-- {
		if w := laesning.Lower(t.word(from)); w == "fra" || w == "i" || w == "til" {
			return true
		}
	}
	return false
}

// movedKeys are what is done with a pupil, in the passive.
var movedKeys = keySet("flyttes overflyttes optages overfoeres udskrives indskrives udmeldes henvises visiteres indstilles fritages udsluses konfirmeres hjemmeundervises tilmeldes afmeldes udredes anbringes haedres indkaldes bortvises hjemsendes")

// letteredBefore reports whether a class with its letter ends at a word.
func letteredBefore(t *tokens, i int) bool {
	for from := i; from >= 0 && from >= i-1; from-- {
		if s := t.form[t.list[from].From:]; numeric(s) && lettered(s) && t.list[from].From+classLen(s) >= t.list[i].To {
			return true
		}
	}
	return false
}

// classBefore reports whether a class ends at a word: 8.b, 8. klasse.
func classBefore(t *tokens, i int) bool {
	for from := i; from >= 0 && from >= i-1; from-- {
		if n := classLen(t.form[t.list[from].From:]); n > 0 && t.list[from].From+n >= t.list[i].To {
			return true
		}
	}
	return false
}
