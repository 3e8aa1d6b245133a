// Package templates carries the templates that are in the program: a folder
// each. standard is the default, and the worked example for new ones.
package templates

import "embed"

// FS holds the template folders by their names.
//
//go:embed standard
var FS embed.FS
