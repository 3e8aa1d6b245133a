package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/pflag"

	"notat/internal/httpapi"
	"notat/internal/publish"
)

func publishCommand(fs *pflag.FlagSet) run {
	retter := fs.String("retter", "", "id of the version that this record corrects")
	aarsag := fs.String("aarsag", "", "why it is corrected: "+aarsager()+"; personoplysning withdraws all earlier versions")
	who := bruger(fs)
	return func(ctx context.Context, w World, args []string) (err error) {
		name, err := oneFile("publish", args)
		if err != nil {
			return err
		}
		src, err := w.read(name)
		if err != nil {
			return err
		}
		s, _, c, err := service(w)
		if err != nil {
			return err
		}
		defer closing(s, &err)
		w.learn(ctx, s)
		k, err := s.Publish(ctx, publish.Offentliggoerelse{Data: src.data, Billeder: src.billeder(), Retter: *retter, Aarsag: *aarsag,
			Who: publish.Who{Token: byCommand, Bruger: *who}, Intern: true})
		if report, no := refusal(err); no {
			printFaults(w.Stderr, name, report.Faults)
			return errRecord
		}
		if err != nil {
			return w.archived(err)
		}
		printFaults(w.Stderr, name, k.Faults)
		printAnswers(w.Stderr, name, k.Besvaret)
		for _, u := range k.Udeladt {
			fmt.Fprintf(w.Stderr, "%s: udeladt, %s: %s\n", name, u.Pointer, u.Tekst)
		}
		e := json.NewEncoder(w.data)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(httpapi.Receipt(k, c.BaseURL))
	}
}
