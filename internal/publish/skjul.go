package publish

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/leak"
	"notat/internal/post"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// hideable gives the smallest thing around a place that can be hidden: a text,
// whose paragraphs are hidden one by one, a result, a block, a section, somebody
// who took part. Anything else is itself.
func hideable(pointer string) string {
	ks := slices.Collect(post.Pointer(pointer).Tokens())
	at, n := "", 0
	for n+1 < len(ks) && ks[n] == "afsnit" {
		at += "/afsnit/" + ks[n+1]
		n += 2
	}
	rest := ks[n:]
	switch {
	case at == "" && len(rest) > 1 && (rest[0] == "deltagere" || rest[0] == "bilag"):
		return "/" + rest[0] + "/" + rest[1]
	case at == "" && len(rest) > 2 && rest[1] == "dagsorden":
		return "/moede/dagsorden/" + rest[2]
	case at == "":
		return pointer
	case len(rest) < 3 || rest[0] != "blokke":
		return at
	}
	at += "/blokke/" + rest[1]
	switch {
	case len(rest) == 3 && rest[2] == "tekst":
		return at + "/tekst"
	case rest[2] == "resultater": // and one of them: the list itself is no text
		return at + "/resultater/" + rest[3]
	}
	return at
}

// hiding takes decisions out of the public's sight.
type hiding struct {
	root  any
	edits recorddiff.Edits
	known any // the record of today
}

func newHiding(record, known []byte) (*hiding, error) {
	root, err := recorddiff.Parse(record)
	if err != nil {
		return nil, err
	}
	today, err := recorddiff.Parse(known)
	return &hiding{root: root, known: today}, err
}

func (h *hiding) record() ([]byte, error) { return recorddiff.Canonical(h.edits.Apply(h.root)) }

// hide makes a decision's words internal. Where nothing can be internal they are
// taken out: out are those words, and back what stands there instead.
func (h *hiding) hide(d decision) (out, back string) {
	place := post.Pointer(d.place)
	switch {
	case strings.HasPrefix(d.place, "/deltagere/"):
		return h.person(d), ""
	case !strings.HasPrefix(d.place, "/afsnit/"):
		return h.takeOut(d)
	case place.LastToken() == "tekst":
		h.text(d)
	default:
		recorddiff.Set(h.root, d.place+"/synlighed", string(samtale.Intern))
	}
	return "", ""
}

// text hides paragraphs of a text: they become a block of their own.
func (h *hiding) text(d decision) {
	block := post.Pointer(d.place).Parent()
	hidden := map[int]bool{}
	for _, f := range d.findings {
		hidden[f.Part] = true
	}
	cut := leak.Cut(recorddiff.Text(h.root, d.place), hidden)
	if len(cut) == 1 {
		recorddiff.Set(h.root, string(block)+"/synlighed", string(samtale.Intern))
		return
	}
	list := string(block.Parent())
	n, _ := strconv.Atoi(block.LastToken())
	for i, s := range cut {
		if i == 0 { // the block itself keeps its place, and the answers that point at it
			recorddiff.Set(h.root, d.place, s.Source)
			if s.Hidden {
				recorddiff.Set(h.root, string(block)+"/synlighed", string(samtale.Intern))
			}
			continue
		}
		item := map[string]any{"type": "tekst", "tekst": s.Source}
		if s.Hidden {
			item["synlighed"] = string(samtale.Intern)
		}
		h.edits.Insert(list, n+1, i, item)
	}
}

// person hides the name of somebody who took part; a name written as a title
// becomes a name.
func (h *hiding) person(d decision) (left string) {
	if recorddiff.Text(h.root, d.place+"/navn") == "" {
		recorddiff.Set(h.root, d.place+"/navn", recorddiff.Text(h.root, d.place+"/titel"))
		recorddiff.Set(h.root, d.place+"/titel", "")
	}
	for _, f := range d.findings {
		if key := post.Pointer(f.Pointer).LastToken(); key != "navn" && recorddiff.Text(h.root, d.place+"/"+key) != "" {
			left += " " + recorddiff.Text(h.root, d.place+"/"+key)
			recorddiff.Set(h.root, d.place+"/"+key, "")
		}
	}
	recorddiff.Set(h.root, d.place+"/navnOffentligt", false)
	return left
}

// takeOut puts back what a field said before, and deletes an item.
func (h *hiding) takeOut(d decision) (out, back string) {
	if parent := post.Pointer(d.place).Parent(); parent == "/bilag" || parent == "/moede/dagsorden" {
		item, _ := recorddiff.Get(h.root, d.place).(map[string]any)
		if was, ok := recorddiff.Get(h.known, d.place).(map[string]any); ok && was["start"] == item["start"] && was["slut"] == item["slut"] && was["punkt"] != nil {
			back = recorddiff.Text(h.known, d.place+"/punkt") // an item that was there, in other words
			recorddiff.Set(h.root, d.place+"/punkt", back)
			return d.text(), back
		}
		h.edits.Delete(d.place)
		start, slut := recorddiff.Text(h.root, d.place+"/start"), recorddiff.Text(h.root, d.place+"/slut")
		return strings.TrimSpace(d.text() + " " + start + " " + slut), ""
	}
	back = recorddiff.Text(h.known, d.place)
	recorddiff.Set(h.root, d.place, back)
	return d.text(), back
}
