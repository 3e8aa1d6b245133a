// Package fonts carries the fonts that are in the program. Each family lies in
// its folder with its licence, as its makers ship it.
package fonts

import "embed"

//go:embed *
var FS embed.FS
