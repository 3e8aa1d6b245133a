package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"strconv"

	"github.com/gin-gonic/gin"

	"notat/internal/fault"
	"notat/internal/publish"
)

// kind is one kind of problem: its status and what it is called.
type kind struct {
	name   string // in the type "urn:notat:problem:name"
	status int
	title  string // Danish
}

// The kinds of problems.
var (
	kindNotJSON  = &kind{"ikke-json", http.StatusBadRequest, "Det indsendte er ikke JSON"}
	kindQuery    = &kind{"forespoergsel", http.StatusBadRequest, "Forespørgslen kan ikke forstås"}
	kindNotFound = &kind{"findes-ikke", http.StatusNotFound, "Findes ikke"}
	kindMethod   = &kind{"metode", http.StatusMethodNotAllowed, "Metoden kan ikke bruges her"}
	kindSlow     = &kind{"for-langsom", http.StatusRequestTimeout, "Det indsendte kom for langsomt"}
	kindTooLarge = &kind{"for-stor", http.StatusRequestEntityTooLarge, "Det indsendte er for stort"}
	kindMedia    = &kind{"indholdstype", http.StatusUnsupportedMediaType, "Indholdstypen kan ikke bruges"}
	kindRecord   = &kind{"fejl-i-posten", http.StatusUnprocessableEntity, "Posten har fejl"}
	kindTemplate = &kind{"fejl-i-skabelonen", http.StatusUnprocessableEntity, "Skabelonen har fejl"}
	kindFailure  = &kind{"intern-fejl", http.StatusInternalServerError, "Der er sket en fejl i tjenesten"}
	kindBusy     = &kind{"optaget", http.StatusServiceUnavailable, "Tjenesten er optaget"}
	kindArchive  = &kind{"arkivet-kan-ikke-naas", http.StatusServiceUnavailable, "Arkivet kan ikke nås"}
	kindNotReady = &kind{"ikke-klar", http.StatusServiceUnavailable, "Tjenesten er ikke klar"}
)

// problem is the body of an error answer (RFC 9457).
type problem struct {
	Type   string     `json:"type" jsonschema:"Hvad slags problem det er: urn:notat:problem: og et navn."`
	Title  string     `json:"title" jsonschema:"Det samme med ord."`
	Status int        `json:"status" jsonschema:"Svarets status."`
	Detail string     `json:"detail,omitempty" jsonschema:"Hvad der kan gøres ved det."`
	Line   int        `json:"line,omitempty" jsonschema:"Linjen i det indsendte, talt fra 1."`
	Column int        `json:"column,omitempty" jsonschema:"Tegnet på linjen, talt fra 1."`
	Faults fault.List `json:"faults,omitempty" jsonschema:"Alle fejl på én gang."`
	// What the log calls the request.
	RequestID string `json:"requestId,omitempty" jsonschema:"Det, forespørgslen hedder i tjenestens log."`
}

func (k *kind) with(detail string) problem {
	return problem{Type: "urn:notat:problem:" + k.name, Title: k.title, Status: k.status, Detail: detail}
}

// retryAfter is the seconds that a client is asked to wait when we are busy: a
// document takes milliseconds, so any queue is gone by then.
const retryAfter = 1

// problemType is the content type of a problem (RFC 9457, § 3).
const problemType = "application/problem+json"

// answer ends the request with a problem.
func answer(c *gin.Context, p problem) {
	p.RequestID = requestID(c)
	body, err := json.Marshal(p)
	if err != nil {
		panic(err) // plain strings and numbers
	}
	if p.Status == http.StatusServiceUnavailable {
		c.Header("Retry-After", strconv.Itoa(retryAfter))
	}
	c.Header("Cache-Control", "no-store")
	c.Data(p.Status, problemType, body)
	c.Abort()
}

// errBusy says that as many documents as may be are being made.
var errBusy = errors.New("too many documents at once")

// problemOf is the one mapping from errors to answers. The second result is
// false for an error whose cause the log must tell.
func problemOf(err error) (problem, bool) {
	var (
		syntax *publish.SyntaxError
		no     *publish.Rejected
		large  *http.MaxBytesError
	)
	if n, taken := publish.Taken(err); taken {
		return storedProblem(n), true
	}
	switch {
	case errors.As(err, &syntax):
		p := kindNotJSON.with(syntax.Message)
		p.Line, p.Column = syntax.Line, syntax.Column
		return p, true
	case errors.As(err, &no):
		p := kindRecord.with("Ret fejlene, og send posten igen. Der er ikke lavet noget notat.")
		p.Faults = no.Faults
		return p, true
	case errors.As(err, &large):
		return kindTooLarge.with("Der må højst sendes " + strconv.FormatInt(large.Limit>>20, 10) + " MB."), true
	case errors.Is(err, publish.ErrTemplate):
		return kindNotFound.with("Der er ingen skabelon med det navn."), true
	case errors.Is(err, publish.ErrUdgave):
		return kindQuery.with("udgave skal være offentlig eller intern."), true
	case errors.Is(err, publish.ErrStatus):
		return kindQuery.with("status skal være udkast eller endelig."), true
	case errors.Is(err, publish.ErrKommentering):
		return kindQuery.with("kommentering skal være en dag (som 2026-06-12) og gælder kun et Word-udkast af den offentlige udgave."), true
	case errors.Is(err, publish.ErrNy):
		return kindQuery.with("Angiv kommune, skole og skoleaar (som 2025/26)."), true
	case errors.Is(err, publish.ErrOff):
		return kindOff.with("Tjenesten har intet arkiv at offentliggøre i."), true
	case errors.Is(err, publish.ErrNotFound):
		return kindNotFound.with("Der er intet notat at finde med det nummer."), true
	case errors.Is(err, publish.ErrWithdrawn):
		return kindGone.with("Det er slettet."), true
	case errors.Is(err, publish.ErrAarsag):
		return kindQuery.with("aarsag skal være fejl, personoplysning, forkert-skole eller andet; ved en offentliggørelse hører den sammen med retter."), true
	case errors.Is(err, publish.ErrUnavailable):
		return kindArchive.with("Prøv igen om lidt. Det samme kan trygt sendes igen: det offentliggøres kun én gang."), false
	case errors.Is(err, errBusy), errors.Is(err, context.DeadlineExceeded):
		return kindBusy.with("Prøv igen om lidt."), true
	case errors.Is(err, os.ErrDeadlineExceeded):
		return kindSlow.with("Send det hele på én gang."), true
	}
	return kindFailure.with("Det er ikke posten, der er noget galt med. Fejlen er skrevet i tjenestens log."), false
}

// fail answers with the problem that the error is. An error of ours is logged;
// a client that went away gets nothing.
func (s *server) fail(c *gin.Context, err error) {
	if c.Value(personName) != nil {
		s.failIn(c, err)
		return
	}
	if errors.Is(err, context.Canceled) && c.Request.Context().Err() != nil {
		c.Abort()
		return
	}
	var q queryError
	if errors.As(err, &q) {
		answer(c, q.problem)
		return
	}
	p, known := problemOf(err)
	if !known {
		s.unexpected(c, err)
	}
	answer(c, p)
}

// unexpected writes what went wrong into the log.
func (s *server) unexpected(c *gin.Context, err error) {
	s.logOf(c).Error("failure", "route", c.FullPath(), "error", err.Error())
}
