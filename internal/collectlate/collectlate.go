// Package collectlate lets the collector wait until 16 MB are made instead of 4, which
// a command seldom does and the libraries' own tables come near to before main begins.
// It is imported for that alone, and imports so little that it comes before them: Go
// makes packages ready by their paths, as soon as what they import is.
package collectlate

import (
	"os"
	"runtime"
	"runtime/debug"
)

// After the first collection the collector works as it does by itself, so that a long
// batch needs no more memory. The service has a limit of memory, and a rule of its own.
func init() {
	if os.Getenv("GOGC") != "" || len(os.Args) > 1 && os.Args[1] == "serve" {
		return
	}
	usual := debug.SetGCPercent(400)
	first := new([64]byte) // gone with the first collection
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, usual)
}
