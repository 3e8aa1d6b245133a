package regneark

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// csvArk reads CSV in UTF-8, with semicolons, tabs or commas, whichever the first
// line has.
func csvArk(fil []byte) ([]Ark, error) {
	if bytes.HasPrefix(fil, []byte("\xff\xfe")) || bytes.HasPrefix(fil, []byte("\xfe\xff")) {
		return nil, fejl(rowName(1), "Filen er gemt som UTF-16. Gem den som »CSV UTF-8«.")
	}
	fil = bytes.TrimPrefix(fil, bom)
	if !utf8.Valid(fil) {
		return nil, fejl(rowName(wrongLine(fil)), "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem den som »CSV UTF-8«.")
	}
	r := csv.NewReader(bytes.NewReader(fil))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = separator(fil), -1, true
	ark, most := Ark{}, 0
	for {
		celler, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			if last := len(ark.Raekker) - 1; last >= 0 && ark.Raekker[last].Felter < most && !bytes.HasSuffix(fil, []byte("\n")) {
				return nil, fejl(rowName(ark.Raekker[last].Nr), "Filen slutter midt i en række. Hent den igen.")
			}
			return []Ark{ark}, nil
		case errors.As(err, &wrong):
			return nil, fejl(rowName(wrong.Line), "Et anførselstegn (\") står forkert, så felterne ikke kan skilles ad.")
		case err != nil:
			return nil, err
		}
		nr, _ := r.FieldPos(0)
		row, err := tekster(nr, celler)
		if err != nil {
			return nil, err
		}
		if row == nil {
			continue
		}
		if len(ark.Raekker) >= MaxRaekker {
			return nil, tooMany(rowName(nr))
		}
		most = max(most, len(celler))
		ark.Raekker = append(ark.Raekker, Raekke{nr, row, len(celler)})
	}
}

// tekster are the cells of a row without white space around them; nil is none.
func tekster(nr int, celler []string) ([]string, error) {
	out, last := make([]string, 0, min(len(celler), MaxKolonner)), -1
	for i, s := range celler {
		s = trimmed(s)
		if s == "" {
			out = append(out, "")
			if i > 4*MaxKolonner {
				return nil, tooWide(rowName(nr))
			}
			continue
		}
		if i >= MaxKolonner {
			return nil, tooWide(cellName(nr, i))
		}
		if err := fits(cellName(nr, i), s); err != nil {
			return nil, err
		}
		if strings.HasPrefix(s, "=") {
			return nil, formula(cellName(nr, i))
		}
		out, last = append(out, strings.Clone(s)), i
	}
	if last < 0 {
		return nil, nil
	}
	return out[:last+1], nil
}

// trimmed drops white space, also that which does not break.
func trimmed(s string) string { return strings.TrimSpace(strings.Trim(s, "\u00a0\u200b\ufeff ")) }

func formula(sted string) error {
	return fejl(sted, "Her står en formel. Et udtræk har kun tal og tekst: kopiér arket, sæt det ind som værdier, og gem det.")
}

// separator is what the first line has most of.
func separator(fil []byte) rune {
	line, _, _ := bytes.Cut(fil, []byte("\n"))
	best, most := ';', 0
	for _, c := range ";\t," {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// wrongLine is the first line that is no UTF-8.
func wrongLine(fil []byte) int {
	for n := 1; ; n++ {
		line, rest, more := bytes.Cut(fil, []byte("\n"))
		if !utf8.Valid(line) || !more {
			return n
		}
		fil = rest
	}
}
