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

// level 1 takes a third of the time of the default, 6, for a tenth more bytes:
// compressing is the largest single part of making a file.
const level = 1

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
