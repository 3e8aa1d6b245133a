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
	if got, want := p.ReplaceAllString(text, "$2"), re.ReplaceAllString(text, "$2"); got != want {
		t.Errorf("%q, and regexp %q", got, want)
	}
	if got, want := p.Split(text, -1), re.Split(text, -1); !reflect.DeepEqual(got, want) {
		t.Errorf("%q, and regexp %q", got, want)
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
