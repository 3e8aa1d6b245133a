package conformance

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// plain is a PDF of ours taken apart, with object streams and page contents
// unpacked, so that a damage is a change of text. It reads our own files only.
type plain struct {
	testing.TB
	objects map[int]*object
	trailer string // Root, Info and ID
}

// object is one object. A stream has its data beside its dictionary.
type object struct {
	dict   string
	stream bool
	data   string
}

var (
	objectHead = regexp.MustCompile(`^(\d+) 0 obj\n`)
	length     = regexp.MustCompile(`/Length (\d+)`)
	members    = regexp.MustCompile(`/N (\d+)/First (\d+)`)
	identity   = regexp.MustCompile(`/(Root|Info) \d+ 0 R|/ID *\[[^\]]*\]`)
)

// takeApart reads a file.
func takeApart(t testing.TB, pdf []byte) *plain {
	t.Helper()
	p := &plain{TB: t, objects: map[int]*object{}}
	_, rest, _ := strings.Cut(string(pdf), "\n") // the version
	_, rest, _ = strings.Cut(rest, "\n")         // the bytes that say it is no text
	for {
		head := objectHead.FindStringSubmatch(rest)
		if head == nil {
			break
		}
		rest = rest[len(head[0]):]
		dict, after, ok := strings.Cut(rest, "\nstream\n")
		size := length.FindStringSubmatch(dict)
		if !ok || size == nil {
			t.Fatalf("object %s is no stream", head[1])
		}
		n := number(t, size[1])
		data := after[:n]
		rest = strings.TrimPrefix(after[n:], "\nendstream\nendobj\n")
		if strings.Contains(dict, "/FlateDecode") && !strings.Contains(dict, "/Image") {
			data = inflated(t, data)
			dict = strings.Replace(dict, "/Filter/FlateDecode", "", 1)
		}
		switch {
		case strings.Contains(dict, "/Type/XRef"):
			p.trailer = strings.Join(identity.FindAllString(dict, -1), "")
		case strings.Contains(dict, "/Type/ObjStm"):
			p.unpack(dict, data)
		default:
			p.objects[number(t, head[1])] = &object{strings.Replace(dict, size[0], "", 1), true, data}
		}
	}
	if p.trailer == "" {
		t.Fatal("no cross-reference stream")
	}
	return p
}

// unpack adds the objects of an object stream (ISO 32000-1, 7.5.7).
func (p *plain) unpack(dict, data string) {
	m := members.FindStringSubmatch(dict)
	if m == nil {
		p.Fatalf("an object stream without N and First: %s", dict)
	}
	count, first := number(p, m[1]), number(p, m[2])
	head := strings.Fields(data[:first])
	for i := range count {
		from, to := first+number(p, head[2*i+1]), len(data)
		if i+1 < count {
			to = first + number(p, head[2*i+3])
		}
		p.objects[number(p, head[2*i])] = &object{dict: strings.TrimSpace(data[from:to])}
	}
}

func number(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func inflated(t testing.TB, s string) string {
	t.Helper()
	r, err := zlib.NewReader(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// bytes writes the file with a plain cross-reference table.
func (p *plain) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	size := slices.Max(slices.Collect(maps.Keys(p.objects))) + 1
	rows := make([]string, size)
	rows[0] = "0000000000 65535 f \n"
	for n := 1; n < size; n++ {
		o := p.objects[n]
		if o == nil {
			rows[n] = "0000000000 00000 f \n"
			continue
		}
		rows[n] = fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", n)
		if o.stream {
			fmt.Fprintf(&b, "%s/Length %d>>\nstream\n%s\nendstream", strings.TrimSuffix(o.dict, ">>"), len(o.data), o.data)
		} else {
			b.WriteString(o.dict)
		}
		b.WriteString("\nendobj\n")
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", size, strings.Join(rows, ""), size, p.trailer, at)
	return b.Bytes()
}

// find gives the first object that has the text in its dictionary or its data.
func (p *plain) find(text string) *object {
	p.Helper()
	for _, n := range slices.Sorted(maps.Keys(p.objects)) {
		if o := p.objects[n]; strings.Contains(o.dict, text) || o.stream && strings.Contains(o.data, text) {
			return o
		}
	}
	p.Fatalf("no object with %q", text)
	return nil
}

// change is one damage: in the first object that holds the text in, the first
// old becomes new.
func change(in, old, new string) func(*plain) {
	return func(p *plain) {
		p.Helper()
		o := p.find(in)
		switch {
		case strings.Contains(o.dict, old):
			o.dict = strings.Replace(o.dict, old, new, 1)
		case o.stream && strings.Contains(o.data, old):
			o.data = strings.Replace(o.data, old, new, 1)
		default:
			p.Fatalf("no %q where %q is", old, in)
		}
	}
}
