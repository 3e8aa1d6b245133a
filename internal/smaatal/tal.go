package smaatal

import (
	"math/big"
	"strings"
)

// Level is whose number it is.
type Level int

// The levels. A number of one is no part of a whole of another.
const (
	School Level = iota
	Municipality
	Country
)

// Tal is one number that would be printed.
type Tal struct {
	Level                                                   Level
	Maaling, Fag, Klassetrin, Profilomraade, Periode, Enhed string
	Antal                                                   *int   // how many it rests on; nil: it is not said
	Vaerdi                                                  string // digits, perhaps "-" before and "." within; "": only Antal
	Cirka                                                   bool
	Graense                                                 int  // fewer than these are too few
	Withheld                                                bool // internal or confidential: it is not shown in any case
	Resultat                                                int  // which result it belongs to
	Follows                                                 bool // it falls with the first number of its result: nobody knows on how many it rests
}

// Grund is why a number is hidden.
type Grund int

// The reasons.
const (
	Shown       Grund = iota // it is not
	TooFew                   // it is about too few
	Supplerende              // it would give a hidden one away
)

// span is what a printed number says of a count: a whole number from lo to hi.
type span struct{ lo, hi int64 }

func (s span) exact() bool { return s.lo == s.hi }

// maxAntal is the largest count that sums are looked for in: more than there are
// people, and so little that a sum of all numbers of a record stays in 64 bits.
const maxAntal = 1_000_000_000

// maxDigits is how much of a number is looked at: far more than anybody
// measures, and so little that a number of a million digits costs nothing.
const maxDigits = 200

// isWhole reports whether a value is a whole number that may count something.
func isWhole(v string) bool { return v != "" && !strings.ContainsAny(v, ".-") }

// Numbers that others are held against; none of them is ever written to.
var (
	nothing, aHalf, ten = new(big.Rat), big.NewRat(1, 2), big.NewRat(10, 1)
	most                = big.NewRat(maxAntal, 1)
	hundredth           = big.NewRat(1, 100)
	halves              = []*big.Rat{aHalf, big.NewRat(1, 20), big.NewRat(1, 200), big.NewRat(1, 2000)} // of a unit of so many decimals
)

// rat gives a number exactly; nil when it is absent or none.
func rat(s string) *big.Rat {
	if len(s) > maxDigits {
		s = strings.TrimSuffix(s[:maxDigits], ".")
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

// half gives half a unit of the last digit that a number was rounded to: of its
// last digit, or, where it is said to be about, of the last that is not zero.
func half(s string, cirka bool) *big.Rat {
	if len(s) > maxDigits {
		s = s[:maxDigits]
	}
	whole, decimals, _ := strings.Cut(s, ".")
	if cirka {
		decimals = strings.TrimRight(decimals, "0")
	} else if len(decimals) < len(halves) {
		return halves[len(decimals)]
	}
	h := big.NewRat(1, 2)
	for range decimals {
		h.Quo(h, ten)
	}
	if cirka && decimals == "" {
		for strings.HasSuffix(whole, "0") && strings.Trim(whole, "-0") != "" {
			whole, h = whole[:len(whole)-1], h.Mul(h, ten)
		}
	}
	return h
}

// mayCount reports whether a number may be one of people.
func mayCount(r *big.Rat) bool { return r.Sign() >= 0 && r.Cmp(most) <= 0 }

// wholes gives the whole numbers that are as near to one as half, or the nearest where
// there is none; ok is false when it is no count.
func wholes(r, half *big.Rat) (s span, ok bool) {
	if !mayCount(r) {
		return span{}, false
	}
	x := new(big.Rat).Sub(r, half)
	if s.lo = floor(x); !x.IsInt() {
		s.lo++
	}
	if s.lo, s.hi = max(0, s.lo), floor(x.Add(r, half)); s.lo > s.hi {
		s.lo = floor(x.Add(r, aHalf))
		s.hi = s.lo
	}
	return s, true
}

func floor(r *big.Rat) int64 {
	if r.IsInt() {
		return r.Num().Int64()
	}
	return new(big.Int).Div(r.Num(), r.Denom()).Int64() // Euclidean: the denominator is positive
}
