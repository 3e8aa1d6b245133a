package publish

import (
	"errors"
	"strings"
	"testing"
)

// Who is refused a file for its size is told how large it may be.
func TestAFileTooLargeIsToldTheLimit(t *testing.T) {
	if got := TooLarge(7 << 20).Besked; !strings.Contains(got, " 7 MB ") {
		t.Error(got)
	}
	if _, err := Extract(make([]byte, MaxFil+1)); err == nil || err.Error() != TooLarge(MaxFil).Error() {
		t.Error(err)
	}
	var no *Ulaeselig
	if _, err := Extract(make([]byte, MaxFil)); !errors.As(err, &no) || no.Besked == TooLarge(MaxFil).Besked {
		t.Error(err)
	}
}
