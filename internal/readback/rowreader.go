package readback

import (
	"encoding/json"
	"slices"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/samtale"
	"notat/internal/story"
)

// rowReader reads rows of tables as items of lists of the record. It knows what words
// mean below the heads of columns, and not where a table stands.
type rowReader struct {
	out     *outcome
	columns columnWords
	keeps   bool // what cannot be read in a cell stays as words unless it is said otherwise
}

// rowItem is an item of a list that is read from a row of a table.
type rowItem struct {
	rowReader
	list  string
	at    string   // place of the record that is asked about
	head  []string // what the columns are called
	units []string // of the results beside it
	item  map[string]any
	was   string // what the cell said before, where there was one
}

// itemFrom reads a row as an item; keys are those of the columns. What cannot be
// read is asked about by itself, and the rest of the row does not wait for it.
func (r *rowReader) itemFrom(list, at string, keys, head, units []string, row []cell) map[string]any {
	x := rowItem{*r, list, at, head, units, map[string]any{}, ""}
	for i, c := range row {
		if len(c) == 0 || i >= len(keys) {
			continue
		}
		switch list {
		case "aftaler":
			x.aftale(i, keys[i], c)
		case "resultater":
			x.resultat(i, keys[i], c)
		case "dagsorden":
			x.punkt(i, keys[i], c)
		case "deltagere":
			x.deltager(keys[i], c)
		}
	}
	return x.item
}

func (r *rowItem) aftale(i int, key string, c cell) {
	s := c.text()
	switch key {
	case "tiltag":
		var steps []any
		for _, l := range c.lines() {
			steps = append(steps, strings.TrimLeft(l, "-–•·* \t"))
		}
		r.item[key] = steps
	case "baggrund", "bemaerkning":
		r.prose(key, c)
	case "fraSkoleaar":
		if !samtale.IsSkoleaar(s) {
			r.unread(i, s, "et skoleår, fx 2024/25", nil)
			return
		}
		r.item[key] = s
	case "frist", "status":
		v, ok := r.out.value(anAftale+"/"+key, s)
		if !ok && r.keeps {
			r.doubt(i, key, s)
			return
		}
		if !ok {
			v, ok = r.out.guessed(r.unread(i, s, kindWords[kindAt(anAftale+"/"+key)], r.out.guesses(anAftale+"/"+key, s)))
		}
		if ok {
			r.item[key] = v
		}
	default:
		r.item[key] = s
	}
}

// sourceLine is the source as a table of results shows it.
var sourceLine = pattern.New(`^Kilde: (.*?)(?:, hentet (\d.*))?$`)

func (r *rowItem) resultat(i int, key string, c cell) {
	s := c.text()
	if numbers[key] && noNumber(s) {
		return
	}
	switch key {
	case "maaling":
		r.maaling(c.lines())
	case "antal":
		m, ok := readMaal(s)
		if !ok || m.cirka || m.enhed != "" || strings.ContainsAny(string(m.tal), "-.") {
			r.unread(i, s, "et helt tal", nil)
			return
		}
		r.item[key] = m.tal
		r.counted(s, m.tal)
	case "vaerdi", "kommunetal", "landstal", "socialReference":
		r.number(i, key, s)
	case "tidligere":
		r.tidligere(i, c)
	case "bemaerkning":
		var rest cell
		for _, x := range c {
			f := sourceLine.FindStringSubmatch(story.Words(x.Text))
			day, ok := "", f != nil
			if ok && f[2] != "" {
				day, ok = r.out.value(anAftale+"/frist", f[2])
			}
			if !ok {
				rest = append(rest, x)
				continue
			}
			r.item["kilde"] = f[1]
			if day != "" {
				r.item["hentet"] = day
			}
		}
		if len(rest) > 0 {
			r.prose("ord", rest)
		}
	default:
		r.item[key] = s
	}
}

// counted notes for the proof a number that the record writes otherwise.
func (r *rowItem) counted(s string, n json.Number) {
	r.out.read = append(r.out.read, Reading{s, samtale.Tal(n).Danish()})
}

// number reads a number with its unit. All numbers of a result have one unit.
func (r *rowItem) number(i int, key, s string) {
	once, besides := unitOnce(s)
	m, ok := r.read(once)
	unit, _ := r.item["enhed"].(string)
	if !ok || m.cirka && key != "vaerdi" || m.enhed != "" && unit != "" && m.enhed != unit {
		r.unread(i, s, "et tal", nil)
		return
	}
	r.item[key] = m.tal
	if m.enhed != "" {
		r.item["enhed"] = m.enhed
	}
	if m.cirka {
		r.item["cirka"] = true
	}
	if m.enhed == percents[0] && !strings.Contains(once, m.enhed) {
		r.out.read = append(r.out.read, Reading{once, samtale.Tal(m.tal).Danish() + " " + m.enhed})
	} else {
		r.counted(once, m.tal)
	}
	if besides != "" {
		r.out.tell(Item{Kode: "gentaget", Severity: Info, Pointer: r.at, Tekst: besides, Besked: "Enheden står to gange efter tallet i Word. Den er med én gang."})
	}
}

// read reads a number with its unit. One that a result beside it has may have numbers
// of its own: "3,6 af 5".
func (r *rowItem) read(s string) (maal, bool) {
	m, ok := readMaal(s)
	if ok {
		return m, true
	}
	for _, unit := range r.units {
		if number, is := strings.CutSuffix(story.Words(s), " "+unit); is {
			if m, ok = readMaal(number); ok && m.enhed == "" {
				m.enhed = unit
				return m, true
			}
		}
	}
	return maal{}, false
}

