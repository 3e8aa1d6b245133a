package billede

import (
	"context"
	"encoding/binary"
	"math/bits"
)

// jpegWriter writes coefficients as a JPEG with one scan: sequential, whatever the
// file was that they came from, without restart markers, with Huffman tables made for it.
// Nothing of the file goes into it but the coefficients that can be seen and the
// steps that they are multiplied by. A progressive file becomes a few per cent larger.
type jpegWriter struct {
	ctx    context.Context
	frame  *jpegFrame
	dc, ac [2]jpegTable // of the first channel and the fourth; of the others
	counts bool         // the codes are counted, and not written
	out    []byte
	acc    uint32
	n      uint
}

// write gives the file of what was read, in the orientation that it lies in, with its
// resolution where its colours leave room to say one.
func (r *jpegReader) write(ctx context.Context, way, perInch int) ([]byte, error) {
	w := &jpegWriter{ctx: ctx, frame: r.frame, counts: true}
	w.frame.plain()
	if err := w.scan(); err != nil {
		return nil, err
	}
	for i := range w.tables() {
		w.dc[i].build()
		w.ac[i].build()
	}
	w.counts = false
	w.out = append(w.out, 0xFF, mSOI)
	w.out = append(w.out, r.colours.segment(r.frame, perInch)...)
	w.out = append(w.out, exifOnly(way)...)
	w.head()
	if err := w.scan(); err != nil {
		return nil, err
	}
	if w.n > 0 {
		w.bits(1<<(8-w.n)-1, 8-w.n)
	}
	return append(w.out, 0xFF, mEOI), nil
}

// tables gives how many pairs of Huffman tables there are.
func (w *jpegWriter) tables() int { return min(len(w.frame.components), 2) }

// table tells which pair of tables a component is written with: brightness, or colour.
func table(component int) int {
	if component == 1 || component == 2 {
		return 1
	}
	return 0
}

// plain brings the frame into the one form that it is written in: the smallest
// sampling factors, and a step of 1 where no coefficient is multiplied by it.
func (f *jpegFrame) plain() {
	h, v := 0, 0
	for _, c := range f.components {
		h, v = divisor(h, c.h), divisor(v, c.v)
	}
	for _, c := range f.components {
		c.h, c.v = c.h/h, c.v/v
	}
	for at, c := range f.components {
		var used [64]bool
		f.each(at, func(b *jpegBlock) {
			for k, n := range b {
				if n != 0 {
					used[k] = true
				}
			}
		})
		for k := range used {
			if c.steps[k] != 0 && used[k] {
				continue
			}
			if used[k] { // times nothing
				f.each(at, func(b *jpegBlock) { b[k] = 0 })
			}
			c.steps[k] = 1
		}
	}
}

// each visits the blocks of a component that can be seen.
func (f *jpegFrame) each(component int, visit func(b *jpegBlock)) {
	across, down := f.mcus()
	c := f.components[component]
	for y := range down * c.v {
		for x := range across * c.h {
			if f.shows(c, x, y) {
				visit(&c.blocks[y*c.across+x])
			}
		}
	}
}

// shows tells whether a block has a pixel in the picture: an MCU at the edge has blocks
// that have none, and that may hold another picture.
func (f *jpegFrame) shows(c *jpegComponent, x, y int) bool {
	first := f.components[0]
	return 8*x*first.h < f.width*c.h && 8*y*first.v < f.height*c.v
}

func divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// head writes the segments before the data.
func (w *jpegWriter) head() {
	var kinds [][64]uint16
	names := make([]byte, len(w.frame.components))
	marker := byte(mSOF0)
	for i, c := range w.frame.components {
		for names[i] = 0; int(names[i]) < len(kinds) && kinds[names[i]] != *c.steps; names[i]++ {
		}
		if int(names[i]) == len(kinds) {
			kinds = append(kinds, *c.steps)
		}
	}
	for i, steps := range kinds {
		wide := byte(0)
		for _, s := range steps {
			if s > 0xFF {
				wide, marker = 1, mSOF1
			}
		}
		body := []byte{wide<<4 | byte(i)}
		for _, s := range steps {
			if wide == 1 {
				body = append(body, byte(s>>8))
			}
			body = append(body, byte(s))
		}
		w.segment(mDQT, body)
	}
	f := w.frame
	body := binary.BigEndian.AppendUint16([]byte{8}, uint16(f.height))
	body = append(binary.BigEndian.AppendUint16(body, uint16(f.width)), byte(len(f.components)))
	scan := []byte{byte(len(f.components))}
	for i, c := range f.components {
		body = append(body, byte(i+1), byte(c.h<<4|c.v), names[i])
		scan = append(scan, byte(i+1), byte(table(i)*0x11))
	}
	w.segment(marker, body)
	for i := range w.tables() {
		w.segment(mDHT, append(w.dc[i].segment(0, i), w.ac[i].segment(1, i)...))
	}
	w.segment(mSOS, append(scan, 0, 63, 0))
}

func (w *jpegWriter) segment(marker byte, body []byte) {
	w.out = append(binary.BigEndian.AppendUint16(append(w.out, 0xFF, marker), uint16(len(body)+2)), body...)
}

// scan goes over the blocks in the order of the MCUs. One that cannot be seen is
// the same as the one before it.
func (w *jpegWriter) scan() error {
	across, down := w.frame.mcus()
	last := make([]int, len(w.frame.components))
	for mcu := range across * down {
		if mcu%across == 0 {
			if err := w.ctx.Err(); err != nil {
				return err
			}
			if len(w.out) > MaxBytes {
				return ErrTooLarge
			}
		}
		for i, c := range w.frame.components {
			for j := range c.h * c.v {
				x, y := c.h*(mcu%across)+j%c.h, c.v*(mcu/across)+j/c.h
				block := &jpegBlock{int16(last[i])}
				if w.frame.shows(c, x, y) {
					block = &c.blocks[y*c.across+x]
				}
				if err := w.block(block, table(i), last[i]); err != nil {
					return err
				}
				last[i] = int(block[0])
			}
		}
	}
	return nil
}

// block writes a block (T.81, F.1.2).
func (w *jpegWriter) block(b *jpegBlock, pair, last int) error {
	const most = 15 // bits of a number: those of a picture of 8 bits have at most 11
	if err := w.number(&w.dc[pair], 0, int(b[0])-last, most); err != nil {
		return err
	}
	zeros := 0
	for _, n := range b[1:] {
		if n == 0 {
			zeros++
			continue
		}
		for ; zeros > 15; zeros -= 16 {
			w.value(&w.ac[pair], 0xF0)
		}
		if err := w.number(&w.ac[pair], zeros, int(n), most); err != nil {
			return err
		}
		zeros = 0
	}
	if zeros > 0 {
		w.value(&w.ac[pair], 0)
	}
	return nil
}

// number writes a number behind so many zeros.
func (w *jpegWriter) number(t *jpegTable, zeros, n, most int) error {
	size := bits.Len(uint(max(n, -n)))
	if size > most {
		return errFrame
	}
	w.value(t, zeros<<4|size)
	if n < 0 {
		n--
	}
	w.bits(uint32(n)&(1<<size-1), uint(size))
	return nil
}

func (w *jpegWriter) value(t *jpegTable, v int) {
	if w.counts {
		t.count[v]++
		return
	}
	w.bits(t.code[v], t.length[v])
}

// bits writes the last so many bits, at most 16.
func (w *jpegWriter) bits(v uint32, n uint) {
	if w.counts {
		return
	}
	w.acc, w.n = w.acc<<n|v, w.n+n
	for ; w.n >= 8; w.n -= 8 {
		c := byte(w.acc >> (w.n - 8))
		if w.out = append(w.out, c); c == 0xFF {
			w.out = append(w.out, 0)
		}
	}
}
