package notat

// Inline is words in a line. The set is closed: Text, Strong, Emph, Link, Break, Felt.
//
//sumtype:decl
type Inline interface{ inline() }

// Text is plain words.
type Text string

// Strong is bold words. (HTML strong, Word Strong, PDF Span.)
type Strong []Inline

// Emph is italic words. (HTML em, Word Emphasis, PDF Span.)
type Emph []Inline

// Link is words that lead to an address. (HTML a, Word hyperlink, PDF Link.)
type Link struct {
	Address string // http, https or mailto
	Inlines []Inline
}

// Break is a line break within a paragraph.
type Break struct{}

// Felt is words that come from one field of the record. Word needs the pointer
// to find the way back; the other formats draw the words and forget the field.
// A field of several paragraphs or list items is several Felt with one Pointer,
// each the only inline of its paragraph or item, one after the other. A Fixed
// field may stand in several places: a unit behind each of its numbers.
//
// A pointer whose last "-" has no element in the record (RFC 6901) is a place
// for something new: "/afsnit/2/blokke/-" a block of that section,
// "/afsnit/-/opfoelgning" a section with that del.
type Felt struct {
	Pointer string   // RFC 6901 pointer into the record this document was composed from
	Titel   string   // Danish title of the field for the Word user: "Skolens navn"
	Rich    bool     // the field is Markdown; else plain text
	Fixed   bool     // shown but not editable in Word: codes, numbers
	Prompt  string   // shown in an editable draft when Inlines is empty; never part of the words
	Choices []string // what an editable draft lets one choose among instead of writing
	Inlines []Inline // may be empty
}

func (Text) inline()   {}
func (Strong) inline() {}
func (Emph) inline()   {}
func (Link) inline()   {}
func (Break) inline()  {}
func (Felt) inline()   {}
