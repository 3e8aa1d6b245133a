package proof

import (
	"html"
	"strings"
)

// nameOf gives the local name of a tag.
func nameOf(tag string) string {
	name := strings.Trim(tag, "/")
	if k := strings.IndexAny(name, " \t\r\n"); k >= 0 {
		name = name[:k]
	}
	if k := strings.IndexByte(name, ':'); k >= 0 {
		name = name[k+1:]
	}
	return name
}

// attr gives an attribute of a tag by its local name, or "".
func attr(tag, name string) string {
	for rest := tag; ; {
		i := strings.Index(rest, name)
		if i < 0 {
			return ""
		}
		lead := i > 0 && strings.ContainsRune(": \t\r\n", rune(rest[i-1]))
		rest = rest[i+len(name):]
		v := strings.TrimLeft(rest, " \t\r\n")
		if !lead || !strings.HasPrefix(v, "=") {
			continue
		}
		v = strings.TrimLeft(v[1:], " \t\r\n")
		if len(v) < 2 {
			return ""
		}
		end := strings.IndexByte(v[1:], v[0])
		if end < 0 {
			return ""
		}
		return html.UnescapeString(v[1 : 1+end])
	}
}

func tagEnd(data string) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '>':
			return i
		case '"', '\'':
			n := strings.IndexByte(data[i+1:], data[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}
