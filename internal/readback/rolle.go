package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/story"
)

// maxRolle is how many words say at most whose a quote is.
const maxRolle = 4

// isRolle reports whether words are short enough to say whose a quote is, and no
// sentence: "elev i 7. b".
func isRolle(s string) bool {
	return s != "" && len(strings.Fields(s)) <= maxRolle && !strings.ContainsAny(ordinal.ReplaceAllString(s, ""), ".!?:")
}

var ordinal = pattern.New(`\d\.`)

// Whose a quote is, behind it: in brackets, or after a dash or the comma that ends its
// marks.
var (
	saidInBrackets = pattern.New(`^((?s:.+)[»«”“"›‹’‘.!?…])\s*\(([^()]+)\)\.?\s*$`)
	saidBehind     = pattern.New(`^((?s:.+)(?:[»«”“"›‹’‘][.!?]?\s*(?:,|[–—-]|\n)|[.!?…]\s+[–—-]))\s*([^«»”“„"–—]+)$`)
)

// saidBy gives where a quote ends that says behind itself whose it is, and that; or "".
func saidBy(x *story.Paragraph) (end int, role string) {
	for _, p := range []*pattern.Pattern{saidInBrackets, saidBehind} {
		if m := p.FindStringSubmatchIndex(x.Text); m != nil {
			if role = story.Words(x.Text[m[4]:m[5]]); isRolle(role) {
				return len(strings.TrimRight(x.Text[:m[3]], " \n,–—-")), role
			}
		}
	}
	return 0, ""
}

// said takes whose a quote is, that was typed behind it, out of its words.
func (w *writing) said(f *field, before, after []*piece) {
	list, n, ok := citatOf(f.pointer)
	if !ok || len(after) == 0 {
		return
	}
	last := after[len(after)-1]
	end, role := saidBy(last.from)
	at := list + "/" + strconv.Itoa(n) + "/rolle"
	if role == "" || last.text() != last.from.Text || recorddiff.Text(w.out.root, at) != "" || w.held.fields[at] != nil || slices.ContainsFunc(before, func(p *piece) bool { return p.text() == last.text() }) {
		return
	}
	last.runs = story.Cut(last.runs, 0, end)
	recorddiff.Set(w.out.root, at, role)
	w.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: at, Tekst: role, Besked: "Citatet har fået en rolle."})
}

// rolleOf reads a line that may say whose a quote is: whether it is short enough, and
// whether it begins with a dash or stands in brackets.
func rolleOf(x *story.Paragraph) (role string, short, marked bool) {
	s := story.Words(x.Text)
	role = strings.TrimLeft(s, "–—- ")
	if in, ok := strings.CutPrefix(role, "("); ok && strings.HasSuffix(in, ")") {
		role = strings.TrimSuffix(in, ")")
	}
	return role, isRolle(role) && x.List == 0, role != s && role != ""
}

// rolle takes the line below a quote that says whose it is: its control says so,
// it begins with a dash or stands in brackets, or it is short and no sentence.
func (p *quotes) rolle(here spot, e int, x *story.Paragraph) bool {
	s := story.Words(x.Text)
	role, short, marked := rolleOf(x)
	owned := false
	for _, o := range x.Owners {
		owned = owned || strings.HasSuffix(o, "/rolle")
	}
	if x.Heading != 0 || !short || role == "" {
		return false
	}
	if p.after(e) && p.last.item["rolle"] == nil && (marked || owned || !x.Quote && !x.Caption) {
		p.last.item["rolle"] = role
		p.last.e = e
		p.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: here.ctx, Tekst: s, Besked: "Linjen siger, hvem citatet er fra."})
		return true
	}
	list, n, ok := citatOf(here.ctx)
	at := list + "/" + strconv.Itoa(n) + "/rolle"
	if !ok || !marked || recorddiff.Text(p.out.root, at) != "" || p.held.fields[at] != nil || p.after(e) {
		return false
	}
	recorddiff.Set(p.out.root, at, role)
	p.out.tell(Item{Kode: "nyt-felt", Severity: Info, Pointer: at, Tekst: s, Besked: "Citatet har fået en rolle."})
	return true
}
