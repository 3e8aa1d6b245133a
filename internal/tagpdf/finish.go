package tagpdf

import (
	"cmp"
	"context"
	"slices"

	"notat/internal/parallel"
)

// finish writes the file anew around the canvas's pages and pictures.
func (d *Doc) finish(ctx context.Context) ([]byte, error) {
	expected := 8 << 10
	for _, p := range d.pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if p.handed > 0 {
			d.canvas.write(p.number, p.content)
			expected += len(p.content) + 256
		}
	}
	drawn, err := d.canvas.take(expected)
	if err != nil {
		return nil, err
	}
	packed, err := d.pack(ctx, drawn.pages)
	if err != nil {
		return nil, err
	}
	size := 16 << 10
	for _, p := range drawn.pictures {
		size += len(p.data) + 300
	}
	for _, s := range slices.Concat(packed.pages, packed.attachments) {
		size += len(s) + 200
	}
	for _, s := range packed.fonts {
		size += len(s.program) + len(s.cmap) + 400
	}
	f := newFile(ctx, d.desk, size)
	catalog, tree, resources := f.reserve(), f.reserve(), f.reserve()
	pages := make([]int, len(d.pages))
	for i := range pages {
		pages[i] = f.reserve()
	}
	for i, u := range d.fonts {
		u.write(f, packed.fonts[i])
	}
	d.writeResources(f, resources, drawn.pictures)
	annotations := d.writeAnnotations(f, pages)
	for i, n := range pages {
		content := f.reserve()
		f.stream(content, "/Filter/FlateDecode", packed.pages[i])
		f.begin(n)
		f.raw("<</Type/Page/Parent ")
		f.ref(tree)
		f.raw("/Resources ")
		f.ref(resources)
		f.raw("/Contents ")
		f.ref(content)
		if d.pages[i].turned { // the others have the tree's
			f.raw("/MediaBox[0 0 ")
			f.buf = appendNumbers(f.buf, d.info.Height, d.info.Width)
			f.raw("]")
		}
		f.raw("/Tabs/S/StructParents ")
		f.int(i)
		if len(annotations[i]) > 0 {
			f.raw("/Annots[")
			f.buf = append(f.buf, annotations[i]...)
			f.raw("]")
		}
		f.raw(">>")
		f.end()
	}
	f.begin(tree)
	f.raw("<</Type/Pages/MediaBox[0 0 ")
	f.buf = appendNumbers(f.buf, d.info.Width, d.info.Height)
	f.raw("]/Count ")
	f.int(len(pages))
	f.raw("/Kids[")
	for _, n := range pages {
		f.ref(n)
	}
	f.raw("]>>")
	f.end()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	structure := d.writeStructure(f, pages)
	outline := d.writeOutline(f, pages)
	files := d.writeAttachments(f, packed.attachments)

	profile, metadata := f.reserve(), f.reserve()
	f.stream(profile, "/N 3/Filter/FlateDecode", srgbProfile())
	f.stream(metadata, "/Type/Metadata/Subtype/XML", d.info.xmp()) // not compressed: to be found by any reader

	f.begin(catalog)
	f.raw("<</Type/Catalog/Pages ")
	f.ref(tree)
	f.raw("/Lang")
	f.text(d.info.Lang)
	f.raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot ")
	f.ref(structure)
	f.raw("/Metadata ")
	f.ref(metadata)
	f.raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
	f.ref(profile)
	f.raw(">>]")
	if outline != 0 {
		f.raw("/PageMode/UseOutlines/Outlines ")
		f.ref(outline)
	}
	d.writeFileNames(f, files)
	f.raw(">>")
	f.end()
	return f.finish(catalog, d.info.write(f)), ctx.Err()
}

// writeResources adds the resource dictionary that all pages share.
func (d *Doc) writeResources(f *file, number int, pictures []picture) {
	numbers := make([]int, len(pictures))
	for i, p := range pictures {
		numbers[i] = f.reserve()
		f.stream(numbers[i], p.entries, p.data)
	}
	f.begin(number)
	f.raw("<<")
	if len(d.fonts) > 0 {
		f.raw("/Font<<")
		for _, u := range d.fonts {
			if u.number != 0 {
				f.name(u.simple)
				f.raw(" ")
				f.ref(u.number)
			}
			if u.otherNumber != 0 {
				f.name(u.other)
				f.raw(" ")
				f.ref(u.otherNumber)
			}
		}
		f.raw(">>")
	}
	if len(pictures) > 0 {
		f.raw("/XObject<<")
		for i, p := range pictures {
			f.name(p.name)
			f.raw(" ")
			f.ref(numbers[i])
		}
		f.raw(">>")
	}
	f.raw(">>")
	f.end()
}

// packed are the document's compressed streams.
type packed struct {
	pages, attachments [][]byte
	fonts              []*subset
}

// pack subsets the fonts and compresses all streams, on as many processors as
// there are: it is most of the work, and each stream is on its own. drawn are the pages
// of the canvas, of which those with pictures count.
func (d *Doc) pack(ctx context.Context, drawn [][]byte) (packed, error) {
	n, m := len(d.pages), len(d.pages)+len(d.attachments)
	p := packed{pages: make([][]byte, n), attachments: make([][]byte, m-n), fonts: make([]*subset, len(d.fonts))}
	errs := make([]error, m+len(d.fonts))
	parallel.Do(len(errs), func(i int) {
		switch {
		case ctx.Err() != nil:
			errs[i] = ctx.Err()
		case i < n && d.pages[i].handed > 0:
			p.pages[i] = deflate(ctx, drawn[i])
		case i < n:
			operators := d.pages[i].content
			d.pages[i].content = nil
			if p.pages[i] = deflate(ctx, operators); cap(operators) <= 2*usualPage {
				contents.Put(&operators)
			}
		case i < m:
			p.attachments[i-n] = d.attachments[i-n].packed(ctx)
		default:
			p.fonts[i-m], errs[i] = d.fonts[i-m].subset(ctx)
		}
	})
	return p, cmp.Or(append(errs, ctx.Err())...)
}
