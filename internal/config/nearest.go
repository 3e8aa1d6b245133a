package config

// nearest gives the setting whose name takes the fewest letters to reach.
func nearest(name string) string {
	best, least := "", -1
	for _, s := range settings {
		if d := distance(name, s.name); least < 0 || d < least {
			best, least = s.name, d
		}
	}
	return best
}

// maxTyped bounds what is compared: no setting's name is half as long.
const maxTyped = 64

// distance counts the letters to put in, take out or exchange (Levenshtein).
func distance(a, b string) int {
	a = a[:min(len(a), maxTyped)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
