package ooxml

import (
	"bytes"
	"strings"
)

// Limits of what is opened. A notat of 100 pages stays below a tenth of each.
const (
	MaxUpload   = 20 << 20 // bytes of the file
	MaxUnpacked = 32 << 20 // bytes of all parts
	MaxMain     = 8 << 20  // bytes of the main part
	MaxParts    = 400
	MaxRatio    = 320     // of an XML part of 1 MB or more; text packs 10 to 40 times, ten thousand equal paragraphs less than 300, blanks 1,000
	MaxDepth    = 256     // of nested elements; ten nested tables need 60
	MaxElements = 300_000 // of one part; a tree takes about 200 bytes for each
	maxAttrs    = 200     // of one element; Word's root has some 40
)

// scanXML walks over the marks of an XML part without building anything, so
// that a hostile part is refused before it takes memory. It is not a parser:
// what it lets through may still be malformed.
func scanXML(data []byte) Code {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return Damaged // UTF-16: no Word file of our time, and the scan would be blind
	}
	depth, elements := 0, 0
	for {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			return ""
		}
		data = data[i:]
		var end int
		var kind byte // of markup: most begin with a name
		if len(data) > 1 {
			kind = data[1]
		}
		switch {
		case kind == '!' && bytes.HasPrefix(data, []byte("<!--")):
			end = after(data, "-->")
		case kind == '!' && bytes.HasPrefix(data, []byte("<![CDATA[")):
			end = after(data, "]]>")
		case kind == '!':
			return Doctype
		case kind == '?':
			end = after(data, "?>")
		case kind == '/':
			end = after(data, ">")
			depth--
		default:
			var attrs int
			end, attrs = startTag(data)
			if end > 0 && data[end-2] != '/' {
				depth++
			}
			elements++
			if attrs > maxAttrs || depth > MaxDepth || elements > MaxElements {
				return TooComplex
			}
		}
		if end <= 0 {
			return Damaged
		}
		data = data[end:]
	}
}

func after(data []byte, mark string) int {
	i := bytes.Index(data, []byte(mark))
	if i < 0 {
		return -1
	}
	return i + len(mark)
}

// startTag gives the length of the tag that data begins with and how many
// attributes it has; -1 when it does not end.
func startTag(data []byte) (end, attrs int) {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '>':
			return i + 1, attrs
		case '<':
			return -1, attrs
		case '"', '\'':
			n := bytes.IndexByte(data[i+1:], data[i])
			if n < 0 {
				return -1, attrs
			}
			i += n + 1
			attrs++
		}
	}
	return -1, attrs
}

// goodName reports whether a part's name is one that a container may have:
// relative, with slashes, without steps upwards (ISO/IEC 29500-2 § 9.1.1).
func goodName(name string) bool {
	if name == "" || len(name) > 255 || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:") {
		return false
	}
	for _, r := range name {
		if r < ' ' || r == 0x7f {
			return false
		}
	}
	for seg := range strings.SplitSeq(name, "/") {
		if seg == "" || strings.Trim(seg, ".") == "" {
			return false
		}
	}
	return true
}

func isXML(name string) bool {
	l := strings.ToLower(name)
	return strings.HasSuffix(l, ".xml") || strings.HasSuffix(l, ".rels")
}