// maaling is what was measured, and in lines below it the words that have no
// column of their own.
func (r *rowItem) maaling(lines []string) {
	if lines[0] == r.columns[internLinje] && len(lines) > 1 {
		r.item["synlighed"] = string(samtale.Intern)
		lines = lines[1:]
	}
	r.item["maaling"] = lines[0]
	dated := slices.ContainsFunc(r.head, func(h string) bool { return r.columns.key(resultatliste, h) == "periode" })
	for _, l := range lines[1:] {
		for s := range strings.SplitSeq(l, ", ") {
			key := "fag"
			switch {
			case strings.Contains(strings.ToLower(s), "klasse"), strings.Contains(strings.ToLower(s), "årgang"):
				key = "klassetrin"
			case !dated && r.item["periode"] == nil && aYear.MatchString(s):
				key = "periode"
			case r.item["fag"] != nil:
				key = "profilomraade"
			}
			if r.item[key] != nil {
				s = r.item[key].(string) + ", " + s
			}
			r.item[key] = s
		}
	}
}

// internLinje is the key under which the columns have the words that mark a
// result as internal.
const internLinje = "intern"

var earlierPattern = pattern.New(`^([^:]+?)(?:: ([^,(]*(?:,\d[^,(]*)?))?(?:, antal (\d+))?( \(ikke sammenligneligt\))?$`)

// tidligere reads earlier values: "2023: 7,0 %, antal 55 (ikke sammenligneligt)".
func (r *rowItem) tidligere(i int, c cell) {
	var out []any
	for l := range strings.SplitSeq(strings.Join(c.lines(), "; "), "; ") { // below each other, or on one line
		f := earlierPattern.FindStringSubmatch(l)
		m, ok := maal{}, f != nil
		if ok && f[2] != "" {
			m, ok = readMaal(f[2])
		}
		if !ok || m.cirka {
			r.unread(i, l, "et tidligere tal, fx 2023: 7,0", nil)
			continue
		}
		t := map[string]any{"periode": f[1]}
		if m.tal != "" {
			t["vaerdi"] = m.tal
			r.counted(f[2], m.tal)
		}
		if f[3] != "" {
			t["antal"] = json.Number(f[3])
			r.out.read = append(r.out.read, Reading{File: "antal"})
		}
		r.out.read = append(r.out.read, Reading{File: f[4]})
		if f[4] == "" && strings.Contains(l, ":") {
			t["sammenlignelig"] = true
		}
		out = append(out, t)
	}
	if out != nil {
		r.item["tidligere"] = out
	}
}

func (r *rowItem) punkt(i int, key string, c cell) {
	s := c.text()
	if key == "punkt" {
		if said, _ := r.item[key].(string); said != "" { // of a time that could not be read
			s += "\n" + said
		}
		r.item[key] = s
		return
	}
	start, slut, ok := readSpan(s)
	if !ok {
		r.unread(i, s, "et klokkeslæt, fx 13.00–13.15", nil)
		return
	}
	r.out.read = append(r.out.read, Reading{s, start + " " + slut})
	if start != "" {
		r.item["start"] = start
	}
	if slut != "" {
		r.item["slut"] = slut
	}
}

func (r *rowItem) deltager(key string, c cell) {
	s := strings.Join(c.lines(), " ")
	if key != "navn" {
		r.item[key] = s
		return
	}
	for k, v := range r.out.deltager(s) {
		if k != "titel" || r.item[k] == nil {
			r.item[k] = v
		}
	}
}

// prose puts the words of a cell into a field of Markdown.
func (r *rowItem) prose(key string, c cell) {
	lines := prosaOf(c.pieces())
	if have, _ := r.item[key].(string); have != "" { // what could not be read in a cell before
		lines = append(prosa.Read(have), lines...)
	}
	r.item[key] = prosa.Write(prosa.Normal(lines))
}

// unread asks about the words of one cell, and gives the answer.
func (r *rowItem) unread(i int, s, what string, valg []Choice) string {
	named := story.Words(r.head[i] + ": " + s)
	q := Item{Kode: "kan-ikke-laeses", Severity: Ask, Pointer: r.at, Tekst: s, inside: r.was, Besked: "Der står »" + story.Words(s) + "« under »" + r.head[i] + "«. Det kan ikke læses som " + what + ". Resten af rækken er med.",
		Choices: slices.Concat(valg, []Choice{{intoBemaerkning, "Behold ordene som »" + named + "«"}, leaveTextOut})}
	if r.was != "" {
		q.Choices[len(q.Choices)-1] = leaveOut("Udelad ordene, og behold »" + r.was + "«")
	}
	if r.keeps {
		q.Severity = Warn
	}
	answer := r.out.tell(q)
	if answer == "" && r.keeps {
		answer = intoBemaerkning
		r.out.items[len(r.out.items)-1].Chosen = answer
	}
	if answer != intoBemaerkning {
		return answer
	}
	r.remark(i, s)
	return answer
}

// remark puts the words of a cell, with those over its column, where the item has room
// for words.
func (r *rowItem) remark(i int, s string) {
	named := story.Words(r.head[i] + ": " + s)
	key, text := map[string]string{"aftaler": "bemaerkning", "resultater": "note", "dagsorden": "punkt"}[r.list], named
	if key == "bemaerkning" {
		text = prosa.Write(prosa.Prosa{{Linje: []prosa.Ord{{Tekst: named}}}})
	}
	if have, _ := r.item[key].(string); have != "" {
		text = have + "\n" + text
	}
	r.item[key] = text
	r.out.read = append(r.out.read, Reading{Record: r.head[i]})
}
