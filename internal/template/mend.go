package template

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"notat/internal/fault"
	"notat/internal/ooxml"
)

// mendable are the codes of what Mend may put right.
var mendable = kinds("skabelon-kontrast skabelon-sprog skabelon-typografi-mangler skabelon-typografi-uden-liste")

// Mendable reports whether Mend may put one of the faults right.
func Mendable(found fault.List) bool {
	for _, f := range found {
		if mendable[f.Code] {
			return true
		}
	}
	return false
}

// Mend gives a template's Word file with what can be put right without asking: styles
// that count and are missing, in the simple look that they would have anyway; colours of
// styles that not everybody can read, darker or lighter until everybody can; and Danish
// as the language. It tells in Danish what it did, one sentence each. All else is the
// same, byte for byte; where nothing can be done the file is the same, and nothing is
// told. What a file cannot be opened for is an *ooxml.Error.
func Mend(ctx context.Context, data []byte) (file []byte, did []string, err error) {
	p, err := ooxml.OpenContext(ctx, data)
	if err != nil {
		return nil, nil, err
	}
	n := &notes{}
	lists, _ := p.RelByType(p.Main(), ooxml.RelNumbering)
	before, numbered := p.Part(lists)
	ids, err := complete(p, n)
	if errors.Is(err, errNoted) { // no styles at all: Word must write them
		return data, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("mend: %w", err)
	}
	for _, f := range n.found {
		did = append(did, f.Message)
		numbered = numbered && f.Code != "skabelon-typografi-uden-liste"
	}
	if numbered { // a second level that a list lacks is put in whenever the file is used
		p.Set(lists, before)
	}
	s, err := p.Styles()
	if err != nil {
		return nil, nil, fmt.Errorf("mend: %w", err)
	}
	if !strings.HasPrefix(strings.ToLower(s.Language(ids.Normal)), "da") {
		s.SetLanguage(ids.Normal, "da-DK")
		did = append(did, "Filens sprog er nu dansk.")
	}
	did = append(did, mendColours(s, &ids)...)
	if len(did) == 0 {
		return data, nil, nil
	}
	if err := s.Save(p); err != nil {
		return nil, nil, fmt.Errorf("mend: %w", err)
	}
	if file, err = p.Rewrite(data); err != nil {
		return nil, nil, fmt.Errorf("mend: %w", err)
	}
	return file, did, ctx.Err()
}

// mendColours makes the words of each style stand out from all that they can stand on.
func mendColours(s *ooxml.Styles, ids *IDs) (did []string) {
	table := s.Table(ids.Table)
	for _, w := range wantedStyles {
		id := *w.to(ids)
		f := s.Paragraph(id)
		if w.typ == "character" {
			f = s.Over(s.Paragraph(ids.Normal), id)
		}
		grounds := []string{cmp.Or(f.Shading, paper)}
		inTables := w.typ == "character" || w.name == "Normal" || strings.HasPrefix(w.name, "List ")
		if f.Shading == "" && inTables && table.Band != "" {
			grounds = append(grounds, table.Band)
		}
		if w.name == "Normal" && table.Head.Color == f.Color && table.Head.Shading != "" { // its words take the text's colour
			grounds = append(grounds, table.Head.Shading)
		}
		was := cmp.Or(f.Color, "000000")
		if now := readable(was, grounds); now != was {
			s.SetColor(id, now)
			did = append(did, "Farven i typografien »"+w.danish+"« er ændret fra #"+was+" til #"+now+".")
		}
	}
	return did
}

// readable gives a colour that stands out from all grounds, as near to c as can be:
// darker, or where that does not help lighter; c itself where it does already, or where
// nothing helps.
func readable(c string, grounds []string) string {
	stands := func(c string) bool {
		for _, g := range grounds {
			if ooxml.Contrast(c, g) < minContrast {
				return false
			}
		}
		return true
	}
	v, err := strconv.ParseUint(c, 16, 32)
	if err != nil || stands(c) {
		return c
	}
	if strings.EqualFold(c, wordBlue) && stands(darkerBlue) {
		return darkerBlue // Word's own next step
	}
	const steps = 50
	for _, end := range []float64{0, 255} {
		for i := 1; i <= steps; i++ {
			mixed := ""
			for _, shift := range []int{16, 8, 0} {
				from := float64(v >> shift & 255)
				mixed += fmt.Sprintf("%02X", int(from+(end-from)*float64(i)/steps+0.5))
			}
			if stands(mixed) {
				return mixed
			}
		}
	}
	return c
}
