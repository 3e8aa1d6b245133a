package cli

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"notat/internal/config"
)

func tokenCommand(fs *pflag.FlagSet) run {
	name := fs.String("navn", "", "name of the system that gets the token, for the audit")
	roles := fs.String("roller", "", "skriv, udgiv and laesIntern, parted by commas")
	return func(_ context.Context, w World, args []string) error {
		if len(args) != 1 || args[0] != "new" {
			return usagef("token: token new makes one")
		}
		secret := rand.Text() + rand.Text() // 256 bits
		t, err := config.ParseToken(fmt.Sprintf("%s:%s:%x", *name, strings.ReplaceAll(*roles, " ", ""), sha256.Sum256([]byte(secret))))
		if err != nil {
			return usageError{"token new: " + err.Error()}
		}
		fmt.Fprintf(w.Stderr, "The secret is shown this once; give it to the system. The line goes into NOTAT_TOKENS.\n")
		_, err = fmt.Fprintf(w.Stdout, "secret: %s\nNOTAT_TOKENS: %s\n", secret, t)
		return err
	}
}
