//go:build unix

package testrun

import (
	"syscall"
	"time"
)

// Processors gives the time that the machine's processors have worked for this
// process: unlike a clock's it does not run while others work.
func Processors() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
