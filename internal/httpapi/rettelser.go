package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"notat/internal/publish"
)

// editsView is the page of edited files: what must be answered, what was changed.
type editsView struct {
	frame
	Blocked, Asked, Told []publish.Rest
	Changes              []publish.ShownChange
	Template             string
}

func editsOf(rest []publish.Rest) (v editsView) {
	for _, i := range rest {
		switch {
		case i.Severity == publish.Block:
			v.Blocked = append(v.Blocked, i)
		case i.Severity == publish.Ask:
			v.Asked = append(v.Asked, i)
		default:
			v.Told = append(v.Told, i)
		}
	}
	return v
}

// showEdits shows the questions and the changes so far.
func (s *server) showEdits(c *gin.Context, f handedIn, back *publish.IndleveringSvar) {
	v := editsOf(back.Rest)
	v.Titel, v.Template = "Rettelser fra Word", f.Name
	var err error
	if v.Changes, err = s.service.Shown(c.Request.Context(), back.Aendringer, f.Name); err != nil {
		s.frontError(c, frontView{}, err)
		return
	}
	if v.carries = f.Filer(); f.Record != nil {
		v.carries = append(v.carries, publish.Fil{Data: f.Record})
	}
	s.show(c, http.StatusOK, "rettelser.html", &v)
}
