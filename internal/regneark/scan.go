package regneark

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"
)

// sheet is a sheet that has been looked through before the library reads it: the
// library fills up what is between two cells, and one far out would take all memory.
type sheet struct {
	navn    string
	numbers map[cell]bool // the cells that hold numbers, not text
}

type cell struct{ nr, kolonne int } // row from 1, column from 0

// scan looks through all sheets of a workbook, in their order.
func scan(fil []byte) ([]*sheet, error) {
	all, err := parts(fil)
	if err != nil {
		return nil, err
	}
	if all["xl/workbook.xml"] == nil {
		return nil, fejl("", "Filen er ikke et regneark. Vælg et udtræk som .xlsx, CSV eller JSON.")
	}
	var book struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := decode(all["xl/workbook.xml"], &book); err != nil {
		return nil, err
	}
	if err := decode(all["xl/_rels/workbook.xml.rels"], &rels); err != nil {
		return nil, err
	}
	if len(book.Sheets) > MaxArk {
		return nil, fejl("", "Filen har over %d ark.", MaxArk)
	}
	targets := map[string]string{}
	for _, r := range rels.All {
		t := r.Target
		if !strings.HasPrefix(t, "/") {
			t = "/xl/" + t
		}
		targets[r.ID] = strings.ToLower(strings.TrimPrefix(path.Clean(t), "/"))
	}
	var out []*sheet
	for _, b := range book.Sheets {
		part := all[targets[b.ID]]
		switch {
		case strings.HasPrefix(targets[b.ID], "xl/chartsheets/"):
			continue
		case part == nil:
			return nil, damaged()
		case b.State != "" && b.State != "visible":
			return nil, fejl("ark »"+b.Name+"«", "Arket er skjult. Vis det, eller slet det, og gem filen.")
		}
		s := &sheet{navn: b.Name, numbers: map[cell]bool{}}
		if err := s.scan(part); err != nil {
			return nil, s.at(err)
		}
		out = append(out, s)
	}
	return out, nil
}

// decode reads a small part.
func decode(f *zip.File, to any) error {
	if f == nil || f.UncompressedSize64 > 1<<20 {
		return damaged()
	}
	r, err := f.Open()
	if err != nil {
		return damaged()
	}
	defer r.Close()
	if xml.NewDecoder(r).Decode(to) != nil {
		return damaged()
	}
	return nil
}

// scan looks through a sheet: its bounds, and what an extract never has.
func (s *sheet) scan(f *zip.File) error {
	if f.UncompressedSize64 > maxSheet {
		return fejl("ark »"+s.navn+"«", "Arket er for stort. Hent et mindre udtræk: kun kommunens egne skoler og de år, der skal bruges.")
	}
	r, err := f.Open()
	if err != nil {
		return damaged()
	}
	defer r.Close()
	d := xml.NewDecoder(r)
	nr, at := 0, cell{0, -1}
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return damaged()
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "row":
			nr++
			if v := attr(e, "r"); v != "" {
				if nr, err = strconv.Atoi(v); err != nil || nr < 1 {
					return damaged()
				}
			}
			if nr > MaxRaekker {
				return tooMany(rowName(nr))
			}
			at = cell{nr, -1}
		case "c":
			at.kolonne++
			if v := attr(e, "r"); v != "" {
				ref, ok := reference(v)
				if !ok || ref.nr != at.nr {
					return damaged()
				}
				at = ref
			}
			if at.kolonne >= 4*MaxKolonner {
				return tooWide(rowName(at.nr))
			}
			switch attr(e, "t") {
			case "", "n":
				s.numbers[at] = true
			case "e":
				return fejl(cellName(at.nr, at.kolonne), "Her står en fejl fra regnearket. Ret den, eller hent udtrækket igen.")
			}
		case "f":
			return formula(cellName(at.nr, at.kolonne))
		case "mergeCell":
			ref, _, _ := strings.Cut(attr(e, "ref"), ":")
			c, _ := reference(ref)
			return fejl(cellName(c.nr, c.kolonne), "Cellerne er flettet, så det ikke kan ses, hvilken række og kolonne tallet hører til. Ophæv fletningen.")
		}
	}
}

// attr gives an attribute of an element.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// reference reads "C7".
func reference(s string) (c cell, ok bool) {
	i, n := 0, 0
	for i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z' {
		n = n*26 + int(s[i]-'A') + 1
		i++
	}
	nr, err := strconv.Atoi(s[i:])
	return cell{nr, n - 1}, err == nil && nr > 0 && i > 0
}
