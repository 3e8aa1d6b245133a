package pdf

import (
	"strings"
)

// bookmark is an entry of the outline: a heading, and the page that it leads to.
type bookmark struct {
	title string
	level int // from 1
	page  *page
}

// Headings are looked for by their bookmarks, so that each is held against the lines
// of its page.
const (
	maxBookmarks = 2_000
	maxSearched  = 1_000 // lines of a page, a page of small print has 100
)

// bookmarks reads the outline (ISO 32000-1, 12.3.3).
func (d *document) bookmarks() (out []bookmark) {
	seen := map[ref]bool{}
	var walk func(v any, level int)
	walk = func(v any, level int) {
		const deepest = 12
		for level <= deepest && len(out) < maxBookmarks {
			r, ok := v.(ref)
			if !ok || seen[r] {
				return
			}
			seen[r] = true
			o := d.Dict(r)
			if o == nil {
				return
			}
			if title := strings.Join(strings.Fields(clean(d.Text(o["Title"]))), " "); title != "" {
				out = append(out, bookmark{title, level, d.target(o)})
			}
			walk(o["First"], level+1)
			v = o["Next"]
		}
	}
	walk(d.Dict(d.catalog["Outlines"])["First"], 1)
	return out
}

// target gives the page that a bookmark leads to, nil where it is not known.
func (d *document) target(o dict) *page {
	v := d.Get(o["Dest"])
	if v == nil {
		if a := d.Dict(o["A"]); d.Name(a["S"]) == "GoTo" {
			v = d.Get(a["D"])
		}
	}
	switch named := v.(type) {
	case name:
		v = d.Get(d.Dict(d.catalog["Dests"])[named])
	case text:
		v = d.named(d.Dict(d.catalog["Names"])["Dests"], named, 0)
	}
	if inner := d.Dict(v); inner != nil {
		v = d.Get(inner["D"])
	}
	if list, ok := v.([]any); ok && len(list) > 0 {
		r, _ := list[0].(ref)
		return d.byRef[r]
	}
	return nil
}

// named looks a destination up in its name tree (7.9.6).
func (d *document) named(v any, key text, depth int) any {
	const deepest = 16
	node := d.Dict(v)
	if node == nil || depth > deepest {
		return nil
	}
	if limits := d.Array(node["Limits"]); len(limits) == 2 {
		low, _ := d.Get(limits[0]).(text)
		high, _ := d.Get(limits[1]).(text)
		if key < low || key > high {
			return nil
		}
	}
	names := d.Array(node["Names"])
	for i := 0; i+1 < len(names); i += 2 {
		if d.Get(names[i]) == any(key) {
			return d.Get(names[i+1])
		}
	}
	for _, k := range d.Array(node["Kids"]) {
		if found := d.named(k, key, depth+1); found != nil {
			return found
		}
	}
	return nil
}

// headed finds the lines that the outline calls headings, with their levels.
func headed(bookmarks []bookmark, pages [][]*line) map[*line]int {
	out := map[*line]int{}
	for _, b := range bookmarks {
		if b.page == nil {
			continue
		}
		for _, n := range []int{b.page.number, b.page.number + 1, b.page.number - 1} {
			if n >= 1 && n <= len(pages) && find(b, pages[n-1], out) {
				break
			}
		}
	}
	return out
}

// find marks the lines of a page that say what the bookmark says.
func find(b bookmark, list []*line, out map[*line]int) bool {
	want := squeezed(b.title)
	list = list[:min(len(list), maxSearched)]
	for i := range list {
		if _, taken := out[list[i]]; taken {
			continue
		}
		got := ""
		const most = 5                                                              // lines of a heading
		for j := i; j < min(len(list), i+most) && sameSize(list[i], list[j]); j++ { // the end of a paragraph, "1235.", is no number of a heading
			got += squeezed(list[j].text())
			if got != want && unnumbered(got) != want && got != unnumbered(want) {
				if len(got) > len(want)+8 {
					break
				}
				continue
			}
			for _, l := range list[i : j+1] {
				out[l] = b.level
			}
			return true
		}
	}
	return false
}

// squeezed is text without spaces and hyphens, in small letters.
func squeezed(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if r == ' ' || strings.ContainsRune(hyphens, r) {
			return -1
		}
		return r
	}, s))
}

// unnumbered is a heading without its number.
func unnumbered(s string) string { return strings.TrimLeft(s, "0123456789.") }
