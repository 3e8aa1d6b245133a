package regneark

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"notat/internal/parallel"
)

// What a spreadsheet may unpack to: a sheet of MaxRaekker rows of a dozen columns
// is some 12 MB of XML.
const (
	maxUnpacked = 32 << 20
	maxSheet    = 16 << 20
	maxParts    = 500
)

// xlsx reads a spreadsheet. What a number looks like is what the sheet shows: a
// value of 7.4 under the format 0.00 is "7,40".
func xlsx(fil []byte) ([]Ark, error) {
	sheets, err := scan(fil)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(fil), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, damaged()
	}
	defer f.Close()
	var out []Ark
	for _, s := range sheets {
		var ark Ark
		var failed error
		crash := parallel.Try(func() error { // a library that meets XML which nobody wrote by Excel
			ark, failed = s.read(f)
			return nil
		})
		switch {
		case crash != nil:
			return nil, damaged()
		case failed != nil:
			return nil, failed
		case len(ark.Raekker) > 0:
			out = append(out, ark)
		}
	}
	if len(sheets) == 1 && len(out) == 1 {
		out[0].Navn = ""
	}
	return out, nil
}

func damaged() error {
	return fejl("", "Filen kan ikke læses som et regneark. Åbn den i Excel, gem den igen som .xlsx, og vælg den igen.")
}

// read gives the rows of a sheet that was scanned.
func (s *sheet) read(f *excelize.File) (Ark, error) {
	ark := Ark{Navn: s.navn}
	rows, err := f.Rows(s.navn)
	if err != nil {
		return ark, damaged()
	}
	defer rows.Close()
	for nr := 1; rows.Next(); nr++ {
		shown, err := rows.Columns()
		if err != nil {
			return ark, damaged()
		}
		for i, v := range shown {
			if s.numbers[cell{nr, i}] {
				shown[i] = danish(v)
			}
		}
		row, err := tekster(nr, shown)
		if err != nil {
			return ark, s.at(err)
		}
		if row != nil {
			ark.Raekker = append(ark.Raekker, Raekke{Nr: nr, Cells: row})
		}
	}
	if rows.Error() != nil {
		return ark, damaged()
	}
	return ark, nil
}

// at places what is wrong in the sheet.
func (s *sheet) at(err error) error {
	var wrong *Fejl
	if errors.As(err, &wrong) && wrong.Sted != "" {
		return &Fejl{"ark »" + s.navn + "«, " + wrong.Sted, wrong.Besked}
	}
	return err
}

// danish writes a number that a sheet shows in English, "2,351.50" or "73.5%", as
// it is shown in Denmark.
func danish(s string) string {
	percent := strings.HasSuffix(s, "%")
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	s = strings.Map(func(r rune) rune {
		switch r {
		case '.':
			return ','
		case ',':
			return '.'
		}
		return r
	}, s)
	if percent {
		s += " %"
	}
	return s
}

// Unpacked gives how many bytes a file is when it is unpacked, as it says itself, and
// at most what is read of it.
func Unpacked(fil []byte) int {
	if !bytes.HasPrefix(fil, []byte("PK")) {
		return len(fil)
	}
	z, err := zip.NewReader(bytes.NewReader(fil), int64(len(fil)))
	if err != nil {
		return len(fil)
	}
	all := uint64(0)
	for _, f := range z.File {
		all = min(all+min(f.UncompressedSize64, maxUnpacked), maxUnpacked)
	}
	return int(all)
}

// parts gives the parts of a container by name, when their sizes are within bounds.
func parts(fil []byte) (map[string]*zip.File, error) {
	z, err := zip.NewReader(bytes.NewReader(fil), int64(len(fil)))
	if err != nil {
		return nil, damaged()
	}
	if len(z.File) > maxParts {
		return nil, fejl("", "Filen har over %d dele og er ikke et almindeligt regneark.", maxParts)
	}
	out, all := map[string]*zip.File{}, uint64(0)
	for _, f := range z.File {
		if all += f.UncompressedSize64; all > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return nil, fejl("", "Filen fylder over 32 MB, når den er pakket ud. Hent et mindre udtræk.")
		}
		name := strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if _, twice := out[strings.ToLower(name)]; twice || !fs.ValidPath(name) {
			return nil, damaged()
		}
		out[strings.ToLower(name)] = f
	}
	return out, nil
}
