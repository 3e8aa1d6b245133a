package kontrol_test

import (
	"testing"

	"notat/internal/samtale"
	"notat/internal/samtale/samtaletest"
)

// The address of an attachment is read as any other link: one inside the
// municipality's walls holds the public edition back, and so does a name in it.
func TestTheAddressOfAnAttachmentIsChecked(t *testing.T) {
	for address, want := range map[string]string{"https://intranet.fjordby.dk/plan.pdf": "/bilag/1/adresse", "https://fjordby.dk/plan.pdf": ""} {
		r := udkast(t, afsnit("indsatser", tekst("Vi læser."))).Record()
		r.Bilag = []samtale.Bilag{{Titel: "Kort"}, {Titel: "Årsplan", Adresse: address}}
		v, err := samtaletest.Check(samtaletest.Post(r))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range reduce(t, v).Faults {
			if f.Code == "intern-adresse" {
				got = f.Pointer
			}
		}
		if got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}
