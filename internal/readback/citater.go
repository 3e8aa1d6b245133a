package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"
	"notat/internal/story"
)

// quotes places quotes, and what says whose they are.
type quotes struct {
	*placer
	last lastCitat
}

// lastCitat is the quote that was taken last: what stands right below it may say
// whose it is, and the next one goes beside it.
type lastCitat struct {
	e     int
	item  map[string]any
	block map[string]any // a new block of quotes, or nil
	asks  int            // the question where that belongs, from 1, or 0
}

// tell tells of words that go with the last quote, wherever that goes.
func (p *quotes) tell(i Item) {
	if p.last.asks > 0 {
		if c := p.out.items[p.last.asks-1].Chosen; c == "" || c == leaveTextOut.ID {
			i.outside = i.Tekst
		}
	}
	p.out.tell(i)
}

// after reports whether nothing with words stands between the last quote and paragraph e.
func (p *quotes) after(e int) bool {
	if p.last.item == nil {
		return false
	}
	for e--; e > p.last.e && p.held.edited[e].Empty(); e-- {
	}
	return e == p.last.e
}

// quote takes a paragraph in the style of quotes: below a quote or above one it is
// one more, in a text it begins quotes of its own. It takes the line below, too,
// that says whose a new quote is.
func (p *quotes) quote(here spot, e int, x *story.Paragraph) (spot, bool) {
	if p.rolle(here, e, x) {
		return here, true
	}
	own := p.ownQuote(here, e, x)
	if !x.Quote && !own {
		return here, false
	}
	pc := pieceOf(x, e)
	item := map[string]any{}
	said := *pc
	if end, role := saidBy(x); role != "" {
		said.runs, item["rolle"] = story.Cut(x.Runs, 0, end), role
	}
	item["tekst"] = prosa.Write(prosaOf([]*piece{&said}))
	next := p.nextLine(e)
	told := Item{Kode: "citat-indsat", Severity: Info, Pointer: here.ctx, Tekst: story.Words(x.Text), Af: author(x.Runs), Besked: "Citatet er sat ind som citat."}
	list, n, ok := citatOf(here.ctx)
	switch below, m, above := nextCitat(next); {
	case ok && below == list && m == n && !own:
		if f := here.field; f != nil && f.rich { // another paragraph of the same
			p.taken.take(f.pointer, pc)
			p.joined(f, pc)
			return here, true
		}
		return here, false
	case ok:
		p.out.newPunkt(e, x, list, n, n+1, item)
		p.last = lastCitat{e, item, nil, 0}
	case above && next.Quote:
		p.out.newPunkt(e, x, below, m, m, item)
		p.last = lastCitat{e, item, nil, 0}
	case p.last.block != nil && p.after(e):
		all, _ := p.last.block["citater"].([]any)
		p.last.block["citater"] = append(all, item)
		p.tell(told)
		p.last = lastCitat{e, item, p.last.block, p.last.asks}
	default:
		block := map[string]any{"type": "citater", "citater": []any{item}}
		var asks int
		here, asks = p.putTelling(here, e, aBlock(x, e, told.Tekst, block), "udenfor", "Der er sat et citat ind i filen. Hvor hører det til?", told)
		p.last = lastCitat{e, item, block, asks}
	}
	return here, true
}

// inMarks is a whole paragraph in quotation marks.
var inMarks = pattern.New(`^(?:»[^«»]+«|«[^«»]+»|[”“„][^”“„]+[”“]|"[^"]+"|›[^‹›]+‹|’[^’]+’|‘[^‘’]+’)[.!?]?$`)

// ownQuote reports whether a paragraph typed into the control of a quote is a quote of
// its own, and no more of that one: it has quotation marks of its own around it, or says
// whose it is, behind itself or in a line of its own below.
func (p *quotes) ownQuote(here spot, e int, x *story.Paragraph) bool {
	list, _, ok := citatOf(here.ctx)
	if !ok || x.Heading != 0 || x.List != 0 || x.Table != 0 || !slices.ContainsFunc(x.Owners, func(o string) bool { l, _, in := citatOf(o); return in && l == list }) {
		return false
	}
	if _, role := saidBy(x); role != "" || inMarks.MatchString(story.Words(x.Text)) {
		return true
	}
	if e++; e == len(p.held.edited) || p.held.match[e] >= 0 {
		return false
	}
	_, short, marked := rolleOf(&p.held.edited[e])
	_, _, itself := rolleOf(x)
	return short && marked && !itself
}

// citatOf cuts the pointer of a quote.
func citatOf(pointer string) (list string, n int, ok bool) {
	list, at := split1(itemOf(pointer))
	n, err := strconv.Atoi(at)
	return list, n, err == nil && strings.HasSuffix(list, "/citater")
}

func nextCitat(l *line) (list string, n int, ok bool) {
	if l == nil {
		return "", 0, false
	}
	return citatOf(l.ctx)
}
