package tagpdf

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/go-pdf/fpdf"

	"notat/internal/pattern"
)

// canvas is fpdf, and the only place that knows it. It draws the pictures, and carries the
// content streams of the pages that they stand on; all it writes around them (catalog,
// metadata, fonts, annotations) lacks what PDF/UA and PDF/A ask for and is
// written anew by the finisher. The content goes over verbatim.
//
// fpdf compresses with a new writer for each page and gives no way to reuse
// one, so it is told not to: what can be is compressed before it goes there.
type canvas struct {
	width, height float64
	pdf           *fpdf.Fpdf // nil before the first picture
	pages         int        // that it has, which are no more than the document's
}

// page makes page n the current one.
func (c *canvas) page(n int) {
	if c.pdf == nil {
		c.pdf = fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: c.width, Ht: c.height}})
		c.pdf.SetCompression(false)
		c.pdf.SetCatalogSort(true)
		c.pdf.SetAutoPageBreak(false, 0)
	}
	for ; c.pages < n; c.pages++ {
		c.pdf.AddPage()
	}
	c.pdf.SetPage(n)
}

// write hands operators to page n.
func (c *canvas) write(n int, content []byte) {
	if len(content) == 0 {
		return
	}
	c.page(n)
	c.pdf.RawWriteStr(string(content)) // RawWriteBuf would grow its buffer step by step
}

// image draws a picture on page n. kind is PNG or JPG; the same name is the same picture.
func (c *canvas) image(n int, name, kind string, data []byte, r Rect) error {
	c.page(n)
	o := fpdf.ImageOptions{ImageType: kind, AllowNegativePosition: true}
	if c.pdf.GetImageInfo(name) == nil {
		c.pdf.RegisterImageOptionsReader(name, o, bytes.NewReader(data))
	}
	c.pdf.ImageOptions(name, r.X, r.Y, r.W, r.H, false, o, 0, "")
	return c.pdf.Error()
}

// drawn is what the finisher takes over from the canvas.
type drawn struct {
	pages    [][]byte // content streams of the canvas's pages, as they were handed over
	pictures []picture
}

// picture is an image XObject.
type picture struct {
	name    string // in the content streams, without the slash
	entries string // of its dictionary, but Length
	data    []byte
}

// take closes the canvas. fpdf writes as many pages as the number of the
// current one, so that must be the last. size is about what to expect.
func (c *canvas) take(size int) (drawn, error) {
	if c.pdf == nil {
		return drawn{}, nil
	}
	c.pdf.SetPage(c.pages)
	var out bytes.Buffer
	out.Grow(size)
	if err := c.pdf.Output(&out); err != nil {
		return drawn{}, fmt.Errorf("tagpdf: canvas: %w", err)
	}
	d, err := readCanvas(out.Bytes(), c.pages)
	if err != nil {
		return drawn{}, fmt.Errorf("tagpdf: canvas: %w", err)
	}
	return d, nil
}

var errCanvas = errors.New("fpdf's output is not as expected")

// readCanvas finds the streams in fpdf's output by its cross-reference table:
// object 1 is the page tree, 2 the resources, then page and content for each
// page, then the pictures.
func readCanvas(pdf []byte, pages int) (drawn, error) {
	var d drawn
	offsets, err := readTable(pdf)
	if err != nil {
		return d, err
	}
	for n := range pages {
		_, content, err := readStream(pdf, offsets, 4+2*n)
		if err != nil {
			return d, fmt.Errorf("page %d: %w", n+1, err)
		}
		d.pages = append(d.pages, content)
	}
	names, err := pictureNames(object(pdf, offsets, 2))
	if err != nil {
		return d, err
	}
	for _, n := range names {
		entries, data, err := readStream(pdf, offsets, n.number)
		if err != nil {
			return d, fmt.Errorf("picture %s: %w", n.name, err)
		}
		if entries, err = withPalette(pdf, offsets, entries); err != nil {
			return d, fmt.Errorf("picture %s: %w", n.name, err)
		}
		d.pictures = append(d.pictures, picture{n.name, entries, data})
	}
	return d, nil
}

