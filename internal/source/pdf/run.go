package pdf

// run is text drawn in one go: on one line, in one font.
type run struct {
	text         string
	x, end, y    float64 // as the page is shown: where it begins and ends, its baseline from below
	size         float64
	bold, italic bool
	turned       bool   // not from left to right
	artifact     bool   // the file says that it is no content
	stands       name   // of an artifact: its Type or Subtype
	owner        ref    // whose MCID it is: of the page or a form; 0 for none
	mcid         int    // -1 for none
	link         string // address
	drawn        int    // which one on its page
}

// drawing is a picture that is drawn.
type drawing struct {
	ref      ref
	stream   stream
	y        float64
	artifact bool
	owner    ref
	mcid     int
}
