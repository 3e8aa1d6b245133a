// Package ooxml reads and writes the container of a Word file (ISO/IEC 29500-2)
// under guard: sizes, names, duplicates, depth, DOCTYPE; and finds parts by
// relationship and styles by their invariant names. It knows Word files, and
// no template, notat or record.
package ooxml

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"sync"

	"github.com/beevik/etree"
)

// Package is the parts of a Word file in their order. A loaded template's
// Package is never changed: a renderer works on a Clone.
type Package struct {
	parts []Part
	small *smallParts // of a package of which many files are written; a Clone shares it
}

// Part is one file of the container.
type Part struct {
	Name string // "word/document.xml", no leading slash
	Data []byte

	sound  bool      // scanXML has let Data through; a Clone shares all that follows
	packed *deflated // Data, where it is packed once for many files
	rels   *rels     // what Data says, where it holds relationships
	tree   *tree     // Data parsed, for Tree
}

// scan refuses what scanXML does, once.
func (part *Part) scan() error {
	if part.sound || !isXML(part.Name) {
		return nil
	}
	if bad := scanXML(part.Data); bad != "" {
		return refuse(bad, part.Name)
	}
	part.sound = true
	return nil
}

// tree is a part's XML, parsed once.
type tree struct {
	once sync.Once
	doc  *etree.Document
	err  error
}

// treeBytes is how large a part may be whose tree is kept: that of a larger one takes
// more memory than parsing it again takes time.
const treeBytes = 256 << 10

// newPart is how every part is made.
func newPart(name string, data []byte) Part {
	part := Part{Name: name, Data: data, tree: &tree{}}
	if path.Ext(name) == ".rels" {
		part.rels = &rels{}
	}
	return part
}

// Parts gives all parts in the order of the file. Neither the slice nor the
// data may be changed.
func (p *Package) Parts() []Part { return p.parts }

// Part gives the data of a part. They may not be changed in place: a Clone
// shares them.
func (p *Package) Part(name string) ([]byte, bool) {
	for i := range p.parts {
		if p.parts[i].Name == name {
			return p.parts[i].Data, true
		}
	}
	return nil, false
}

// Set replaces a part's data, or puts the part last if there is none of that
// name. It says nothing of the part's content type: see Add.
func (p *Package) Set(name string, data []byte) {
	for i := range p.parts {
		if p.parts[i].Name == name {
			p.parts[i] = newPart(name, data)
			return
		}
	}
	p.parts = append(p.parts, newPart(name, data))
}

// Add puts in a new part with its content type. The name must be free.
func (p *Package) Add(name, contentType string, data []byte) error {
	if _, taken := p.Part(name); taken {
		return fmt.Errorf("ooxml: part %s is there already", name)
	}
	p.Set(name, data)
	return p.SetContentType(name, contentType)
}

// AddPacked is Add for a large part that many files will have: it is packed here,
// and by Write no more.
func (p *Package) AddPacked(name, contentType string, data []byte) error {
	if err := p.Add(name, contentType, data); err != nil {
		return err
	}
	part := &p.parts[p.index(name)]
	part.packed = &deflated{size: true}
	return part.packed.fill(part.Data, fontLevel)
}

// PackOnce packs and scans all parts as they are, for a package of which many files
// are written: what is Set afterwards is packed and scanned with its file. The bytes of
// a file are the same without it.
func (p *Package) PackOnce() error {
	p.small = new(smallParts)
	for i := range p.parts {
		part := &p.parts[i]
		if err := part.scan(); err != nil {
			return err
		}
		if part.packed != nil {
			continue
		}
		part.packed = new(deflated)
		if err := part.packed.fill(part.Data, zipLevel); err != nil {
			return err
		}
	}
	return nil
}

func (p *Package) index(name string) int {
	return slices.IndexFunc(p.parts, func(part Part) bool { return part.Name == name })
}

// Clone gives a package of its own to change. The parts' data are shared, so
// it costs one small allocation.
func (p *Package) Clone() *Package {
	return &Package{parts: append(make([]Part, 0, len(p.parts)+8), p.parts...), small: p.small}
}

// Same reports whether two files have the same parts in the same order, byte for
// byte: whatever is read of one is read of the other.
func (p *Package) Same(o *Package) bool {
	return slices.EqualFunc(p.parts, o.parts, func(a, b Part) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) })
}

// Share lets both files have one tree of each part that is the same in both, for Tree.
func (p *Package) Share(o *Package) {
	for i := range p.parts {
		if k := o.index(p.parts[i].Name); k >= 0 && bytes.Equal(p.parts[i].Data, o.parts[k].Data) {
			p.parts[i] = o.parts[k]
		}
	}
}

// XML parses a part. The tree belongs to the caller.
func (p *Package) XML(name string) (*etree.Document, error) {
	return p.XMLContext(context.Background(), name)
}

// Tree parses a part for those who only read it: the tree is that of all of them, and
// nobody may change it. It ends with ctx's error soon after ctx does.
func (p *Package) Tree(ctx context.Context, name string) (*etree.Document, error) {
	i := p.index(name)
	if i < 0 || len(p.parts[i].Data) > treeBytes {
		return p.XMLContext(ctx, name)
	}
	t := p.parts[i].tree
	t.once.Do(func() { t.doc, t.err = p.XML(name) })
	return t.doc, t.err
}

// XMLContext does what XML does, and ends with ctx's error soon after ctx does:
// the main part may be large.
func (p *Package) XMLContext(ctx context.Context, name string) (*etree.Document, error) {
	i := p.index(name)
	if i < 0 {
		return nil, &Error{Code: Damaged, Part: name, Message: sentences[Damaged], Err: errors.New("no such part")}
	}
	return parse(ctx, p.parts[i])
}

// parse is where every XML of a Word file is parsed.
func parse(ctx context.Context, part Part) (*etree.Document, error) {
	name, data := part.Name, part.Data
	if !part.sound {
		if code := scanXML(data); code != "" {
			return nil, refuse(code, name)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	doc := plain(ctx, data)
	if doc == nil {
		doc = etree.NewDocument()
		doc.ReadSettings.MaxDepth = MaxDepth + 1
		if _, err := doc.ReadFrom(whileItLasts{ctx, bytes.NewReader(data)}); err != nil {
			if ended := ctx.Err(); ended != nil {
				return nil, ended
			}
			return nil, &Error{Code: Damaged, Part: name, Message: sentences[Damaged], Err: err}
		}
	}
	if doc.Root() == nil {
		return nil, refuse(Damaged, name)
	}
	return doc, nil
}

// whileItLasts reads for as long as a request lasts.
type whileItLasts struct {
	ctx context.Context
	r   io.Reader
}

func (w whileItLasts) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.r.Read(p)
}

// SetXML writes a tree back as a part's data.
func (p *Package) SetXML(name string, doc *etree.Document) error {
	data, err := doc.WriteToBytes()
	if err != nil {
		return fmt.Errorf("ooxml: write %s: %w", name, err)
	}
	p.Set(name, data)
	return nil
}
