//go:build linux

package conformance

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	nobody     = 65534 // root may read and search everything, so the service runs as nobody
	hemmelig   = "hemmelig-til-disken"
	utroligord = "kvalitetsbrusebad" // a word that only one notat has
)

// disk is a file system of its own with a running service on it.
type disk struct {
	t         *testing.T
	dir, name string // where it is mounted, and the archive's file
	at        string // the service's address
	service   *exec.Cmd
	log       bytes.Buffer
}

// newDisk mounts one of a size in MB: in memory, or as ext4 in a file.
func newDisk(t *testing.T, kind string, size int) *disk {
	t.Helper()
	if os.Getuid() != 0 {
		skip(t, "only root may mount a disk")
	}
	dir, err := os.MkdirTemp("", "notat-disk-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	must(t, os.Chmod(dir, 0o755))
	d := &disk{t: t, dir: filepath.Join(dir, "disk")}
	d.name = filepath.Join(d.dir, "arkiv", "notat.db")
	must(t, os.Mkdir(d.dir, 0o755))
	mount := []string{"-t", "tmpfs", "-o", fmt.Sprintf("size=%dm", size), "notat", d.dir}
	if kind == "ext4" {
		need(t, "mkfs.ext4")
		file := filepath.Join(dir, "disk.img")
		must(t, os.WriteFile(file, nil, 0o600))
		must(t, os.Truncate(file, int64(size)<<20))
		if out, err := exec.Command("mkfs.ext4", "-q", "-m", "0", file).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		mount = []string{"-o", "loop", file, d.dir}
	}
	if out, err := exec.Command("mount", mount...).CombinedOutput(); err != nil {
		skip(t, fmt.Sprintf("no %s can be mounted here: %s", kind, bytes.TrimSpace(out)))
	}
	t.Cleanup(func() { exec.Command("umount", "-l", d.dir).Run() })
	must(t, os.Mkdir(filepath.Dir(d.name), 0o700))
	must(t, os.Chown(filepath.Dir(d.name), nobody, nobody))
	binary, err := os.ReadFile(filepath.Join(folder(t), "notat"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "notat"), binary, 0o755))
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// command is notat, run by nobody on the disk's archive.
func (d *disk) command(args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(filepath.Dir(d.dir), "notat"), args...)
	c.Dir = "/"
	c.Env = []string{"NOTAT_DATABASE=" + d.name, "NOTAT_ADDR=" + d.at, fmt.Sprintf("NOTAT_TOKENS=disk:udgiv,laesIntern:%x", sha256.Sum256([]byte(hemmelig)))}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return c
}

func (d *disk) start() {
	d.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(d.t, err)
	d.at = l.Addr().String()
	l.Close()
	d.service = d.command("serve")
	d.service.Stderr = &d.log
	must(d.t, d.service.Start())
	d.t.Cleanup(d.stop)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if r, err := http.Get("http://" + d.at + "/healthz"); err == nil {
			r.Body.Close()
			return
		}
	}
	d.t.Fatal("the service does not start")
}

func (d *disk) stop() {
	if d.service == nil {
		return
	}
	d.service.Process.Signal(syscall.SIGTERM)
	d.service.Wait()
	d.service = nil
}

// ask gives the status and the body.
func (d *disk) ask(method, address, body string) (int, string) {
	d.t.Helper()
	q, err := http.NewRequest(method, "http://"+d.at+address, strings.NewReader(body))
	must(d.t, err)
	q.Header.Set("Authorization", "Bearer "+hemmelig)
	q.Header.Set("Content-Type", "application/json")
	r, err := http.DefaultClient.Do(q)
	must(d.t, err)
	defer r.Body.Close()
	answer, err := io.ReadAll(r.Body)
	must(d.t, err)
	if r.StatusCode == 503 && r.Header.Get("Retry-After") == "" {
		d.t.Errorf("%s %s: no Retry-After", method, address)
	}
	return r.StatusCode, string(answer)
}

func (d *disk) want(when string, status int, method, address, body string) string {
	d.t.Helper()
	start := time.Now()
	got, answer := d.ask(method, address, body)
	if got != status {
		d.t.Errorf("%s: %s %s answers %d, want %d: %.300s", when, method, address, got, status, answer)
	}
	if took := time.Since(start); address == "/readyz" && took > 1500*time.Millisecond {
		d.t.Errorf("%s: /readyz took %s", when, took)
	}
	return answer
}

// publish gives the id.
func (d *disk) publish(record string) string {
	d.t.Helper()
	var k struct{ ID string }
	must(d.t, json.Unmarshal([]byte(d.want("publishing", 201, "POST", "/v1/notater", `{"record":`+record+`}`)), &k))
	return k.ID
}

// fill leaves no room for a byte.
func (d *disk) fill() {
	d.t.Helper()
	f, err := os.OpenFile(filepath.Join(d.dir, "fyld"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	must(d.t, err)
	defer f.Close()
	for _, n := range []int{1 << 20, 4096, 1} {
		for err == nil {
			_, err = f.Write(make([]byte, n))
			if err == nil && n == 1 {
				err = syscall.ENOSPC // the rest of a block
			}
		}
		if !errors.Is(err, syscall.ENOSPC) {
			d.t.Fatal(err)
		}
		err = nil
	}
}

// schools gives the example as a school's own, with a word, and with a picture of
// about 1.5 MB that does not compress where it is to be large.
func school(t *testing.T, nr, word string, large bool) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, "birkelund-2024-25.json"))
	must(t, err)
	var r map[string]any
	must(t, json.Unmarshal(data, &r))
	r["skole"].(map[string]any)["institutionsnr"] = nr
	blocks := []any{map[string]any{"type": "tekst", "tekst": "Skolen har et " + word + "."}}
	if large {
		img, rnd := image.NewRGBA(image.Rect(0, 0, 700, 700)), rand.New(rand.NewPCG(1, 2))
		for i := range 700 * 700 {
			c := rnd.Uint32()
			img.Set(i%700, i/700, color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 255})
		}
		var b bytes.Buffer
		must(t, png.Encode(&b, img))
		blocks = append(blocks, map[string]any{"type": "figur", "billede": "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), "alt": "Støj"})
	}
	r["afsnit"] = append(r["afsnit"].([]any), map[string]any{"overskrift": "Til sidst", "blokke": blocks})
	out, err := json.Marshal(r)
	must(t, err)
	return string(out)
}

