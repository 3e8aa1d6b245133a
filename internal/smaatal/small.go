package smaatal

import "math/big"

// observation is a number as it is looked at.
type observation struct {
	Tal
	kind     kind
	measured *measured
	unit     *unit
	maaling  id
	fag      id
	klasse   klasse
	profil   id
	who      id // what its unit says of its people
	common   id // the first word of what counts no people
	period

	size, part span // the people it rests on, and those of them that it is about
	hasSize    bool
	hasPart    bool
	whole      int64 // of which part is a part: size, or 100
	value      *big.Rat
	half       *big.Rat
	about      float64 // value and half, nearly
	slack      float64
	tooFew     bool // by its own
	guarded    bool // it is hidden, and must not be reckoned
	implied    bool // nobody printed it

	people int // the quantity of the people it rests on, in the pool that is looked at; -1: it tells none
}

// observation reads a number.
func (n *names) observation(t Tal) observation {
	m, u := n.measurement(t.Maaling), n.unit(t.Enhed)
	o := observation{Tal: t, kind: u.kind, measured: m, unit: u, maaling: m.id, fag: n.call(t.Fag), klasse: n.klasse(t.Klassetrin), profil: n.call(t.Profilomraade),
		who: u.who, period: n.period(t.Periode)}
	switch {
	case o.kind != measure:
	case m.share && u.none:
		o.kind = share
	case m.count && !u.harmless && isWhole(t.Vaerdi):
		o.kind = count
	default:
		o.common = m.first
	}
	if t.Vaerdi != "" {
		o.value, o.half = rat(t.Vaerdi), half(t.Vaerdi, t.Cirka)
		if o.value != nil {
			if o.kind == share && IsThousandth(t.Enhed) {
				o.value, o.half = new(big.Rat).Mul(o.value, big.NewRat(1, 10)), new(big.Rat).Mul(o.half, big.NewRat(1, 10))
			}
			o.about, _ = o.value.Float64()
			o.slack, _ = o.half.Float64()
		}
	}
	o.tooFew = o.small()
	o.spans()
	return o
}

// small reports whether a number is about fewer than the threshold: by the number
// of people it rests on, by what it counts, or by the share of them, or the rest.
func (o *observation) small() bool {
	if o.Antal != nil && *o.Antal < o.Graense {
		return true
	}
	if o.value == nil || o.kind == measure {
		return false
	}
	limit := big.NewRat(int64(o.Graense), 1)
	if o.kind == count && o.value.Cmp(limit) < 0 {
		return true
	}
	if o.Antal == nil {
		return false
	}
	size := big.NewRat(int64(*o.Antal), 1)
	about := o.value
	if o.kind == share {
		about = new(big.Rat).Mul(size, o.value)
		about.Mul(about, hundredth)
	}
	rest := new(big.Rat).Sub(size, about)
	return strictlyBetween(about, limit) || strictlyBetween(rest, limit)
}

// strictlyBetween reports whether x is strictly between nothing and the threshold.
func strictlyBetween(x, limit *big.Rat) bool { return x.Sign() > 0 && x.Cmp(limit) < 0 }

// spans reads the counts that a number tells of.
func (o *observation) spans() {
	if o.Antal != nil && *o.Antal >= 0 && *o.Antal <= maxAntal {
		n := int64(*o.Antal)
		o.size, o.hasSize = span{n, n}, true
	}
	if o.value == nil || o.kind == measure {
		return
	}
	if o.kind == share {
		o.whole = 100
		if o.hasSize {
			o.whole = o.size.lo
		}
		o.part = o.partOf(o.whole)
		o.hasPart = mayCount(o.value)
		return
	}
	half := o.half
	if !o.Cirka && o.value.IsInt() { // a count that is written as one is one
		half = nothing
	}
	s, ok := wholes(o.value, half)
	if o.Antal == nil {
		o.size, o.hasSize = s, ok
	} else {
		o.part, o.hasPart, o.whole = s, ok && o.hasSize, o.size.lo
	}
}

// partOf gives how many of so many people a share is, or, of a count, what it says.
func (o *observation) partOf(whole int64) span {
	if o.kind != share || o.hasPart && whole == o.whole {
		return o.part
	}
	n := big.NewRat(whole, 100)
	s, _ := wholes(new(big.Rat).Mul(o.value, n), new(big.Rat).Mul(o.half, n))
	s.hi = min(s.hi, max(whole, s.lo))
	return s
}

// alike reports whether two numbers may be about the same people, as far as their
// names tell.
func alike(a, b *observation) bool {
	same := func(x, y id) bool { return x == y || x == 0 || y == 0 }
	return same(a.fag, b.fag) && same(a.klasse.trin, b.klasse.trin) && same(a.klasse.rest, b.klasse.rest) && same(a.profil, b.profil) && same(a.who, b.who)
}
