package samtale

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"

	"notat/internal/billede"
	"notat/internal/maaned"
	"notat/internal/post"
	"notat/internal/prosa"
)

// maxAlt is the longest alternative text in UTF-16 units: a string of a PDF/A
// holds 32,767 bytes (ISO 19005-3, 6.1.13), and what is longer would be cut.
const maxAlt = 16_000

// contentRules look at the blocks of the sections.
var contentRules = []Regel{
	{Kode: "raekkebredde", Naar: "En række i en tabel har ikke lige så mange felter som hovedet.",
		Besked: "Rækken har {ord}. Tilføj eller slet en celle.", check: func(t *checker) {
			each(t, func(s *blokPlace, b *Tabel) {
				for i, r := range b.Raekker {
					if len(r) != len(b.Hoved) && len(b.Hoved) > 0 {
						t.fail(post.Item(s.pointer(), "raekker", i), fmt.Sprintf("%d celler, og tabellen har %d kolonner", len(r), len(b.Hoved)))
					}
				}
			})
		}},
	{Kode: "beskadiget-billede", Naar: "Et billede er PNG eller JPEG, men kan ikke læses helt.",
		Besked: "Billedet er beskadiget eller gemt på en usædvanlig måde. Åbn det i et billedprogram, gem det igen som PNG eller JPEG, og indsæt det på ny.", check: func(t *checker) {
			t.failedPictures(billede.ErrDamaged)
		}},
	{Kode: "ugyldigt-billede", Naar: "Et billede er ikke en data-URL med PNG eller JPEG.",
		Besked: "Billedet kan ikke læses. Indsæt et billede, der er gemt som PNG eller JPEG.", check: func(t *checker) {
			t.failedPictures(billede.ErrKind)
		}},
	{Kode: "for-stort-billede", Naar: "Et billede fylder over 5 MB eller har over 20 megapixel.",
		Besked: "Billedet er for stort. Gør det mindre end 5 MB og 20 megapixel.", check: func(t *checker) {
			t.failedPictures(billede.ErrTooLarge)
		}},
	{Kode: "for-mange-billeder", Naar: "Billederne har tilsammen over 60 megapixel. Et billede regnes for mindst en kvart megapixel.",
		Besked: "Herfra er billederne tilsammen over 60 megapixel. Gør dem mindre, eller brug færre.", check: func(t *checker) {
			t.failedPictures(errTooManyPixels)
		}},
	{Kode: "for-lang-alt", Naar: "Den alternative tekst til et billede er på over 16.000 tegn.",
		Besked: "Den alternative tekst er for lang til at blive læst op. Skriv det vigtigste, og lad resten stå i teksten.", check: func(t *checker) {
			each(t, func(s *blokPlace, b *Figur) {
				if len(b.Alt) > maxAlt && len(utf16.Encode([]rune(b.Alt))) > maxAlt {
					t.fail(s.pointer()+"/alt", "")
				}
			})
		}},
	{Kode: "mangler-aftalestatus", Alvor: Mangel, Naar: "En aftale har fraSkoleaar og ingen status.",
		Besked: "Aftalen er fra {ord}. Vælg, hvordan det er gået.", check: func(t *checker) {
			eachAftale(t, func(s *blokPlace, i int, a *Aftale) {
				if a.FraSkoleaar != "" && a.Status == "" {
					t.fail(post.Item(s.pointer(), "aftaler", i)+"/status", a.FraSkoleaar)
				}
			})
		}},
	{Kode: "frist-foer-moedet", Alvor: Varsel, Naar: "En ny aftales frist ligger før mødet.",
		Besked: "Fristen {ord} er før mødet. Ret den, eller vælg, at aftalen er fra et tidligere år.", check: func(t *checker) {
			m := t.r.Moede.Dato
			eachAftale(t, func(s *blokPlace, i int, a *Aftale) {
				if a.FraSkoleaar == "" && isDato(m) && isDato(a.Frist) && a.Frist < m {
					t.fail(post.Item(s.pointer(), "aftaler", i)+"/frist", maaned.Dato(a.Frist))
				}
			})
		}},
	{Kode: "fra-skoleaar-senere", Alvor: Varsel, Naar: "En aftales fraSkoleaar er ikke tidligere end notatets skoleår.",
		Besked: "Aftalen siges at være fra {ord}, men notatet er ikke fra et senere skoleår. Ret det ene.", check: func(t *checker) {
			eachAftale(t, func(s *blokPlace, i int, a *Aftale) {
				if IsSkoleaar(a.FraSkoleaar) && IsSkoleaar(t.r.Dokument.Skoleaar) && a.FraSkoleaar >= t.r.Dokument.Skoleaar {
					t.fail(post.Item(s.pointer(), "aftaler", i)+"/fraSkoleaar", a.FraSkoleaar)
				}
			})
		}},
	{Kode: "resultat-uden-indhold", Alvor: Varsel, Naar: "Et resultat har hverken ord, note eller tal.",
		Besked: "»{ord}« har hverken tal eller ord. Skriv noget, eller slet linjen.", check: func(t *checker) {
			each(t, func(s *blokPlace, b *Resultater) {
				for i := range b.Resultater {
					if b.Resultater[i].saysAnything() {
						continue
					}
					if p := post.Item(s.pointer(), "resultater", i); !t.unread(p) {
						t.fail(p, cmp.Or(b.Resultater[i].Maaling, "Linjen"))
					}
				}
			})
		}},
	{Kode: "maaske-liste", Alvor: Varsel, Naar: "En linje ligner en liste og vises som tekst, eller omvendt.",
		Besked: "Se på linjen »{ord}«. Skal det være et punkt på en liste? Lister skrives med - eller med 1., 2., 3. først på linjen.", check: func(t *checker) {
			t.markdown(func(d prosa.Doubt) string { return d.List })
		}},
	{Kode: "maaske-markdown", Alvor: Varsel, Naar: "En tekst bruger mere Markdown, end notatet læser, eller * mellem to cifre.",
		Besked: "Tegnene i »{ord}« vises, som de står, eller bliver til kursiv. Er det meningen?", check: func(t *checker) {
			t.markdown(func(d prosa.Doubt) string { return d.Mark })
		}},
}

