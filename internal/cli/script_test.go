package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"notat/internal/config"
	"notat/internal/publish"
	"notat/internal/source/sourcetest"
)

// TestMain lets the test program be the command notat, for whatever starts it in a
// process of its own.
func TestMain(m *testing.M) {
	if strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe") == "notat" {
		os.Exit(Run(context.Background(), os.Args[1:], World{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Environ: os.Environ()}))
	}
	os.Exit(withCommand(m.Run))
}

// withCommand runs tests that find the test program as notat where programs are.
func withCommand(tests func() int) int {
	program, err := os.Executable()
	if err != nil {
		panic(err)
	}
	dir, err := os.MkdirTemp("", "notat")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Link(program, filepath.Join(dir, "notat"+strings.TrimPrefix(filepath.Ext(program), ".test"))); err != nil {
		panic(err)
	}
	os.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	return tests()
}

// TestScripts plays testdata/script: a file for each command, as one would type
// it. Beside what testscript has, there are
//
//	exits CODE notat ...      the command ends with just that code
//	keep NAME KEY             the variable NAME is that key of the JSON on stdout
//	replace FILE OLD NEW      in a file, everywhere; it must be there
//	answer FILE WORDS         answers to all that the JSON on stdout asks: its first choice, and the words for a row that must have some
//
// and the examples lie in the folder as birkelund.json, lindevang.json and
// solbakken.json. The condition [dev] holds between releases.
//
// A command runs in this process: to start one costs more than most of them do. One
// that is written exec notat has its own, and with NOTAT_SOAK all have.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("starts scores of processes: left out with -short")
	}
	scripts, err := filepath.Abs("testdata/script")
	if err != nil {
		t.Fatal(err)
	}
	examples := filepath.Join(scripts, "..", "..", examples)
	testscript.Run(t, testscript.Params{
		Dir:                scripts,
		RequireUniqueNames: true,
		Condition:          func(c string) (bool, error) { return c == "dev" && strings.HasSuffix(publish.Release, "-dev"), nil },
		Setup: func(e *testscript.Env) error {
			e.Setenv("NOTAT_DATABASE", filepath.Join(e.WorkDir, "notat.db"))
			e.Setenv("NOTAT_BASE_URL", "https://notater.example")
			for _, name := range []string{"birkelund-2024-25", "lindevang-2022-23", "solbakken-2025-26"} {
				data, err := os.ReadFile(filepath.Join(examples, name+".json"))
				if err != nil {
					return err
				}
				school, _, _ := strings.Cut(name, "-")
				if err := os.WriteFile(filepath.Join(e.WorkDir, school+".json"), data, 0o644); err != nil {
					return err
				}
			}
			if err := os.WriteFile(filepath.Join(e.WorkDir, "fremmed.docx"), foreignNotat(), 0o644); err != nil {
				return err
			}
			fjordby := filepath.Join(examples, "templates", "fjordby")
			return os.CopyFS(filepath.Join(e.WorkDir, "fjordby"), os.DirFS(fjordby))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"notat": typed, "exits": exits, "keep": keep, "replace": replace, "answer": answer},
	})
}

// foreignNotat is a notat that a school wrote in Word, which does not say which
// municipality it is in.
func foreignNotat() []byte {
	d := sourcetest.NewDoc(sourcetest.DanishWord)
	d.H(0, "Skoleudviklingssamtale på Havblik Skole").P("Dato: 4. november 2024")
	d.H(1, "Deltagere").L(0, false, "Karla Holm, skolechef", "Peter Aabo")
	d.H(1, "Aftaler").T(true, []string{"Mål", "Ansvarlig"}, []string{"Flere læser hver dag", "Skolelederen"})
	return d.Bytes()
}

func answer(ts *testscript.TestScript, neg bool, args []string) {
	var back publish.IndleveringSvar
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &back); err != nil || neg || len(args) != 2 {
		ts.Fatalf("usage: answer FILE WORDS (%v)", err)
	}
	svar := map[string]string{}
	for _, i := range back.Rest {
		if i.Severity == publish.Ask {
			svar[i.ID] = i.Choices[0].ID
		}
		for _, r := range i.Rows {
			if r.Must && r.Chosen == "" {
				svar[i.ID+"."+r.ID] = args[1]
			}
		}
	}
	data, err := json.Marshal(svar)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o644))
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "notat" {
		ts.Fatalf("usage: exits CODE notat ...")
	}
	code := playCommand(ts, args[2:])
	if want, err := strconv.Atoi(args[0]); err != nil || code != want {
		ts.Fatalf("exit %d, not %s", code, args[0])
	}
}

func typed(ts *testscript.TestScript, neg bool, args []string) {
	if code := playCommand(ts, args); neg != (code != 0) {
		ts.Fatalf("exit %d", code)
	}
}

// inFolder is held by the command that runs: a process is in one folder only.
var inFolder sync.Mutex

// playCommand runs notat and gives its exit code.
func playCommand(ts *testscript.TestScript, args []string) int {
	if os.Getenv("NOTAT_SOAK") != "" {
		var ended *exec.ExitError
		err := ts.Exec("notat", args...)
		if errors.As(err, &ended) {
			return ended.ExitCode()
		}
		ts.Check(err)
		return 0
	}
	inFolder.Lock()
	defer inFolder.Unlock()
	was, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer func() { ts.Check(os.Chdir(was)) }()
	var environ []string
	for _, name := range append(config.Names(), "NOTAT_FARVE") { // which is none
		if v := ts.Getenv(name); v != "" {
			environ = append(environ, name+"="+v)
		}
	}
	return Run(context.Background(), args, World{Stdin: strings.NewReader(""), Stdout: ts.Stdout(), Stderr: ts.Stderr(), Environ: environ})
}

func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: keep NAME KEY")
	}
	var answer map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &answer))
	value, ok := answer[args[1]].(string)
	if !ok {
		ts.Fatalf("no text under %q", args[1])
	}
	ts.Setenv(args[0], value)
}

func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	was := ts.ReadFile(args[0])
	if !strings.Contains(was, args[1]) {
		ts.Fatalf("%s has no %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(was, args[1], args[2])), 0o644))
}
