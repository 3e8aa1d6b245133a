package publish

import (
	"notat/internal/billede"
	"notat/internal/notat"
	"notat/internal/post"
	"notat/internal/readback"
	"notat/internal/render"
	"notat/internal/samtale"
	"notat/internal/template"
	"notat/internal/udgave"
)

// What the doors need of the packages behind the service, so that a door knows
// the service alone.
type (
	// Udgave is an edition of a notat.
	Udgave = notat.Udgave
	// Format is one kind of file that Render makes.
	Format = render.Format
	// SyntaxError says that what was posted is not JSON at all.
	SyntaxError = post.SyntaxError
	// Udeladelse is one thing that the public edition leaves out.
	Udeladelse = udgave.Udeladelse
	// Rest is something in a draft that the referent is told of or must decide.
	Rest = readback.Item
	// Choice is one of its answers.
	Choice = readback.Choice
	// Row is one of several things that a Rest asks about at once.
	Row = readback.Row
	// Template is a template that a caller opened itself.
	Template = template.Template
)

// Udgaver lists the editions.
var Udgaver = notat.Udgaver

const (
	// What a Rest asks, the gravest first.
	Block = readback.Block
	Ask   = readback.Ask
	Warn  = readback.Warn
	// The editions.
	Offentlig = notat.Offentlig
	Intern    = notat.Intern
	// MaxBytes is the largest record in bytes.
	MaxBytes = post.MaxBody
	// MaxBillede is the largest picture in bytes.
	MaxBillede = billede.MaxBytes
)

// ErrTemplate says that there is no template of the name.
var ErrTemplate = template.ErrName

// Formats are the formats in the order in which they are offered.
var Formats = render.Formats

// FormatNamed gives the format of that name.
func FormatNamed(name string) (Format, bool) { return render.Named(name) }

// Schema gives the record's JSON Schema.
func Schema() []byte { return samtale.Schema() }
