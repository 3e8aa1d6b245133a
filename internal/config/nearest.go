package config

import "notat/internal/misspelt"

// nearest gives the setting whose name takes the fewest letters to reach.
func nearest(name string) string {
	best, least := "", -1
	for _, s := range settings {
		if d := misspelt.Distance(name, s.name); least < 0 || d < least {
			best, least = s.name, d
		}
	}
	return best
}
