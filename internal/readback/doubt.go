package readback

import (
	"slices"
	"strings"

	"notat/internal/story"
)

// Doubt is a cell of an agreement in a foreign table whose words are no date, or no
// status that is known: the record has nothing of it until it is kept or given a value.
type Doubt struct {
	Key     string   // "frist" or "status"
	Head    string   // over its column
	Words   string   // of the cell
	Choices []Choice // what it may mean
	Likely  string   // the choice that it seems to mean, or ""
	row     rowItem
	at      int
}

// Keep leaves the words as a remark to their agreement, before what is remarked already.
func (d *Doubt) Keep() {
	const key = "bemaerkning"
	have, _ := d.row.item[key].(string)
	delete(d.row.item, key)
	d.row.remark(d.at, d.Words)
	if own, _ := d.row.item[key].(string); have != "" {
		d.row.item[key] = own + "\n\n" + have
	}
}

// Set gives the agreement the value that a choice means.
func (d *Doubt) Set(choice string) {
	for _, kind := range []string{aStatus, aDato} {
		if v, ok := strings.CutPrefix(choice, kind); ok {
			d.row.item[d.Key] = v
			d.row.out.read = append(d.row.out.read, Reading{d.Words, v})
		}
	}
}

// Doubts gives the cells that nobody could read so far, in the order of the file.
func (r *Reader) Doubts() []*Doubt { return r.rows.out.doubts }

// doubt notes a cell that nobody can read.
func (r *rowItem) doubt(i int, key, s string) {
	d := &Doubt{Key: key, Head: story.Words(r.head[i]), Words: story.Words(s), Choices: r.out.guesses(anAftale+"/"+key, s), row: *r, at: i}
	low := strings.ToLower(d.Words)
	for _, l := range likelyStatus {
		if key == "status" && d.Likely == "" && strings.Contains(low, l.word) && slices.ContainsFunc(d.Choices, func(c Choice) bool { return c.ID == aStatus+l.code }) {
			d.Likely = aStatus + l.code
		}
	}
	r.out.doubts = append(r.out.doubts, d)
}

// statusWords are words for how an agreement stands, as people write them, and the
// status of a record that they mean beyond doubt.
var statusWords = map[string]string{
	"gennemført": "naaet", "er gennemført": "naaet", "opnået": "naaet", "indfriet": "naaet", "opfyldt": "naaet", "målet er nået": "naaet", "i mål": "naaet", "helt nået": "naaet",
	"igangsat": "iGang", "er igangsat": "iGang", "sat i gang": "iGang", "er i gang": "iGang", "påbegyndt": "iGang", "begyndt": "iGang", "startet": "iGang", "startet op": "iGang", "i proces": "iGang", "undervejs": "iGang",
	"ikke igangsat": "ikkeStartet", "ikke påbegyndt": "ikkeStartet", "ikke begyndt": "ikkeStartet", "ikke i gang": "ikkeStartet", "ikke sat i gang": "ikkeStartet",
	"ikke gennemført": "ikkeNaaet", "ikke opnået": "ikkeNaaet", "ikke indfriet": "ikkeNaaet", "ikke opfyldt": "ikkeNaaet",
	"fortsætter": "viderefoeres", "fortsættes": "viderefoeres", "videreført": "viderefoeres",
}

// likelyStatus are words that may mean a status, which a person has to say.
var likelyStatus = []struct{ word, code string }{{"udskudt", "viderefoeres"}, {"udskydes", "viderefoeres"}, {"delvis", "iGang"}, {"næsten", "iGang"}, {"justeret", "aendret"}, {"færdig", "naaet"}, {"udført", "naaet"}, {"opgivet", "lukket"}, {"droppet", "lukket"}, {"bortfald", "lukket"}, {"annulleret", "lukket"}}
