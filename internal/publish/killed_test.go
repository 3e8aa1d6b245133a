package publish

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	mathrand "math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var kills = flag.Int("kills", 4, "how many times a publishing process is killed")

// A process that is killed while it keeps drafts, publishes, corrects, withdraws and purges
// leaves each notat and each draft whole or absent, all that was acknowledged done, and
// an audit that agrees.
func TestKilledWhilePublishing(t *testing.T) {
	if testing.Short() {
		t.Skip("kills services: left out with -short")
	}
	if address := os.Getenv("KILLED_TEST_ARCHIVE"); address != "" {
		publishUntilKilled(t, address)
		return
	}
	addresses := map[string]string{"sqlite": filepath.Join(t.TempDir(), "notat.db")}
	if server := os.Getenv("NOTAT_TEST_POSTGRES"); server != "" {
		addresses["postgres"] = ownSchema(t, server)
	}
	for name, address := range addresses {
		t.Run(name, func(t *testing.T) {
			acknowledged := map[string]string{} // id of a notat or a draft -> what was said of it last
			for i := range *kills {
				c := exec.Command(os.Args[0], "-test.run=^TestKilledWhilePublishing$")
				c.Env = append(os.Environ(), "KILLED_TEST_ARCHIVE="+address, "TMPDIR="+t.TempDir()) // the killed clean up nothing
				out, err := c.StdoutPipe()
				if err != nil {
					t.Fatal(err)
				}
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				// Every other is killed from its start on, when the archive is being
				// made, and every other after its first notat.
				from, armed := []string{"ready", "id "}[i%2], false
				lines := bufio.NewScanner(out)
				for lines.Scan() {
					if word := strings.Fields(lines.Text()); len(word) > 1 {
						acknowledged[word[1]] = word[0]
					}
					if strings.HasPrefix(lines.Text(), from) && !armed {
						armed = true
						time.AfterFunc(time.Duration(mathrand.IntN(300_000))*time.Microsecond, func() { c.Process.Kill() })
					}
				}
				if err := lines.Err(); err != nil {
					t.Error(err)
				}
				c.Wait() // killed
				whole(t, address, acknowledged)
			}
			t.Logf("%d kills, %d acknowledged", *kills, len(acknowledged))
			if len(acknowledged) == 0 {
				t.Error("nothing was published before a kill: the test sees nothing")
			}
		})
	}
}

// publishUntilKilled publishes one notat after the other and says which are done.
func publishUntilKilled(t *testing.T, address string) {
	s := newService(t)
	a := OpenArchive(address, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	s.Keep(a)
	if err := s.Ready(); err != nil {
		t.Fatal(err)
	}
	record := string(records(t, examples)["birkelund-2024-25"])
	fmt.Println("ready")
	who, ctx := Who{Token: "test"}, context.Background()
	done := func(err error, word, id string) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(word, id)
	}
	for i := range 10_000 {
		nr := fmt.Sprintf("%06d", mathrand.IntN(1_000_000))
		post := strings.Replace(record, "123456", nr, 1)
		everywhere := Writer{who, func(string) bool { return true }}
		u, err := s.SaveUdkast(ctx, Udkast{}, []byte(post), everywhere)
		done(err, "udkast-1", u.ID+nr)
		u, err = s.SaveUdkast(ctx, u, []byte(post), everywhere)
		done(err, "udkast-2", u.ID+nr)
		k, err := s.PublishUdkast(ctx, u.ID, u.Version, Offentliggoerelse{Who: who})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("offentlig", u.ID+nr)
		fmt.Println("id", k.ID)
		if i%2 == 0 {
			continue
		}
		// Approved anew, as a correction must be.
		later := strings.NewReplacer("13:00", "13:01", "2025-03-27", "2025-03-28").Replace(post)
		second, err := s.Publish(ctx, Offentliggoerelse{Data: []byte(later), Retter: k.ID, Who: who})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("id", second.ID)
		_, err = s.Withdraw(ctx, second.ID, "fejl", who)
		done(err, "tilbage", second.ID)
		_, err = a.Purge(ctx, second.ID, who)
		done(err, "slettet", second.ID)
	}
}

func whole(t *testing.T, address string, acknowledged map[string]string) {
	t.Helper()
	a := OpenArchive(address, time.Now)
	a.ListRemovals(filepath.Join(t.TempDir(), "fjernet"))
	defer a.Close()
	files := map[string][]byte{}
	if err := a.Backup(context.Background(), func(name string, data []byte) error { files[name] = data; return nil }); err != nil {
		t.Fatal(err)
	}
	there, schools, drafts := map[string]Udgivet{}, map[string]bool{}, map[string]int{}
	for name, data := range files {
		if path.Base(name) == "udkast.json" {
			var u Udkast
			if err := json.Unmarshal(data, &u); err != nil {
				t.Fatal(err)
			}
			for v := range u.Version {
				if len(files[path.Join(path.Dir(name), fmt.Sprintf("%d.json", v+1))]) == 0 {
					t.Errorf("version %d of the draft %s is not there", v+1, u.ID)
				}
			}
			drafts[u.ID+u.Institutionsnr] = u.Version
		}
		if path.Base(name) != "notat.json" {
			continue
		}
		var n Udgivet
		if err := json.Unmarshal(data, &n); err != nil {
			t.Fatal(err)
		}
		there[n.ID], schools[n.Institutionsnr] = n, true
		for file, want := range map[string]string{FilPDF: n.PDFHash, FilHTML: n.HTMLHash, filOffentlig: n.OffentligHash, FilPost: n.PostHash, FilInternPDF: n.InternHash} {
			data := files[path.Join(path.Dir(name), file)]
			gone := n.Slettet != "" || !n.Offentlig() && file != FilPost && file != FilInternPDF
			if sum := sha256.Sum256(data); gone != (len(data) == 0) || !gone && hex.EncodeToString(sum[:]) != want {
				t.Errorf("%s of %s is not whole", file, n.ID)
			}
		}
	}
	for id, said := range acknowledged {
		n, published := there[id]
		held, ok := drafts[id], published
		switch said {
		case "udkast-1", "udkast-2": // or it was just published, and nobody could say so
			ok = held >= 1 && (said == "udkast-1" || held >= 2) || schools[id[len(id)-6:]]
		case "offentlig":
			ok = held == 0 && schools[id[len(id)-6:]]
		case "tilbage":
			ok = published && !n.Offentlig()
		case "slettet":
			ok = published && n.Slettet != ""
		}
		if !ok {
			t.Errorf("%s %s was acknowledged, and is not so", said, id)
		}
	}
	// The audit of the same moment: a server may end what it was told to commit
	// after the process that told it is gone.
	told := map[string]bool{}
	for line := range bytes.Lines(files["audit.jsonl"]) {
		var l Linje
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		told[l.Notat] = true
	}
	if len(told) != len(there) {
		t.Errorf("the audit tells of %d notater, and %d are there", len(told), len(there))
	}
}

// ownSchema gives an empty schema on a PostgreSQL server, gone after the test.
func ownSchema(t *testing.T, server string) string {
	t.Helper()
	name := "k" + strings.ToLower(rand.Text())
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE SCHEMA " + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Exec("DROP SCHEMA " + name + " CASCADE"); db.Close() })
	return server + "&search_path=" + name
}
