package template

import "strings"

// Present gives the banner without what stands with empty tags: the stretch
// between two tab stops or line breaks ("Sagsnr. {{sag.sagsnr}}") in which every
// tag is empty is left out, and so is a paragraph of which nothing else remains.
// has says whether a tag has words. Fixed text in a stretch without tags stays,
// and so do pictures and tabs.
func (b Banner) Present(has func(tag string) bool) Banner {
	var out Banner
	for _, p := range b.Paragraphs {
		if runs, keep := present(p.Runs, has); keep {
			p.Runs = runs
			out.Paragraphs = append(out.Paragraphs, p)
		}
	}
	return out
}

func present(in []BannerRun, has func(string) bool) (out []BannerRun, keep bool) {
	tagged, says := false, false
	for i := 0; i < len(in); {
		j := i
		for j < len(in) && !in[j].IsTab && !in[j].IsBreak {
			j++
		}
		tags, filled := 0, 0
		for _, r := range in[i:j] {
			if r.Tag != "" {
				tags++
				if has(r.Tag) {
					filled++
				}
			}
		}
		tagged = tagged || tags > 0
		for _, r := range in[i:j] {
			empty := r.Tag != "" && !has(r.Tag)
			if empty || tags > 0 && filled == 0 && r.Picture == nil {
				continue
			}
			out = append(out, r)
			says = says || r.Picture != nil || r.Field != "" || r.Tag != "" || strings.TrimSpace(r.Text) != ""
		}
		if j < len(in) {
			out = append(out, in[j])
		}
		i = j + 1
	}
	return out, !tagged || says
}
