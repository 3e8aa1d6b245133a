package cli

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"notat/internal/config"
)

// lookAgain is how long a certificate is used before its files are looked at again.
const lookAgain = time.Second

// certificate is a pair of files that are read again when they have changed: those
// who renew them stop no service. Where the new ones are no pair, the last one stays.
type certificate struct {
	cert, key string
	log       *slog.Logger

	mu     sync.Mutex
	pair   *tls.Certificate
	stamp  string // of the files as they were when they were read last
	looked time.Time
}

// certified gives the service's TLS settings, or why the certificate cannot be used.
func certified(c config.Config, log *slog.Logger) (*tls.Config, error) {
	files := &certificate{cert: c.TLSCert, key: c.TLSKey, log: log}
	if err := files.read(files.stamped()); err != nil {
		return nil, err
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: files.get}, nil
}

func (f *certificate) read(stamp string) error {
	f.stamp = stamp
	pair, err := tls.LoadX509KeyPair(f.cert, f.key)
	if err != nil {
		return fmt.Errorf("NOTAT_TLS_CERT, NOTAT_TLS_KEY: %w", err)
	}
	f.pair = &pair
	return nil
}

// stamped tells one state of the files from another.
func (f *certificate) stamped() (out string) {
	for _, name := range []string{f.cert, f.key} {
		if i, err := os.Stat(name); err == nil {
			out += fmt.Sprint(i.ModTime().UnixNano(), i.Size(), " ")
		}
	}
	return out
}

func (f *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := time.Now(); now.Sub(f.looked) > lookAgain {
		f.looked = now
		if stamp := f.stamped(); stamp != f.stamp {
			if err := f.read(stamp); err != nil {
				f.log.Warn("the certificate cannot be read anew; the last one stays", "error", err.Error())
			} else {
				f.log.Info("the certificate is read anew", "until", f.pair.Leaf.NotAfter)
			}
		}
	}
	return f.pair, nil
}
