package template

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/image/font/sfnt"
)

// readFonts reads the fonts/ folders. A family of the template beats one of
// the same name in what it extends.
func (t *Template) readFonts(line family, n *notes) error {
	for i := len(line) - 1; i >= 0; i-- {
		own, err := readFamilies(line[i].fsys, n)
		if err != nil {
			return err
		}
		for key, f := range own {
			t.Fonts[key] = f
		}
	}
	return nil
}

func readFamilies(fsys fs.FS, n *notes) (map[string]Family, error) {
	out := map[string]Family{}
	err := fs.WalkDir(fsys, fontFolder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || leftover(d.Name()) {
			return err
		}
		switch strings.ToLower(path.Ext(p)) {
		case ".ttf":
		case ".otf", ".ttc", ".woff", ".woff2":
			n.warn("skrifttype-ulaeselig", p, "Skrifttypen bruges ikke: den skal være en TrueType-fil (.ttf).")
			return nil
		default:
			return nil
		}
		data, err := readFile(fsys, p, maxFolder)
		if err != nil {
			return err
		}
		addFace(out, p, data, n)
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for key, f := range out {
		if f.Regular == nil && n.locked[key] {
			delete(out, key) // said already
		} else if f.Regular == nil {
			n.warn("skrifttype-ulaeselig", fontFolder, "Skrifttypen »%s« bruges ikke: dens almindelige snit (Regular) mangler.", f.Name)
			delete(out, key)
		}
	}
	return out, nil
}

// addFace puts a file into its family, by the names that Word goes by.
func addFace(out map[string]Family, place string, data []byte, n *notes) {
	font, err := sfnt.Parse(data)
	if err != nil || !(bytes.HasPrefix(data, []byte("\x00\x01\x00\x00")) || bytes.HasPrefix(data, []byte("true"))) {
		n.warn("skrifttype-ulaeselig", place, "Skrifttypen kan ikke læses og bruges ikke.")
		return
	}
	name, err1 := font.Name(nil, sfnt.NameIDFamily)
	cut, err2 := font.Name(nil, sfnt.NameIDSubfamily)
	if err1 != nil || err2 != nil || name == "" {
		n.warn("skrifttype-ulaeselig", place, "Skrifttypen har intet navn og bruges ikke.")
		return
	}
	key := strings.ToLower(name)
	if !mayEmbed(data) {
		n.locked[key] = true
		n.warn("skrifttype-laast", place, "Skrifttypen »%s« må efter sin licens ikke lægges ind i en PDF, så den bruges ikke. Vælg en anden skrifttype i Word, eller spørg leverandøren om en udgave, der må indlejres.", name)
		return
	}
	f := out[key]
	f.Name = name
	switch cut = strings.ToLower(cut); {
	case strings.Contains(cut, "bold") && (strings.Contains(cut, "italic") || strings.Contains(cut, "oblique")):
		f.BoldItalic = data
	case strings.Contains(cut, "bold"):
		f.Bold = data
	case strings.Contains(cut, "italic"), strings.Contains(cut, "oblique"):
		f.Italic = data
	default:
		f.Regular = data
	}
	out[key] = f
}
