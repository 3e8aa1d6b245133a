package docx

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"notat/internal/ooxml"
	"notat/internal/pattern"
)

// hyperlink gives the relationship id of an address; one address has one.
func (w *writer) hyperlink(address string) string {
	id, ok := w.links[address]
	if !ok {
		id = w.relate(ooxml.RelHyperlink, address, true)
		if w.links == nil {
			w.links = map[string]string{}
		}
		w.links[address] = id
	}
	return id
}

// relate adds a relationship of the main part. Ids have the form rId<number>:
// some readers refuse any other.
func (w *writer) relate(kind, target string, external bool) string {
	id := "rId" + strconv.Itoa(w.form.nextRel+len(w.rels))
	w.rels = append(w.rels, relation{id, kind, target, external})
	return id
}

// target gives an address as it may stand in a relationship, or "" for one that
// is no address: Word calls a file with such a relationship damaged. The words
// of the link remain.
func target(address string) string {
	s := address
	if strings.ContainsAny(s, unsafe) {
		var b strings.Builder
		for i := 0; i < len(address); i++ {
			if c := address[i]; strings.IndexByte(unsafe, c) >= 0 {
				fmt.Fprintf(&b, "%%%02X", c)
			} else {
				b.WriteByte(c)
			}
		}
		s = b.String()
	}
	u, err := url.Parse(s)
	if err != nil || (u.Opaque == "" && !hostName.MatchString(u.Host)) {
		return ""
	}
	return s
}

// unsafe are the characters that no address holds as they are (RFC 3986 § 2).
const unsafe = " \t\n\r\"<>\\^`{|}"

// hostName is a host with an optional port, in letters of any alphabet.
var hostName = pattern.New(`^[\p{L}\p{N}]([\p{L}\p{N}._-]*[\p{L}\p{N}])?(:[0-9]{1,4})?$`)
