package readback

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"notat/internal/prosa"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
	"notat/internal/source"
	"notat/internal/story"
)

// aftale is an agreement that new paragraphs are read into: a new one, or one of
// the record that gets more.
type aftale struct {
	list  string // of a new one; "" where it lies in a block of its own
	at    int
	item  map[string]any
	known string // pointer of one that the record has
	open  string // key that lines without a label go on with
	asks  string // pointer that is told of
}

// agreements reads new paragraphs as agreements, and as more of them.
type agreements struct {
	*placer
	forms  *forms
	labels aftaleLabels
}

// anAftale is the place of an agreement, for what is asked of the fields of any.
const anAftale = "/afsnit/0/blokke/0/aftaler/0"

// read reads a new paragraph as one of an agreement: as the goal that begins
// a new one, as what a label names ("Frist: 1. juni 2026", in any order), as a
// step, or as more of the words of the label before it.
func (p *agreements) read(here spot, e int, x *story.Paragraph) (spot, bool) {
	list, n, near := nearAftale(here)
	if !near && here.item == nil && here.fresh == nil { // above the first of a list
		if next := p.nextLine(e); next != nil {
			if at := itemOf(next.ctx); strings.HasPrefix(at, aftaleForm+"/") && p.begins(here, e, x, true) { // its heading is gone
				here = spot{ctx: aftaleForm + "/maal"}
				p.forms.entry(here, e, here.ctx, x.Runs, x)
				return here, true
			} else if strings.Contains(at, "/aftaler/") && !sameItem(here.ctx, next.ctx) {
				above, key := split1(at)
				i, _ := strconv.Atoi(key)
				if p.begins(here, e, x, true) {
					return p.begin(here, e, x, above, i-1), true
				}
			}
		}
	}
	if p.begins(here, e, x, near) {
		return p.begin(here, e, x, list, n), true
	}
	pc := pieceOf(x, e)
	a := here.item
	if a == nil {
		if !near {
			return here, false
		}
		item := list + "/" + strconv.Itoa(n)
		have, _ := recorddiff.Get(p.out.root, item).(map[string]any)
		a = &aftale{list: list, at: n + 1, item: have, known: item, asks: item}
	}
	return p.line(here, a, pc)
}

// nearAftale gives the agreement of the record that a place is the end of.
func nearAftale(here spot) (list string, n int, ok bool) {
	block, _, ok := strings.Cut(here.ctx, "/aftaler/")
	if !ok || here.fresh != nil {
		return "", 0, false
	}
	list = block + "/aftaler"
	n, ok = indexIn(list, here.ctx)
	return list, n, ok
}

// begins reports whether a new paragraph is the goal of a new agreement: the copy
// of a goal, a bold line among agreements, or a line with labelled ones below it.
func (p *agreements) begins(here spot, e int, x *story.Paragraph, near bool) bool {
	if key, _ := p.labels.cut(x.Text); key != "" || x.Heading != 0 {
		return false
	}
	path, in := sectionOf(here.ctx)
	if next := p.nextLine(e); !near && here.fresh == nil && (!in || next != nil && within(next.ctx, path) && sameItem(here.ctx, next.ctx)) {
		return false // no place for a block
	}
	if next := p.nextLine(e); next != nil && here.fresh == nil && sameItem(here.ctx, next.ctx) {
		return false // in the middle of another
	}
	if near || here.item != nil {
		for _, o := range x.Owners {
			if strings.Contains(o, "/aftaler/") && strings.HasSuffix(o, "/maal") && p.held.fields[o] != nil {
				return true
			}
		}
		if x.List == 0 && allBold(x.Runs) {
			return true
		}
	}
	if x.List != 0 {
		return false
	}
	a := here.item
	labels := 0 // lines of an agreement below, in the same paragraph or in the next ones
	for line := range strings.SplitSeq(x.Text, "\n") {
		if key, _ := p.labels.cut(line); key != "" {
			labels++
		}
	}
	for k := e + 1; k < len(p.held.edited) && labels < 2; k++ {
		y := &p.held.edited[k]
		if y.Empty() {
			continue
		}
		key, _ := p.labels.cut(y.Text)
		if p.held.match[k] >= 0 || y.Table > 0 || y.Box || y.Heading != 0 || key == "" && (y.List == 0 || labels == 0) {
			break
		}
		if labels == 0 && a != nil && a.open != "" && a.item[key] == nil && !allBold(x.Runs) {
			return false // more of the words before it, and then the next label
		}
		if key != "" && (key != "tiltag" || labels > 0 || allBold(x.Runs)) {
			labels++
		}
	}
	return labels > 1 || labels > 0 && (near || here.item != nil || allBold(x.Runs))
}

