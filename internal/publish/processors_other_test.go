//go:build !unix

package publish

import "time"

var begun = time.Now()

// processors is the time that went by, where the system is not asked for what
// the processors worked.
func processors() time.Duration { return time.Since(begun) }
