//go:build !unix

package testrun

import "time"

var begun = time.Now()

// Processors is the time that went by, where the system is not asked for what
// the processors worked.
func Processors() time.Duration { return time.Since(begun) }
