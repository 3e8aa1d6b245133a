package pdf

import (
	"strings"

	"notat/internal/prosa"
)

// writer puts words together: white space is one space, and words that look the
// same are one.
type writer struct {
	out   []prosa.Ord
	text  strings.Builder // of the last of out
	space bool            // the last sign is one
}

func (w *writer) put(o prosa.Ord) {
	var b strings.Builder
	space := w.space || len(w.out) == 0
	for _, r := range o.Tekst {
		if r == ' ' && space {
			continue
		}
		space = r == ' '
		b.WriteRune(r)
	}
	text := b.String()
	if text == "" {
		return
	}
	w.space = space
	if n := len(w.out); n > 0 {
		last := w.out[n-1]
		if last.Fed == o.Fed && last.Kursiv == o.Kursiv && last.Henvisning == o.Henvisning || text == " " && last.Henvisning == "" {
			w.text.WriteString(text)
			return
		}
	}
	w.end()
	w.out = append(w.out, o)
	w.text.WriteString(text)
}

func (w *writer) end() {
	if n := len(w.out); n > 0 {
		w.out[n-1].Tekst = w.text.String()
	}
	w.text = strings.Builder{}
}

// words gives what was put, without a space at its ends.
func (w *writer) words() []prosa.Ord {
	w.end()
	return trim(w.out)
}

// joined gives words as a writer puts them together.
func joined(parts ...[]prosa.Ord) []prosa.Ord {
	var w writer
	for _, p := range parts {
		for _, o := range p {
			w.put(o)
		}
	}
	return w.words()
}

// trim takes the space at the end away; there is none at the beginning.
func trim(out []prosa.Ord) []prosa.Ord {
	if n := len(out); n > 0 {
		out[n-1].Tekst = strings.TrimRight(out[n-1].Tekst, " ")
		if out[n-1].Tekst == "" {
			out = out[:n-1]
		}
	}
	return out
}

// whole takes away the soft hyphens that are left within lines.
func whole(out []prosa.Ord) []prosa.Ord {
	kept := out[:0]
	for _, o := range out {
		if o.Tekst = strings.ReplaceAll(o.Tekst, string(soft), ""); o.Tekst != "" {
			kept = append(kept, o)
		}
	}
	return trim(kept)
}

func plain(words []prosa.Ord) string {
	var b strings.Builder
	for _, o := range words {
		b.WriteString(o.Tekst)
	}
	return b.String()
}
