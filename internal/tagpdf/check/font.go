package check

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"notat/internal/pdfobject"
	"notat/internal/typeset"
)

// font is a TrueType font with WinAnsiEncoding, or a Type0 font with Identity-H, and
// what the pages use of it.
type font struct {
	name    string
	dict    dict
	cid     dict // nil for the first kind
	unicode map[uint16]string
	used    map[uint16]bool
	simple  bool // its codes have one byte
}

func (d *document) font(v any) *font {
	r, ok := v.(ref)
	if !ok {
		return nil
	}
	if f := d.fonts[r]; f != nil {
		return f
	}
	f := &font{dict: d.Dict(r), used: map[uint16]bool{}}
	f.simple = f.dict["Subtype"] == name("TrueType")
	f.name = string(d.Name(f.dict["BaseFont"]))
	if kids := d.Array(f.dict["DescendantFonts"]); len(kids) == 1 {
		f.cid = d.Dict(kids[0])
	}
	switch {
	case !f.simple:
		f.unicode = readCMap(d.Data(f.dict["ToUnicode"]))
	case f.dict["Encoding"] == name("WinAnsiEncoding"):
		f.unicode = winAnsi()
	}
	d.fonts[r] = f
	return f
}

// winAnsi is what the codes of WinAnsiEncoding read as, where that is one letter only
// (ISO 32000-1, D.2).
var winAnsi = sync.OnceValue(func() map[uint16]string {
	m := map[uint16]string{}
	for c, r := range typeset.UsualLetters {
		if r != 0 {
			m[uint16(c)] = string(r)
		}
	}
	return m
})

// readCMap reads bfchar and bfrange sections of a ToUnicode CMap (ISO 32000-1, 9.10.3).
func readCMap(b []byte) map[uint16]string {
	m := map[uint16]string{}
	l := &pdfobject.Lexer{B: b}
	var args []text
	for {
		v, err := l.Next()
		if err != nil {
			return m
		}
		switch v := v.(type) {
		case text:
			args = append(args, v)
		case operator:
			switch v {
			case "endbfchar":
				for ; len(args) >= 2; args = args[2:] {
					m[code(args[0])] = pdfobject.UTF16([]byte(args[1]))
				}
			case "endbfrange":
				for ; len(args) >= 3; args = args[3:] {
					runes := []rune(pdfobject.UTF16([]byte(args[2])))
					for c := int(code(args[0])); c <= int(code(args[1])) && len(runes) > 0; c++ {
						m[uint16(c)] = string(runes)
						runes[len(runes)-1]++
					}
				}
			}
			args = args[:0]
		}
	}
}

func code(t text) (c uint16) {
	for i := range len(t) {
		c = c<<8 | uint16(t[i])
	}
	return c
}

// needed are the tables a TrueType program must have within a PDF (ISO 32000-1, 9.9).
var needed = []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}

// forbidden may not be what a code reads as (ISO 14289-1, 7.21.7).
const forbidden = "\x00\uFEFF\uFFFE"

func (d *document) checkFonts() {
	for _, r := range sortedKeys(d.fonts) {
		f := d.fonts[r]
		where := "font " + f.name
		own, encoding := f.cid, name("Identity-H")
		if f.simple {
			own, encoding = f.dict, name("WinAnsiEncoding")
		}
		descriptor := d.Dict(own["FontDescriptor"])
		program := d.Data(descriptor["FontFile2"])
		if f.dict["Encoding"] != encoding || own == nil || program == nil {
			d.find("font", where, "not an embedded font with %s", encoding)
			continue
		}
		if !subsetName(f.name) || d.Name(own["BaseFont"]) != name(f.name) || d.Name(descriptor["FontName"]) != name(f.name) {
			d.find("font", where, "names without a subset tag, or that differ")
		}
		if set := d.Int(descriptor["Flags"]) & (symbolic | nonsymbolic); set != symbolic && !f.simple || set != nonsymbolic && f.simple {
			d.find("font", where, "flags %d", set)
		}
		if !f.simple && d.Name(own["CIDToGIDMap"]) != "Identity" {
			d.find("font", where, "CIDToGIDMap is not Identity")
		}
		sfnt := readSfnt(program)
		for _, table := range needed {
			if len(sfnt.tables[table]) == 0 {
				d.find("font", where, "its program has no table %s", table)
			}
		}
		widths, fallback := d.widths(own)
		for _, c := range sortedKeys(f.used) {
			s, ok := f.unicode[c]
			if !ok || s == "" || strings.ContainsAny(s, forbidden) {
				d.find("unicode", where, "code %d reads as %q", c, s)
			}
			glyph := int(c)
			if f.simple {
				glyph = sfnt.find(s)
			}
			switch {
			case glyph == 0:
				d.find("glyph", where, "code %d draws .notdef", c)
				continue
			case glyph >= sfnt.glyphs:
				d.find("glyph", where, "code %d has no glyph among %d", c, sfnt.glyphs)
				continue
			case sfnt.empty(glyph) && strings.ContainsFunc(s, visible):
				d.find("glyph", where, "code %d for %q draws nothing", c, s)
			}
			w, ok := widths[int(c)]
			if !ok {
				w = fallback
			}
			if math.Abs(w-sfnt.width(glyph)) > 1 {
				d.find("font", where, "code %d is %g wide, its glyph %g", c, w, sfnt.width(glyph))
			}
		}
	}
}

