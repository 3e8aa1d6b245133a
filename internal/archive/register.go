package archive

import (
	"context"
	"database/sql"
	"errors"
)

// register is what the register of institutions is called in the archive, and its file
// in a backup.
const register = "institutioner.csv"

// SaveRegister keeps the register of institutions, in place of the one that is kept.
func (a *Archive) SaveRegister(ctx context.Context, data []byte) error {
	return a.write(ctx, func(ctx context.Context, tx *sql.Tx, tid string) error { return saveRegister(ctx, tx, tid, data) })
}

func saveRegister(ctx context.Context, tx *sql.Tx, tid string, data []byte) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM register WHERE navn = $1`, register); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO register (navn, tid, sum, indhold) VALUES ($1, $2, $3, $4)`, register, tid, hash(data), data)
	return err
}

// Register gives the register that is kept, and its sum; nil where it is the one that
// has the sum have. It is ErrNotFound when there is none.
func (a *Archive) Register(ctx context.Context, have string) (data []byte, sum string, err error) {
	err = a.ask(ctx, func(ctx context.Context, q querier) error {
		err := q.QueryRowContext(ctx, `SELECT sum, CASE WHEN sum = $2 THEN NULL ELSE indhold END FROM register WHERE navn = $1`, register, have).Scan(&sum, &data)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		return err
	})
	return data, sum, err
}

// registerOf gives the register of one state of the archive, nil when there is none.
func registerOf(ctx context.Context, tx *sql.Tx) (data []byte, err error) {
	err = tx.QueryRowContext(ctx, `SELECT indhold FROM register WHERE navn = $1`, register).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return data, err
}
