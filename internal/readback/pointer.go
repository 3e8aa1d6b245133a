package readback

import (
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"
)

// keys cuts a pointer.
func keys(pointer string) []string { return slices.Collect(post.Pointer(pointer).Tokens()) }

// indexIn gives the index of the item of a list that a pointer lies in.
func indexIn(list, pointer string) (n int, ok bool) {
	rest, ok := strings.CutPrefix(pointer, list)
	if !ok || !strings.HasPrefix(rest, "/") {
		return 0, false
	}
	num, _, _ := strings.Cut(rest[1:], "/")
	n, err := strconv.Atoi(num)
	return n, err == nil
}

// split1 cuts the last key off a pointer.
func split1(pointer string) (parent, key string) {
	p := post.Pointer(pointer)
	return string(p.Parent()), p.LastToken()
}

// isTekst reports whether a field is a whole block of running text.
func isTekst(pointer string) bool {
	parent, key := split1(pointer)
	list, n := split1(parent)
	_, blokke := split1(list)
	_, err := strconv.Atoi(n)
	return key == "tekst" && blokke == "blokke" && err == nil
}

// sectionOf gives the innermost section that a place lies in.
func sectionOf(pointer string) (path string, ok bool) {
	ks := keys(pointer)
	for i := 0; i+1 < len(ks) && ks[i] == "afsnit"; i += 2 {
		if _, err := strconv.Atoi(ks[i+1]); err != nil {
			break
		}
		path += "/afsnit/" + ks[i+1]
	}
	return path, path != ""
}

// within reports whether a place lies in a section itself, not in one below it.
func within(pointer, path string) bool {
	at, ok := sectionOf(pointer)
	return ok && at == path
}

// sameItem reports whether two places lie in one item of a block, such as one
// agreement.
func sameItem(a, b string) bool {
	x, y := itemOf(a), itemOf(b)
	return x != "" && x == y
}

// itemOf gives the item below a block that a place lies in.
func itemOf(pointer string) string {
	for _, list := range []string{"/aftaler/", "/citater/", "/resultater/", "/kolonner/"} {
		if i := strings.Index(pointer, list); i >= 0 {
			n, _, _ := strings.Cut(pointer[i+len(list):], "/")
			return pointer[:i+len(list)] + n
		}
	}
	return ""
}
