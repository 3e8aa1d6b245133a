package typeset

import (
	"encoding/binary"
	"testing"

	"notat/fonts"
)

func FuzzBreak(f *testing.F) {
	f.Add("Skoleudviklingssamtale på Birkelund", "🌞 שלום\u00AD日本\xff", uint16(60), true)
	f.Add("q\u0308\u0323\n\n", "\u200D\u1100\u1161", uint16(1), false)
	f.Fuzz(func(t *testing.T, first, second string, width uint16, hyphenate bool) {
		spans := []Span{{first, Faces("", false, false), 10}, {second, Faces("Arial", true, false), 8}}
		o := Options{Width: float64(width) / 8, Hyphenate: hyphenate}
		check(t, spans, o, Break(spans, o))
	})
}

// FuzzFont damages a small font: what ParseFont lets through must serve.
func FuzzFont(f *testing.F) {
	f.Add([]byte{}, uint32(0))
	f.Add([]byte{0xFF, 0xFF}, uint32(100))
	good := smallFont(f)
	if _, err := ParseFont("small", good); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, damage []byte, at uint32) {
		data := append([]byte(nil), good...)
		copy(data[int(at)%len(data):], damage)
		font, err := ParseFont("damaged", data)
		if err != nil {
			return
		}
		glyphs := []uint16{}
		for id := range min(font.Glyphs(), 50) {
			glyphs = append(glyphs, uint16(id))
		}
		font.Subset(glyphs, nil)
		spans := []Span{{"Skoleudvikling på 9. klasse, q\u0308 fi", Stack{font}, 10}}
		check(t, spans, Options{Width: 60}, Break(spans, Options{Width: 60}))
	})
}

// smallFont is a real font with few glyphs: a subset with a cmap and the layout tables.
func smallFont(t testing.TB) []byte {
	whole := embedded(fonts.Default.Regular)
	var glyphs []uint16
	for r := rune(' '); r <= 'å'; r++ {
		glyphs = append(glyphs, whole.glyph(r))
	}
	data, err := whole.Subset(glyphs, nil)
	if err != nil {
		t.Fatal(err)
	}
	be := binary.BigEndian
	cmap := be.AppendUint16(nil, 0)
	cmap = be.AppendUint16(cmap, 1)
	cmap = append(cmap, 0, 3, 0, 10, 0, 0, 0, 12) // Windows, full Unicode
	cmap = append(cmap, 0, 12, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 1)
	cmap = be.AppendUint32(cmap, ' ')
	cmap = be.AppendUint32(cmap, 'å')
	cmap = be.AppendUint32(cmap, 1)

	n := int(u16(data, 4))
	added := []struct {
		tag  string
		data []byte
	}{{"cmap", cmap}, {"GPOS", whole.sfnt.tables["GPOS"]}, {"GSUB", whole.sfnt.tables["GSUB"]}, {"GDEF", whole.sfnt.tables["GDEF"]}}
	out := append([]byte(nil), data[:12]...)
	be.PutUint16(out[4:], uint16(n+len(added)))
	for i := range n {
		entry := append([]byte(nil), data[12+16*i:28+16*i]...)
		be.PutUint32(entry[8:], u32(entry, 8)+uint32(16*len(added)))
		out = append(out, entry...)
	}
	at := len(data) + 16*len(added)
	for _, a := range added {
		out = append(out, a.tag...)
		out = append(out, 0, 0, 0, 0)
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(a.data)))
		at += len(a.data)
	}
	out = append(out, data[12+16*n:]...)
	for _, a := range added {
		out = append(out, a.data...)
	}
	return out
}
