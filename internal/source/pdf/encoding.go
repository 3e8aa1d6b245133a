package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// encoding reads what the one-byte codes of a font stand for (ISO 32000-1, 9.6.6).
func (d *document) encoding(v dict, base string, descriptor dict) *[256]string {
	const symbolic = 1 << 2
	e := d.Get(v["Encoding"])
	kind := d.Name(e)
	own, _ := e.(dict)
	if own != nil {
		kind = d.Name(own["BaseEncoding"])
	}
	var table [256]string
	switch {
	case kind == "MacRomanEncoding":
		table = decoded(charmap.Macintosh)
	case kind == "WinAnsiEncoding", kind == "" && d.Name(v["Subtype"]) == "TrueType":
		table = decoded(charmap.Windows1252)
	case isPictorial(base):
		for i := range table {
			table[i] = "•" // all that is known: a sign of the kind that lists begin with
		}
		table[' '] = " "
	default:
		table = standardEncoding()
		if kind == "" && max(0, d.Int(descriptor["Flags"]))&symbolic != 0 {
			inProgram(d.Data(descriptor["FontFile"]), &table)
		}
	}
	if own == nil {
		return &table
	}
	at := 0
	for _, v := range d.Array(own["Differences"]) {
		switch v := d.Get(v).(type) {
		case float64:
			at = int(max(0, min(256, v)))
		case name:
			if at < len(table) {
				table[at] = glyph(string(v))
				at++
			}
		}
	}
	return &table
}

var inType1 = regexp.MustCompile(`dup\s+(\d{1,3})\s*/(\w+)\s+put`)

// inProgram reads a font's own encoding from the open part of a Type 1 program.
func inProgram(b []byte, table *[256]string) {
	open, _, _ := bytes.Cut(b, []byte("eexec"))
	for _, m := range inType1.FindAllSubmatch(open, len(table)) {
		if n, err := strconv.Atoi(string(m[1])); err == nil && n < len(table) {
			table[n] = glyph(string(m[2]))
		}
	}
}

// isPictorial says that a font has signs and no letters.
func isPictorial(base string) bool {
	for _, s := range []string{"Symbol", "Wingdings", "Webdings", "ZapfDingbats"} {
		if strings.Contains(base, s) {
			return true
		}
	}
	return false
}

func decoded(m *charmap.Charmap) (t [256]string) {
	for i := range t {
		if r := m.DecodeByte(byte(i)); i >= ' ' && r != '\uFFFD' {
			t[i] = string(r)
		}
	}
	return t
}

// standardEncoding is that of fonts that say nothing (annex D.2).
func standardEncoding() (t [256]string) {
	for i := ' '; i < 0x7F; i++ {
		t[i] = string(i)
	}
	t['\''], t['`'] = "’", "‘"
	const from = 0xA1
	for i, r := range []rune("¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\x00–†‡·\x00¶•‚„”»…‰\x00¿\x00`´ˆ˜¯˘˙¨\x00˚¸\x00˝˛ˇ—") {
		if r != 0 {
			t[from+i] = string(r)
		}
	}
	for i, r := range map[int]rune{0xE1: 'Æ', 0xE3: 'ª', 0xE8: 'Ł', 0xE9: 'Ø', 0xEA: 'Œ', 0xEB: 'º', 0xF1: 'æ', 0xF5: 'ı', 0xF8: 'ł', 0xF9: 'ø', 0xFA: 'œ', 0xFB: 'ß'} {
		t[i] = string(r)
	}
	return t
}

// glyph gives what a glyph's name reads as, "" where it is not known: names of
// Adobe's list for Latin text, and names by number.
func glyph(s string) string {
	s, _, _ = strings.Cut(s, ".") // a.alt is an a, and .notdef is nothing
	if len(s) <= 1 {
		return s
	}
	if t, ok := glyphs()[s]; ok {
		return t
	}
	if hex, ok := strings.CutPrefix(s, "uni"); ok && len(hex) >= 4 && len(hex)%4 == 0 { // in fours
		var out strings.Builder
		for ; len(hex) > 0; hex = hex[4:] {
			out.WriteString(character(hex[:4]))
		}
		return out.String()
	}
	if hex, ok := strings.CutPrefix(s, "u"); ok && len(hex) >= 4 && character(hex) != "" {
		return character(hex)
	}
	if base, rest := s[:1], s[1:]; accents[rest] != "" {
		return norm.NFC.String(base + accents[rest])
	}
	return ""
}

// character gives that of a number in hexadecimal digits, "" where it is none.
func character(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > unicode.MaxRune {
		return ""
	}
	return string(rune(n))
}

// accents are the ends of names as aacute.
var accents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304", "breve": "\u0306", "dotaccent": "\u0307",
	"dieresis": "\u0308", "ring": "\u030A", "hungarumlaut": "\u030B", "caron": "\u030C", "cedilla": "\u0327", "ogonek": "\u0328", "commaaccent": "\u0327",
}

// glyphs are the names that no rule gives.
var glyphs = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	list := strings.Fields(`space \  exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’ quoteleft ‘ parenleft ( parenright )
		asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ;
		less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright }
		asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬
		registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸ onesuperior ¹
		ordmasculine º guillemotright » onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ AE Æ Eth Ð multiply × Oslash Ø Thorn Þ germandbls ß ae æ eth ð divide ÷
		oslash ø thorn þ Euro € quotesinglbase ‚ florin ƒ quotedblbase „ ellipsis … dagger † daggerdbl ‡ circumflex ˆ perthousand ‰ guilsinglleft ‹ OE Œ
		quotedblleft “ quotedblright ” bullet • endash – emdash — tilde ˜ trademark ™ guilsinglright › oe œ fraction ⁄ dotlessi ı Lslash Ł lslash ł Dcroat Đ dcroat đ
		fi fi fl fl ff ff ffi ffi ffl ffl f_i fi f_l fl f_f ff f_f_i ffi f_f_l ffl f_t ft t_t tt f_j fj arrowright → arrowleft ← arrowup ↑ arrowdown ↓ lessequal ≤ greaterequal ≥ notequal ≠ checkmark ✓ square □ filledbox ■ circle ○
		openbullet ◦ lozenge ◊ asteriskmath ∗ arrowdblright ⇒ arrowdblleft ⇐ arrowdblboth ⇔ approxequal ≈ infinity ∞ blacksquare ■ triagrt ► a61 ❖ a73 ■`)
	for i := 0; i+1 < len(list); i += 2 {
		m[list[i]] = list[i+1]
	}
	m["space"], m["backslash"], m["nbspace"], m["softhyphen"], m["sfthyphen"] = " ", `\`, " ", "\u00AD", "\u00AD"
	return m
})
