package readback

import (
	"bytes"
	"strings"

	"notat/internal/story"
)

// links tells of the links of the file that the record has no place for: a heading,
// a name and a number are words alone, and a place in the Word file is in no notat.
func (o *outcome) links(file []story.Paragraph, spots []spot, record []byte) error {
	type link struct {
		words, address, at string
	}
	var all []link
	n := map[string]int{}
	for e := range file {
		x := &file[e]
		for i := 0; !x.Contents && i < len(x.Runs); i++ {
			r := &x.Runs[i]
			if r.Link == "" || strings.TrimSpace(r.Text) == "" {
				continue
			}
			if i > 0 && x.Runs[i-1].Link == r.Link {
				all[len(all)-1].words += r.Text
				continue
			}
			all = append(all, link{r.Text, r.Link, spots[e].ctx})
			n[r.Link]++
		}
	}
	var has map[string]int // addresses of the record, once somebody has to look closely
	for _, l := range all {
		if bytes.Count(record, []byte("]("+l.address+")")) >= n[l.address] || o.said(l.address) {
			continue
		}
		if has == nil {
			has = map[string]int{}
			words, err := Printed(record)
			if err != nil {
				return err
			}
			for w := range strings.FieldsSeq(words) {
				has[w]++
			}
		}
		if has[l.address] >= n[l.address] {
			continue
		}
		i := Item{Kode: "link", Severity: Warn, Pointer: l.at, Tekst: story.Words(l.words) + " " + l.address, outside: l.address,
			Besked: "Linket følger ikke med her, kun ordene."}
		if strings.HasPrefix(l.address, "#") {
			i.Tekst, i.outside, i.Besked = story.Words(l.words), "", "Linket peger på et andet sted i Word-filen. Det følger ikke med, kun ordene."
		}
		o.tell(i)
	}
	return nil
}

// said reports whether an address was told of.
func (o *outcome) said(address string) bool {
	for i := range o.items {
		if strings.Contains(o.items[i].Tekst, address) {
			return true
		}
	}
	return false
}
