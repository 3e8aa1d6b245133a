package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/nguyenthenguyen/docx"
)

// Write gives the package as a file, with main as the words of its main part.
// The same package and main give the same bytes: order as in the package, no
// times.
//
// The library carries the parts; it is fenced in. It gets a zip of its own for
// each document, since two documents of one template share its maps of headers;
// it writes to memory, since it says nothing of a writer that fails; it replaces
// nothing but the whole main part, since its replacing of words knows no XML.
// The result is opened again and compared, so that a part it lost or changed is
// an error and never a document.
//
// It ends with ctx's error soon after ctx does.
func Write(ctx context.Context, p *Package, main []byte) ([]byte, error) {
	if p.Main() != mainName {
		return nil, fmt.Errorf("ooxml: main part is %q, not %s: Normalize first", p.Main(), mainName)
	}
	if _, ok := p.Part(relsName(mainName)); !ok {
		return nil, errors.New("ooxml: main part without relationships: Normalize first")
	}
	in, err := pack(p)
	if err != nil {
		return nil, err
	}
	r, err := docx.ReadDocxFromMemory(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		return nil, fmt.Errorf("ooxml: docx library: %w", err)
	}
	defer r.Close()
	d := r.Editable()
	d.SetContent(string(main))
	var out packed
	out.ctx = ctx
	out.Grow(len(in) / 2)
	if err := d.Write(&out); err != nil {
		return nil, fmt.Errorf("ooxml: docx library: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out.Bytes(), checkWritten(ctx, p, main, out.Bytes())
}

// packed takes the library's output while the request lasts: a writer that fails
// once makes all later packing a matter of nothing.
type packed struct {
	bytes.Buffer
	ctx context.Context
}

func (w *packed) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.Buffer.Write(p)
}

// pack makes the library's input. It is unpacked again at once, so nothing is
// compressed.
func pack(p *Package) ([]byte, error) {
	size := 4096
	for _, part := range p.parts {
		size += len(part.Data) + 2*len(part.Name) + 128
	}
	var buf bytes.Buffer
	buf.Grow(size)
	w := zip.NewWriter(&buf)
	for _, part := range p.parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Store})
		if err != nil {
			return nil, fmt.Errorf("ooxml: pack %s: %w", part.Name, err)
		}
		if _, err := f.Write(part.Data); err != nil {
			return nil, fmt.Errorf("ooxml: pack %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ooxml: pack: %w", err)
	}
	return buf.Bytes(), nil
}

func checkWritten(ctx context.Context, p *Package, main, out []byte) error {
	back, err := OpenContext(ctx, out)
	if err != nil {
		return fmt.Errorf("ooxml: written file: %w", err)
	}
	if len(back.parts) != len(p.parts) {
		return fmt.Errorf("ooxml: written file has %d parts, not %d", len(back.parts), len(p.parts))
	}
	for i, part := range p.parts {
		want := part.Data
		if part.Name == mainName {
			want = main
		}
		if got := back.parts[i]; got.Name != part.Name || !bytes.Equal(got.Data, want) {
			return fmt.Errorf("ooxml: written file: part %s is not what was put in", part.Name)
		}
	}
	return nil
}
