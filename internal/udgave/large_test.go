package udgave_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestACrowdedRecordTakesNoTime(t *testing.T) {
	const n = 2000
	var results, answers []string
	for i := range n {
		results = append(results, fmt.Sprintf(`{"maaling":"M%d","antal":3,"vaerdi":1,"ord":"010203-1234"}`, i))
		answers = append(answers, fmt.Sprintf(`{"kode":"cpr-nummer","sted":"/afsnit/0/blokke/0/resultater/%d/ord","begrundelse":"x"}`, i))
	}
	v := udkast(t, afsnit("indsatser", `{"type":"resultater","resultater":[`+strings.Join(results, ",")+`]}`)+`,"kontroller":[`+strings.Join(answers, ",")+`]`)
	start := time.Now()
	o := reduce(t, v)
	if took := time.Since(start); took > 3*time.Second && !testing.Short() { // the race detector, which takes ten times as long, runs short
		t.Errorf("%d results took %v", n, took)
	}
	if len(o.Udeladt) != 2*n || len(o.Faults) != 0 {
		t.Errorf("%d left out, %d faults", len(o.Udeladt), len(o.Faults))
	}
}
