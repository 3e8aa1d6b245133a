package cli

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"notat/internal/config"
)

// Whoever may publish over HTTP owes the readers a statement and a contact, and is told
// at the start; a service that publishes nothing is told nothing.
func TestWhatPublicPagesLackIsToldAtTheStart(t *testing.T) {
	publishes := []config.Token{{Name: "esdh", Roles: []config.Role{config.RolePublish}}}
	for want, c := range map[string]config.Config{
		"NOTAT_WAS NOTAT_CONTACT": {Tokens: publishes},
		"NOTAT_WAS":               {OIDC: config.OIDC{Issuer: "https://login.example"}, Contact: "Kommunen"},
		"NOTAT_CONTACT":           {Tokens: publishes, Was: "https://was.example/x"},
		"":                        {Tokens: []config.Token{{Name: "it", Roles: []config.Role{config.RoleWrite}}}},
	} {
		var b bytes.Buffer
		tellWas(c, slog.New(slog.NewTextHandler(&b, nil)))
		for _, name := range []string{"NOTAT_WAS", "NOTAT_CONTACT"} {
			if strings.Contains(b.String(), "setting="+name) != strings.Contains(want, name) {
				t.Errorf("%q: %s", want, b.String())
			}
		}
	}
}
