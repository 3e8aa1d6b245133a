// Command notat makes standardized notater of skoleudviklingssamtaler.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"notat/internal/cli"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] != "serve" { // which has a limit of memory to keep
		collectLate()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], cli.World{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ(),
	})
	stop()
	os.Exit(code)
}

// collectLate lets the collector wait until 16 MB are made, which most commands never
// do, instead of 4; from then on it works as it does by itself, so that a long batch
// needs no more memory.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(400)
	first := new([64]byte) // gone with the first collection
	runtime.AddCleanup(first, func(percent int) { debug.SetGCPercent(percent) }, usual)
}
