package cli

import (
	"crypto/rand"
	"os"
	"path/filepath"
)

// The modes of files and their folders, before the umask, which may narrow both.
// What holds anything internal, or may hold it, is for its owner's eyes. Where
// the system knows no modes (Windows), the folder's own rights decide.
const (
	ownFile      = 0o600
	ownFolder    = 0o700
	publicFile   = 0o666
	publicFolder = 0o777
)

// writeFile writes a file for its owner alone, whole or not at all: a reader never
// meets half of it.
func writeFile(path string, data []byte) error { return writeAs(path, data, ownFile, ownFolder) }

// writePublic writes a file that everybody may read, as far as the umask lets them.
func writePublic(path string, data []byte) error {
	return writeAs(path, data, publicFile, publicFolder)
}

// put writes what a command makes to a file of its owner, or to standard output where
// path is "-".
func (w World) put(path string, data []byte) error {
	if path == "-" {
		_, err := w.data.Write(data)
		return err
	}
	return writeFile(path, data)
}

func writeAs(path string, data []byte, file, folder os.FileMode) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, folder); err != nil {
		return err
	}
	// Not os.CreateTemp: to widen what it makes would pass over the umask.
	name := filepath.Join(dir, ".notat-"+rand.Text())
	tmp, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, file)
	if err != nil {
		return err
	}
	defer os.Remove(name) // gone already when all went well
	if _, err := tmp.Write(data); err != nil {
		tmp.Close()
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(name, path)
}
