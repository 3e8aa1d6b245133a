package httpapi

import (
	"embed"
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// deskFS is the desk: its page, and what skriv/byg.mjs makes of its sources.
//
//go:embed skriv/skriv.html skriv/ramme.html skriv/bygget/*.js skriv/bygget/*.css
var deskFS embed.FS

const deskPage = "skriv/skriv.html"

// deskPolicy lets the desk run its own script and speak with this service, and
// nothing else: no code within a page, nothing from another site.
const deskPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob: data:; frame-src 'self'; worker-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// framePolicy lets the frame of the preview show a page of ours as any other page is
// shown; its pictures are those that the desk has.
const framePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src blob: data:; base-uri 'none'; frame-ancestors 'self'"

// deskFiles are the desk's files by their name in the address.
var deskFiles = []struct{ name, file, mime, summary, policy string }{
	{"skriv", deskPage, "text/html; charset=utf-8", "Siden, hvor notatet skrives i browseren.", deskPolicy},
	{"skriv/skriv.js", "skriv/bygget/skriv.js", "text/javascript; charset=utf-8", "Sidens program.", deskPolicy},
	{"skriv/skriv.css", "skriv/bygget/skriv.css", "text/css; charset=utf-8", "Sidens udseende.", deskPolicy},
	{"skriv/arbejder.js", "skriv/bygget/arbejder.js", "text/javascript; charset=utf-8", "Det, der lader siden åbne uden net.", deskPolicy},
	{"skriv/ramme.html", "skriv/ramme.html", "text/html; charset=utf-8", "Rammen om eksemplet.", framePolicy},
}

// deskRoutes are the addresses of the desk.
func (s *server) deskRoutes() (out []route) {
	for _, f := range deskFiles {
		data, err := deskFS.ReadFile(f.file)
		if err != nil {
			panic(err) // embedded
		}
		r := route{method: "GET", path: "/" + f.name, summary: f.summary, handler: deskFile(data, f.mime, f.policy),
			answers: []reply{{200, f.mime, "", "Filen.", nil}}}
		if f.file == deskPage {
			r.query = []parameter{{name: "kommune", summary: "Kommunens navn, til at begynde med."}, {name: "skole", summary: "Skolens navn."}, {name: "skoleaar", summary: "Skoleåret, 2025/26."},
				{name: "udkast", summary: "Et udkast hos kommunen, som siden henter og skriver videre i."}, {name: "version", summary: "Udkastets version."}}
		}
		out = append(out, r)
	}
	return append(out,
		route{method: "POST", path: "/skriv", summary: "Siden med det notat på, som sendes fra notatets side, eller med det, der kom ud af en fil til det notat, som er åbent. Intet gemmes.", handler: s.carryOn, body: bodyForm, page: true,
			answers:  []reply{{200, "text/html", "", "Siden.", nil}},
			problems: []*kind{kindQuery, kindTooLarge, kindMedia, kindFile, kindBusy, kindSlow}},
		route{method: "GET", path: "/skriv/mig.json", summary: "Om den, der ser siden, kan gemme notatet hos kommunen.", handler: s.deskPerson,
			answers: []reply{{200, "application/json", "Skriver", "Hvad personen kan.", nil}}},
		route{method: "GET", path: "/skriv/felter.json", summary: "Postens felter, som siden laver sine felter af.", handler: s.felter,
			answers: []reply{{200, "application/json", "", "Felterne, og hvad der kan vælges i dem.", nil}}},
		route{method: "GET", path: "/skriv/institution/{institutionsnr}", summary: "Hvad institutionsregisteret kalder en institution, og dens kommune; tomt, når nummeret ikke kendes.", handler: s.institutionNamed,
			answers:  []reply{{200, "application/json", "", "Navnene.", nil}},
			problems: []*kind{kindNotFound}},
		route{method: "POST", path: "/skriv/tabel", summary: "Hvad celler, der er kopieret fra et regneark, er i posten: det, deres første række siger. Intet gemmes.", handler: s.cellsRead, body: bodyCells,
			answers:  []reply{{200, "application/json", "Tabellaesning", "Listen eller tabellen.", nil}},
			problems: []*kind{kindNotJSON, kindQuery, kindTooLarge, kindMedia, kindBusy, kindSlow}},
		route{method: "POST", path: "/skriv/visning", summary: "Notatet, som det ser ud, mens det skrives: hvert felts ord er mærket med dets sted i posten. Intet gemmes.", handler: s.seen,
			query: []parameter{byUdgave, byStatus}, body: bodyRecord,
			answers:  []reply{{200, "application/json", "Visning", "Siden, og hvad tjekket fandt.", nil}},
			problems: []*kind{kindNotJSON, kindQuery, kindTooLarge, kindMedia, kindBusy, kindSlow}})
}

// felter answers with the register of fields.
func (s *server) felter(c *gin.Context) {
	data, err := s.service.Register()
	if err != nil {
		s.fail(c, err)
		return
	}
	c.Header("Cache-Control", "no-cache") // of the program that runs
	c.Data(http.StatusOK, "application/json; charset=utf-8", data)
}

// institutionNamed answers with the names of an institution.
func (s *server) institutionNamed(c *gin.Context) {
	navn, kommune := s.service.InstitutionNamed(c.Param("institutionsnr"))
	c.Header("Cache-Control", "no-store")
	c.JSON(http.StatusOK, map[string]string{"navn": navn, "kommune": kommune})
}

// seen answers with a notat as it looks while it is written.
func (s *server) seen(c *gin.Context) {
	q, data, ok := s.posted(c, byUdgave, byStatus)
	if !ok {
		return
	}
	p, err := s.service.Show(c.Request.Context(), publish.Request{Data: data, Udgave: publish.Udgave(q["udgave"]), Status: q["status"]})
	if err != nil {
		s.fail(c, err)
		return
	}
	err = s.room.Turn(c.Request.Context(), jsonCost*len(p.Side), func() (err error) {
		data, err = asJSON(p)
		return err
	})
	s.hand(c, "application/json; charset=utf-8", "", data, err)
}

// deskFile answers with one of the desk's files.
func deskFile(data []byte, mime, policy string) gin.HandlerFunc {
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cache-Control", "no-cache")          // of the program that runs
		h.Set("Service-Worker-Allowed", "../skriv") // as seen from the worker's own address
		c.Data(http.StatusOK, mime, data)
	}
}
