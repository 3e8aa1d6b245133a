package cli

import (
	"crypto/x509"
	"os"
	"os/exec"
	"testing"
)

// In an empty image, which has no certificates, a server's can be verified.
func TestThereAreRootCertificatesWhereTheSystemHasNone(t *testing.T) {
	const inside = "NOTAT_TEST_NO_CERTIFICATES"
	if os.Getenv(inside) == "" {
		c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		none := t.TempDir()
		c.Env = append(os.Environ(), inside+"=1", "SSL_CERT_FILE="+none+"/none", "SSL_CERT_DIR="+none)
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	trustRoots()
	if roots, err := x509.SystemCertPool(); err != nil || roots.Equal(x509.NewCertPool()) {
		t.Error("no root certificates: ", err)
	}
}
