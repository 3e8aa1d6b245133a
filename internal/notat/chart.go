package notat

// Chart is numbers of one unit drawn as bars: the school beside the municipality
// and the country, and beside its own earlier years. The numbers stand in a table of
// the Document as well, and the chart has none that the table lacks.
type Chart struct {
	Titel  string  // what kind of picture it is, for one who does not see it: "Søjlediagram"
	Groups []Group // in the record's order; never empty
}

// Group is the bars of one result. Where it has Parts, each bar is a whole, and its
// values are the shares of it.
type Group struct {
	Label string   // what was measured
	Parts []string // what each value of a bar is the share of: "Meget tit"
	Bars  []Bar
}

// Bar is one bar, or one in parts. Without values it is the name above the bars
// that are Under it.
type Bar struct {
	Owner  Owner
	Name   string // "Skolen", or the period of one that is Under
	Under  bool
	Values []Value // one, or as many as the Group has Parts
}

// Owner says whose number a bar is.
type Owner int

// The owners.
const (
	School Owner = iota
	Municipality
	Country
)

// MaxParts is how many shares a bar has: so many can be told apart without colours.
const MaxParts = 6

// Value is one number.
type Value struct {
	Text   string // as the table prints it: "ca. 7,4 %"
	Number float64
}
