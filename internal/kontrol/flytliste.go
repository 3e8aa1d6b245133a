package kontrol

import (
	"strings"

	"notat/internal/laesning"
	"notat/internal/post"
	"notat/internal/samtale"
)

// Lists reads the lists of people in a record.
type Lists struct{ lists }

// ListsOf reads a record once for all its lists.
func ListsOf(r *samtale.Record) *Lists {
	return &Lists{lists{search: &search{navne: newNavne(r), tokens: &tokens{}, l: read(r)}}}
}

// Participants reads a list of those who took part that stands in a section or a block
// (the place of a navneliste finding that is no error) as participants: a name, what
// stands beside it, the party that this tells of. It is false where a line is none:
// then nothing may be moved, or words would be lost.
func (m *Lists) Participants(at string) ([]samtale.Deltager, bool) {
	var out []samtale.Deltager
	heading, group := "", ""
	for i := range m.l.stretches {
		p := &m.l.stretches[i]
		switch {
		case p.again || p.target && strings.HasPrefix(string(p.at), at+"/"):
			if p.target {
				return nil, false
			}
			continue
		case string(p.at) == at+"/overskrift":
			heading = p.words
			continue
		case !strings.HasPrefix(string(p.at), at+"/") && string(p.at) != at:
			continue
		case p.field.Key == "overskrift":
			group = p.words
			continue
		case p.field.Type != "Tabel" && p.field.Kind != samtale.KindProse:
			return nil, false // a caption, a number: what is no list of people
		}
		for l := range strings.SplitSeq(p.words, "\n") {
			list, label, ok := m.participants(i, laesning.Normal(l).Form, heading, group)
			if !ok {
				return nil, false
			}
			out, group = append(out, list...), label
		}
	}
	return out, len(out) > 0
}

// participants reads one line of such a list. label is what the lines after it stand
// under.
func (m *lists) participants(at int, form, heading, group string) (out []samtale.Deltager, label string, ok bool) {
	p := &m.l.stretches[at]
	names := m.names(form)
	beside := m.beside(at)
	switch {
	case len(names) == 0 && p.field.Type == "Tabel":
		return nil, group, p.field.Key == "hoved" || beside != ""
	case len(names) == 0:
		label := strings.TrimSuffix(strings.TrimSpace(form), ":")
		return nil, label, isDeltagerHeading(label) || len(strings.Fields(label)) <= maxHeading
	case len(names) > 1 && beside != "":
		return nil, group, false
	}
	for n, name := range names {
		before, after := 0, len(form)
		if n > 0 {
			before = names[n-1].to
		}
		if n+1 < len(names) {
			after = names[n+1].from
		}
		ahead, own := trimmed(form[before:name.from]), trimmed(form[name.to:after])
		if n > 0 { // told of the one before it
			ahead = ""
		}
		titel := strings.Join(nonEmpty(ahead, own, beside), ", ")
		d := samtale.Deltager{Navn: form[name.from:name.to], Titel: titel, Gruppe: group}
		d.Afbud = strings.HasPrefix(laesning.Lower(heading+group), "afbud")
		known := false
		for _, about := range []string{own, ahead, beside, group, heading} {
			if d.Part, known = partOf(about); known {
				break
			}
		}
		if !known {
			return nil, group, false
		}
		out = append(out, d)
	}
	return out, group, true
}

// trimmed gives words without the signs that part them from a name.
func trimmed(s string) string {
	s = strings.Trim(s, " ,;:-()/")
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(s, " og"), "og "))
}

func nonEmpty(list ...string) (out []string) {
	for _, s := range list {
		if s != "" && s != "og" {
			out = append(out, s)
		}
	}
	return out
}

// IsList reports whether a finding is of a list that Participants may read.
func IsList(kode string, at post.Pointer) bool {
	return kode == "navneliste" && strings.HasPrefix(string(at), "/afsnit/")
}
