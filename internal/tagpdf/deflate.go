package tagpdf

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflater is a zlib writer and what it writes to. Making one costs more than compressing a
// page with it, so they are kept.
type deflater struct {
	*zlib.Writer
	out bytes.Buffer
}

var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		panic(err) // level is out of range
	}
	return &deflater{Writer: w}
}}

// level 4 of this library takes a ninth of the time of the standard library's
// default, 6, for a sixth more bytes; compressing is the largest single part of
// making a file. Its output follows from its version, not from the Go release.
const level = 4

// looks is how many bytes are compressed between two looks at the context: a few
// milliseconds' work.
const looks = 256 << 10

// deflate compresses data, one piece after the other, for the FlateDecode
// filter. What it gives is cut short where ctx has ended.
func deflate(ctx context.Context, data ...[]byte) []byte {
	w := deflaters.Get().(*deflater)
	w.out.Reset()
	w.Reset(&w.out)
	for _, b := range data {
		for part := range slices.Chunk(b, looks) {
			if ctx.Err() != nil {
				break
			}
			w.Write(part) // a bytes.Buffer does not fail
		}
	}
	w.Close()
	packed := bytes.Clone(w.out.Bytes())
	if w.out.Cap() > largestDesk {
		w.out = bytes.Buffer{}
	}
	deflaters.Put(w)
	return packed
}
