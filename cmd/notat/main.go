// Command notat makes standardized notater of skoleudviklingssamtaler.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"notat/internal/cli"
)

// ballast is memory that is taken and never touched, in bytes: the collector first
// runs when as much again is made, and most commands are over by then. It is so
// little that a long batch is not felt to need more.
const ballast = 16 << 20

func main() {
	var taken []byte
	if len(os.Args) > 1 && os.Args[1] != "serve" { // which has a limit of memory to keep
		taken = make([]byte, ballast)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], cli.World{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ(),
	})
	stop()
	runtime.KeepAlive(taken)
	os.Exit(code)
}
