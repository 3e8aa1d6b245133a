// Package testrun makes a test program that imports it an ordinary run, and tells it what the
// processors worked for it. The program itself has no use for it.
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
