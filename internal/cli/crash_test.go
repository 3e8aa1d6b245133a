package cli

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"notat/internal/parallel"
)

// ink is a reader, read by a goroutine of its own, that fails as a program does.
type ink struct{}

func (ink) Read([]byte) (int, error) { panic("no ink\x1b") }

// A fault of the program ends the command with exit 3 and one sentence that holds
// no trace, wherever it is; the trace is there for who asks.
func TestACrashIsToldInOneSentence(t *testing.T) {
	commands = append(commands, command{"crash", "", "", func(*pflag.FlagSet) run {
		return func(context.Context, World, []string) error {
			parallel.Do(8, func(int) { io.ReadAll(ink{}) })
			return nil
		}
	}})
	defer func() { commands = commands[:len(commands)-1] }()
	for _, args := range [][]string{{"crash"}, {"render", "-o", t.TempDir() + "/x.pdf", "-"}, {"validate", "-"}, {"diff", "-", "x"}} {
		for _, traced := range []bool{false, true} {
			var out, err bytes.Buffer
			w := World{Stdin: ink{}, Stdout: &out, Stderr: &err}
			if traced {
				w.Environ = []string{"GOTRACEBACK=1"}
			}
			code := Run(context.Background(), args, w)
			lines, where := strings.Count(err.String(), "\n"), strings.Contains(err.String(), "cli.ink.Read")
			if code != exitFailure || out.Len() > 0 || !strings.HasPrefix(err.String(), "notat: ") || (lines == 1) == traced || where != traced || strings.Contains(err.String(), "\x1b") {
				t.Errorf("%q, traced %v: exit %d, %q %q", args, traced, code, out.String(), err.String())
			}
		}
	}
}
