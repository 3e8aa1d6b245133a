package publish

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
)

// LastYear gives the newest records of all schools in the archive: the internal ones of
// those, given by their numbers, whose internal editions the caller may see.
func (s *Service) LastYear(ctx context.Context, intern func(nr string) bool) ([]Fil, error) {
	a, err := s.Archive()
	if err != nil {
		return nil, err
	}
	schools, err := a.Schools(ctx)
	if err != nil {
		return nil, err
	}
	var out []Fil
	for _, n := range schools {
		file := filOffentlig
		if intern(n.Institutionsnr) {
			file = FilPost
		}
		data, err := a.File(ctx, n.ID, file)
		if err != nil {
			return nil, err
		}
		out = append(out, Fil{n.Skole, data})
	}
	return out, nil
}

// The list in a package of drafts.
const missingList = "mangler.txt"

// Pakke is the drafts and the list of what is missing, as a ZIP file.
func Pakke(skoleaar string, all []Begyndt) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	list := "Skoleåret " + skoleaar + "\r\n"
	for _, x := range all {
		list += "\r\n" + x.Skole
		if x.Institutionsnr != "" {
			list += " (" + x.Institutionsnr + ")"
		}
		list += "\r\n"
		if x.Navn == "" {
			list += "- Der er intet udkast.\r\n"
		}
		for _, m := range x.Mangler {
			list += "- " + strings.Join(strings.Fields(m), " ") + "\r\n"
		}
		if x.Navn == "" {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: x.Navn, Method: zip.Store}) // packed already
		if err == nil {
			_, err = w.Write(x.Udkast)
		}
		if err != nil {
			return nil, err
		}
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: missingList, Method: zip.Deflate})
	if err == nil {
		_, err = w.Write([]byte("\ufeff" + list))
	}
	if err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}
