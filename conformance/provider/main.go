// Command provider is an OpenID Connect provider on loopback that lets everybody in who
// comes, with every role: for looking at the pages that need a sign-in.
//
// usage: go run ./conformance/provider 127.0.0.1:24320
package main

import (
	"fmt"
	"os"

	"notat/internal/login/logintest"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: provider ADDRESS")
		os.Exit(2)
	}
	p, err := logintest.Start(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	p.Says(map[string]any{"preferred_username": "ana@fjordby.example", "name": "Ana Jensen", "roles": []string{"alt"}})
	fmt.Printf("export NOTAT_OIDC_ISSUER=%s NOTAT_OIDC_CLIENT_ID=%s NOTAT_OIDC_CLIENT_SECRET=%s NOTAT_OIDC_ROLES=roles=alt:skriv,udgiv,laesIntern,admin\n", p.URL, logintest.Client, logintest.Secret)
	select {}
}
