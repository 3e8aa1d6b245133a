package smaatal

import (
	"slices"
	"strings"
)

// id stands for a name in the form in which it is compared; 0 is none.
type id int32

// names reads what numbers are called. A few names stand in many numbers, so each is
// read once.
type names struct {
	more     []string // further units that count people, in lower case
	ids      map[string]id
	called   map[string]id
	classes  map[string]klasse
	measured map[string]*measured
	units    map[string]*unit
	periods  map[string]period
}

func newNames(more []string) *names {
	return &names{more, map[string]id{"": 0}, map[string]id{}, map[string]klasse{}, map[string]*measured{}, map[string]*unit{}, map[string]period{}}
}

// once reads a text unless it has been read.
func once[V any](had map[string]V, s string, read func(string) V) V {
	v, ok := had[s]
	if !ok {
		v = read(s)
		had[s] = v
	}
	return v
}

// id numbers a name that is in the form in which it is compared.
func (n *names) id(s string) id {
	return once(n.ids, s, func(string) id { return id(len(n.ids)) })
}

// call numbers a name as it is written.
func (n *names) call(s string) id {
	return once(n.called, s, func(s string) id { return n.id(name(s)) })
}

// klasse is a grade as a number and what follows it: 9 and "b", or nothing and words.
type klasse struct{ trin, rest id }

func (n *names) klasse(s string) klasse {
	return once(n.classes, s, func(s string) klasse {
		trin, rest := gradeOf(s)
		return klasse{n.id(trin), n.id(rest)}
	})
}

// period is the school years that a period may mean; see yearsMeant.
type period struct {
	keys  []string
	loose bool
}

func (n *names) period(s string) period {
	return once(n.periods, s, func(s string) period {
		keys, loose := yearsMeant(s)
		return period{keys, loose}
	})
}

// measured is what the name of a measurement says.
type measured struct {
	id      id
	first   id   // its first word, where it is not about people
	count   bool // see namesCount
	share   bool // see namesShare
	whole   bool // it is how many pupils there are
	outcome bool // it is how it went for some of them
	pupils  bool // it is some of them
}

func (n *names) measurement(s string) *measured {
	return once(n.measured, s, func(s string) *measured {
		s = folded(s)
		ws := words(s)
		told, compared := strings.Join(ws, " "), withoutTotal(ws)
		m := &measured{id: n.id(strings.Join(compared, " ")), share: namesShare(s, ws), whole: wholeName.MatchString(told), outcome: namesOutcome(told), pupils: namesPupils(told)}
		m.count = m.whole || m.outcome || namesCount(ws)
		if len(compared) > 0 && !counts(compared, nil) {
			m.first = n.id(compared[0])
		}
		return m
	})
}

// unit is what a unit says.
type unit struct {
	kind     kind
	who      id   // its people
	none     bool // there is none
	harmless bool // what it counts is no person, whatever the measurement is called
	ofWhole  bool // it is a share of all pupils of a class, a year or the school
}

func (n *names) unit(s string) *unit {
	return once(n.units, s, func(s string) *unit {
		k, who := enhed(s, n.more)
		isHarmless := func(w string) bool { return slices.Contains(harmless, w) }
		return &unit{k, n.id(who), strings.TrimSpace(s) == "", slices.ContainsFunc(words(folded(s)), isHarmless), k == share && OfWhole(s)}
	})
}
