package template

import "strings"

// Fill gives the banner with its tags replaced by words, so that only fixed
// text remains. What stands with an empty tag goes with it: the stretch between
// two tab stops or line breaks ("Sagsnr. {{sag.sagsnr}}") in which every tag is
// empty is left out, and so is a paragraph of which nothing else remains.
// Paragraphs that never had a tag stay as they are.
func (b Banner) Fill(words func(tag string) string) Banner {
	var out Banner
	for _, p := range b.Paragraphs {
		if runs, keep := fill(p.Runs, words); keep {
			p.Runs = runs
			out.Paragraphs = append(out.Paragraphs, p)
		}
	}
	return out
}

func fill(in []BannerRun, words func(string) string) (out []BannerRun, keep bool) {
	hasTag, hasWords, hasPicture := false, false, false
	for i := 0; i < len(in); {
		j := i
		for j < len(in) && !in[j].IsTab && !in[j].IsBreak {
			j++
		}
		tags, filled := 0, 0
		var piece []BannerRun
		for _, r := range in[i:j] {
			if r.Tag != "" {
				tags++
				r.Text, r.Tag = words(r.Tag), ""
				if strings.TrimSpace(r.Text) == "" {
					continue
				}
				filled++
			}
			hasPicture = hasPicture || r.Picture != nil
			piece = append(piece, r)
		}
		hasTag = hasTag || tags > 0
		if tags == 0 || filled > 0 {
			out = append(out, piece...)
			hasWords = hasWords || saysSomething(piece)
		} else {
			out = append(out, pictures(piece)...)
		}
		if j < len(in) {
			out = append(out, in[j])
		}
		i = j + 1
	}
	return out, !hasTag || hasWords || hasPicture
}

func saysSomething(runs []BannerRun) bool {
	for _, r := range runs {
		if strings.TrimSpace(r.Text) != "" || r.Field != "" {
			return true
		}
	}
	return false
}

func pictures(runs []BannerRun) []BannerRun {
	var out []BannerRun
	for _, r := range runs {
		if r.Picture != nil {
			out = append(out, r)
		}
	}
	return out
}
