package compose

import (
	"notat/internal/notat"
	"notat/internal/prosa"
)

// prosa is a Markdown field: paragraphs and lists. Each of its paragraphs and
// items is a Felt with the field's pointer.
func (c *composer) prosa(p place, key, titel, source string) []notat.Block {
	if blank(source) {
		return nil
	}
	f := notat.Felt{Pointer: string(p.key(key)), Titel: c.t.Tekst(titel), Rich: true}
	read := prosa.Read(source)
	out := make([]notat.Block, 0, len(read))
	for _, s := range read {
		if s.Punkter == nil {
			out = append(out, c.paragraph(c.linje(f, s.Linje)))
			continue
		}
		out = append(out, c.list(f, s))
	}
	return out
}

func (c *composer) list(f notat.Felt, s prosa.Stykke) *notat.List {
	l := &notat.List{Ordered: s.Nummereret, Items: make([]notat.Item, len(s.Punkter))}
	for i, punkt := range s.Punkter {
		l.Items[i].Inlines = c.inlines.list(c.linje(f, punkt.Linje))
		if punkt.Under != nil {
			l.Items[i].Sub = c.list(f, *punkt.Under)
		}
	}
	return l
}

// linje is one line of the field: f with its words.
func (c *composer) linje(f notat.Felt, ord []prosa.Ord) notat.Felt {
	f.Inlines = c.links(ord)
	return f
}

// links gives the words with links outside bold outside italic. Neighbours in the
// same manner share it: a link of which half is in bold is one link.
func (c *composer) links(ord []prosa.Ord) []notat.Inline {
	if len(ord) == 1 && ord[0] == (prosa.Ord{Tekst: ord[0].Tekst}) { // most lines are plain
		return c.inlines.list(notat.Text(ord[0].Tekst))
	}
	return runs(ord, func(o prosa.Ord) string { return o.Henvisning }, bold,
		func(address string, in []notat.Inline) notat.Inline { return notat.Link{Address: address, Inlines: in} })
}

func bold(ord []prosa.Ord) []notat.Inline {
	return runs(ord, func(o prosa.Ord) bool { return o.Fed }, italic,
		func(_ bool, in []notat.Inline) notat.Inline { return notat.Strong(in) })
}

func italic(ord []prosa.Ord) []notat.Inline {
	return runs(ord, func(o prosa.Ord) bool { return o.Kursiv }, texts,
		func(_ bool, in []notat.Inline) notat.Inline { return notat.Emph(in) })
}

func texts(ord []prosa.Ord) []notat.Inline {
	out := make([]notat.Inline, len(ord))
	for i, o := range ord {
		if o.Linjeskift {
			out[i] = notat.Break{}
			continue
		}
		out[i] = notat.Text(o.Tekst)
	}
	return out
}

// runs puts neighbours with the same key under one wrap; the zero key needs none.
func runs[K comparable](ord []prosa.Ord, key func(prosa.Ord) K, inner func([]prosa.Ord) []notat.Inline,
	wrap func(K, []notat.Inline) notat.Inline,
) []notat.Inline {
	var none K
	var out []notat.Inline
	for len(ord) > 0 {
		k, n := key(ord[0]), 1
		for n < len(ord) && key(ord[n]) == k {
			n++
		}
		in := inner(ord[:n])
		ord = ord[n:]
		switch {
		case k != none:
			out = append(out, wrap(k, in))
		case out == nil:
			out = in
		default:
			out = append(out, in...)
		}
	}
	return out
}
