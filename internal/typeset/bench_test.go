package typeset

import (
	"strings"
	"testing"
)

// pages are paragraphs of a notat of four pages: about 12,000 characters and
// 700 different words.
var pages = func() (list []string) {
	starts := strings.Fields("skole trivsels lærer elev forældre klasse fagligheds fraværs læse matematik kommune bestyrelses udviklings mål resultat indsats samarbejds tilsyns")
	ends := strings.Fields("samtalen målingen gruppen rådet, planen. arbejdet indsatserne resultaterne mødet lederen; miljøet vejlederne opfølgningen udvalget: området perioden")
	small := strings.Fields("og i på at der er (som) for – med af til vi 2,5 9. § 40 »ikke« den har en 3-4 om også")
	for i, n := 0, 0; n < 12000; i++ {
		var p []string
		for j := range 20 + 13*(i%5) {
			k := i*37 + j
			if j%2 == 0 {
				p = append(p, starts[k%len(starts)]+ends[k/3%len(ends)])
			}
			p = append(p, small[k%len(small)])
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
			f.shaper.cache = cache{}
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
		if _, err := f.Subset(glyphs, nil); err != nil {
			b.Fatal(err)
		}
	}
}
