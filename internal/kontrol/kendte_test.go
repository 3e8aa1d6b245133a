package kontrol_test

import (
	"fmt"
	"testing"

	"notat/internal/fault"
	"notat/internal/samtale/samtaletest"
)

// Those of whom all have heard, works, towns and places are nobody who took part, unless the
// words say so.
func TestNamesOfTheRenownedAreNobodys(t *testing.T) {
	for _, c := range []struct {
		navn, text string
		found      bool
	}{
		{"Adam Vestrup", "Fortællingen om Adam og Eva blev læst.", false},
		{"Adam Vestrup", "Adam og Eva Krog var ikke enige.", true},
		{"Peter Tordenskjold Holt", "Peter og ulven blev spillet.", false},
		{"Tove Ravnbo", "Bogen er Tove af Inge Dam.", false},
		{"Tove Ravnbo", "Bogen er Toves.", true},
		{"Arne Herning", "Vi kørte til Herning.", false},
		{"Arne Herning", "Herning spurgte om taxt.", true},
		{"Niels Brock", "Niels Brocks Plads er lukket.", false},
		{"Niels Brock", "Niels Brocks planer er klar.", true},
		{"Bo Vangsø", "Bo har lovet et svar.", true},
		{"Gerda Ulsted", "gerda u. skriver referat", true},
		{"Gerda Ulsted", "Uge 5: Gerda Mandag: fri", true},
		{"Karen Hviid", "Send det til kahviid@lunderup.dk.", true},
		{"Ulf Sejrholm", "Familierne på Ulfsejrholm er nye.", false},
		{"Per Bach", "Vi hørte musik af Bach.", false},
		{"Per Bach", "Vi hørte et oplæg af Bach.", true},
		{"Emma Gad", "Emma Gads bog om takt blev læst.", false},
		{"Emma Gad", "Emma Gad var ordstyrer.", true},
		{"Lise Hoff", "Vi boede på Hotel Lise.", false},
		{"Jacob Wedel", "Jakob W. har klubben.", true},
		{"Jacob Wedel", "Jakob H. har klubben.", false},
		{"Sara Hjelm", "Skriv til s.hjelm@lunderup.dk.", true},
		{"Nelly Buch", "Nelly, et spil om tal, bruges i år.", false},
		{"Nelly Buch", "Nelly, et medlem af rådet, var enig.", true},
		{"Ariel Lerche", "Svømmeprøven hedder Ariel.", false},
		{"Ariel Lerche", "Vores nye lærer hedder Ariel.", true},
		{"Thomas Kingo Beck", "Vi sang Kingos salmer.", false},
		{"Lars Bogø", "Lejren lå på Bogø.", false},
		{"Ditte Lorck", "Klassen så »Ditte og Erik«.", false},
	} {
		record := fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"deltagere":[%s],"afsnit":[{"overskrift":"Trivsel","del":"indsatser","blokke":[%s]}]}`,
			deltagerOf(c.navn+"/Lærer/medarbejdere", false), tekst(c.text))
		found := false
		for _, f := range checked(t, samtaletest.Krav(), record) {
			found = found || f.Code == "tilbageholdt-navn"
		}
		if found != c.found {
			t.Errorf("%s: %q: found %v", c.navn, c.text, found)
		}
	}
}

// Who goes, begins, changes or is taught in a class is a name there; what a class reads, hears or
// stays in is none.
func TestNamesByAClass(t *testing.T) {
	for _, c := range []struct {
		heading, text string
		found         bool
	}{
		{"Modtagelse", "I modtageklassen begynder Yusuf og Noor.", true},
		{"Elevråd", "7.a|7.b\nIda og Per|Bo og Liv", true},
		{"Bøger", "7.a|7.b\nIda og Per|Bo og Liv", false},
		{"Hold", "dansk: ida 3.a, per 3.b", true},
		{"Skift", "Ida Holt er rykket fra 3.a til 3.b.", true},
		{"Skift", "Ida Holt har læst for 3.a.", false},
		{"Tak", "Tak til familien El-Amin for kagen.", true},
		{"Fest", "Vi hørte Inge Lau og Per Dam fra elevrådet.", true},
		{"Klasseliste", "Ida Holt\nPer Dam", true},
		{"Elever i 3.b", "Ida, Per og Bo", true},
		{"Elever i 3.b", "Ida Holm-dagen var god.", false},
		{"Hjem", "Storebror til Luna i 3.a henter.", true},
		{"Valg", "Som forælderrepræsentant indtræder Ida Holt.", true},
		{"Netværk", "Mødrene Ida Holt og Pia Dam er med.", true},
		{"Hentning", "Idas morfar henter.", true},
		{"Drama", "»Ida«: 6.a", false},
		{"Deltagere", "Ida Holt, skoleleder. Per Dam, souschef.", false},
		{"Deltagere", "Ida Holt, skoleleder. Per Dam, lærer.", true},
		{"Deltagere", "Ida Holt, skoleleder. Per Dam", true},
		{"Vejr", "Stormen Ida lukkede 3.a.", false},
		{"Tog", "3.a kørte med Ida-toget.", false},
		{"Sang", "3.a lytter til Ida og Per.", false},
	} {
		record := fmt.Sprintf(`{"dokument":{"titel":"Skoleudviklingssamtale","skoleaar":"2024/25","status":"udkast"},"kommune":{"navn":"Fjordby Kommune"},"skole":{"navn":"Mosedal Skole"},"afsnit":[{"overskrift":%s,"del":"indsatser","blokke":[%s]}]}`,
			quote(c.heading), blokOf(c.text))
		found := false
		for _, f := range checked(t, samtaletest.Krav(), record) {
			found = found || f.Code == "navneliste" && f.Severity == fault.Error
		}
		if found != c.found {
			t.Errorf("%s: %q: found %v", c.heading, c.text, found)
		}
	}
}
