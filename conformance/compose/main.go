// Command compose loads a compose file with the reader that docker compose itself is
// made of, as `docker compose config` does, and says what is wrong with it.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:2], cli.WithEnv(os.Args[2:]))
	if err == nil {
		p, loading := options.LoadProject(context.Background())
		if err = loading; err == nil {
			fmt.Println(len(p.Services), "services")
		}
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
