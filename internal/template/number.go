package template

import (
	"strconv"
	"strings"

	"notat/internal/ooxml"
)

// HeadingNumber is how the Word file numbers the headings of one style. The zero value
// is no number.
type HeadingNumber struct {
	Pattern string // "%1.%2": %k is the number of level k
	level   int    // 0 to 8
	list    string // headings of one list are counted together
	levels  [9]numbered
}

// numbered is one level of a list.
type numbered struct {
	format string
	start  int
}

// headingNumber reads the list of a heading style. Its level is the one that names the
// style (w:pStyle, ISO/IEC 29500-1 § 17.9.23), else the style's own.
func (r *reader) headingNumber(id string) HeadingNumber {
	f := r.s.Paragraph(id)
	if f.NumID == "" || f.NumID == "0" {
		return HeadingNumber{}
	}
	n := HeadingNumber{list: f.NumID, level: f.NumLevel}
	for i := range n.levels {
		l, _ := r.num.Level(f.NumID, i)
		n.levels[i] = numbered{l.Format, r.num.Start(f.NumID, i)}
		if l.Paragraph == id {
			n.level = i
		}
	}
	l, _ := r.num.Level(f.NumID, n.level)
	if n.Pattern = l.Text; l.Format == "bullet" {
		n.Pattern = bullet(l)
	}
	return n
}

// HeadingCount counts the headings of one document as Word does.
type HeadingCount struct {
	numbers *[3]HeadingNumber
	now     map[string]*[9]int
}

// CountHeadings begins a count.
func (l *Look) CountHeadings() *HeadingCount {
	return &HeadingCount{&l.Numbers, map[string]*[9]int{}}
}

// Next gives the number of the next heading of a style, 0 to 2 as in Look.Heading; ""
// where the template gives it none.
func (c *HeadingCount) Next(style int) string {
	n := &c.numbers[style]
	if n.Pattern == "" {
		return ""
	}
	now := c.now[n.list]
	if now == nil {
		now = new([9]int)
		for i := range now {
			now[i] = n.levels[i].start - 1
		}
		c.now[n.list] = now
	}
	now[n.level]++
	for i := n.level + 1; i < len(now); i++ {
		now[i] = n.levels[i].start - 1
	}
	out := n.Pattern
	for i := range n.level + 1 {
		now[i] = max(now[i], n.levels[i].start) // a level that was left out counts as begun
		out = strings.ReplaceAll(out, "%"+strconv.Itoa(i+1), ooxml.Numeral(n.levels[i].format, now[i]))
	}
	return strings.TrimSpace(out)
}