// begin begins a new agreement after the n'th of a list, after the new one that
// was read last, or in a block of its own.
func (p *agreements) begin(here spot, e int, x *story.Paragraph, list string, n int) spot {
	lines := strings.Split(x.Text, "\n")
	a := &aftale{list: list, at: n + 1, item: map[string]any{"maal": story.Words(lines[0])}, asks: list + "/" + strconv.Itoa(max(n, 0))}
	if was := here.item; was != nil {
		a.list, a.at, a.asks = was.list, was.at, was.asks
	}
	at := spot{ctx: here.ctx, fresh: here.fresh, item: a}
	if a.list != "" {
		p.out.edits.Insert(a.list, a.at, e, a.item)
	} else if s, ok := p.blockFor(here, e); ok {
		s.aftale(a.item, x, e)
		at.fresh, a.asks = s, s.ctx
	}
	p.out.tell(Item{Kode: "ny-aftale", Severity: Info, Pointer: a.asks, Tekst: story.Words(lines[0]), Af: author(x.Runs), Besked: "Der er kommet en ny aftale."})
	p.belowGoal(at, a, lines, x, e)
	return at
}

// belowGoal reads what stands below the goal in its own paragraph, behind line
// breaks: up to the first label more of the goal, and steps where it is typed as a
// list; then what the labels name, each with the lines below it.
func (p *agreements) belowGoal(here spot, a *aftale, lines []string, x *story.Paragraph, e int) {
	isLabel := func(s string) bool { key, _ := p.labels.cut(s); return key != "" }
	at := len(lines[0]) + 1
	for i := 1; i < len(lines); i++ {
		from, to := at, at+len(lines[i])
		at = to + 1
		if !isLabel(lines[i]) {
			a.moreOfGoal(lines[i])
			continue
		}
		for i+1 < len(lines) && !isLabel(lines[i+1]) {
			i++
			to = at + len(lines[i])
			at = to + 1
		}
		pc := &piece{runs: story.Cut(x.Runs, from, to), from: x, base: -1, at: e}
		if _, ok := p.line(here, a, pc); !ok { // the label stands twice
			p.into(a, "bemaerkning", pc)
		}
	}
}

// moreOfGoal puts a line below the goal of a new agreement into it.
func (a *aftale) moreOfGoal(line string) {
	s := story.Words(line)
	if c, _ := utf8.DecodeRuneInString(s); s == "" {
		return
	} else if m := source.Marks([]string{s})[0]; m.Len > 0 && !unicode.IsDigit(c) && !unicode.IsLetter(c) {
		list, _ := a.item["tiltag"].([]any)
		a.item["tiltag"] = append(list, story.Words(s[m.Len:]))
		return
	}
	maal, _ := a.item["maal"].(string)
	a.item["maal"] = strings.TrimSpace(maal + "\n" + s)
}

