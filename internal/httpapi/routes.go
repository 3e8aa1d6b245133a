package httpapi

import (
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/pattern"
	"notat/internal/publish"
)

// route is one address: what answers, and what the interface description says
// of it.
type route struct {
	method, path string
	summary      string // Danish
	handler      gin.HandlerFunc
	guarded      func(*gin.Context, caller) // instead of handler: rights has the address
	query        []parameter
	body         *body   // nil for none
	answers      []reply // besides the problems
	problems     []*kind
	page         bool // problems are shown on the page itself
}

// parameter is a query parameter.
type parameter struct {
	name, summary string
	values        []string // "" for free
	required      bool
}

// reply is a good answer.
type reply struct {
	status       int
	mime, schema string // "" for an answer without content; "" for what has no schema
	summary      string
	headers      []string // of its own, besides what every answer has
}

// document is a notat in one format.
func document(f publish.Format) reply {
	return reply{200, f.MIME, "", "Notatet.", []string{"Content-Disposition", "Notat-Advarsler", "Notat-Udeladt"}}
}

var (
	byTemplate     = parameter{name: "template", summary: "Skabelonens navn; ellers tjenestens egen."}
	byUdgave       = parameter{name: "udgave", summary: "Hvilken udgave; ellers formatets egen.", values: []string{string(publish.Offentlig), string(publish.Intern)}}
	byKommentering = parameter{name: "kommentering", summary: "Til kommentering: den dag, kommentarerne skal være kommet, som 2026-06-12. Giver et udkast af den offentlige udgave."}
	byStatus       = parameter{name: "status", summary: "Sættes i stedet for postens egen status.", values: []string{"udkast", "endelig"}}
)

// newQuery is what a new notat must know.
var newQuery = []parameter{{name: "kommune", summary: "Kommunens navn.", required: true}, {name: "skole", summary: "Skolens navn.", required: true},
	{name: "skoleaar", summary: "Skoleåret, 2025/26.", required: true}}

// documentQuery is what may be asked of a document of one format.
func documentQuery(f publish.Format) []parameter {
	q := []parameter{byTemplate, byUdgave, byStatus}
	if f.Name == "docx" {
		q = append(q, byKommentering)
	}
	return q
}

