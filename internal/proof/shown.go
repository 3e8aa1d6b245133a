package proof

import "strings"

// above and below are the signs that raised and lowered figures are told as.
var (
	above = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻", "−", "⁻", "=", "⁼", "(", "⁽", ")", "⁾", "n", "ⁿ", "i", "ⁱ")
	below = strings.NewReplacer("0", "₀", "1", "₁", "2", "₂", "3", "₃", "4", "₄", "5", "₅", "6", "₆", "7", "₇", "8", "₈", "9", "₉", "+", "₊", "-", "₋", "−", "₋", "=", "₌", "(", "₍", ")", "₎")
)

// standing gives words as they stand above or below the line. Where one of their
// signs has no such form all of them are told as they are.
func standing(align, s string) string {
	var by *strings.Replacer
	signs := "0123456789+-−=() "
	switch align {
	case "superscript":
		by, signs = above, signs+"ni"
	case "subscript":
		by = below
	default:
		return s
	}
	if strings.Trim(s, signs) != "" {
		return s
	}
	return by.Replace(s)
}

// computed are the fields whose result Word brings up to date by itself: nobody
// wrote it.
var computed = map[string]bool{"PAGE": true, "NUMPAGES": true, "SECTIONPAGES": true, "DATE": true, "TIME": true, "SAVEDATE": true, "PRINTDATE": true, "CREATEDATE": true,
	"EDITTIME": true, "FILENAME": true, "FILESIZE": true, "NUMWORDS": true, "NUMCHARS": true, "REVNUM": true, "LASTSAVEDBY": true}

// computes reports whether an instruction is of such a field.
func computes(instr string) bool {
	f := strings.Fields(strings.ToUpper(instr))
	return len(f) > 0 && computed[f[0]]
}

// whole gives the address of a link whose place within its target stands beside it.
func whole(address, place string) string {
	if address != "" && place != "" && !strings.Contains(address, "#") {
		return address + "#" + place
	}
	return address
}

// quoted gives the argument of an instruction in quotes after a word, or "".
func quoted(instr, word string) string {
	_, rest, ok := strings.Cut(instr, word)
	if !ok {
		return ""
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), `"`)
	if !ok {
		return ""
	}
	s, _, _ := strings.Cut(rest, `"`)
	return s
}

// hyperlink gives the address of a HYPERLINK instruction; a place within the
// document is none.
func hyperlink(instr string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instr), "HYPERLINK")
	if !ok {
		return ""
	}
	return whole(quoted(rest, ""), quoted(rest, `\l`))
}

// equation follows the parts of an equation: a stroke stands between those of a
// fraction, and powers and indices stand above and below the line, or apart where
// their signs have no such form.
func (s *scanner) equation(part string, closing, alone bool) {
	switch {
	case alone:
	case part == "num":
		if closing {
			s.out.WriteByte('/')
		}
	case closing:
		if in := s.out.String()[min(s.from, s.out.Len()):]; strings.Trim(in, lifted) != "" {
			s.out.Truncate(s.out.Len() - len(in))
			s.out.WriteString(" " + in)
		}
		s.power = ""
	default:
		s.power, s.from = map[string]string{"sup": "superscript", "sub": "subscript"}[part], s.out.Len()
	}
}

const lifted = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
