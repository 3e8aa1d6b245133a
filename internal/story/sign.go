package story

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/beevik/etree"

	"notat/internal/ooxml"
)

// noSign stands where a font has a sign that Unicode has not, or that is not
// known here: the referent is told.
const noSign = "□"

// signs are those that Word writes by itself or that people put in, by font and
// the number that the font has for them: arrows and faces from autocorrect,
// ticks and boxes.
var signs = map[string]map[byte]string{
	"wingdings": {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⇔", 0xF4: "⇕",
		0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x6F: "☐", 0xA8: "☐", 0x78: "☒", 0x6C: "●", 0x6E: "■", 0xA7: "▪", 0x9F: "•",
		0x75: "◆", 0x76: "❖", 0xD8: "➢", 0x46: "☞", 0x28: "☎", 0x2A: "✉", 0xAB: "★"},
	"wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "☐", 0x97: "●"},
	"wingdings 3": {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶"},
	"symbol": {0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
		0xD6: "√", 0xDB: "⇔", 0xDE: "⇒", 0xE5: "∑", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω"},
}

// sign gives what a font shows for a character: those of symbol fonts stand from
// U+F000 on (ISO/IEC 29500-1 § 17.3.3.30).
func sign(font string, c rune) (string, bool) {
	letter, ok := ooxml.Letter(font, c)
	if ok || c < ' ' {
		return string(letter), ok
	}
	s, ok := signs[strings.ToLower(font)][byte(c)]
	if !ok {
		return noSign, false
	}
	return s, true
}

// symbol reads a w:sym.
func (w *walker) symbol(e *etree.Element) string {
	n, err := strconv.ParseUint(ooxml.Attr(e, "char"), 16, 16)
	if n < 0x100 { // some programs write the font's own number
		n += 0xF000
	}
	s, ok := sign(ooxml.Attr(e, "font"), rune(n))
	if err != nil || !ok {
		w.unknown(e)
		return noSign
	}
	return s
}

// signed gives the text of a run with the signs of its font in place.
func (w *walker) signed(rPr *etree.Element, e *etree.Element) string {
	s := e.Text()
	if !strings.ContainsFunc(s, func(c rune) bool { return c >= 0xF000 && c <= 0xF0FF }) {
		return s
	}
	fonts := ooxml.Child(rPr, "rFonts")
	var b strings.Builder
	for _, c := range s {
		is := string(c)
		if c >= 0xF000 && c <= 0xF0FF {
			var ok bool
			if is, ok = sign(ooxml.Attr(fonts, "ascii"), c); !ok {
				w.unknown(e)
			}
		}
		b.WriteString(is)
	}
	return b.String()
}

// lettersAsSigns reports whether letters stand in a font that shows signs for them.
func lettersAsSigns(rPr *etree.Element, s string) bool {
	return signs[strings.ToLower(ooxml.Attr(ooxml.Child(rPr, "rFonts"), "ascii"))] != nil && strings.ContainsFunc(s, unicode.IsLetter)
}

// raised are the raised and the lowered forms that Unicode has.
var raised = map[string]map[rune]rune{
	"superscript": {'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', 'n': 'ⁿ', 'i': 'ⁱ'},
	"subscript":   {'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎'},
}

// lift gives words as they stand above or below the line; ok is false where
// Unicode has no such signs.
func lift(align, s string) (lifted string, ok bool) {
	forms := raised[align]
	if forms == nil {
		return s, true
	}
	var b strings.Builder
	for _, c := range s {
		up, ok := forms[c]
		if !ok && c != ' ' {
			return s, false
		}
		if c == ' ' {
			up = c
		}
		b.WriteRune(up)
	}
	return b.String(), true
}

// box gives the sign of a box of Word's old forms (w:ffData), which has no words.
func box(fldChar *etree.Element) string {
	check := ooxml.Child(ooxml.Child(fldChar, "ffData"), "checkBox")
	switch {
	case !ooxml.Has(ooxml.Child(fldChar, "ffData"), "checkBox"):
		return ""
	case ooxml.Has(check, "checked"):
		if ooxml.On(check, "checked") {
			return "☒"
		}
	case ooxml.On(check, "default"):
		return "☒"
	}
	return "☐"
}

// chosen gives the word that a list of Word's old forms shows.
func chosen(fldChar *etree.Element) string {
	list := ooxml.Child(ooxml.Child(fldChar, "ffData"), "ddList")
	n, err := strconv.Atoi(ooxml.Val(list, "result"))
	if err != nil {
		n, _ = strconv.Atoi(ooxml.Val(list, "default"))
	}
	for _, e := range ooxml.Children(list) {
		if e.Tag == "listEntry" {
			if n == 0 {
				return ooxml.Attr(e, "val")
			}
			n--
		}
	}
	return ""
}
