package readback

import (
	"strconv"
	"strings"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// newItem takes a new line of a list for what its neighbours are: someone who
// took part, an item of the agenda, a step of an agreement.
func (p *placing) newItem(e int, x *story.Paragraph) bool {
	if x.List == 0 {
		return false
	}
	near := ""
	after := 1
	if p.last < len(p.held.match) && p.held.match[p.last] >= 0 && p.held.base[p.held.match[p.last]].List != 0 {
		near = p.here.ctx
	} else if next := p.nextLine(e); next != nil && next.List != 0 {
		near, after = next.ctx, 0
		if len(next.segs) > 0 {
			near = next.segs[0].pointer
		}
	}
	list, n, rest, ok := indexed(near)
	if !ok {
		return false
	}
	s := story.Words(x.Text)
	var item any
	switch {
	case list == "/deltagere":
		p.nyDeltager(e, x, n, after)
		return true
	case list == "/moede/dagsorden" && rest == "punkt":
		item = map[string]any{"punkt": s}
	case strings.HasSuffix(list, "/tiltag") && rest == "":
		item = s
	default:
		return false
	}
	p.nytPunkt(e, x, list, n, n+after, item)
	return true
}

// newQuote takes a paragraph that looks like a quote, below another, for one more.
func (p *placing) newQuote(e int, x *story.Paragraph) bool {
	at := itemOf(p.here.ctx)
	list, n := split1(at)
	k, err := strconv.Atoi(n)
	if !x.Quote || err != nil || !strings.HasSuffix(list, "/citater") {
		return false
	}
	pc := &piece{runs: x.Runs, from: x, base: -1, at: e}
	p.nytPunkt(e, x, list, k, k+1, map[string]any{"tekst": prosa.Write(prosaOf([]*piece{pc}))})
	return true
}

// nytPunkt puts a new item before the one that stands at an index; n is its
// neighbour.
func (p *placing) nytPunkt(e int, x *story.Paragraph, list string, n, at int, item any) {
	p.out.edits.Insert(list, at, e, item)
	p.out.tell(Item{Kode: "nyt-punkt", Severity: Info, Pointer: list + "/" + strconv.Itoa(n), Tekst: story.Words(x.Text), Af: author(x.Runs), Besked: "Der er kommet et nyt punkt på listen."})
}

// indexed cuts a pointer at its last index: "/deltagere/3/navn" is "/deltagere", 3, "navn".
func indexed(pointer string) (list string, n int, rest string, ok bool) {
	ks := keys(pointer)
	for i := len(ks) - 1; i > 0; i-- {
		if v, err := strconv.Atoi(ks[i]); err == nil {
			return "/" + strings.Join(ks[:i], "/"), v, strings.Join(ks[i+1:], "/"), true
		}
	}
	return "", 0, "", false
}

// aftale is a new agreement being read.
type aftale struct {
	list string
	at   int
	item map[string]any
}

// inAftale reads a labelled paragraph ("Frist: 1. juni 2026") of an agreement as
// the field that it names, and a bold line after an agreement as a new one.
func (p *placing) inAftale(e int, x *story.Paragraph) bool {
	label, rest, labelled := strings.Cut(story.Words(x.Text), ":")
	key := p.labels[strings.TrimSpace(label)]
	rest = strings.TrimSpace(rest)
	if p.here.item != nil {
		switch a := p.here.item.item; {
		case labelled && key != "" && a[key] == nil:
			return p.label(a, "", key, rest)
		case x.List != 0:
			list, _ := a["tiltag"].([]any)
			a["tiltag"] = append(list, story.Words(x.Text))
			return true
		}
	}
	block, _, ok := strings.Cut(p.here.ctx, "/aftaler/")
	if !ok {
		return false
	}
	list := block + "/aftaler"
	n, ok := indexIn(list, p.here.ctx)
	if !ok {
		return false
	}
	item := list + "/" + strconv.Itoa(n)
	if labelled && key != "" && recorddiff.Text(p.out.root, item+"/"+key) == "" && recorddiff.Get(p.out.root, item+"/"+key) == nil {
		base, _ := recorddiff.Get(p.out.root, item).(map[string]any)
		if p.label(base, item, key, rest) {
			return true
		}
	}
	next := p.nextLine(e)
	if !allBold(x.Runs) || x.List != 0 || next != nil && strings.HasPrefix(next.ctx, item+"/") {
		return false
	}
	at := n + 1
	if p.here.item != nil && p.here.item.list == list {
		at = p.here.item.at
	}
	a := &aftale{list, at, map[string]any{"maal": story.Words(x.Text)}}
	p.out.edits.Insert(list, at, e, a.item)
	p.here = spot{ctx: p.here.ctx, item: a}
	p.out.tell(Item{Kode: "ny-aftale", Severity: Info, Pointer: item, Tekst: story.Words(x.Text), Af: author(x.Runs), Besked: "Der er kommet en ny aftale."})
	return true
}

// anAftale is the place of an agreement, for what is asked of the fields of any.
const anAftale = "/afsnit/0/blokke/0/aftaler/0"

// label puts labelled words into an agreement; item is its pointer when it is
// in the record already.
func (p *placing) label(a map[string]any, item, key, s string) bool {
	v, ok := p.out.value(anAftale+"/"+key, s)
	if !ok || key == "tiltag" && s != "" || a == nil {
		return false
	}
	if key == "tiltag" {
		return item == ""
	}
	a[key] = v
	p.out.read = append(p.out.read, Reading{File: p.labelOf(key)})
	if item != "" {
		p.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: item + "/" + key, Tekst: s, Besked: "Aftalen har fået en oplysning mere."})
	}
	return true
}

func (p *placing) labelOf(key string) string {
	for label, k := range p.labels {
		if k == key {
			return label
		}
	}
	return ""
}

func allBold(runs []story.Run) bool {
	any := false
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" {
			if !r.Bold {
				return false
			}
			any = true
		}
	}
	return any
}
