package billedetest

import (
	"bytes"
	"compress/zlib"
)

// Raw is a PNG to be made bit by bit: image/png writes few of the ways that there are.
type Raw struct {
	Colour, Depth       int // of the header
	Interlaced, Through bool
	Width, Height       int

	Palette []byte // of colour type 3; nil: one is made
	Between string // chunks before the data: see Chunk
	Behind  string // bytes in the last data chunk, behind the data
}

// adam7 is where the passes of an interlaced PNG begin, and their steps (PNG third edition, § 8.1).
var adam7 = [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}

// PNG gives the file: a slope with some noise in it, the same for the same fields.
func (p Raw) PNG() []byte {
	var rows bytes.Buffer
	passes := [][4]int{{0, 0, 1, 1}}
	if p.Interlaced {
		passes = adam7
	}
	for _, s := range passes {
		for y := s[1]; y < p.Height && s[0] < p.Width; y += s[3] {
			p.row(&rows, y, s[0], s[2])
		}
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(rows.Bytes()); err != nil || z.Close() != nil {
		panic(err) // a buffer takes it
	}
	head := be32(p.Width) + be32(p.Height) + string([]byte{byte(p.Depth), byte(p.Colour), 0, 0, 0})
	if p.Interlaced {
		head = head[:12] + "\x01"
	}
	out := "\x89PNG\r\n\x1a\n" + string(Chunk("IHDR", head)) + p.Between
	if p.Colour == 3 {
		palette := p.Palette
		for i := range 1 << p.Depth {
			if p.Palette == nil {
				palette = append(palette, byte(i*37), byte(255-i), byte(i*i))
			}
		}
		out += string(Chunk("PLTE", string(palette)))
	}
	if p.Through {
		out += string(Chunk("tRNS", map[int]string{0: "\x00\x01", 2: "\x00\x01\x00\x02\x00\x03", 3: "\x80\x00"}[p.Colour]))
	}
	return []byte(out + string(Chunk("IDAT", packed.String()+p.Behind)) + string(Chunk("IEND", "")))
}

// row writes every step'th pixel of a row, with no filter.
func (p Raw) row(out *bytes.Buffer, y, x, step int) {
	out.WriteByte(0)
	channels := map[int]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[p.Colour]
	var acc, n int
	for ; x < p.Width; x += step {
		for c := range channels {
			v := (x*5 + y*3 + c*40 + x*y%7) * 257 & 0xFFFF >> (16 - p.Depth)
			if p.Palette != nil {
				v %= 2
			}
			for shift := max(p.Depth, 8) - 8; shift > 0; shift -= 8 {
				out.WriteByte(byte(v >> shift))
			}
			bits := min(p.Depth, 8)
			acc, n = acc<<bits|v&(1<<bits-1), n+bits
			if n == 8 {
				out.WriteByte(byte(acc))
				acc, n = 0, 0
			}
		}
	}
	if n > 0 {
		out.WriteByte(byte(acc << (8 - n)))
	}
}
