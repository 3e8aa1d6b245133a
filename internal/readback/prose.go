package readback

import (
	"cmp"
	"reflect"
	"strings"

	"notat/internal/pattern"
	"notat/internal/prosa"

	"notat/internal/story"
)

// ord gives runs as words of a Markdown text.
func ord(runs []story.Run) []prosa.Ord {
	var out []prosa.Ord
	for _, r := range runs {
		for {
			s, rest, more := strings.Cut(r.Text, "\n")
			if s != "" {
				out = append(out, prosa.Ord{Tekst: s, Fed: r.Bold, Kursiv: r.Italic, Henvisning: r.Link})
			}
			if !more {
				break
			}
			out = append(out, prosa.Ord{Linjeskift: true})
			r.Text = rest
		}
	}
	return out
}

// prosaLine is one paragraph or list item on its way to be Markdown.
type prosaLine struct {
	ord   []prosa.Ord
	list  byte
	level int
	num   string
}

// asProse builds a text of lines: neighbours in one list are a list.
func asProse(lines []prosaLine) prosa.Prosa {
	var out prosa.Prosa
	open := false // the last piece is a list that may go on
	num := ""
	for _, l := range lines {
		if l.list == 0 {
			out = append(out, prosa.Stykke{Linje: l.ord})
			open = false
			continue
		}
		numbered := l.list == '1'
		item := prosa.Punkt{Linje: l.ord}
		if open && l.level > 0 {
			ps := out[len(out)-1].Punkter
			last := &ps[len(ps)-1]
			if last.Under == nil {
				last.Under = &prosa.Stykke{Nummereret: numbered}
			}
			last.Under.Punkter = append(last.Under.Punkter, item)
			continue
		}
		if open && out[len(out)-1].Nummereret == numbered && (!numbered || l.num == "" || num == "" || num == l.num) {
			num = cmp.Or(num, l.num)
			s := &out[len(out)-1]
			s.Punkter = append(s.Punkter, item)
			continue
		}
		out = append(out, prosa.Stykke{Nummereret: numbered, Punkter: []prosa.Punkt{item}})
		open, num = true, l.num
	}
	return prosa.Normal(out)
}

// typedBullet is the sign of a list that stands in the words of a line, with what
// divides it from them: pasted mail has it so.
var typedBullet = pattern.New(`^\s*(?:[•·▪◦‣●■]\s*|[–—-][ ]*\t\s*)`)

func (p *piece) line() prosaLine {
	if s := story.TextOf(p.runs); p.base < 0 && p.from.List == 0 {
		if m := typedBullet.FindString(s); m != "" && len(m) < len(s) {
			return prosaLine{ord(story.Cut(p.runs, len(m), len(s))), '-', 0, ""}
		}
	}
	return prosaLine{ord(p.runs), p.from.List, p.from.Level, p.num}
}

func prosaOf(ps []*piece) prosa.Prosa {
	lines := make([]prosaLine, len(ps))
	for i, p := range ps {
		lines[i] = p.line()
	}
	return asProse(lines)
}

func sameWords(a, b []story.Run) bool {
	if story.TextOf(a) != story.TextOf(b) {
		return false
	}
	return reflect.DeepEqual(prosa.Normal(prosa.Prosa{{Linje: ord(a)}}), prosa.Normal(prosa.Prosa{{Linje: ord(b)}}))
}

// sourceLines gives the lines of a Markdown source in order.
func sourceLines(source string) [][]prosa.Ord {
	var out [][]prosa.Ord
	var list func(s *prosa.Stykke)
	list = func(s *prosa.Stykke) {
		for i := range s.Punkter {
			out = append(out, s.Punkter[i].Linje)
			if u := s.Punkter[i].Under; u != nil {
				list(u)
			}
		}
	}
	read := prosa.Read(source)
	for i := range read {
		if read[i].Punkter == nil {
			out = append(out, read[i].Linje)
			continue
		}
		list(&read[i])
	}
	return out
}

// markdown gives the new source of a field, or changed false. Lines that nobody
// touched keep what Word cannot show, such as an address that it refuses.
func markdown(source string, before, after []*piece) (string, bool) {
	if reflect.DeepEqual(prosaOf(before), prosaOf(after)) {
		return source, false
	}
	original := sourceLines(source)
	at := map[[2]int][]int{} // line of the baseline and segment -> pieces before
	if len(original) == len(before) {
		for k, b := range before {
			at[[2]int{b.base, b.seg}] = append(at[[2]int{b.base, b.seg}], k)
		}
	}
	lines := make([]prosaLine, len(after))
	for i, p := range after {
		lines[i] = p.line()
		for _, k := range at[[2]int{p.base, p.seg}] {
			if sameWords(before[k].runs, p.runs) {
				lines[i].ord = original[k]
			}
		}
	}
	return prosa.Write(asProse(lines)), true
}
