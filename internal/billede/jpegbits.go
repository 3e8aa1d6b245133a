package billede

import "errors"

// errFrame is a JPEG that is not read coefficient by coefficient.
var errFrame = errors.New("billede: no JPEG that can be followed")

// jpegBits reads the bits of entropy-coded data (T.81, F.2.2.5).
type jpegBits struct {
	data []byte
	from int    // where the data of the scan begin
	at   int    // the next byte
	acc  uint64 // bits that were read and not used, the last n of it
	n    uint
}

// fill reads on while there are bytes: up to a marker or the end.
func (b *jpegBits) fill() {
	for b.n <= 48 && b.at < len(b.data) {
		c := b.data[b.at]
		if c == 0xFF {
			if b.at+1 >= len(b.data) || b.data[b.at+1] != 0 {
				return
			}
			b.at++ // stuffed
		}
		b.at++
		b.acc = b.acc<<8 | uint64(c)
		b.n += 8
	}
}

// rewind gives back the whole bytes that were read too far, and drops the bits that fill up
// the last one. What the entropy-coded data hold ends there.
func (b *jpegBits) rewind() {
	for ; b.n >= 8; b.n -= 8 {
		b.at--
		if b.at > b.from && b.data[b.at] == 0 && b.data[b.at-1] == 0xFF {
			b.at--
		}
	}
	b.acc, b.n = 0, 0
}

// take gives the next so many bits, at most 16.
func (b *jpegBits) take(n uint) (int, error) {
	if b.n < n {
		if b.fill(); b.n < n {
			return 0, errFrame
		}
	}
	b.n -= n
	return int(b.acc>>b.n) & (1<<n - 1), nil
}

// number gives a number of a size in bits (T.81, F.2.2.1, RECEIVE and EXTEND).
func (b *jpegBits) number(size uint) (int, error) {
	v, err := b.take(size)
	if size > 0 && v < 1<<(size-1) {
		v += -1<<size + 1
	}
	return v, err
}

// jpegCodes is a Huffman table for reading (T.81, annex C).
type jpegCodes struct {
	values []byte
	first  [17]int // of each length: the smallest code, where its value stands, how many there are
	index  [17]int
	count  [17]int
	short  [256]uint16 // of the next eight bits: value and length, 0 for a longer code
}

// newCodes reads a table, and what comes after it in its segment.
func newCodes(b []byte) (*jpegCodes, []byte, error) {
	if len(b) < 16 {
		return nil, nil, errFrame
	}
	c := &jpegCodes{}
	code, total := 0, 0
	for length := 1; length <= 16; length++ {
		c.count[length] = int(b[length-1])
		c.first[length], c.index[length] = code, total
		code += c.count[length]
		total += c.count[length]
		if code > 1<<length {
			return nil, nil, errFrame
		}
		code <<= 1
	}
	if total == 0 || total > 256 || len(b) < 16+total {
		return nil, nil, errFrame
	}
	c.values = b[16 : 16+total]
	for length := 1; length <= 8; length++ {
		for i := range c.count[length] {
			at := (c.first[length] + i) << (8 - length)
			for k := range 1 << (8 - length) {
				c.short[at+k] = uint16(c.values[c.index[length]+i])<<8 | uint16(length)
			}
		}
	}
	return c, b[16+total:], nil
}

// value reads the value of the next code.
func (b *jpegBits) value(c *jpegCodes) (int, error) {
	if c == nil {
		return 0, errFrame
	}
	if b.n < 16 {
		b.fill()
	}
	if b.n >= 8 {
		if s := c.short[b.acc>>(b.n-8)&0xFF]; s != 0 {
			b.n -= uint(s & 0xFF)
			return int(s >> 8), nil
		}
	}
	code := 0
	for length := 1; length <= 16; length++ {
		bit, err := b.take(1)
		if err != nil {
			return 0, err
		}
		code |= bit
		if i := code - c.first[length]; i >= 0 && i < c.count[length] {
			return int(c.values[c.index[length]+i]), nil
		}
		code <<= 1
	}
	return 0, errFrame
}
