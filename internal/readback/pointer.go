package readback

import (
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// keys cuts a pointer.
func keys(pointer string) []string { return slices.Collect(jsontext.Pointer(pointer).Tokens()) }

// split1 cuts the last key off a pointer.
func split1(pointer string) (parent, key string) {
	p := jsontext.Pointer(pointer)
	return string(p.Parent()), p.LastToken()
}
