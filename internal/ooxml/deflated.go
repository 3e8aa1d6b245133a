package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"sync"
)

// What archive/zip does with a part that it packs itself: the level, the version
// of the format, and sizes that stand behind the data. Fonts are packed a little better.
const (
	fontLevel  = 6
	zipLevel   = 5
	zipVersion = 20
	zipBehind  = 0x8
)

// deflated is a part's data as they lie in a file.
type deflated struct {
	data []byte
	sum  uint32
	size bool // sizes stand before the data, and not behind them
}

// packers are those that packed before, by level: a new one takes 800 kB.
var packers [flate.BestCompression + 1]sync.Pool

func (d *deflated) fill(data []byte, level int) (err error) {
	var out bytes.Buffer
	w, ok := packers[level].Get().(*flate.Writer)
	if ok {
		w.Reset(&out)
	} else if w, err = flate.NewWriter(&out, level); err != nil {
		return fmt.Errorf("ooxml: pack: %w", err)
	}
	defer packers[level].Put(w)
	if _, err = w.Write(data); err == nil {
		err = w.Close()
	}
	if err != nil {
		return fmt.Errorf("ooxml: pack: %w", err)
	}
	d.data, d.sum = out.Bytes(), crc32.ChecksumIEEE(data)
	return nil
}

func (d *deflated) header(part Part) *zip.FileHeader {
	h := &zip.FileHeader{Name: part.Name, Method: zip.Deflate, CRC32: d.sum,
		CompressedSize64: uint64(len(d.data)), UncompressedSize64: uint64(len(part.Data))}
	if !d.size {
		h.Flags, h.CreatorVersion, h.ReaderVersion = zipBehind, zipVersion, zipVersion
	}
	return h
}

// How much is kept of a template's small parts: 1 MB at the most.
const (
	keptParts = 64
	keptBytes = 8 << 10
)

// smallParts keeps how the small parts of a template's files were packed last: a header,
// the properties and the numbers of lists are the same when a file is made again, and
// each takes as long as 10 kB of the main part. Any number may use it at once.
type smallParts struct {
	mu     sync.Mutex
	packed map[string]*deflated // by data
}

// pack gives a part's data packed, nil for a part that is not small.
func (k *smallParts) pack(data []byte) (*deflated, error) {
	if k == nil || len(data) > keptBytes {
		return nil, nil
	}
	k.mu.Lock()
	d := k.packed[string(data)]
	k.mu.Unlock()
	if d != nil {
		return d, nil
	}
	d = new(deflated)
	if err := d.fill(data, zipLevel); err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.packed == nil || len(k.packed) == keptParts {
		k.packed = make(map[string]*deflated, keptParts)
	}
	k.packed[string(data)] = d
	return d, nil
}