// On a full disk nothing is published, everything is read and made, and what must
// not be public is taken away, to the last byte.
func TestAFullDiskKeepsNothingPublic(t *testing.T) {
	for _, kind := range []string{"tmpfs", "ext4"} {
		t.Run(kind, func(t *testing.T) {
			d := newDisk(t, kind, 96)
			d.start()
			large := d.publish(school(t, "111111", utroligord, true))
			small := d.publish(school(t, "222222", "bibliotek", false))
			third := d.publish(school(t, "333333", "bibliotek", false))
			d.want("before", 200, "GET", "/readyz", "")
			d.fill()
			time.Sleep(300 * time.Millisecond) // the probe's answer holds for a moment
			d.want("full", 503, "GET", "/readyz", "")
			late := d.refusedSoon()
			d.want("full", 200, "GET", "/skoler/111111/2024-25/notat.pdf", "")
			d.want("full", 200, "POST", "/v1/notat.pdf", school(t, "444444", "bibliotek", false))
			d.want("full", 200, "DELETE", "/v1/notater/"+large+"?aarsag=personoplysning", "")
			d.want("withdrawn", 410, "GET", "/skoler/111111/2024-25/notat.html", "")
			d.purged(large)

			// Started on a full disk, when there is not even room for what SQLite keeps beside it.
			d.stop()
			d.fill()
			d.start()
			d.want("started full", 200, "GET", "/skoler/222222/2024-25/notat.html", "")
			d.want("started full", 200, "DELETE", "/v1/notater/"+small+"?aarsag=personoplysning", "")
			d.want("withdrawn", 410, "GET", "/skoler/222222/2024-25/notat.html", "")
			d.stop()
			d.fill()
			if out, err := d.command("withdraw", "--aarsag", "personoplysning", third).CombinedOutput(); err != nil {
				t.Errorf("the command: %v: %s", err, out)
			}

			must(t, os.Remove(filepath.Join(d.dir, "fyld")))
			d.start()
			d.want("room again", 200, "GET", "/readyz", "")
			d.publish(school(t, "444444", "bibliotek", false))
			for _, nr := range late {
				d.want("room again", 200, "GET", "/skoler/"+nr+"/2024-25/notat.pdf", "")
			}
			d.want("room again", 410, "GET", "/skoler/333333/2024-25/notat.html", "")
		})
	}
}

// refusedSoon publishes until there is no room, and gives the numbers of the few
// that there was some for: in the log, which keeps a megabyte.
func (d *disk) refusedSoon() (late []string) {
	d.t.Helper()
	for i := range 10 {
		nr := fmt.Sprint(500000 + i)
		status, answer := d.ask("POST", "/v1/notater", `{"record":`+school(d.t, nr, "bibliotek", false)+`}`)
		switch status {
		case 201:
			late = append(late, nr)
		case 503:
			d.want("refused", 404, "GET", "/skoler/"+nr, "")
			return late
		default:
			d.t.Errorf("full: publishing answers %d: %.300s", status, answer)
			return late
		}
	}
	d.t.Error("ten notater were published on a full disk")
	return late
}

// purged takes the internal copy away too, and holds that the words are nowhere.
func (d *disk) purged(id string) {
	d.t.Helper()
	if out, err := d.command("purge", id).CombinedOutput(); err != nil {
		d.t.Errorf("purge: %v: %s", err, out)
	}
	files, _ := filepath.Glob(d.name + "*")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil || bytes.Contains(data, []byte(utroligord)) {
			d.t.Errorf("%s: %v, or it has the word", filepath.Base(f), err)
		}
	}
}

// The rights of the folder and of the file, as they are taken and given back.
func TestAnArchiveThatMayNotBeReadIsUnavailable(t *testing.T) {
	d := newDisk(t, "tmpfs", 64)
	d.start()
	d.publish(school(t, "111111", "bibliotek", false))
	addresses := []string{"/skoler", "/skoler/111111", "/skoler/111111/2024-25/notat.html", "/skoler/222222", "/readyz"}
	all := func(when string, denied bool) {
		t.Helper()
		time.Sleep(300 * time.Millisecond)
		for _, a := range addresses {
			status := map[string]int{"/skoler/222222": 404}[a]
			switch {
			case denied:
				status = 503
			case status == 0:
				status = 200
			}
			d.want(when, status, "GET", a, "")
		}
	}
	folder := filepath.Dir(d.name)
	all("before", false)
	must(t, os.Chmod(folder, 0))
	all("the folder is closed", true)
	must(t, os.Chmod(folder, 0o700))
	all("the folder is open again", false)
	d.stop()
	must(t, os.Chmod(d.name, 0))
	d.start()
	all("the file is closed", true)
	must(t, os.Chmod(d.name, 0o400))
	all("the file may only be read", true)
	must(t, os.Chmod(d.name, 0o600))
	all("the file is open again", false)
}
