package tagpdf

import (
	"bytes"
	"compress/zlib"
	"sync"
)

// Making a zlib writer costs more than compressing a page with it, so they are kept.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, level)
	if err != nil {
		panic(err) // level is out of range
	}
	return w
}}

// level 4 takes nine tenths of the time of the default, 6, for a hundredth more bytes.
const level = 4

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
