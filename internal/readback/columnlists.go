package readback

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// kolonner changes columns of words beside one another. A record has two or three:
// one alone is a text.
func (c *columnEdit) kolonner(list string) {
	block, _ := split1(list)
	all, _ := recorddiff.Get(c.out.root, list).([]any)
	left := len(all)
	for _, b := range c.goneColumns() {
		at := list + "/" + strconv.Itoa(b-1)
		if !c.asksGone(b, at) {
			continue
		}
		c.out.edits.Delete(at)
		left--
	}
	for _, col := range c.fresh() {
		if c.which[col] == 0 && left == maxKolonner {
			c.settleColumn(col)
			c.askWords(spot{}, c.cells(col)[1][0], loose(c.says(col), c.cells(col)[1][0]), "ny-kolonne-ukendt", "Der er sat en kolonne mere ind. Der er plads til tre.")
			continue
		}
		c.tellColumn(col, list)
		if b := c.which[col]; b > 0 {
			c.forget(b)
			c.out.edits.Delete(list + "/" + strconv.Itoa(b-1))
		} else {
			left++
		}
		c.settleColumn(col)
		c.out.edits.Insert(list, c.left(col), col, c.kolonne(col))
	}
	if left != 1 {
		return
	}
	for col := range c.which {
		if b := c.which[col]; b > 0 {
			c.alone(block, col, b)
		}
	}
}

// maxKolonner is how many columns a sammenstilling has at most (samtale.Sammenstilling).
const maxKolonner = 3

// pieces gives the words of a column of the file.
func (c *columnEdit) pieces(col int) []*piece {
	var ps []*piece
	for _, e := range c.cells(col)[1] {
		ps = append(ps, pieceOf(&c.held.edited[e], e))
	}
	return ps
}

func (c *columnEdit) kolonne(col int) map[string]any {
	ps := c.pieces(col)
	k := map[string]any{"overskrift": story.Words(ps[0].text())}
	if len(ps) > 1 {
		k["tekst"] = prosa.Write(prosaOf(ps[1:]))
	}
	return k
}

// alone makes a text of the only column that is left.
func (c *columnEdit) alone(block string, col, b int) {
	ps := c.pieces(col)
	if len(ps) == 0 {
		return
	}
	c.forget(b)
	c.settleColumn(col)
	c.out.tell(Item{Kode: "kolonne-som-tekst", Severity: Info, Pointer: block, Tekst: textOfPieces(ps), Besked: "Der er kun én kolonne tilbage. Den er blevet til almindelig tekst."})
	head := *ps[0]
	head.runs = slices.Clone(head.runs)
	for i := range head.runs {
		head.runs[i].Bold = true
	}
	ps[0] = &head
	list, n := split1(block)
	at, _ := strconv.Atoi(n)
	b2 := tekst(ps, false)
	if s := recorddiff.Text(c.out.root, block+"/synlighed"); s != "" {
		b2["synlighed"] = s
	}
	c.out.edits.Delete(block)
	c.out.edits.Insert(list, at, ps[0].at, b2)
}

// resultater changes the columns of a table of results: what they say is told by
// their heads, and their order is the notat's own.
func (c *columnEdit) resultater(list string) {
	width := len(c.which) - 1
	keys := c.grid.resultKeys(c.table, width)
	heads := map[int]string{}
	for _, b := range c.held.inBase[c.of] {
		if l := &c.held.base[b]; l.Row == 1 {
			heads[l.Col] = c.grid.words.key(resultatliste, l.Text)
		}
	}
	rows := c.recordRows(list)
	for _, b := range c.goneColumns() {
		if key := heads[b]; key != "" && key != "maaling" && c.asksGone(b, list) {
			for _, n := range rows {
				result, _ := recorddiff.Get(c.out.root, list+"/"+strconv.Itoa(n)).(map[string]any)
				delete(result, key)
				c.out.withoutNumber(list+"/"+strconv.Itoa(n), result)
				if key == "bemaerkning" {
					delete(result, "ord")
					delete(result, "note")
				}
			}
		}
	}
	for _, col := range c.fresh() {
		if c.which[col] > 0 {
			c.out.tell(Item{Kode: "raekkefoelge", Severity: Warn, Pointer: list, Tekst: c.says(col), Besked: "Kolonnen står et andet sted i filen. Notatet har sin egen rækkefølge."})
			continue
		}
		cells := c.cells(col)
		if key := keys[col-1]; key != "" && key != "maaling" && key != "tidligere" && !slices.Contains(keys[:col-1], key) {
			c.taken.place(cells[1]) // the others are cells without words in the record
			c.tellColumn(col, list)
			continue
		}
		c.intoWords(col, list, "note", cells, rows)
	}
}

