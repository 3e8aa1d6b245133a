package readback

import (
	"strconv"
	"strings"
)

// newItem takes a new line of a list for what its neighbours are: someone who
// took part, an item of the agenda, a step of an agreement.
func (p *placing) newItem(e int, x *para) bool {
	if x.list == 0 {
		return false
	}
	near := ""
	after := 1
	if p.last < len(p.match) && p.match[p.last] >= 0 && p.base[p.match[p.last]].list != 0 {
		near = p.here.ctx
	} else if next := p.nextLine(e); next != nil && next.list != 0 {
		near, after = next.ctx, 0
		if len(next.segs) > 0 {
			near = next.segs[0].pointer
		}
	}
	list, n, rest, ok := indexed(near)
	if !ok {
		return false
	}
	s := words(x.text)
	var item any
	switch {
	case list == "/deltagere":
		item = p.deltager(list, n, s)
	case list == "/moede/dagsorden" && rest == "punkt":
		item = map[string]any{"punkt": s}
	case strings.HasSuffix(list, "/tiltag") && rest == "":
		item = s
	default:
		return false
	}
	p.rows = append(p.rows, insertion{list, n + after, e, item})
	p.tell(Item{Kode: "nyt-punkt", Severity: Info, Pointer: list + "/" + strconv.Itoa(n), Tekst: s, Af: author(x.runs), Besked: "Der er kommet et nyt punkt på listen."})
	return true
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

// deltager reads "navn, titel (mødeleder)" as one of the same party as the
// neighbour.
func (p *placing) deltager(list string, n int, s string) any {
	near, _ := get(p.root, list+"/"+strconv.Itoa(n)).(map[string]any)
	item := map[string]any{}
	for _, k := range []string{"part", "gruppe", "navnOffentligt"} {
		if v, ok := near[k]; ok {
			item[k] = v
		}
	}
	navn, titel, both := strings.Cut(s, ", ")
	switch {
	case both:
		item["navn"], item["titel"] = navn, titel
	case getText(near, "/navn") == "":
		item["titel"] = s
	default:
		item["navn"] = s
	}
	return item
}

// aftale is a new agreement being read.
type aftale struct {
	list  string
	at    int
	first int // edited paragraph where it begins
	item  map[string]any
}

// inAftale reads a labelled paragraph ("Frist: 1. juni 2026") of an agreement as
// the field that it names, and a bold line after an agreement as a new one.
func (p *placing) inAftale(e int, x *para, pc *piece) bool {
	label, rest, labelled := strings.Cut(words(x.text), ":")
	key := p.Labels[strings.TrimSpace(label)]
	rest = strings.TrimSpace(rest)
	if p.here.item != nil {
		switch a := p.here.item.item; {
		case labelled && key != "" && a[key] == nil:
			return p.label(a, "", key, rest)
		case x.list != 0:
			list, _ := a["tiltag"].([]any)
			a["tiltag"] = append(list, words(x.text))
			return true
		}
	}
	i := strings.Index(p.here.ctx, "/aftaler/")
	if i < 0 {
		return false
	}
	list := p.here.ctx[:i+len("/aftaler")]
	ks := keys(p.here.ctx[i+len("/aftaler"):])
	n, err := strconv.Atoi(ks[0])
	if err != nil {
		return false
	}
	item := list + "/" + ks[0]
	if labelled && key != "" && getText(p.root, item+"/"+key) == "" && get(p.root, item+"/"+key) == nil {
		base, _ := get(p.root, item).(map[string]any)
		if p.label(base, item, key, rest) {
			return true
		}
	}
	next := p.nextLine(e)
	if !allBold(x.runs) || x.list != 0 || next != nil && strings.HasPrefix(next.ctx, item+"/") {
		return false
	}
	at := n + 1
	if p.here.item != nil && p.here.item.list == list {
		at = p.here.item.at
	}
	a := &aftale{list, at, e, map[string]any{"maal": words(x.text)}}
	p.aftaler = append(p.aftaler, a)
	p.here = spot{ctx: p.here.ctx, item: a}
	p.tell(Item{Kode: "ny-aftale", Severity: Info, Pointer: item, Tekst: words(x.text), Af: author(x.runs), Besked: "Der er kommet en ny aftale."})
	return true
}

// label puts labelled words into an agreement; item is its pointer when it is
// in the record already.
func (p *placing) label(a map[string]any, item, key, s string) bool {
	v, ok := p.value("/aftaler/0/"+key, s)
	if !ok || key == "tiltag" && s != "" || a == nil {
		return false
	}
	if key == "tiltag" {
		return item == ""
	}
	a[key] = v
	p.read = append(p.read, Reading{File: p.labelOf(key)})
	if item != "" {
		p.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: item + "/" + key, Tekst: s, Besked: "Aftalen har fået en oplysning mere."})
	}
	return true
}

func (p *placing) labelOf(key string) string {
	for label, k := range p.Labels {
		if k == key {
			return label
		}
	}
	return ""
}

func allBold(runs []run) bool {
	any := false
	for _, r := range runs {
		if strings.TrimSpace(r.text) != "" {
			if !r.bold {
				return false
			}
			any = true
		}
	}
	return any
}
