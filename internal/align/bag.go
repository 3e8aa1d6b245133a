package align

import (
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Bag is the words of something, sorted.
type Bag []string

// bagged is how many words of a text, from its beginning, say what it is about:
// a square of long texts would otherwise cost its pairs times their length.
const bagged = 200

// BagOf gives the words of texts, as far as they say what those are about.
func BagOf(texts iter.Seq[string]) Bag {
	b := Bag{}
	for s := range texts {
		if len(b) >= bagged {
			break
		}
		most := len(b) + bagged
		for w := range strings.FieldsFuncSeq(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) }) {
			if len(b) == most {
				break
			}
			b = append(b, w)
		}
	}
	slices.Sort(b)
	return b
}

// Like gives how much two bags share, 0 to 100.
func (b Bag) Like(other Bag) int {
	n, i, j := 0, 0, 0
	for i < len(b) && j < len(other) {
		switch strings.Compare(b[i], other[j]) {
		case 0:
			n, i, j = n+1, i+1, j+1
		case -1:
			i++
		default:
			j++
		}
	}
	if len(b)+len(other) == 0 {
		return 0
	}
	return 200 * n / (len(b) + len(other))
}
