package archive

import (
	"context"
	"database/sql"
	"time"
)

// ExpireUdkast takes away the drafts that nobody has saved, sent or fetched since a time,
// down to the bytes, and gives them. One that is used meanwhile stays.
func (a *Archive) ExpireUdkast(ctx context.Context, since time.Time) ([]Udkast, error) {
	unused, err := a.UnusedUdkast(ctx, since)
	if err != nil || len(unused) == 0 { // nothing is written for nothing
		return nil, err
	}
	var gone []Udkast
	err = a.takeBack(ctx, func(ctx context.Context, tx *sql.Tx, _ string) error {
		gone = nil
		for _, u := range unused {
			now, err := oneUdkast(ctx, tx, u.ID)
			if err != nil || now.Brugt() >= since.UTC().Format(time.RFC3339) {
				continue // it is gone, or used
			}
			if err := removeUdkast(ctx, tx, u.ID); err != nil {
				return err
			}
			gone = append(gone, now)
		}
		return nil
	})
	return gone, err
}
