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
