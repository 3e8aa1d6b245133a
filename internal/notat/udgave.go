package notat

// Udgave is an edition of a notat: what it shows of its record.
type Udgave string

// The editions.
const (
	Offentlig Udgave = "offentlig" // for everybody
	Intern    Udgave = "intern"    // for those who took part
)

// Udgaver lists the editions.
var Udgaver = []Udgave{Offentlig, Intern}
