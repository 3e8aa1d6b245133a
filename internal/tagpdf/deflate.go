package tagpdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// Making a zlib writer costs more than compressing a page with it, so they are kept.
var deflaters = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

// deflate compresses b for the FlateDecode filter.
func deflate(b []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(b)/2+64))
	w := deflaters.Get().(*zlib.Writer)
	w.Reset(out)
	w.Write(b) // a bytes.Buffer does not fail
	w.Close()
	deflaters.Put(w)
	return out.Bytes()
}
