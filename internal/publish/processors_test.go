//go:build unix

package publish

import (
	"syscall"
	"time"
)

// processors gives the time that the machine's processors have worked for this
// process: unlike a clock's it does not run while others work.
func processors() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
