// Command notat makes standardized notater of skoleudviklingssamtaler.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	// An empty image has no root certificates, and PostgreSQL's sslmode=verify-full
	// needs some: these serve where the system has none.
	_ "golang.org/x/crypto/x509roots/fallback"

	"notat/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], cli.World{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ(),
	})
	stop()
	os.Exit(code)
}
