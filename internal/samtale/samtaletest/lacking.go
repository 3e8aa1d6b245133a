package samtaletest

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"notat/internal/post"
	"notat/internal/samtale"
)

// Lacking gives the fields, as "Resultat.ord", that say nothing in any of the records.
func Lacking(records ...*samtale.Record) []string {
	lacking := map[string]bool{}
	for f := range samtale.Fields() {
		lacking[f.Type+"."+f.Key] = true
	}
	for _, r := range records {
		var v any
		if err := json.Unmarshal(Post(r), &v); err != nil {
			panic(err) // a record's JSON is JSON
		}
		look("", v, lacking)
	}
	return slices.Sorted(maps.Keys(lacking))
}

// look takes away what says something at a place and below it.
func look(at post.Pointer, v any, lacking map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		kind, isBlok := x["type"].(string)
		for k, c := range x {
			here := at.AppendToken(k)
			f := samtale.FieldAt(string(here))
			if f == nil || c == nil || c == "" || c == false {
				continue
			}
			if isBlok { // several kinds of block may have a field with this key
				delete(lacking, strings.ToUpper(kind[:1])+kind[1:]+"."+k)
			} else {
				delete(lacking, f.Type+"."+k)
			}
			look(here, c, lacking)
		}
	case []any:
		for i, c := range x {
			look(at.AppendToken(strconv.Itoa(i)), c, lacking)
		}
	}
}