// indexed is how fpdf refers to a picture's colours: a stream of their own.
var indexed = pattern.New(`/Indexed /DeviceRGB \d+ (\d+) 0 R`)

// withPalette writes a picture's colours into its dictionary, as a string.
func withPalette(pdf []byte, offsets []int, entries string) (string, error) {
	at := indexed.FindStringSubmatchIndex(entries)
	if at == nil {
		return entries, nil
	}
	n, err := strconv.Atoi(entries[at[2]:at[3]])
	if err != nil {
		return "", errCanvas
	}
	head, colours, err := readStream(pdf, offsets, n)
	if err != nil || head != "" {
		return "", errCanvas // fpdf was told not to compress
	}
	return entries[:at[2]] + "<" + hex.EncodeToString(colours) + ">" + entries[at[1]:], nil
}

// readTable reads the cross-reference table: 20 bytes for each object.
func readTable(pdf []byte) ([]int, error) {
	const entry = 20
	tail := bytes.LastIndex(pdf, []byte("startxref\n"))
	if tail < 0 {
		return nil, errCanvas
	}
	at, err := strconv.Atoi(string(bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimSpace(pdf[tail+len("startxref\n"):]), []byte("%%EOF")))))
	if err != nil || at < 0 || at > tail {
		return nil, errCanvas
	}
	head, rows, ok := bytes.Cut(pdf[at:tail], []byte("0000000000 65535 f \n"))
	var size int
	if _, err := fmt.Sscanf(string(head), "xref\n0 %d\n", &size); !ok || err != nil || len(rows) < (size-1)*entry {
		return nil, errCanvas
	}
	offsets := make([]int, size)
	for n := 1; n < size; n++ {
		row := rows[(n-1)*entry:]
		if offsets[n], err = strconv.Atoi(string(row[:10])); err != nil || offsets[n] >= at {
			return nil, errCanvas
		}
	}
	return offsets, nil
}

// object gives the text from object n on, without its head; nil where there is none.
func object(pdf []byte, offsets []int, n int) []byte {
	if n >= len(offsets) {
		return nil
	}
	body, ok := bytes.CutPrefix(pdf[offsets[n]:], []byte(strconv.Itoa(n)+" 0 obj\n"))
	if !ok {
		return nil
	}
	return body
}

func readStream(pdf []byte, offsets []int, n int) (entries string, data []byte, err error) {
	head, rest, ok := bytes.Cut(object(pdf, offsets, n), []byte(">>\nstream\n"))
	if !ok {
		return "", nil, errCanvas
	}
	entries, length, ok := strings.Cut(strings.TrimPrefix(string(head), "<<"), "/Length ")
	size, err := strconv.Atoi(length)
	if !ok || err != nil || size > len(rest) || !bytes.HasPrefix(rest[size:], []byte("\nendstream")) {
		return "", nil, errCanvas
	}
	return strings.ReplaceAll(entries, "\n", ""), rest[:size], nil
}

type pictureName struct {
	name   string
	number int
}

// pictureNames reads the resources' XObject dictionary and sorts it: fpdf puts
// pictures of the same width in random order. A name is a hash of the picture.
func pictureNames(resources []byte) ([]pictureName, error) {
	_, rest, ok := bytes.Cut(resources, []byte("/XObject <<\n"))
	list, _, end := bytes.Cut(rest, []byte(">>"))
	if !ok || !end {
		return nil, errCanvas
	}
	var names []pictureName
	for line := range strings.Lines(string(list)) {
		var n pictureName
		if _, err := fmt.Sscanf(line, "/%s %d 0 R\n", &n.name, &n.number); err != nil {
			return nil, errCanvas
		}
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b pictureName) int { return strings.Compare(a.name, b.name) })
	return slices.Compact(names), nil
}