// Flags of a descriptor (9.8.2).
const (
	symbolic    = 1 << 2
	nonsymbolic = 1 << 5
)

// visible tells whether r must leave ink.
func visible(r rune) bool {
	return r == '\u00AD' || unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\u2800'
}

func subsetName(s string) bool {
	tag, _, ok := strings.Cut(s, "+")
	return ok && len(tag) == 6 && strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// widths reads Widths, or W and DW (9.6.2.1 and 9.7.4.3).
func (d *document) widths(own dict) (map[int]float64, float64) {
	m := map[int]float64{}
	for i, v := range d.Array(own["Widths"]) {
		m[d.Int(own["FirstChar"])+i], _ = d.Get(v).(float64)
	}
	w := d.Array(own["W"])
	for len(w) >= 2 {
		first := d.Int(w[0])
		if list, ok := d.Get(w[1]).([]any); ok {
			for i, v := range list {
				m[first+i], _ = d.Get(v).(float64)
			}
			w = w[2:]
			continue
		}
		if len(w) < 3 {
			break
		}
		v, _ := d.Get(w[2]).(float64)
		for c, last := first, min(d.Int(w[1]), math.MaxUint16); c <= last; c++ {
			m[c] = v
		}
		w = w[3:]
	}
	fallback, ok := d.Get(own["DW"]).(float64)
	if !ok {
		fallback = 1000
	}
	return m, fallback
}

// sfnt is what the check needs of a TrueType file; what is damaged reads as zeros.
type sfnt struct {
	tables  map[string][]byte
	glyphs  int
	metrics int
	em      float64
	long    bool
}

func readSfnt(b []byte) sfnt {
	s := sfnt{tables: map[string][]byte{}}
	for i := range int(u16(b, 4)) {
		at := 12 + 16*i
		from, size := int(u32(b, at+8)), int(u32(b, at+12))
		if at+16 > len(b) || from+size > len(b) {
			break
		}
		s.tables[string(b[at:at+4])] = b[from : from+size]
	}
	s.glyphs = int(u16(s.tables["maxp"], 4))
	s.metrics = int(u16(s.tables["hhea"], 34))
	s.em = max(1, float64(u16(s.tables["head"], 18)))
	s.long = u16(s.tables["head"], 50) != 0
	return s
}

func (s sfnt) width(glyph int) float64 {
	return float64(u16(s.tables["hmtx"], 4*max(0, min(glyph, s.metrics-1)))) * 1000 / s.em
}

// find gives the glyph of a letter by the first table of cmap, which has format 4, else 0.
func (s sfnt) find(letter string) int {
	r, size := utf8.DecodeRuneInString(letter)
	cmap := s.tables["cmap"]
	if size == 0 || size != len(letter) || r > 0xFFFF || u32(cmap, 4) != 3<<16|1 {
		return 0
	}
	cmap = cmap[min(len(cmap), int(u32(cmap, 8))):]
	n := int(u16(cmap, 6)) // twice the segments
	for i := 14; i < 14+n; i += 2 {
		if from, to := u16(cmap, i+n+2), u16(cmap, i); from <= uint16(r) && uint16(r) <= to {
			return int(uint16(r) + u16(cmap, i+2*n+2))
		}
	}
	return 0
}

func (s sfnt) empty(glyph int) bool {
	loca := s.tables["loca"]
	if s.long {
		return u32(loca, 4*glyph) == u32(loca, 4*glyph+4)
	}
	return u16(loca, 2*glyph) == u16(loca, 2*glyph+2)
}

func u16(b []byte, at int) uint16 {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint16(b[at:])
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint32(b[at:])
}

func sortedKeys[K ~int | ~uint16, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
