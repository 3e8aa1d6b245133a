package ooxml

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Rewrite writes a container anew with the parts of p, which was opened from it: what p
// has not changed stays as it is packed, byte for byte and in its place; parts that are
// new come last.
func (p *Package) Rewrite(container []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(container), int64(len(container)))
	if err != nil {
		return nil, fmt.Errorf("ooxml: %w", err)
	}
	was, err := Open(container)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	write := func(name string, data []byte) error {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	there := map[string]bool{}
	for _, f := range z.File {
		there[f.Name] = true
		now, kept := p.Part(f.Name)
		before, _ := was.Part(f.Name)
		switch {
		case strings.HasSuffix(f.Name, "/") || kept && bytes.Equal(now, before):
			err = w.Copy(f)
		case kept:
			err = write(f.Name, now)
		}
		if err != nil {
			return nil, fmt.Errorf("ooxml: %s: %w", f.Name, err)
		}
	}
	for _, part := range p.Parts() {
		if !there[part.Name] {
			if err := write(part.Name, part.Data); err != nil {
				return nil, fmt.Errorf("ooxml: %s: %w", part.Name, err)
			}
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ooxml: %w", err)
	}
	return out.Bytes(), nil
}
