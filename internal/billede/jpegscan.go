package billede

import (
	"bytes"
	"context"
	"math"
)

// jpegScan is one scan while it is read (T.81, B.2.3 and G.1.1.1).
type jpegScan struct {
	of         []scanned
	start, end int  // the band of coefficients, in zig-zag order
	low        uint // the bit that they begin at
	refines    bool // one bit more of what was read before
}

// scanned is a component's part in a scan.
type scanned struct {
	*jpegComponent
	dc, ac *jpegCodes
	last   int // the DC coefficient before
}

// scanHeader reads the body of a scan header.
func (r *jpegReader) scanHeader(b []byte) (*jpegScan, error) {
	if r.frame == nil || len(b) < 6 || len(b) != 4+2*int(b[0]) {
		return nil, errFrame
	}
	s := &jpegScan{end: 63}
	for part := b[1 : len(b)-3]; len(part) > 0; part = part[2:] {
		i := bytes.IndexByte([]byte(r.frame.names()), part[0])
		dc, ac := part[1]>>4, part[1]&15
		if i < 0 || dc > 3 || ac > 3 {
			return nil, errFrame
		}
		c := r.frame.components[i]
		for _, before := range s.of {
			if before.jpegComponent == c {
				return nil, errFrame
			}
		}
		s.of = append(s.of, scanned{jpegComponent: c, dc: r.codes[0][dc], ac: r.codes[1][ac]})
	}
	if r.frame.progressive {
		tail := b[len(b)-3:]
		s.start, s.end, s.low = int(tail[0]), int(tail[1]), uint(tail[2]&15)
		high := uint(tail[2] >> 4)
		s.refines = high != 0
		if s.start > s.end || s.end > 63 || s.start == 0 && s.end != 0 || s.start != 0 && len(s.of) != 1 || s.refines && high != s.low+1 {
			return nil, errFrame
		}
	}
	for _, c := range s.of {
		if c.blocks == nil {
			c.blocks = make([]jpegBlock, c.across*c.down)
		}
		steps := r.steps[c.selector]
		c.steps = &steps
	}
	return s, nil
}

// scan reads the data of a scan, up to the last bit of its last block: what stands
// behind it is not the picture. Blocks come in the order of the MCUs where several
// components are in one scan, and row by row where there is one, without those
// that lie outside the picture.
func (r *jpegReader) scan(ctx context.Context, s *jpegScan) error {
	across, down := r.frame.mcus()
	next, restarts := 0, byte(mRST0)
	for mcu := range across * down {
		if mcu%across == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for i := range s.of {
			c := &s.of[i]
			for j := range c.h * c.v {
				x, y := c.h*(mcu%across)+j%c.h, c.v*(mcu/across)+j/c.h
				if len(s.of) == 1 {
					x, y = next%c.across, next/c.across
					next++
					if 8*x >= r.frame.width || 8*y >= r.frame.height {
						continue
					}
				}
				if err := r.block(&c.blocks[y*c.across+x], s, c); err != nil {
					return err
				}
			}
		}
		if n := mcu + 1; r.interval > 0 && n%r.interval == 0 && n < across*down {
			if err := r.restart(restarts); err != nil {
				return err
			}
			restarts = mRST0 | (restarts+1)&7
			for i := range s.of {
				s.of[i].last = 0
			}
		}
	}
	r.bits.rewind()
	return nil
}

// restart passes over a restart marker, and over what stands before it.
func (r *jpegReader) restart(marker byte) error {
	b := &r.bits
	b.rewind()
	for ; b.at+1 < len(b.data); b.at++ {
		switch m := b.data[b.at+1]; {
		case b.data[b.at] != 0xFF || m == 0xFF || m == 0:
		case m == marker:
			b.at += 2
			b.from, r.run = b.at, 0
			return nil
		default:
			return errFrame
		}
	}
	return errFrame
}

// block reads what a scan tells of a block (T.81, F.2.2 and G.1.2).
func (r *jpegReader) block(b *jpegBlock, s *jpegScan, c *scanned) error {
	if s.refines {
		return r.refine(b, s, c)
	}
	if !r.frame.progressive {
		*b = jpegBlock{}
	}
	k := s.start
	if k == 0 {
		size, err := r.bits.value(c.dc)
		if err != nil || size > 16 {
			return errFrame
		}
		diff, err := r.bits.number(uint(size))
		if err != nil {
			return err
		}
		c.last += diff
		if b[0], err = coefficient(c.last, s.low); err != nil {
			return err
		}
		k++
	}
	if k <= s.end && r.run > 0 {
		r.run--
		return nil
	}
	for ; k <= s.end; k++ {
		v, err := r.bits.value(c.ac)
		if err != nil {
			return err
		}
		zeros, size := v>>4, uint(v&15)
		switch {
		case size != 0:
			if k += zeros; k > s.end {
				return nil
			}
			n, err := r.bits.number(size)
			if err != nil {
				return err
			}
			if b[k], err = coefficient(n, s.low); err != nil {
				return err
			}
		case zeros != 15:
			err := r.endOfBand(zeros)
			r.run--
			return err
		default:
			k += 15
		}
	}
	return nil
}

// endOfBand reads how many blocks have no more of the band, this one too.
func (r *jpegReader) endOfBand(size int) error {
	more, err := r.bits.take(uint(size))
	r.run = 1<<size | more
	return err
}

// coefficient is a number at its bit.
func coefficient(n int, low uint) (int16, error) {
	if n <<= low; n < math.MinInt16 || n > math.MaxInt16 {
		return 0, errFrame
	}
	return int16(n), nil
}

// refine reads one bit more of a block (T.81, G.1.2.1.2 and G.1.2.3).
func (r *jpegReader) refine(b *jpegBlock, s *jpegScan, c *scanned) error {
	bit := int16(1) << s.low
	if s.low > 13 { // no coefficient of 8 bits has as many
		return errFrame
	}
	if s.start == 0 {
		more, err := r.bits.take(1)
		if more != 0 {
			b[0] |= bit
		}
		return err
	}
	k := s.start
	for ; r.run == 0 && k <= s.end; k++ {
		v, err := r.bits.value(c.ac)
		if err != nil {
			return err
		}
		zeros, size := v>>4, v&15
		now := int16(0)
		switch {
		case size > 1:
			return errFrame
		case size == 1:
			positive, err := r.bits.take(1)
			if err != nil {
				return err
			}
			if now = bit; positive == 0 {
				now = -bit
			}
		case zeros != 15:
			if err := r.endOfBand(zeros); err != nil {
				return err
			}
		}
		if r.run > 0 {
			break
		}
		if k, err = r.refineRun(b, k, s.end, zeros, bit); err != nil || k > s.end {
			return errFrame
		}
		if now != 0 {
			b[k] = now
		}
	}
	if r.run > 0 {
		r.run--
		_, err := r.refineRun(b, k, s.end, -1, bit)
		return err
	}
	return nil
}

// refineRun reads a bit for each coefficient that is not zero, up to behind so
// many that are; for -1 up to the end of the band.
func (r *jpegReader) refineRun(b *jpegBlock, k, end, zeros int, bit int16) (int, error) {
	for ; k <= end; k++ {
		if b[k] == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		more, err := r.bits.take(1)
		if err != nil {
			return k, err
		}
		if more == 0 {
			continue
		}
		if b[k] > 0 {
			b[k] += bit
		} else {
			b[k] -= bit
		}
	}
	return k, nil
}
