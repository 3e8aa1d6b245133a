package pattern

import (
	"reflect"
	"regexp"
	"sync"
	"testing"
)

func TestAPatternFindsWhatRegexpFinds(t *testing.T) {
	const expr, text = `(\pL+) (\d+)`, "uge 12, side 3; kl 9"
	p, re := New(expr), regexp.MustCompile(expr)
	p = &Pattern{expr: p.String()} // as in the program: not compiled yet
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if got, want := p.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1); !reflect.DeepEqual(got, want) {
				t.Errorf("%v, and regexp %v", got, want)
			}
		})
	}
	all.Wait()
	brackets := func(s string) string { return "[" + s + "]" }
	for name, both := range map[string][2]any{
		"MatchString":             {p.MatchString(text), re.MatchString(text)},
		"FindString":              {p.FindString(text), re.FindString(text)},
		"FindStringIndex":         {p.FindStringIndex(text), re.FindStringIndex(text)},
		"FindStringSubmatch":      {p.FindStringSubmatch(text), re.FindStringSubmatch(text)},
		"FindStringSubmatchIndex": {p.FindStringSubmatchIndex(text), re.FindStringSubmatchIndex(text)},
		"FindAllString":           {p.FindAllString(text, 2), re.FindAllString(text, 2)},
		"FindAllStringSubmatch":   {p.FindAllStringSubmatch(text, 2), re.FindAllStringSubmatch(text, 2)},
		"ReplaceAllString":        {p.ReplaceAllString(text, "$2"), re.ReplaceAllString(text, "$2")},
		"ReplaceAllStringFunc":    {p.ReplaceAllStringFunc(text, brackets), re.ReplaceAllStringFunc(text, brackets)},
		"Split":                   {p.Split(text, -1), re.Split(text, -1)},
	} {
		if !reflect.DeepEqual(both[0], both[1]) {
			t.Errorf("%s: %v, and regexp %v", name, both[0], both[1])
		}
	}
}

func TestAMalformedPatternTurnsTheTestsOfItsPackageRed(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it is found when it is first used, perhaps by a clerk")
		}
	}()
	New(`(`)
}
