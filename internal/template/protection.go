package template

import (
	"io/fs"
	"maps"
	"slices"

	"notat/internal/fault"
	"notat/internal/samtale"
)

// Weaker is the code of what a template protects less than the standard does.
const Weaker = "skabelon-svagere-beskyttelse"

// artnavne say in words what each kind of number is about.
var artnavne = map[samtale.Art]string{
	"nationalTest": "nationale test", "karakter": "karakterer", "trivsel": "trivsel", "fravaer": "fravær", "overgang": "overgang til uddannelse",
	"kompetencedaekning": "kompetencedækning", "personale": "personale", "andet": "andet",
}

// graense gives the threshold of a kind of number; "" is one that has no kind.
func (s Settings) graense(art samtale.Art) int {
	if n, ok := s.Graenser[string(art)]; ok {
		return n
	}
	return s.Graense
}

// protects warns of each thing that the public edition no longer withholds, and
// the standard's does. A municipality may decide so; it should know.
func (s Settings) protects(n *notes) {
	standard := defaults()
	for _, art := range standard.Fortrolige {
		if !slices.Contains(s.Fortrolige, art) {
			n.warn("svagere-beskyttelse", settingsFile+", fortrolige", "Tal om %s er ikke længere fortrolige og vises i den offentlige udgave. Skriv »%s« i listen igen, hvis det ikke er meningen.", artnavne[samtale.Art(art)], art)
		}
	}
	if 0 <= s.Graense && s.Graense < standard.Graense { // one that is no limit is a fault already
		n.warn("svagere-beskyttelse", settingsFile+", graense", "Tal om %s personer er ikke længere beskyttet og vises i den offentlige udgave. Standarden er %d. Ret grænsen, hvis det ikke er meningen.", fromTo(s.Graense, standard.Graense-1), standard.Graense)
	}
	for _, art := range slices.Sorted(maps.Keys(s.Graenser)) {
		if own, usual := s.Graenser[art], standard.graense(samtale.Art(art)); own < usual {
			n.warn("svagere-beskyttelse", settingsFile+", graenser."+art, "Tal om %s, der bygger på %s personer, er ikke længere beskyttet og vises i den offentlige udgave. Standarden er %d. Ret grænsen, hvis det ikke er meningen.",
				artnavne[samtale.Art(art)], fromTo(own, usual-1), usual)
		}
	}
}

func fromTo(a, b int) string {
	if a == b {
		return sprintf("%d", a)
	}
	return sprintf("%d-%d", a, b)
}

// Protection tells what a template protects less than the standard does. It reads
// the settings alone; what else is wrong with the template, Check tells.
func Protection(fsys fs.FS, name string, parents func(name string) (fs.FS, error)) (fault.List, error) {
	line, err := lineage(fsys, name, parents)
	if err != nil {
		return nil, err
	}
	said := &notes{}
	line.settings(&notes{}).protects(said)
	return said.found, nil
}
