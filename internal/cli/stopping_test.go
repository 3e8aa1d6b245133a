package cli

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"notat/internal/config"
)

// A service that stops says so first, and goes on meanwhile; then it takes nothing
// new, and what runs is finished.
func TestAServiceThatStopsLosesNothing(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	running, goOn, said := make(chan struct{}), make(chan struct{}), make(chan struct{})
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			close(running)
			<-goOn
		}
		w.Write([]byte("done"))
	})}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- listen(ctx, server, l, stopping{func() { close(said) }, 300 * time.Millisecond, 10 * time.Second}, slog.New(slog.DiscardHandler))
	}()
	ask := func(path string) error {
		client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
		a, err := client.Get("http://" + l.Addr().String() + path)
		if err == nil {
			a.Body.Close()
		}
		return err
	}
	slow := make(chan error, 1)
	go func() { slow <- ask("/slow") }()
	<-running
	stop()
	<-said
	if err := ask("/"); err != nil {
		t.Error("while it says that it stops it does not answer: ", err)
	}
	for deadline := time.Now().Add(5 * time.Second); ask("/") == nil; {
		if time.Now().After(deadline) {
			t.Fatal("it goes on listening")
		}
	}
	close(goOn)
	if err := <-slow; err != nil {
		t.Error("what was running is lost: ", err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// written writes a certificate of its own, and gives its number.
func written(t *testing.T, c config.Config, number int64) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(number), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, form, form, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(c.TLSCert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600)
	os.WriteFile(c.TLSKey, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}), 0o600)
}

// A certificate that is renewed is used at once; one that is not whole yet is not.
func TestARenewedCertificateStopsNothing(t *testing.T) {
	dir := t.TempDir()
	c := config.Config{Operations: config.Operations{TLSCert: filepath.Join(dir, "cert.pem"), TLSKey: filepath.Join(dir, "key.pem")}}
	if _, err := certified(c, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("there is no certificate, and it starts")
	}
	written(t, c, 1)
	files := &certificate{cert: c.TLSCert, key: c.TLSKey, log: slog.New(slog.DiscardHandler)}
	if err := files.read(files.stamped()); err != nil {
		t.Fatal(err)
	}
	number := func() int64 {
		files.looked = time.Time{}
		pair, err := files.get(&tls.ClientHelloInfo{})
		if err != nil {
			t.Fatal(err)
		}
		return pair.Leaf.SerialNumber.Int64()
	}
	if n := number(); n != 1 {
		t.Error(n)
	}
	os.WriteFile(c.TLSCert, []byte("half"), 0o600)
	if n := number(); n != 1 {
		t.Error("half a certificate is used: ", n)
	}
	written(t, c, 2)
	if n := number(); n != 2 {
		t.Error("the old one is used: ", n)
	}
}
