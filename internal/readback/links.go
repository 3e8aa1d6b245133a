package readback

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"notat/internal/story"
)

// links tells of the links of the file that are new there, and that the record has
// no place for: a heading, a name and a number are words alone, and a place in the
// Word file is in no notat.
func (o *outcome) links(was, file []story.Paragraph, spots []spot, base, record []byte) error {
	all := linksOf(file)
	n := map[string]int{}
	for _, l := range all {
		n[l.address]++
	}
	var has map[string]int // places for an address, once somebody has to look closely
	told := o.addressesTold()
	slices.SortStableFunc(all, func(a, b link) int { return cmp.Compare(linkable(spots[a.at]), linkable(spots[b.at])) })
	for _, l := range all {
		if bytes.Count(record, []byte("]("+l.address+")")) >= n[l.address] {
			continue
		}
		if has == nil {
			before := linksOf(was)
			of := map[string]bool{}
			for _, l := range slices.Concat(before, all) {
				of[l.address] = true
			}
			own, err := o.addressesOf(base, of)
			if err != nil {
				return err
			}
			if has, err = o.addressesOf(record, of); err != nil {
				return err
			}
			for _, l := range before { // what the program makes a link by itself
				if own[l.address]--; own[l.address] < 0 {
					has[l.address]++
				}
			}
		}
		if has[l.address]+told[l.address] >= n[l.address] {
			continue
		}
		told[l.address]++
		i := Item{Kode: "link", Severity: Warn, Pointer: spots[l.at].ctx, Tekst: story.Words(l.words) + " " + l.address, outside: l.address,
			Besked: "Linket følger ikke med her, kun ordene."}
		if strings.HasPrefix(l.address, "#") {
			i.Tekst, i.outside, i.Besked = story.Words(l.words), "", "Linket peger på et andet sted i Word-filen. Det følger ikke med, kun ordene."
		}
		o.tell(i)
	}
	return nil
}

// addressesOf counts the words of a record that are one of the addresses, by how an
// address is compared.
func (o *outcome) addressesOf(record []byte, of map[string]bool) (map[string]int, error) {
	words, err := o.printed.of(record)
	out := map[string]int{}
	for w := range strings.FieldsSeq(words) {
		if a := bareAddress(w); of[a] {
			out[a]++
		}
	}
	return out, err
}

// link is words that point somewhere, in one paragraph.
type link struct {
	words, address string
	at             int // the paragraph
}

func linksOf(ps []story.Paragraph) (out []link) {
	for e := range ps {
		x := &ps[e]
		for i := 0; !x.Contents && i < len(x.Runs); i++ {
			r := &x.Runs[i]
			switch {
			case r.Link == "" || strings.TrimSpace(r.Text) == "":
			case i > 0 && x.Runs[i-1].Link == r.Link && len(out) > 0:
				out[len(out)-1].words += r.Text
			default:
				out = append(out, link{r.Text, bareAddress(r.Link), e})
			}
		}
	}
	return out
}

// bareAddress gives an address as a record has it, one word, without the stroke that
// an editor puts at its end.
func bareAddress(s string) string {
	return strings.TrimSuffix(strings.ReplaceAll(s, " ", "%20"), "/")
}

// addressesTold counts the addresses that the items say the record has not.
func (o *outcome) addressesTold() map[string]int {
	out := map[string]int{}
	for i := range o.items {
		for w := range strings.FieldsSeq(o.items[i].Outside()) {
			out[bareAddress(w)]++
		}
	}
	return out
}

// linkable gives 1 where a text stands that may hold a link, else 0.
func linkable(at spot) int {
	if at.field != nil && at.field.rich {
		return 1
	}
	return 0
}