// withoutNumber takes the unit of a result that has lost its last number away, and
// tells that it stands in words now, and in no table.
func (o *outcome) withoutNumber(pointer string, result map[string]any) {
	if anyNumber(result) {
		return
	}
	delete(result, "enhed")
	delete(result, "cirka")
	maaling, _ := result["maaling"].(string)
	ord, _ := result["ord"].(string)
	text := []string{maaling}
	for _, line := range sourceLines(ord) {
		text = append(text, story.Words(story.TextOf(runsOf(line))))
	}
	if note, _ := result["note"].(string); note != "" {
		text = append(text, story.Words(note))
	}
	o.tell(Item{Kode: "resultat-i-ord", Severity: Info, Pointer: pointer, Tekst: strings.Join(text, " ¶ "), Besked: "Resultatet har ingen tal mere og står derfor med ord, uden for tabellen."})
}

// anyNumber reports whether a result has a number that its unit belongs to.
func anyNumber(result map[string]any) bool {
	for key := range numbers {
		if key != "antal" && result[key] != nil {
			return true
		}
	}
	return result["tidligere"] != nil
}

// dagsorden changes the columns of the agenda, which has two.
func (c *columnEdit) dagsorden(list string) {
	rows := c.recordRows(list)
	for _, b := range c.goneColumns() {
		var fields []string
		for _, at := range c.held.inBase[c.of] {
			if l := &c.held.base[at]; l.Col == b {
				for n := range l.segs {
					fields = append(fields, l.segs[n].pointer)
				}
			}
		}
		if c.asksGone(b, list) {
			for _, f := range fields {
				if _, key := split1(f); key == "start" || key == "slut" {
					recorddiff.Set(c.out.root, f, "")
				}
			}
		}
	}
	for _, col := range c.fresh() {
		if c.which[col] > 0 {
			c.out.tell(Item{Kode: "raekkefoelge", Severity: Warn, Pointer: list, Tekst: c.says(col), Besked: "Kolonnen står et andet sted i filen. Notatet har sin egen rækkefølge."})
			continue
		}
		c.intoWords(col, list, "punkt", c.cells(col), rows)
	}
}

// intoWords asks once about a column that the record has no place for: its words
// may go into a field of each row.
func (c *columnEdit) intoWords(col int, list, key string, cells map[int][]int, rows map[int]int) {
	c.settleColumn(col)
	head := c.lines(cells[1])
	what := "bemærkning"
	if key == "punkt" {
		what = "punkt"
	}
	answer := c.out.tell(Item{Kode: "ny-kolonne-ukendt", Severity: Ask, Pointer: list, Tekst: c.says(col), head: head,
		Choices: []Choice{{aBlok + list, "Skriv teksten i hver rækkes " + what}, leaveTextOut}, Besked: "Der er en ny kolonne, »" + head + "«, som notatet ikke har plads til."})
	if answer != aBlok+list {
		return
	}
	for row, es := range cells {
		n, ok := rows[row]
		if !ok || row == 1 {
			continue
		}
		at := fmt.Sprintf("%s/%d/%s", list, n, key)
		s := c.lines(es)
		if head != "" {
			s = head + ": " + s
			c.out.read = append(c.out.read, Reading{Record: head})
		}
		if c.held.fields[at] == nil {
			recorddiff.Set(c.out.root, at, s)
			continue
		}
		c.taken.last = append(c.taken.last, loose(s, es[0]))
		c.taken.lastIn = append(c.taken.lastIn, at)
	}
}
