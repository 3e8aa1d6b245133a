package proof

import (
	"net/url"
	"strings"
)

// link notes an address that words of the main part point to.
func (s *scanner) link(address string) {
	if address != "" && s.out == &s.main {
		s.links = append(s.links, address)
	}
}

// linked follows an element that is a link to an address, or to none.
func (s *scanner) linked(address string, closing, alone bool) {
	n := len(s.around)
	switch {
	case closing && n > 0:
		s.unlink(s.around[n-1])
		s.around = s.around[:n-1]
	case !closing && !alone:
		s.around = append(s.around, s.now())
		s.link(address)
	}
}

// mark is how far the reading had come where a link began.
type mark struct{ links, main, deleted int }

func (s *scanner) now() mark { return mark{len(s.links), s.main.Len(), s.deleted.Len()} }

// unlink takes a link back of which all words are deleted: it ends here.
func (s *scanner) unlink(from mark) {
	if s.main.Len() == from.main && s.deleted.Len() > from.deleted && len(s.links) > from.links {
		s.links = s.links[:from.links]
	}
}

// address gives an address as it is compared, one word: editors write the same one in
// more than one way.
func address(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		s = u
	}
	s = strings.ReplaceAll(strings.TrimSpace(s), " ", "%20")
	return strings.TrimSuffix(strings.ToLower(s), "/")
}
