package structure

import (
	"maps"
	"strings"

	"notat/internal/pattern"
)

// place is where a text stands in a record.
type place struct {
	field  string   // keys without numbers, from the kind of block on
	part   string   // the part of the notat that it is of
	party  string   // of who took part
	above  []string // headings of the sections around it
	hidden bool     // the public does not see it
	more   bool
}

// same reports whether two texts stand alike. A heading that the new record has
// no more was reworded, or its section is told of.
func (p *place) same(is *place, headings map[string]bool) bool {
	if p.field != is.field || p.part != is.part || p.party != is.party || p.hidden != is.hidden || len(p.above) != len(is.above) {
		return false
	}
	for i, h := range p.above {
		if h != is.above[i] && headings[h] {
			return false
		}
	}
	return true
}

// drawn reports whether the program draws a text in a table or list or out of it, as
// what stands beside it needs: times an agenda, numbers a result, a label a step or a goal.
func (p *place) drawn() bool {
	return p.field == "moede.dagsorden.punkt" || p.field == "aftaler.aftaler.tiltag" || p.field == "aftaler.aftaler.maal" || strings.HasPrefix(p.field, "resultater.resultater.")
}

// places gives where the texts of a record stand, each line of them by itself.
func places(record any) map[string]place {
	w := walk{map[string]place{}}
	root, _ := record.(map[string]any)
	for key, v := range root {
		switch key {
		case "afsnit":
			w.sections(v, place{})
		case "deltagere":
			list, _ := v.([]any)
			for _, d := range list {
				w.person(d)
			}
		case "kontroller", "ekstra":
		default:
			w.texts(v, place{field: key})
		}
	}
	return w.out
}

type walk struct{ out map[string]place }

func (w walk) sections(v any, at place) {
	list, _ := v.([]any)
	for _, s := range list {
		item, _ := s.(map[string]any)
		at := at
		if del, _ := item["del"].(string); del != "" {
			at.part = del
		}
		at.hidden = at.hidden || item["synlighed"] == "intern"
		heading, _ := item["overskrift"].(string)
		own := at
		own.field = "overskrift"
		w.put(heading, own)
		at.above = append(at.above[:len(at.above):len(at.above)], plain(heading))
		blokke, _ := item["blokke"].([]any)
		for _, b := range blokke {
			block, _ := b.(map[string]any)
			at := at
			at.hidden = at.hidden || block["synlighed"] == "intern"
			at.field, _ = block["type"].(string)
			w.texts(block, at)
		}
		if uden, ok := item["udenIndhold"]; ok {
			at := at
			at.field = "udenIndhold"
			w.texts(uden, at)
		}
		w.sections(item["afsnit"], at)
	}
}

func (w walk) person(v any) {
	d, _ := v.(map[string]any)
	at := place{field: "deltagere"}
	at.party, _ = d["part"].(string)
	at.hidden = d["navnOffentligt"] == false
	d = maps.Clone(d)
	delete(d, "part")
	w.texts(d, at)
}

// texts puts every text below a value. Codes are no words that anybody could tell
// apart.
func (w walk) texts(v any, at place) {
	switch x := v.(type) {
	case string:
		w.put(x, at)
	case []any:
		for _, c := range x {
			w.texts(c, at)
		}
	case map[string]any:
		at.hidden = at.hidden || x["synlighed"] == "intern"
		for k, c := range x {
			switch k {
			case "type", "synlighed", "art", "status", "billede", "funktion", "grund", "format":
				continue
			}
			at := at
			at.field += "." + k
			w.texts(c, at)
		}
	}
}

var (
	mark = pattern.New(`^(?:[-*] |\d{1,3}\. )`)
	link = pattern.New(`\[([^\]]*)\]\([^)\s]*\)`)
	sign = strings.NewReplacer(`\*`, "*", `\.`, ".", `\-`, "-", `\[`, "[", `\]`, "]", "*", "")
)

// asRead gives a line of a record as a reader sees it: without the mark of a list, with
// the words of a link alone, and without the signs of bold and italics.
func asRead(l string) string {
	return plain(sign.Replace(link.ReplaceAllString(mark.ReplaceAllString(l, ""), "$1")))
}

// put notes each line of a text.
func (w walk) put(s string, at place) {
	for l := range strings.SplitSeq(s, "\n") {
		if l = plain(l); l == "" {
			continue
		}
		if was, ok := w.out[l]; ok {
			was.more = true
			w.out[l] = was
			continue
		}
		w.out[l] = at
	}
}
