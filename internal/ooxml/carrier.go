package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/nguyenthenguyen/docx"
)

// Write gives the package as a file, with main as the words of its main part.
// The same package and main give the same bytes: order as in the package, no
// times. Each part is packed once, and what was packed is compared with what was
// to be, so that a part lost or changed is an error and never a document.
//
// It ends with ctx's error soon after ctx does.
func Write(ctx context.Context, p *Package, main []byte) ([]byte, error) {
	if p.Main() != mainName {
		return nil, fmt.Errorf("ooxml: main part is %q, not %s: Normalize first", p.Main(), mainName)
	}
	filled, err := fill(ctx, p, main)
	if err != nil {
		return nil, err
	}
	out := packed{ctx: ctx}
	w := zip.NewWriter(&out)
	for _, part := range p.parts {
		if err := p.pack(w, part, filled); err != nil {
			return nil, fmt.Errorf("ooxml: pack %s: %w", part.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ooxml: pack: %w", err)
	}
	return out.Bytes(), checkWritten(p, main, out.Bytes())
}

// packed takes what is packed while the request lasts: a writer that fails once
// makes all later packing a matter of nothing.
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

// fill has the library put main into the template, and gives the two parts that
// the library writes, packed.
//
// The library is fenced in. It sees the main part and its relationships alone,
// since it unpacks and packs whatever it is given, and its maps of headers are
// shared by all documents of a template; it writes to memory, since it says
// nothing of a writer that fails; it replaces nothing but the whole main part,
// since its replacing of words knows no XML. See docs/adr/0007-the-container.md.
func fill(ctx context.Context, p *Package, main []byte) (map[string]*zip.File, error) {
	in, out := packed{ctx: ctx}, packed{ctx: ctx}
	w := zip.NewWriter(&in)
	for _, name := range []string{mainName, relsName(mainName)} {
		data, ok := p.Part(name)
		if !ok {
			return nil, fmt.Errorf("ooxml: no part %s: Normalize first", name)
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store}) // unpacked again at once
		if err == nil {
			_, err = f.Write(data)
		}
		if err != nil {
			return nil, fmt.Errorf("ooxml: pack %s: %w", name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("ooxml: pack: %w", err)
	}
	r, err := docx.ReadDocxFromMemory(bytes.NewReader(in.Bytes()), int64(in.Len()))
	if err != nil {
		return nil, fmt.Errorf("ooxml: docx library: %w", err)
	}
	defer r.Close()
	d := r.Editable()
	d.SetContent(string(main))
	if err := d.Write(&out); err != nil {
		return nil, fmt.Errorf("ooxml: docx library: %w", err)
	}
	if err := ctx.Err(); err != nil { // the library says nothing of it
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return nil, fmt.Errorf("ooxml: docx library: %w", err)
	}
	filled := make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		filled[f.Name] = f
	}
	return filled, nil
}

// pack puts a part last in the file: as the library packed it, as it was packed before,
// or anew.
func (p *Package) pack(w *zip.Writer, part Part, filled map[string]*zip.File) error {
	if f, ok := filled[part.Name]; ok {
		return copyPacked(w, f)
	}
	packed := part.packed
	if packed == nil {
		var err error
		if packed, err = p.small.pack(part.Data); err != nil {
			return err
		}
	}
	if packed != nil {
		f, err := w.CreateRaw(packed.header(part))
		if err == nil {
			_, err = f.Write(packed.data)
		}
		return err
	}
	f, err := w.Create(part.Name)
	if err == nil {
		_, err = f.Write(part.Data)
	}
	return err
}

// copyPacked is zip's own Copy with no more room than the part takes.
func copyPacked(w *zip.Writer, f *zip.File) error {
	r, err := f.OpenRaw()
	if err != nil {
		return err
	}
	data := make([]byte, f.CompressedSize64)
	if _, err := io.ReadFull(r, data); err != nil {
		return err
	}
	header := f.FileHeader
	out, err := w.CreateRaw(&header)
	if err == nil {
		_, err = out.Write(data)
	}
	return err
}

// checkWritten holds a written file to what Open asks of one, and to what was
// put in: the same parts in the same order, by the lengths and checksums that
// stand in its directory, so that nothing is unpacked again.
func checkWritten(p *Package, main, out []byte) error {
	if len(out) > MaxUpload {
		return fmt.Errorf("ooxml: written file: %w", refuse(TooBig, ""))
	}
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err == nil {
		err = checkDirectory(z.File, uint64(len(out)), MaxParts)
	}
	if err != nil {
		return fmt.Errorf("ooxml: written file: %w", err)
	}
	if len(z.File) != len(p.parts) {
		return fmt.Errorf("ooxml: written file has %d parts, not %d", len(z.File), len(p.parts))
	}
	for i, part := range p.parts {
		if part.Name == mainName {
			part = newPart(mainName, main)
		}
		if f := z.File[i]; f.Name != part.Name || f.UncompressedSize64 != uint64(len(part.Data)) || f.CRC32 != crc32.ChecksumIEEE(part.Data) {
			return fmt.Errorf("ooxml: written file: part %s is not what was put in", part.Name)
		}
		if err := part.scan(); err != nil {
			return fmt.Errorf("ooxml: written file: %w", err)
		}
	}
	written := p.Clone()
	written.Set(mainName, main)
	if err := written.checkKind(); err != nil {
		return fmt.Errorf("ooxml: written file: %w", err)
	}
	return nil
}
