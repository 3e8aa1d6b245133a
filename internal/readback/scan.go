package readback

import (
	"bytes"
	"html"
	"strings"

	"notat/internal/ooxml"
)

// scanned is the text of a part as the proof sees it.
type scanned struct {
	main     strings.Builder // words in the file, marks apart
	deleted  strings.Builder // words that a tracked change takes away
	fallback strings.Builder // words within mc:Fallback, which are there twice
}

func (s *scanned) text() string { return strings.Join(strings.Fields(s.main.String()), " ") }

// scan reads all text elements of an XML part.
func scan(data []byte) *scanned {
	s := &scanned{}
	out := &s.main
	taking := false
	to := out // where the words of the element go
	for len(data) > 0 {
		i := bytes.IndexByte(data, '<')
		if i < 0 {
			break
		}
		if taking && i > 0 {
			to.WriteString(html.UnescapeString(string(data[:i])))
		}
		data = data[i:]
		switch {
		case bytes.HasPrefix(data, []byte("<![CDATA[")):
			end := bytes.Index(data, []byte("]]>"))
			if end < 0 {
				return s
			}
			if taking {
				to.Write(data[len("<![CDATA["):end])
			}
			data = data[end+3:]
			continue
		case bytes.HasPrefix(data, []byte("<!--")):
			end := bytes.Index(data, []byte("-->"))
			if end < 0 {
				return s
			}
			data = data[end+3:]
			continue
		}
		end := tagEnd(data)
		if end < 0 {
			return s
		}
		tag := data[1:end]
		data = data[end+1:]
		closing, alone := bytes.HasPrefix(tag, []byte("/")), bytes.HasSuffix(tag, []byte("/"))
		name := bytes.Trim(tag, "/")
		if k := bytes.IndexAny(name, " \t\r\n"); k >= 0 {
			name = name[:k]
		}
		if k := bytes.IndexByte(name, ':'); k >= 0 {
			name = name[k+1:]
		}
		switch string(name) {
		case "t", "delText", "v":
			taking = !closing && !alone
			if to = out; string(name) == "delText" && out == &s.main {
				to = &s.deleted
				to.WriteByte(' ')
			}
			if string(name) == "v" && closing {
				out.WriteByte(' ')
			}
		case "p":
			out.WriteByte('\n')
			taking = false
		case "tab", "br", "cr", "tc", "ptab", "comment", "footnote", "endnote":
			out.WriteByte(' ')
			taking = false
		case "noBreakHyphen":
			out.WriteString("\u2011")
		case "softHyphen":
			out.WriteString("\u00ad")
		case "sym":
			out.WriteString("\ufffd")
		case "Fallback":
			out = &s.fallback
			if closing {
				out = &s.main
			}
			out.WriteByte(' ')
		}
	}
	return s
}

func tagEnd(data []byte) int {
	for i := 1; i < len(data); i++ {
		switch data[i] {
		case '>':
			return i
		case '"', '\'':
			n := bytes.IndexByte(data[i+1:], data[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

// Rescue gives the paragraphs of a file whose XML is broken that the baseline
// does not have, so that nobody has to write them again.
func Rescue(baseline, edited *ooxml.Package) string {
	had := map[string]bool{}
	lines := func(p *ooxml.Package, do func(string)) {
		data, _ := p.Part(p.Main())
		for l := range strings.SplitSeq(scan(data).main.String(), "\n") {
			if l = words(l); l != "" {
				do(l)
			}
		}
	}
	lines(baseline, func(l string) { had[l] = true })
	var out []string
	lines(edited, func(l string) {
		if !had[l] {
			out = append(out, l)
		}
	})
	return strings.Join(out, " ¶ ")
}
