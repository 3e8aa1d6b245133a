package readback

import (
	"slices"

	"notat/internal/post"
)

// keys cuts a pointer.
func keys(pointer string) []string { return slices.Collect(post.Pointer(pointer).Tokens()) }

// split1 cuts the last key off a pointer.
func split1(pointer string) (parent, key string) {
	p := post.Pointer(pointer)
	return string(p.Parent()), p.LastToken()
}
