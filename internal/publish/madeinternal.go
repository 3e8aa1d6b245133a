package publish

import (
	"context"
	"path"
	"slices"
	"strings"

	"notat/internal/kontrol"
	"notat/internal/recorddiff"
	"notat/internal/samtale"
)

// madeInternal gives the first place of a record that its older form had open to the
// public and that is internal now, in whatever words: what stood there is what is
// withheld, though nobody may find it in the words that stand there today. old is the
// older form as it was posted, shown its results that the public saw; "" is none. other
// is what stands there, where nothing says that it is what stood there: that is for
// somebody to say, and of what is answered nothing is told.
func madeInternal(ctx context.Context, old, now *samtale.Record, shown map[measure]samtale.Tal) (at, other string, err error) {
	a, err := old.Canonical()
	if err != nil {
		return "", "", err
	}
	b, err := now.Canonical()
	if err != nil {
		return "", "", err
	}
	changes, err := recorddiff.Diff(ctx, a, b)
	if err != nil {
		return "", "", err
	}
	tree, err := recorddiff.Parse(b)
	if err != nil {
		return "", "", err
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
		other := ""
		switch {
		case visibility && c.After == string(samtale.Intern) && slices.ContainsFunc(changes, func(o recorddiff.Change) bool { return o.Kind != "ny" && o.Pointer == at+"/tekst" }):
			other = standsAt(tree, at)
		case visibility && c.After == string(samtale.Intern):
		case i > 0 && replaces(changes[i-1], c):
			other = standsAt(tree, at)
		default:
			continue
		}
		if !hiddenAbove(tree, at, wasIntern) && !untold(results, at, shown) && (other == "" || !kontrol.Answered(now, takesBack.Kode, at, other)) {
			return at, other, nil
		}
	}
	return "", "", nil
}

// standsAt gives all that stands at a place, as JSON.
func standsAt(tree any, at string) string {
	data, err := recorddiff.Canonical(recorddiff.Get(tree, at))
	if err != nil {
		return ""
	}
	return string(data)
}

// replaces reports whether something new and internal stands where something that was
// open to the public, of another kind perhaps, stood.
func replaces(gone, c recorddiff.Change) bool {
	list := func(pointer string) string { return path.Base(path.Dir(pointer)) }
	if gone.Kind != "slettet" || c.Kind != "ny" || list(gone.Pointer) != list(c.Pointer) {
		return false
	}
	before, _ := gone.Values()
	_, after := c.Values()
	return !isIntern(before) && isIntern(after)
}

func isIntern(v any) bool { return recorddiff.Text(v, "/synlighed") == string(samtale.Intern) }

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
	holds := false
	for _, one := range results {
		if one.at == at || strings.HasPrefix(one.at, at+"/") {
			if shown[one.measure] != "" {
				return false
			}
			holds = true
		}
	}
	return holds && path.Base(path.Dir(at)) != "afsnit"
}
