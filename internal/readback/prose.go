package readback

import (
	"reflect"
	"strings"

	"notat/internal/samtale"
)

// ord gives runs as words of a Markdown text.
func ord(runs []run) []samtale.Ord {
	var out []samtale.Ord
	for _, r := range runs {
		for {
			s, rest, more := strings.Cut(r.text, "\n")
			if s != "" {
				out = append(out, samtale.Ord{Tekst: s, Fed: r.bold, Kursiv: r.italic, Henvisning: r.link})
			}
			if !more {
				break
			}
			out = append(out, samtale.Ord{Linjeskift: true})
			r.text = rest
		}
	}
	return out
}

// prosaLine is one paragraph or list item on its way to be Markdown.
type prosaLine struct {
	ord   []samtale.Ord
	list  byte
	level int
	num   string
}

// prosa builds a text of lines: neighbours in one list are a list.
func prosa(lines []prosaLine) samtale.Prosa {
	var out samtale.Prosa
	open := false // the last piece is a list that may go on
	num := ""
	for _, l := range lines {
		if l.list == 0 {
			out = append(out, samtale.Stykke{Linje: l.ord})
			open = false
			continue
		}
		numbered := l.list == '1'
		item := samtale.Punkt{Linje: l.ord}
		if open && l.level > 0 {
			ps := out[len(out)-1].Punkter
			last := &ps[len(ps)-1]
			if last.Under == nil {
				last.Under = &samtale.Stykke{Nummereret: numbered}
			}
			last.Under.Punkter = append(last.Under.Punkter, item)
			continue
		}
		if open && out[len(out)-1].Nummereret == numbered && (!numbered || l.num == "" || num == l.num) {
			s := &out[len(out)-1]
			s.Punkter = append(s.Punkter, item)
			continue
		}
		out = append(out, samtale.Stykke{Nummereret: numbered, Punkter: []samtale.Punkt{item}})
		open, num = true, l.num
	}
	return samtale.Normal(out)
}

func (p *piece) line() prosaLine {
	return prosaLine{ord(p.runs), p.from.list, p.from.level, p.num}
}

func prosaOf(ps []*piece) samtale.Prosa {
	lines := make([]prosaLine, len(ps))
	for i, p := range ps {
		lines[i] = p.line()
	}
	return prosa(lines)
}

func sameWords(a, b []run) bool {
	if textOf(a) != textOf(b) {
		return false
	}
	return reflect.DeepEqual(samtale.Normal(samtale.Prosa{{Linje: ord(a)}}), samtale.Normal(samtale.Prosa{{Linje: ord(b)}}))
}

// sourceLines gives the lines of a Markdown source in order.
func sourceLines(source string) [][]samtale.Ord {
	var out [][]samtale.Ord
	var list func(s *samtale.Stykke)
	list = func(s *samtale.Stykke) {
		for i := range s.Punkter {
			out = append(out, s.Punkter[i].Linje)
			if u := s.Punkter[i].Under; u != nil {
				list(u)
			}
		}
	}
	read := samtale.ReadMarkdown(source)
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
	for k, b := range before {
		at[[2]int{b.base, b.seg}] = append(at[[2]int{b.base, b.seg}], k)
	}
	lines := make([]prosaLine, len(after))
	for i, p := range after {
		lines[i] = p.line()
		if len(original) != len(before) {
			continue
		}
		for _, k := range at[[2]int{p.base, p.seg}] {
			if sameWords(before[k].runs, p.runs) {
				lines[i].ord = original[k]
			}
		}
	}
	return samtale.WriteMarkdown(prosa(lines)), true
}
