package readback

import (
	"strings"

	"notat/internal/pattern"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

var (
	// sideBySide are the signs and words between people on one line.
	sideBySide = pattern.New(`\s*[,;/&+]\s*|\s+(?:og|samt)\s+`)
	oneName    = pattern.New(someName.String() + `$`)
	someName   = pattern.New(`^\p{Lu}[\p{L}'’.-]*(?:\s+(?:\p{Lu}[\p{L}'’.-]*|von|van|de|af|la))*`)
)

// people gives those who are written in the words of one place, each by himself: a
// line each, one after the other on a line, or names alone, where the names of the
// party are not public: a name that is taken for a title would be.
func (o *outcome) people(text string, part samtale.Part) (out []string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(strings.ReplaceAll(strings.TrimSpace(line), "\t", ", "))
		if f := beforeName.FindStringSubmatch(line); f != nil { // "Afbud: Ole Krag og Ida Holm" says it of each
			name := f[3] + f[4]
			for i, s := range o.people(name, part) {
				if i == 0 {
					s = strings.TrimSuffix(line, name) + s
				} else {
					s = f[1] + ": " + s
				}
				out = append(out, s)
			}
			continue
		}
		var all []string
		between, from := "", 0
		each, signs := o.ofEach(line)
		for _, m := range alsoNamed.FindAllStringSubmatchIndex(line, -1) {
			before, sign, name := strings.TrimSpace(line[from:m[0]]), line[m[2]:m[3]], line[m[4]:m[5]]
			if each == nil && strings.Contains(before, " ") && !strings.HasSuffix(before, " v") && !strings.Contains(sign, "(") && partOf(name) == "" && !ofAPlace.MatchString(name) {
				all, between, from = append(all, before), between+" "+sign, m[4]
				each, signs = o.ofEach(line[from:])
			}
		}
		if each == nil {
			all = append(all, line[from:])
		}
		for _, s := range all {
			names, signs := onlyNames(strings.TrimSpace(s), part)
			out, between = append(out, names...), between+signs
		}
		out, between = append(out, each...), between+signs
		if between != "" {
			o.tell(Item{Kode: "flere-deltagere", Severity: Info, Pointer: "/deltagere", Tekst: line, outside: between, Besked: "Der står flere deltagere på linjen. De er blevet til hver sin."})
		}
	}
	return out
}

// onlyNames divides words that are nothing but names, and gives what stands between.
func onlyNames(s string, part samtale.Part) (all []string, between string) {
	if s == "" {
		return nil, ""
	}
	all = sideBySide.Split(s, -1)
	if len(all) == 1 || (samtale.Deltager{Part: part}).NavnIsPublic() || len(all) == 2 && strings.Contains(all[0], " ") && !strings.Contains(all[1], " ") {
		return []string{s}, ""
	}
	for i, name := range all {
		first := oneName.FindString(name)
		if i == len(all)-1 { // "Ida, Bo og Emma fra elevrådet"
			if first = someName.FindString(name); len(all) == 2 && strings.Contains(all[0], " ") && !strings.Contains(first, " ") {
				return []string{s}, ""
			}
		}
		if first == "" || partOf(first) != "" {
			return []string{s}, ""
		}
	}
	return all, strings.Join(sideBySide.FindAllString(s, -1), " ")
}

// namesForTitle puts names that were written over the title of somebody unnamed where
// names are: those of the party are not public, and its titles are.
func (w *writing) namesForTitle(f *field, is string) bool {
	at, _ := split1(f.pointer)
	i, key, ok := w.out.ofDeltager(f.pointer)
	if !ok || key != "titel" || recorddiff.Text(w.out.root, at+"/navn") != "" {
		return false
	}
	if all, _ := onlyNames(is, w.out.record.Deltagere[i].Part); len(all) < 2 {
		return false
	}
	recorddiff.Set(w.out.root, at+"/navn", is)
	recorddiff.Set(w.out.root, f.pointer, "")
	w.out.tell(Item{Kode: "navne-ikke-titel", Severity: Info, Pointer: at + "/navn", Tekst: is, Besked: "Der er skrevet navne. De vises ikke offentligt."})
	return true
}
