package talord

import "strings"

// units, teens and tens are the number words up to 99 that stand alone.
var units = []string{"nul", "", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten"}

var tens = map[string]float64{
	"tyve": 20, "tredive": 30, "tredve": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50, "halvtredsindstyve": 50, "tres": 60, "tresindstyve": 60,
	"halvfjerds": 70, "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90, "halvfemsindstyve": 90,
}

// cardinals are the number words up to 99; ordinals those of place, from which
// "hver femte" and "femtedel" come.
var cardinals, ordinals = func() (c, o map[string]float64) {
	c, o = map[string]float64{"én": 1, "ét": 1, "halvanden": 1.5, "halvandet": 1.5}, map[string]float64{
		"anden": 2, "andet": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12,
		"trettende": 13, "fjortende": 14, "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19, "tyvende": 20, "tredivte": 30,
		"fyrretyvende": 40, "halvtredsindstyvende": 50, "tresindstyvende": 60, "hundrede": 100,
	}
	for n, w := range units {
		if w != "" {
			c[w] = float64(n)
		}
	}
	for w, v := range tens {
		c[w] = v
		for n, u := range []string{"en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"} {
			c[u+"og"+w] = v + float64(n+1)
		}
		c["énog"+w], c["étog"+w] = v+1, v+1
	}
	for n, w := range []string{"toti", "treti", "firti", "femti", "seksti", "syvti", "otti", "niti"} { // as on bank notes and cheques
		v := float64(10 * (n + 2))
		c[w] = v
		for k, u := range []string{"en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"} {
			c[w+u] = v + float64(k+1)
		}
	}
	return c, o
}()

// cardinal reads a number in digits or words, and gives the token after it.
func (r *reader) cardinal(i int) (float64, int) {
	if r.isDigits(i) {
		return r.decimal(i)
	}
	v, end := r.belowHundred(i)
	if h, after, ok := r.hundreds(i, v, end); ok {
		v, end = h, after
	}
	return r.decimals(v, i, end)
}

// decimals reads on over decimals in words: syv komma fire, 7 komma fire.
func (r *reader) decimals(v float64, i, end int) (float64, int) {
	if end == i || !r.is(end, "komma") {
		return v, end
	}
	d, after := r.belowHundred(end + 1)
	if r.isDigits(end + 1) {
		d, after = r.t[end+1].number(), end+2
	}
	if after == end+1 {
		return v, end
	}
	for ; d >= 1; d /= 10 {
	}
	return v + d, after
}

// belowHundred reads "otte", "otteogtyve", "otte og tyve", "en-og-tyve".
func (r *reader) belowHundred(i int) (float64, int) {
	w := r.word(i)
	if w == "en" || w == "et" { // an article, unless a ten follows
		if v, end := r.andTens(i + 1); end > i+1 {
			return v + 1, end
		}
		return 0, i
	}
	v, ok := cardinals[w]
	if !ok {
		return 0, i
	}
	if v >= 1 && v < 10 {
		if t, end := r.andTens(i + 1); end > i+1 {
			return v + t, end
		}
	}
	return v, i + 1
}

// andTens reads "og tyve" and "-og-tyve".
func (r *reader) andTens(i int) (float64, int) {
	j := i
	if r.tight(j, '-') {
		j++
	}
	if !r.is(j, "og") {
		return 0, i
	}
	j++
	if r.tight(j, '-') {
		j++
	}
	if v, ok := tens[r.word(j)]; ok {
		return v, j + 1
	}
	return 0, i
}

// hundreds reads what goes on from a number below a hundred, if any: "to hundrede
// og femten", "hundrede", "tohundrede", "tusind".
func (r *reader) hundreds(i int, before float64, end int) (float64, int, bool) {
	if end == i {
		before = 1
		if r.is(i, "et") || r.is(i, "en") {
			end = i + 1
		}
	}
	w := r.word(end)
	v, rest, ok := hundredWord(w)
	if !ok {
		return 0, i, false
	}
	if v < 0 { // the bare word
		v = -v * before
	} else if end > i && before != 1 {
		return 0, i, false
	}
	end++
	if rest != "" {
		x, ok := cardinals[rest]
		return v + x, end, ok
	}
	j := end
	if r.is(j, "og") {
		j++
	}
	if x, after := r.belowHundred(j); after > j {
		return v + x, after, true
	}
	return v, end, true
}

// hundredWord reads "hundrede" (-100), "tusind" (-1000), "tohundrede" (200) and
// "hundredeogfem" with its rest.
func hundredWord(w string) (v float64, rest string, ok bool) {
	if len(w) < len("tusind") {
		return 0, "", false
	}
	for _, h := range []struct {
		word string
		v    float64
	}{{"hundred", 100}, {"tusind", 1000}} {
		before, after, found := strings.Cut(w, h.word)
		if !found {
			continue
		}
		after = strings.TrimPrefix(after, "e")
		after = strings.TrimPrefix(after, "og")
		n := -1.0
		if before != "" {
			c, ok := cardinals[before]
			if before == "et" || before == "en" {
				c, ok = 1, true
			}
			if !ok {
				return 0, "", false
			}
			n = c
		}
		if after != "" && cardinals[after] == 0 {
			return 0, "", false
		}
		if after != "" && n < 0 {
			n = 1
		}
		return n * h.v, after, true
	}
	return 0, "", false
}

// decimal reads a number in digits: 62, 7,4, 7.4, 1.234 and 3½.
func (r *reader) decimal(i int) (float64, int) {
	text, end := r.t[i].text, i+1
	for r.tight(end, '.') && r.tightDigits(end+1, 3, 3) && len(r.t[i].text) <= 3 {
		text += r.t[end+1].text
		end += 2
	}
	if (r.tight(end, ',') || r.tight(end, '.') && end == i+1) && r.tightDigits(end+1, 1, 20) && !(r.tight(end+2, '.') && r.tightDigits(end+3, 1, 20)) {
		text += "." + r.t[end+1].text
		end += 2
	}
	t := token{text: text}
	if r.is(end, "komma") {
		return r.decimals(t.number(), i, end)
	}
	if v := t.number(); end == i+1 && r.isDigits(end) && r.t[end].space && r.tight(end+1, '/') && r.tightDigits(end+2, 1, 1) && len(r.t[end].text) == 1 {
		if part, of := r.t[end].number(), r.t[end+2].number(); part < of && of <= 4 { // 3½ is 3 1/2 in normal form
			return v + part/of, end + 3
		}
	}
	return t.number(), end
}