// line reads one paragraph into an agreement. Each of its lines may have a
// label.
func (p *agreements) line(here spot, a *aftale, pc *piece) (spot, bool) {
	text := pc.text()
	first, rest, more := strings.Cut(text, "\n")
	if key, _ := p.labels.cut(rest); more && key != "" {
		one, two := *pc, *pc
		one.runs, two.runs = story.Cut(pc.runs, 0, len(first)), story.Cut(pc.runs, len(first)+1, len(text))
		here, ok := p.line(here, a, &one)
		if !ok {
			return here, false
		}
		return p.line(here, a, &two)
	}
	key, from := p.labels.cut(text)
	labelled := key != ""
	switch {
	case !labelled && a.open == "" && pc.from.List == 0 && p.betweenAftaler(a, pc): // said of the one above
		key, a.open = "bemaerkning", "bemaerkning"
		p.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: a.known + "/" + key, Tekst: story.Words(text), Besked: "Ordene under aftalen står nu i dens bemærkning."})
	case labelled && a.item[key] != nil, !labelled && a.open == "" && (pc.from.List == 0 || a.known != ""):
		return here, false
	case labelled:
		pc.runs = story.Cut(pc.runs, from, len(text))
		a.open = ""
		if key == "tiltag" || samtale.FieldAt(anAftale+"/"+key).Kind == samtale.KindProse {
			a.open = key
		}
		p.out.read = append(p.out.read, Reading{File: text[:from]})
		p.forms.bareLabel(a, 0, a.asks, text)
		if a.known != "" {
			p.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: a.known + "/" + key, Tekst: story.Words(pc.text()), Besked: "Aftalen har fået en oplysning mere."})
		}
	case pc.from.List != 0 && a.open != "baggrund" && a.open != "bemaerkning":
		key = "tiltag"
	default:
		key = a.open
	}
	p.into(a, key, pc)
	return spot{ctx: here.ctx, fresh: here.fresh, item: a}, true
}

// betweenAftaler reports whether plain words stand below an agreement of the record that
// has no remark, and above another of its list: no text can stand there.
func (p *agreements) betweenAftaler(a *aftale, pc *piece) bool {
	next := p.nextLine(pc.at)
	return a.known != "" && a.item["bemaerkning"] == nil && next != nil && strings.HasPrefix(next.ctx, a.list+"/") && !sameItem(a.known, next.ctx)
}

// into puts words into a field of an agreement.
func (p *agreements) into(a *aftale, key string, pc *piece) {
	s := story.Words(pc.text())
	if s == "" {
		return
	}
	switch kind := samtale.FieldAt(anAftale + "/" + key).Kind; {
	case key == "tiltag":
		list, _ := a.item[key].([]any)
		a.item[key] = append(list, s)
	case kind == samtale.KindProse:
		was, _ := a.item[key].(string)
		lines := prosaOf([]*piece{pc})
		switch {
		case was == "":
			a.item[key] = prosa.Write(prosa.Normal(lines))
		case lines[0].Punkter == nil: // a paragraph ends whatever was before it
			a.item[key] = was + "\n\n" + prosa.Write(prosa.Normal(lines))
		default:
			a.item[key] = prosa.Write(prosa.Normal(append(prosa.Read(was), lines...)))
		}
	default:
		if v, more, ok := p.out.valueAndMore(anAftale+"/"+key, pc.text()); ok {
			a.item[key] = v
			p.into(a, "bemaerkning", loose(more, pc.at))
		} else {
			p.unread(a, key, s)
		}
	}
}

// unread asks about a deadline, a status or a school year that cannot be
// read: about it alone, since the agreement is clear.
func (p *agreements) unread(a *aftale, key, s string) {
	label := p.labels.of(key)
	maal, _ := a.item["maal"].(string)
	valg := append(p.out.guesses(anAftale+"/"+key, s), Choice{intoBemaerkning, "Skriv »" + label + ": " + s + "« i aftalens bemærkning"}, leaveOut("Udelad det"))
	answer := p.out.tell(Item{Kode: "kan-ikke-laeses", Severity: Ask, Pointer: a.asks, Tekst: label + ": " + s, Choices: valg,
		Besked: "»" + label + ": " + s + "« i aftalen »" + maal + "« kan ikke læses som " + kindWords[kindAt(anAftale+"/"+key)] + "."})
	if answer == intoBemaerkning {
		was, _ := a.item["bemaerkning"].(string)
		said := prosa.Write(prosa.Prosa{{Linje: []prosa.Ord{{Tekst: label + ": " + s}}}})
		a.item["bemaerkning"] = strings.TrimSpace(was + "\n\n" + said)
	} else if meant, ok := p.out.guessed(answer); ok {
		a.item[key] = meant
	}
}

// intoBemaerkning is the answer that puts words into the remark of their agreement.
const intoBemaerkning = "bemaerkning"

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
