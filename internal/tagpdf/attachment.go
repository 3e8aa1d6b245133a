package tagpdf

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"hash/maphash"
	"mime"
	"slices"
	"strings"
	"sync/atomic"
)

// Attachment is an associated file (PDF/A-3, ISO 19005-3, 6.8).
type Attachment struct {
	Name, MIME, Description string
	Relationship            string // AFRelationship: Source, Data, Supplement
	Data                    []byte
}

// Attach embeds a file. Two files of one name are a fault that Bytes gives.
func (d *Doc) Attach(a Attachment) {
	a.Name = clean(a.Name)
	a.Description = clean(a.Description)
	if _, _, err := mime.ParseMediaType(a.MIME); err != nil || len(a.MIME) > maxName || !strings.Contains(a.MIME, "/") {
		a.MIME = "application/octet-stream" // what the standard writes for the unknown
	}
	for _, b := range d.attachments {
		if b.Name == a.Name {
			d.fail(fmt.Errorf("tagpdf: attachment %s twice", a.Name))
		}
	}
	d.attachments = append(d.attachments, a)
}

// packedBefore are small files that documents had last, each in its place: what a file says of
// its making is the same in all documents of a template.
var packedBefore [64]atomic.Pointer[packedFile]

type packedFile struct{ data, packed []byte }

// smallFile is how many bytes one of them has at most: fewer than a record.
const smallFile = 256

// packed gives the file compressed.
func (a *Attachment) packed(ctx context.Context) []byte {
	if len(a.Data) > smallFile {
		return deflate(ctx, a.Data)
	}
	place := &packedBefore[maphash.Bytes(seed, a.Data)%uint64(len(packedBefore))]
	if f := place.Load(); f != nil && bytes.Equal(f.data, a.Data) {
		return f.packed
	}
	f := &packedFile{bytes.Clone(a.Data), deflate(ctx, a.Data)}
	if ctx.Err() == nil {
		place.Store(f)
	}
	return f.packed
}

// writeAttachments adds the files and gives the file specifications' numbers,
// in the order of the files' names, as a name tree asks.
func (d *Doc) writeAttachments(f *file, deflated [][]byte) []int {
	date := d.info.Created.Format("D:20060102150405Z")
	var numbers []int
	for i, a := range d.attachments {
		stream, spec := f.reserve(), f.reserve()
		sum := md5.Sum(a.Data) // the standard asks for MD5
		var b []byte
		b = append(b, "/Type/EmbeddedFile/Subtype"...)
		b = appendName(b, a.MIME)
		b = append(b, "/Params<</Size "...)
		b = appendInt(b, len(a.Data))
		b = append(b, "/CreationDate"...)
		b = appendText(b, date)
		b = append(b, "/ModDate"...)
		b = appendText(b, date)
		b = append(b, "/CheckSum<"+hex.EncodeToString(sum[:])+">>>/Filter/FlateDecode"...)
		f.stream(stream, string(b), deflated[i])

		f.begin(spec)
		f.raw("<</Type/Filespec/F")
		f.text(asciiName(a.Name))
		f.raw("/UF")
		f.text(a.Name)
		f.raw("/AFRelationship")
		f.name(a.Relationship)
		if a.Description != "" {
			f.raw("/Desc")
			f.text(a.Description)
		}
		f.raw("/EF<</F ")
		f.ref(stream)
		f.raw("/UF ")
		f.ref(stream)
		f.raw(">>>>")
		f.end()
		numbers = append(numbers, spec)
	}
	return numbers
}

// writeFileNames writes the catalog's two ways to the attachments.
func (d *Doc) writeFileNames(f *file, numbers []int) {
	if len(numbers) == 0 {
		return
	}
	order := make([]int, len(numbers))
	for i := range order {
		order[i] = i
	}
	key := func(i int) string { return string(appendText(nil, d.attachments[i].Name)) }
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(key(a), key(b)) })
	f.raw("/Names<</EmbeddedFiles<</Names[")
	for _, i := range order {
		f.text(d.attachments[i].Name)
		f.ref(numbers[i])
	}
	f.raw("]>>>>/AF[")
	for _, n := range numbers {
		f.ref(n)
	}
	f.raw("]")
}

// asciiName is a name for readers that do not know UF.
func asciiName(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e {
			return '_'
		}
		return r
	}, s)
}