// table lists every address. The routes, the interface description and its test
// all come from here.
func (s *server) table() []route {
	posted := []*kind{kindNotJSON, kindQuery, kindNotFound, kindTooLarge, kindMedia, kindRecord, kindBusy, kindSlow}
	form := []reply{{200, "text/html", "", "Siden med svaret, eller det ønskede notat som fil.", nil}}
	for _, f := range publish.Formats {
		form = append(form, reply{200, f.MIME, "", form[0].summary, nil})
	}
	out := []route{
		{method: "GET", path: "/", summary: "Forsiden: start et notat, læg rettelser ind, skriv videre.", handler: s.front,
			answers: []reply{{200, "text/html", "", "Siden.", nil}}},
		{method: "GET", path: "/nyt", summary: "Word-filen til et nyt notat.", handler: s.begin, query: newQuery, page: true,
			answers: []reply{{200, mimeWord[0], "", "Word-filen.", nil}}, problems: []*kind{kindQuery, kindBusy}},
		{method: "POST", path: "/", summary: "Filer, der er hentet her: rettelserne og notatet som side, eller notatet som fil.", handler: s.handedIn, body: bodyForm,
			answers: form, problems: append(slices.Clip(posted), kindFile), page: true},
		{method: "GET", path: "/skabelon", summary: "Side, hvor kommunens skabelon kan tjekkes og ses.", handler: s.templatePage,
			answers: []reply{{200, "text/html", "", "Siden.", nil}}},
		{method: "GET", path: "/skabelon/notat.docx", summary: "Standardskabelonens Word-fil.", handler: s.standardWord,
			answers: []reply{{200, mimeWord[0], "", "Filen.", nil}}},
		{method: "GET", path: "/api", summary: "Siden for dem, der sender notater fra et program.", handler: s.apiPage,
			answers: []reply{{200, "text/html", "", "Siden.", nil}}},
	}
	for _, f := range publish.Formats {
		out = append(out, route{method: "POST", path: "/v1/notat." + f.Name, summary: "Gør en post til et notat (" + f.Name + ").",
			handler: s.notat(f), query: documentQuery(f), body: bodyRecord,
			answers: []reply{document(f)}, problems: posted})
	}
	out = append(append(append(out, s.stored()...), s.public()...), append(append(append(s.indleveringRoutes(), s.beginRoutes()...), s.talRoutes()...), s.deskRoutes()...)...)
	return append(out,
		route{method: "POST", path: "/v1/validering", summary: "Tjek en post som til offentliggørelse.", handler: s.validate,
			query: []parameter{byTemplate, byStatus}, body: bodyRecord,
			answers: []reply{{200, "application/json", "Svar", "Hvad tjekket fandt.", nil}}, problems: posted},
		route{method: "POST", path: "/v1/skabelontjek", summary: "Tjek en kommunes skabelon (Word-filen), eller se den som dokument.", handler: s.skabelontjek,
			query: []parameter{byTemplate, byFormat}, body: bodyTemplate,
			answers: []reply{{200, "application/json", "SkabelonSvar", "Hvad tjekket fandt, eller dokumentet.", nil},
				{200, "application/pdf", "", "", nil}, {200, mimeWord[0], "", "", nil}, {200, "text/html", "", "", nil}},
			problems: []*kind{kindQuery, kindNotFound, kindTooLarge, kindMedia, kindTemplate, kindBusy, kindSlow}},
		route{method: "POST", path: "/skabelon", summary: "Formularen til skabeloner på siden.", handler: s.templatePosted, body: bodyTemplateForm,
			answers: form, problems: []*kind{kindQuery, kindNotFound, kindTooLarge, kindMedia, kindTemplate, kindBusy, kindSlow}, page: true},
		route{method: "GET", path: "/v1/skoler/{institutionsnr}", summary: "Skolens notater som JSON; må læses fra andre sider.", handler: s.schoolJSON,
			answers:  []reply{{200, "application/json", "Skoleliste", "Notaterne.", nil}, {301, "text/html", "", "Skolen har fået et andet nummer.", nil}},
			problems: []*kind{kindNotFound, kindArchive}},
		route{method: "GET", path: "/v1/ny", summary: "En tom post til at udfylde.", handler: s.ny,
			query:   newQuery,
			answers: []reply{{200, "application/json", "Record", "Posten.", nil}}, problems: []*kind{kindQuery}},
		route{method: "GET", path: "/v1/skema", summary: "Postens JSON Schema.", handler: s.recordSchema,
			answers: []reply{{200, "application/schema+json", "", "Skemaet.", nil}}},
		route{method: "GET", path: "/openapi.json", summary: "Denne beskrivelse.", handler: s.openapi,
			answers: []reply{{200, "application/json", "", "Beskrivelsen.", nil}}},
		route{method: "GET", path: "/healthz", summary: "Tjenesten kører.", handler: s.healthy,
			answers: []reply{{200, "text/plain", "", "Ja.", nil}}},
		route{method: "GET", path: "/readyz", summary: "Tjenesten kan lave notater.", handler: s.ready,
			answers: []reply{{200, "text/plain", "", "Ja.", nil}}, problems: []*kind{kindNotReady}},
	)
}

func (s *server) routes(e *gin.Engine) {
	s.register(e, s.table(), s.tokenOnly)
	if s.login != nil {
		s.register(e, s.arkivRoutes(), s.personOnly)
	}
}

// register takes the addresses of a table into use; guard stands before those that not
// everybody may use.
func (s *server) register(e *gin.Engine, table []route, guard func(right, func(*gin.Context, caller)) gin.HandlerFunc) {
	for _, r := range table {
		handler := r.handler
		right, closed := rights[r.method+" "+r.path]
		if closed != (r.guarded != nil) {
			panic("httpapi: " + r.method + " " + r.path + " and the table of rights disagree")
		}
		if closed {
			handler = guard(right, r.guarded)
		}
		path, shaped := ginPath.Replace(r.path), s.shaped(r.page)
		e.Handle(r.method, path, shaped, handler)
		if r.method == "GET" {
			e.HEAD(path, shaped, handler)
		}
	}
}

// ginPath writes the variable parts of an address, {id}, as Gin does.
var ginPath = strings.NewReplacer("{", ":", "}", "")

// shapes are the forms of an address's variable parts, for the description too.
var shapes = map[string]*pattern.Pattern{
	"id":             pattern.New(`^[a-z2-7]{26,64}$`),                                   // archive.newID
	"del":            pattern.New(`^(intern\.)?(pdf|docx|json)$|^metadata\.(json|xml)$`), // publish.Sagsdele
	"institutionsnr": pattern.New(`^[0-9]{6}$`),
	"skoleaar":       pattern.New(`^[0-9]{4}-[0-9]{2}$`),
}

// shaped answers that there is nothing where a variable part has not its form:
// no database is asked for text that it could not hold.
func (s *server) shaped(page bool) gin.HandlerFunc {
	return func(c *gin.Context) {
		for _, p := range c.Params {
			if shapes[p.Key].MatchString(p.Value) {
				continue
			}
			if page {
				s.missing(c, publish.ErrNotFound)
			} else {
				s.fail(c, publish.ErrNotFound)
			}
			return
		}
	}
}
