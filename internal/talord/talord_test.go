package talord

import "testing"

func TestX(t *testing.T) {
	for _, s := range []string{"Tre ud af fire elever bestod, 7,4 og 62 %.", "otte og tyve elever", "tohundrede og femten", "hver femte elev, hver anden uge", "syv komma fire", "2024/25 og 2024/62", "i alt 4, 6. klasse", "2., 4. og 6. klasse", "den 14.5. og igen den 3/6."} {
		t.Log(s)
		for _, n := range Read(s, Prose) {
			t.Logf("   %q %+v", s[n.From:n.To], n)
		}
	}
}
