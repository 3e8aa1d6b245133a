package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
)

// file writes a PDF by hand, as old programs do: a catalog, a page with what is
// said of it and its content, and the objects from 5 on.
func file(ofPage, content, page string, more ...string) []byte {
	if strings.Contains(page, "%s") {
		page = fmt.Sprintf(page, "/Contents 4 0 R"+ofPage)
	}
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		page,
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
	}, more...)
	return numbered(objects)
}

// numbered writes objects from 1 on, the first of which is the catalog.
func numbered(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}
