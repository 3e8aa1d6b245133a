package ooxml

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
)

const contentTypes = "[Content_Types].xml"

// Open reads a .docx or .dotx. Whatever is not a sound Word file within the
// limits is refused with an *Error; nothing is fetched and nothing is written.
func Open(data []byte) (*Package, error) { return OpenContext(context.Background(), data) }

// OpenContext does what Open does, and ends with ctx's error soon after ctx does.
func OpenContext(ctx context.Context, data []byte) (*Package, error) {
	p, err := openAny(ctx, data, MaxParts)
	if err != nil {
		return nil, err
	}
	return p, p.checkKind()
}

// openAny reads the container of any Office file.
func openAny(ctx context.Context, data []byte, maxParts int) (*Package, error) {
	p, err := OpenParts(ctx, data, maxParts)
	if err != nil {
		return nil, err
	}
	if _, ok := p.Part(contentTypes); !ok {
		return nil, refuse(NotWord, contentTypes)
	}
	return p, nil
}

// OpenParts reads any container of XML parts under the guard of all Office files; what
// the parts are is not asked.
func OpenParts(ctx context.Context, data []byte, maxParts int) (*Package, error) {
	p, err := unpack(ctx, data, maxParts)
	if err != nil {
		return nil, err
	}
	for i := range p.parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.parts[i].scan(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// unpack reads the zip into parts; it knows zip, and nothing of Word.
func unpack(ctx context.Context, data []byte, maxParts int) (*Package, error) {
	if len(data) > MaxUpload {
		return nil, refuse(TooBig, "")
	}
	if c := oleKind(data); c != "" {
		return nil, refuse(c, "")
	}
	if !bytes.Contains(data[:min(len(data), 4096)], []byte("PK\x03\x04")) {
		return nil, refuse(NotWord, "")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{Code: Damaged, Message: sentences[Damaged], Err: err}
	}
	if err := checkDirectory(z.File, uint64(len(data)), maxParts); err != nil {
		return nil, err
	}
	p := &Package{parts: make([]Part, 0, len(z.File))}
	for _, f := range z.File {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		b, err := readPart(f)
		if err != nil {
			return nil, err
		}
		p.parts = append(p.parts, newPart(f.Name, b))
	}
	return p, nil
}

// checkDirectory judges the zip by its directory alone, before anything is
// unpacked. What the directory says of sizes is enforced by readPart.
func checkDirectory(files []*zip.File, size uint64, maxParts int) error {
	if len(files) > maxParts {
		return refuse(TooMany, "")
	}
	seen := make(map[string]bool, len(files))
	var packed, unpacked uint64
	for _, f := range files {
		if !goodName(strings.TrimSuffix(f.Name, "/")) {
			return refuse(BadName, "")
		}
		key := strings.ToLower(f.Name) // OPC names differ by more than case: § 9.1.1.3
		if seen[key] {
			return refuse(Duplicate, f.Name)
		}
		seen[key] = true
		if f.Flags&1 != 0 {
			return refuse(Encrypted, f.Name)
		}
		if f.UncompressedSize64 > MaxUnpacked {
			return refuse(Unpacked, f.Name)
		}
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		if isXML(f.Name) && f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/MaxRatio > f.CompressedSize64 {
			return refuse(Bomb, f.Name)
		}
		if packed > size { // parts that lie over one another
			return refuse(Bomb, f.Name)
		}
		if unpacked > MaxUnpacked {
			return refuse(Unpacked, f.Name)
		}
	}
	return nil
}

func readPart(f *zip.File) ([]byte, error) {
	damaged := func(err error) error {
		return &Error{Code: Damaged, Part: f.Name, Message: sentences[Damaged], Err: err}
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	defer r.Close()
	b := make([]byte, f.UncompressedSize64)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, damaged(err)
	}
	var one [1]byte // reading on to the end checks the checksum and the length
	if n, err := r.Read(one[:]); n != 0 || err != io.EOF {
		return nil, damaged(err)
	}
	return b, nil
}

// UnpackedSize gives how many bytes the parts of a Word file are said to be, at most
// MaxUnpacked, for it is refused above that; 0 when it is none.
func UnpackedSize(data []byte) int {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	var n uint64
	for _, f := range z.File {
		n += min(f.UncompressedSize64, MaxUnpacked)
	}
	return int(min(n, MaxUnpacked))
}
