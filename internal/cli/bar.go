package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// bar shows on a terminal how far many records have come. Elsewhere, and for a
// single record, it shows nothing.
type bar struct {
	out   io.Writer // nil: shows nothing
	total int
}

func newBar(out io.Writer, total int) bar {
	if t, ok := out.(terminal); ok {
		out = t.Writer // the bar steers the terminal itself
	}
	f, ok := out.(*os.File)
	if !ok || total < 2 {
		return bar{}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return bar{}
	}
	return bar{f, total}
}

const barWidth = 30

// show draws the bar after record number n.
func (b bar) show(n int, name string) {
	if b.out == nil {
		return
	}
	filled := barWidth * n / b.total
	if len(name) > barWidth {
		name = "..." + strings.ToValidUTF8(name[len(name)-barWidth+3:], "")
	}
	fmt.Fprintf(b.out, "\r[%s%s] %d/%d ", strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), n, b.total)
	fmt.Fprint(terminal{b.out}, name)
}

// hide takes the bar away, so that lines can be printed.
func (b bar) hide() {
	if b.out != nil {
		fmt.Fprint(b.out, "\r\x1b[K")
	}
}
