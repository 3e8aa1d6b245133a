package kontrol

import (
	"slices"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
	"notat/internal/talord"
)

// confidential reports whether the numbers of a result are.
func (t *checker) confidential(r *samtale.Resultat) bool {
	return r != nil && slices.Contains(t.Krav.Fortrolige, r.Art)
}

// confidentialHits finds the numbers that are values: in any string of a confidential
// result, and elsewhere where the words are about a test.
func confidentialHits(t *checker) []hit {
	var out []hit
	ps := t.passages()
	for i := range ps {
		p := &ps[i]
		if p.blok == nil || len(p.numbers) == 0 {
			continue
		}
		switch {
		case t.confidential(p.resultat):
			for _, n := range p.numbers {
				if n.Kind == talord.Value && !t.ownSentence(p, n) {
					out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at})
				}
			}
		case p.resultat != nil: // testtal-uden-art
		case p.field.Type == "Tabel":
			out = append(out, t.testTable(p)...)
		default:
			before := "" // the last sentence of the words before, in the same block
			if i > 0 && ps[i-1].surroundings.at == p.surroundings.at && !ps[i-1].target && ps[i-1].tekst.Form != "" {
				form := ps[i-1].tekst.Form
				from, to := sentence(form, len(form)-1)
				before = strings.ToLower(form[from:to])
			}
			out = append(out, t.testProse(p, before)...)
		}
	}
	return out
}

// ownSentence reports whether a number stands in the sentence that the template
// put there.
func (t *checker) ownSentence(p *passage, n talord.Number) bool {
	for _, s := range []string{t.Krav.Saetninger.TalFortrolige, t.Krav.Saetninger.FaaElever} {
		if i := strings.Index(p.tekst.Form, s); s != "" && i >= 0 && n.From >= i && n.To <= i+len(s) {
			return true
		}
	}
	return false
}

// testProse finds values in sentences about a test: those that say so, and those
// after one, or below a heading, that says so and that are not about another number.
// In a section of test results what says nothing is doubted too.
func (t *checker) testProse(p *passage, before string) (out []hit) {
	form := p.tekst.Form
	for _, n := range p.numbers {
		if n.Kind != talord.Value {
			continue
		}
		from, to := sentence(form, n.From)
		own := strings.ToLower(form[from:to])
		if from > 0 {
			f, e := sentence(form, from-2)
			before = strings.ToLower(form[f:e])
		}
		found := hit{found: form[n.From:n.To], at: p.stretch.at}
		national := tellsOf(own, nationalWords)
		switch {
		case p.target && !national:
		case national, tellsOf(own, testWords) && !isOpen(own):
			found.soft = !p.test
			out = append(out, found)
		case isOpen(own):
		case !strings.Contains(before, "§") && (tellsOf(before, nationalWords) || tellsOf(before, testWords)) || // the law says what is drawn in, not how it went
			tellsOf(strings.ToLower(p.headings), nationalWords) ||
			p.test && (n.Percent || n.People != "" || n.Of != 0 || strings.Contains(own, "landet")):
			found.soft = true
			out = append(out, found)
		}
	}
	return out
}

// testTable finds values in the cells of a table that is about a test: by its
// head, its caption, the row or the heading above.
func (t *checker) testTable(p *passage) []hit {
	b, ok := p.blok.(*samtale.Tabel)
	if !ok || len(p.numbers) == 0 {
		return nil
	}
	about := p.headings + strings.Join(b.Hoved, ". ") + ". " + b.Billedtekst + ". "
	if row := p.stretch.at.Parent(); row.LastToken() != "hoved" {
		if n, ok := indexOf(row, len(b.Raekker)); ok {
			about += strings.Join(b.Raekker[n], ". ")
		}
	}
	lower := strings.ToLower(smooth(about))
	if !tellsOf(lower, nationalWords) && (!tellsOf(lower, testWords) || isOpen(lower)) {
		return nil
	}
	var out []hit
	for _, n := range p.numbers {
		if n.Kind == talord.Value {
			out = append(out, hit{found: p.tekst.Form[n.From:n.To], at: p.stretch.at, soft: !p.test})
		}
	}
	return out
}

// withoutArt finds results whose words name a national test, whose numbers are shown
// or told, and whose art is none or another.
func withoutArt(t *checker) []hit {
	var out []hit
	told := map[post.Pointer]bool{}
	for _, p := range t.passages() {
		r := p.resultat
		if r == nil || t.confidential(r) || told[p.result] {
			continue
		}
		lower := strings.ToLower(p.tekst.Form)
		if !tellsOf(lower, nationalWords) {
			continue
		}
		named := p.field.Key == "maaling" || p.field.Key == "kilde"
		if named && (hasNumbers(r) || tellsValue(t.passages(), p.result)) || !named && slices.ContainsFunc(p.numbers, isValue) {
			told[p.result] = true
			out = append(out, hit{found: p.stretch.words, at: p.result})
		}
	}
	return out
}

func isValue(n talord.Number) bool { return n.Kind == talord.Value }

// hasNumbers reports whether a result has numbers in its own fields.
func hasNumbers(r *samtale.Resultat) bool {
	return r.Antal != nil || r.Vaerdi != "" || r.Kommunetal != "" || r.Landstal != "" || r.SocialReference != "" || len(r.Tidligere) > 0
}

// tellsValue reports whether the words of a result hold a value.
func tellsValue(ps []passage, result post.Pointer) bool {
	return slices.ContainsFunc(ps, func(p passage) bool { return p.result == result && slices.ContainsFunc(p.numbers, isValue) })
}