// each visits every block of one kind.
func each[B Blok](t *checker, f func(s *blokPlace, b B)) {
	for i := range t.blokke {
		if b, ok := t.blokke[i].blok.(B); ok {
			f(&t.blokke[i], b)
		}
	}
}

func eachAftale(t *checker, f func(s *blokPlace, i int, a *Aftale)) {
	each(t, func(s *blokPlace, b *Aftaler) {
		for i := range b.Aftaler {
			f(s, i, &b.Aftaler[i])
		}
	})
}

// failedPictures reports the pictures that fail in one way.
func (t *checker) failedPictures(kind error) {
	if t.billeder == nil {
		t.drawPictures(context.Background())
	}
	each(t, func(s *blokPlace, b *Figur) {
		if errors.Is(t.billeder[b], kind) {
			t.fail(s.pointer()+"/billede", "")
		}
	})
}

// eachMarkdown visits every text that is read as Markdown.
func (t *checker) eachMarkdown(f func(b *blokPlace, key string, i int, rest, tekst string)) {
	for i := range t.blokke {
		s := &t.blokke[i]
		switch b := s.blok.(type) {
		case *Tekst:
			f(s, "", -1, "/tekst", b.Tekst)
		case *Sammenstilling:
			for j := range b.Kolonner {
				f(s, "kolonner", j, "/tekst", b.Kolonner[j].Tekst)
			}
		case *Citater:
			for j := range b.Citater {
				f(s, "citater", j, "/tekst", b.Citater[j].Tekst)
			}
		case *Resultater:
			for j := range b.Resultater {
				f(s, "resultater", j, "/ord", b.Resultater[j].Ord)
			}
		case *Aftaler:
			for j := range b.Aftaler {
				f(s, "aftaler", j, "/baggrund", b.Aftaler[j].Baggrund)
				f(s, "aftaler", j, "/bemaerkning", b.Aftaler[j].Bemaerkning)
			}
		case *Tabel:
			for j, r := range b.Raekker {
				for k := 0; k < len(r) && b.Format == Markdown; k++ {
					f(s, "raekker", j, "/"+strconv.Itoa(k), r[k])
				}
			}
		case *Figur: // plain text only
		}
	}
}
