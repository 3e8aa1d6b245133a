package publish

import "strings"

// Release is the one constant that names this release. It stands in every
// document, so a document's bytes change with it and with nothing of the build.
// Between two releases it ends in -dev: the bytes of a release never change, and
// those of a -dev do (docs/adr/0004-the-record-in-the-pdf.md).
const Release = "notat 0.3.0-dev"

// fixed reports whether a release has one set of bytes for ever. 0.1.0 was not
// kept to its own.
func fixed(release string) bool {
	return !strings.HasSuffix(release, "-dev") && release != "notat 0.1.0"
}
