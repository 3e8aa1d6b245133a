package typeset

import (
	"strings"
	"testing"
)

// pages are paragraphs of a notat of four pages: about 12,000 characters in all.
var pages = func() (list []string) {
	words := strings.Fields(`Skoleudviklingssamtalen på Birkelund Skole tog afsæt i de nationale mål, og forvaltningen fulgte op på sidste års
		aftaler (jf. § 40 a). Øvrige deltagere: skolebestyrelsens formand, tillidsrepræsentanten og 3-4 elever. Trivslen er steget i
		udskolingen, mens fraværet på 7. årgang fortsat ligger højt – derfor viderefører vi indsatsen med faste kontaktlærere, fælles
		faglige mål og kortere møder. »Vi taler mere sammen nu,« siger en elev fra 9. klasse; det kan både lærere og forældre mærke.
		Resultaterne i læsning ligger 2,5 procentpoint over kommunens gennemsnit, men matematik kræver en særlig indsats næste skoleår.`)
	for i, n := 0, 0; n < 12000; i++ {
		var p []string
		for j := range 20 + 13*(i%5) {
			p = append(p, words[(i*31+j)%len(words)])
		}
		list = append(list, strings.Join(p, " "))
		n += len([]rune(list[i]))
	}
	return list
}()

// setAll sets each paragraph with a few words in bold.
func setAll(regular, bold Stack) (n int) {
	for _, p := range pages {
		cut := strings.IndexByte(p, ' ')
		spans := []Span{{p[:cut], bold, 10.5}, {p[cut:], regular, 10.5}}
		n += len(Break(spans, Options{Width: 450}))
	}
	return n
}

func BenchmarkBreakWarm(b *testing.B) {
	regular, bold := Faces("", false, false), Faces("", true, false)
	setAll(regular, bold)
	b.ReportAllocs()
	for b.Loop() {
		setAll(regular, bold)
	}
}

// Cold: fonts read, no word seen before.
func BenchmarkBreakCold(b *testing.B) {
	regular, bold := Faces("", false, false), Faces("", true, false)
	setAll(regular, bold)
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range []*Font{regular[0], bold[0]} {
			c := &f.shaper.cache
			c.mu.Lock()
			c.young, c.old = nil, nil
			c.mu.Unlock()
		}
		setAll(regular, bold)
	}
}

func BenchmarkParseFont(b *testing.B) {
	data := Faces("", false, false)[0].data
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFont("x", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubset(b *testing.B) {
	f := Faces("", false, false)[0]
	var glyphs []uint16
	for r := rune(' '); r < 'z'; r++ {
		glyphs = append(glyphs, f.glyph(r))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Subset(glyphs); err != nil {
			b.Fatal(err)
		}
	}
}
