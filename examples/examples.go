// Package examples carries the example that the interface description shows. The
// other files of the folder are read where they lie, by tests and by people.
package examples

import _ "embed"

// Record is a whole record, the smallest of the examples.
//
//go:embed solbakken-2025-26.json
var Record []byte
