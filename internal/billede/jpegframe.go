package billede

import "encoding/binary"

// jpegFrame is a JPEG as its coefficients: what a decoder multiplies and
// transforms into pixels, and nothing else of the file.
type jpegFrame struct {
	width, height int // pixels
	progressive   bool
	components    []*jpegComponent
}

// jpegComponent is one channel.
type jpegComponent struct {
	name     byte // as scans call it
	h, v     int  // sampling factors, without what all components have in common
	selector byte // which quantization table
	across   int  // blocks in a row of blocks, those of the last MCU in it
	down     int
	blocks   []jpegBlock // row by row
	steps    *[64]uint16 // the table that the blocks are multiplied by, in zig-zag order; nil before the first scan
}

// jpegBlock is eight by eight coefficients in zig-zag order.
type jpegBlock [64]int16

// mcus gives how many MCUs (T.81, A.2) lie beside and above one another.
func (f *jpegFrame) mcus() (across, down int) {
	h, v := 8*f.components[0].h, 8*f.components[0].v // the first channel has the most samples
	return (f.width + h - 1) / h, (f.height + v - 1) / v
}

// names gives the names of the components, which may be letters.
func (f *jpegFrame) names() string {
	var s []byte
	for _, c := range f.components {
		s = append(s, c.name)
	}
	return string(s)
}

// newFrame reads the body of a frame header (T.81, B.2.2): what image/jpeg takes,
// which is 8 bits, Huffman codes, one, three or four components, the first of which is
// sampled the most.
func newFrame(marker byte, b []byte) (*jpegFrame, error) {
	if len(b) < 6 || b[0] != 8 || len(b) != 6+3*int(b[5]) || b[5] != 1 && b[5] != 3 && b[5] != 4 {
		return nil, errFrame
	}
	f := &jpegFrame{progressive: marker == mSOF2, height: int(binary.BigEndian.Uint16(b[1:])), width: int(binary.BigEndian.Uint16(b[3:]))}
	if f.width == 0 || f.height == 0 || f.width > MaxPixels/f.height {
		return nil, errFrame
	}
	for b = b[6:]; len(b) > 0; b = b[3:] {
		c := &jpegComponent{name: b[0], h: int(b[1] >> 4), v: int(b[1] & 15), selector: b[2]}
		if c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4 || c.selector > 3 {
			return nil, errFrame
		}
		f.components = append(f.components, c)
	}
	return f, nil
}

// place makes room for the blocks. The factors are divided by what all have in
// common, but not before the scans have been read with those of the file.
func (f *jpegFrame) place() {
	if len(f.components) == 1 {
		f.components[0].h, f.components[0].v = 1, 1 // T.81, A.2.2: whatever they say
	}
	across, down := f.mcus()
	for _, c := range f.components {
		c.across, c.down = across*c.h, down*c.v
	}
}
