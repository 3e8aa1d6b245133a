package notat

// Chart is numbers of one unit drawn as bars: the school beside the municipality
// and the country. The numbers stand in a table of the Document as well, and the
// chart has none that the table lacks.
type Chart struct {
	Titel  string    // what kind of picture it is, for one who does not see it: "Søjlediagram"
	Bars   [3]string // whose number each bar of a group is: the school's, the municipality's, the country's
	Groups []Group   // in the record's order; never empty
}

// Group is the bars of one result.
type Group struct {
	Label  string // what was measured
	Values [3]Value
}

// Value is one bar.
type Value struct {
	Text   string // as the table prints it: "ca. 7,4 %"; "" for no bar
	Number float64
}
