package readback

import (
	"strconv"
	"strings"

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
	if last := p.prevLine(e); last != nil && last.List != 0 {
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
	case list == "/moede/dagsorden" && rest == "punkt":
		item = map[string]any{"punkt": s}
	case strings.HasSuffix(list, "/tiltag") && rest == "":
		item = s
	case list == "/bilag":
		item = newBilag(s)
	default:
		return false
	}
	p.out.newPunkt(e, x, list, n, n+after, item)
	return true
}

// newBilag reads a line as an attachment: an address in it is where it is found.
func newBilag(s string) map[string]any {
	item := map[string]any{}
	if at := strings.Index(s, "https://"); at > 0 && !strings.ContainsAny(s[at:], " \n") {
		item["adresse"] = s[at:]
		s = strings.TrimRight(s[:at], " :,")
	}
	item["titel"] = s
	return item
}

// newPunkt puts a new item before the one that stands at an index; n is its
// neighbour.
func (o *outcome) newPunkt(e int, x *story.Paragraph, list string, n, at int, item any) {
	o.edits.Insert(list, at, e, item)
	o.tell(Item{Kode: "nyt-punkt", Severity: Info, Pointer: list + "/" + strconv.Itoa(n), Tekst: story.Words(x.Text), Af: author(x.Runs), Besked: "Der er kommet et nyt punkt på listen."})
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
