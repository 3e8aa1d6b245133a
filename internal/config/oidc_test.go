package config

import (
	"reflect"
	"strings"
	"testing"
)

// signIn is a whole set of settings for sign-in, but for those that are changed.
func signIn(change map[string]string) []string {
	set := map[string]string{"NOTAT_BASE_URL": "https://notater.example", "NOTAT_OIDC_ISSUER": "https://login.example/realms/fjordby", "NOTAT_OIDC_CLIENT_ID": "notat",
		"NOTAT_OIDC_CLIENT_SECRET": "hemmelig", "NOTAT_OIDC_ROLES": "roles=skoleleder:skriv,udgiv:egen urn:dk:gruppe=urn:a:b:laesIntern,admin", "NOTAT_OIDC_SCHOOLS": "institutionsnumre"}
	for name, v := range change {
		set[name] = v
	}
	var out []string
	for name, v := range set {
		out = append(out, name+"="+v)
	}
	return out
}

func TestSignInIsReadAndItsSecretNeverShown(t *testing.T) {
	c, err := FromEnv(signIn(nil))
	if err != nil {
		t.Fatal(err)
	}
	want := []RoleMapping{{"roles", "skoleleder", []Role{RoleWrite, RolePublish}, true}, {"urn:dk:gruppe", "urn:a:b", []Role{RoleReadIntern, RoleAdmin}, false}}
	if !c.OIDC.On() || !reflect.DeepEqual(c.OIDC.Roles, want) {
		t.Errorf("%+v", c.OIDC)
	}
	if shown := c.LogValue().String(); strings.Contains(shown, "hemmelig") || !strings.Contains(shown, "roles=skoleleder:skriv,udgiv:egen urn:dk:gruppe=urn:a:b:laesIntern,admin") {
		t.Error(shown)
	}
}

// Half a sign-in is refused at the start, by the name of what is missing or wrong.
func TestHalfASignInIsNamed(t *testing.T) {
	for _, name := range []string{"NOTAT_OIDC_ISSUER", "NOTAT_OIDC_CLIENT_ID", "NOTAT_OIDC_CLIENT_SECRET", "NOTAT_OIDC_ROLES", "NOTAT_OIDC_SCHOOLS", "NOTAT_BASE_URL"} {
		if _, err := FromEnv(signIn(map[string]string{name: ""})); err == nil || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	for name, wrong := range map[string][]string{
		"NOTAT_OIDC_ISSUER": {"login.example", "http://login.example", "https://a:b@login.example", "https://login.example?x=1"},
		"NOTAT_OIDC_ROLES":  {"roles", "roles=a", "=a:skriv", "roles=:skriv", "roles=a:alt", "roles=a:", "roles=a:egen", strings.Repeat("a=b:skriv ", maxMappings+1)},
	} {
		for _, v := range wrong {
			if _, err := FromEnv(signIn(map[string]string{name: v})); err == nil || !strings.HasPrefix(err.Error(), name) {
				t.Errorf("%s=%.40s: %v", name, v, err)
			}
		}
	}
	if _, err := FromEnv(signIn(map[string]string{"NOTAT_OIDC_ISSUER": "http://127.0.0.1:8080/realms/a"})); err != nil {
		t.Error(err)
	}
}
