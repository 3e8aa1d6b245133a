package config

import (
	"fmt"
	"strconv"
)

// retention is the settings of what goes by itself.
var retention = []setting{
	{"NOTAT_DRAFT_DAYS", "400", count(func(c *Config) *int { return &c.DraftDays }, 30, 3650), func(c Config) string { return strconv.Itoa(c.DraftDays) }},
	{"NOTAT_PUBLIC_YEARS", "0", count(func(c *Config) *int { return &c.PublicYears }, 0, 100), func(c Config) string { return strconv.Itoa(c.PublicYears) }},
}

func count(field func(*Config) *int, least, most int) func(*Config, string) error {
	return func(c *Config, v string) error {
		n, err := strconv.Atoi(v)
		if err != nil || n < least || n > most {
			return fmt.Errorf("%q is not a whole number from %d to %d", v, least, most)
		}
		*field(c) = n
		return nil
	}
}
