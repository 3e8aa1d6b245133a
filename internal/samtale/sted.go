package samtale

import (
	"fmt"
	"notat/internal/post"
	"notat/internal/prosa"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// singular is what one item of a list is called in a place.
var singular = map[string]string{
	"deltagere": "deltager", "funktion": "funktion", "afsnit": "afsnit", "blokke": "blok", "kolonner": "kolonne",
	"hoved": "kolonne", "raekker": "række", "citater": "citat", "resultater": "resultat", "tidligere": "tidligere værdi",
	"aftaler": "aftale", "tiltag": "tiltag", "dagsorden": "dagsordenspunkt", "kontroller": "kontrol", "tidligereNumre": "tidligere nummer",
}

// Sted puts a pointer into the record in a clerk's words: "afsnit 3
// »Opfølgning«, blok 2, kolonne 1". It is counted from 1. A key that no record
// has is named as it is written.
func Sted(r *Record, pointer string) string {
	if !post.Pointer(pointer).IsValid() {
		return pointer
	}
	keys := slices.Collect(post.Pointer(pointer).Tokens())
	if len(keys) == 0 {
		return "hele notatet"
	}
	var dele []string
	afsnit, level := r.Afsnit, 0
	for i := 0; i < len(keys); i++ {
		k := keys[i]
		if keys[0] == "ekstra" {
			dele = append(dele, k)
			continue
		}
		n, isIndex := 0, false
		if i+1 < len(keys) {
			n, isIndex = post.Index(keys[i+1], post.MaxValues)
		}
		switch navn := singular[k]; {
		case isIndex && k == "afsnit":
			navn = fmt.Sprintf("%s %d", map[bool]string{true: "afsnit", false: "underafsnit"}[level == 0], n+1)
			if n < len(afsnit) {
				if o := afsnit[n].Overskrift; Visible(o) {
					navn += " »" + prosa.Shorten(o) + "«"
				}
				afsnit = afsnit[n].Afsnit
			} else {
				afsnit = nil
			}
			level++
			dele = append(dele, navn)
			i++
		case isIndex && navn != "":
			dele = append(dele, fmt.Sprintf("%s %d", navn, n+1))
			i++
			if k == "raekker" && i+1 < len(keys) {
				if c, ok := post.Index(keys[i+1], post.MaxValues); ok {
					dele = append(dele, fmt.Sprintf("felt %d", c+1))
					i++
				}
			}
		case i+1 < len(keys): // an object: what is in it has a title that tells
		default:
			titel := lowerFirst(Titel(pointer))
			if titel == "" {
				titel = "»" + prosa.Shorten(k) + "«"
			}
			dele = append(dele, titel)
		}
	}
	return strings.Join(dele, ", ")
}

func lowerFirst(s string) string {
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
