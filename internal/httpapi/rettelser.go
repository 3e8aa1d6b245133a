package httpapi

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// editsView is the page of edited files: what must be answered, what was changed.
type editsView struct {
	frame
	Blocked, Asked, Told []publish.Rest
	Open                 int // questions without an answer
	Changes              []publish.ShownChange
	Template             string
	To                   string // where the answers go, below the root
	Desk                 string // the notat on the desk that the files were brought to, or ""
	Draft                string // the page of the draft that they go into, below the root, or ""
	Made                 string // the version of the draft that a record was made of, or ""
}

// DeskID gives the key under which the browser keeps the notat on the desk.
func (v *editsView) DeskID() string {
	id, _, _ := strings.Cut(v.Desk, "/")
	return id
}

func editsOf(rest []publish.Rest) (v editsView) {
	for _, i := range rest {
		switch {
		case i.Severity == publish.Block:
			v.Blocked = append(v.Blocked, i)
		case i.Severity == publish.Ask, len(i.Choices) > 0: // also what was decided, and may be decided otherwise
			v.Asked = append(v.Asked, i)
			if i.Severity == publish.Ask && i.Chosen == "" {
				v.Open++
			}
		default:
			v.Told = append(v.Told, i)
		}
	}
	return v
}

// origin gives the files as they were handed in.
func (f *handedIn) origin() []publish.Fil {
	out := f.Filer()
	if f.Record != nil {
		out = append(out, publish.Fil{Data: f.Record})
	}
	return out
}

// showEdits shows the questions and the changes so far.
func (s *server) showEdits(c *gin.Context, f handedIn, back *publish.IndleveringSvar) {
	v := editsOf(back.Rest)
	v.Titel, v.Template, v.To = "Rettelser fra Word", f.Name, "/"
	var err error
	if v.Changes, err = back.Shown(c.Request.Context()); err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	v.carries = f.origin()
	s.show(c, http.StatusOK, "rettelser.html", &v)
}
