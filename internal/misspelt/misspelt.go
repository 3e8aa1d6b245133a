// Package misspelt tells how far one word is from another, so that what was written
// can be taken for what was probably meant: a key, a setting, a field of a template, a
// school. It knows no words, and decides nothing: how near is near enough, and which
// letters are the same, are its callers' to say.
package misspelt

// longest is how many letters of a word are looked at: the work is the square of it.
const longest = 80

// Distance counts the letters to put in, take out, change or swap with their neighbour
// to make one word of another (optimal string alignment), over the first 80 letters of
// each.
func Distance(a, b string) int {
	x, y := letters(a), letters(b)
	before, now, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range now {
		now[j] = j
	}
	for i := 1; i <= len(x); i++ {
		next[0] = i
		for j := 1; j <= len(y); j++ {
			price := 1
			if x[i-1] == y[j-1] {
				price = 0
			}
			next[j] = min(now[j]+1, next[j-1]+1, now[j-1]+price)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, now, next = now, next, before
	}
	return now[len(y)]
}

func letters(s string) []rune {
	r := []rune(s)
	return r[:min(len(r), longest)]
}
