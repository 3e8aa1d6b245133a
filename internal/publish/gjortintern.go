package publish

import (
	"context"
	"path"
	"strings"

	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// madeInternal gives the first place of a record that its older form had open to the
// public and that is internal now, in whatever words: what stood there is what is
// withheld, though nobody may find it in the words that stand there today. old is the
// older form as it was posted, shown its results that the public saw; "" is none.
func madeInternal(ctx context.Context, old, now *samtale.Record, shown map[measure]samtale.Tal) (string, error) {
	a, err := old.Canonical()
	if err != nil {
		return "", err
	}
	b, err := now.Canonical()
	if err != nil {
		return "", err
	}
	changes, err := recorddiff.Diff(ctx, a, b)
	if err != nil {
		return "", err
	}
	tree, err := recorddiff.Parse(b)
	if err != nil {
		return "", err
	}
	results := measuredIn(now)
	wasIntern := map[string]bool{}
	for _, c := range changes {
		if at, is := strings.CutSuffix(c.Pointer, "/synlighed"); is && c.Before == string(samtale.Intern) {
			wasIntern[at] = true
		}
	}
	for i, c := range changes {
		at, visibility := strings.CutSuffix(c.Pointer, "/synlighed")
		switch {
		case visibility && c.After == string(samtale.Intern):
		case i > 0 && c.Kind == "ny" && isIntern(c.Values()) && replaces(changes[i-1], c):
		default:
			continue
		}
		if !hiddenAbove(tree, at, wasIntern) && !untold(results, at, shown) {
			return at, nil
		}
	}
	return "", nil
}

// isIntern reports whether what is new is internal.
func isIntern(_, after any) bool {
	return recorddiff.Text(after, "/synlighed") == string(samtale.Intern)
}

// replaces reports whether what is new stands where something that was open to the
// public, of another kind perhaps, stood.
func replaces(gone, c recorddiff.Change) bool {
	before, _ := gone.Values()
	list := func(pointer string) string { return path.Base(path.Dir(pointer)) }
	return gone.Kind == "slettet" && list(gone.Pointer) == list(c.Pointer) && !isIntern(nil, before)
}

// hiddenAbove reports whether a place stands in something that is internal, or was.
func hiddenAbove(tree any, at string, was map[string]bool) bool {
	for up := path.Dir(at); len(up) > 1; up = path.Dir(up) {
		if was[up] || recorddiff.Text(tree, up+"/synlighed") == string(samtale.Intern) {
			return true
		}
	}
	return false
}

// untold reports whether a place holds nothing but results of which the public saw none.
func untold(results []measured, at string, shown map[measure]samtale.Tal) bool {
	any := false
	for _, one := range results {
		if one.at == at || strings.HasPrefix(one.at, at+"/") {
			if shown[one.measure] != "" {
				return false
			}
			any = true
		}
	}
	return any && path.Base(path.Dir(at)) != "afsnit"
}
