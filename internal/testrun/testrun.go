// Package testrun makes a test program an ordinary run, and is imported for that alone.
// Few random values are drawn for each law: make soak asks for many with -rapid.checks.
// What is live in a test is little, so that the collector would run for every few of them.
package testrun

import (
	"flag"
	"runtime/debug"

	_ "pgregory.net/rapid" // has the flag
)

func init() {
	debug.SetGCPercent(400)
	if err := flag.Set("rapid.checks", "10"); err != nil {
		panic(err)
	}
}
