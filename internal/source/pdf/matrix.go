package pdf

import "math"

// matrix maps x, y to a*x+c*y+e, b*x+d*y+f (ISO 32000-1, 8.3.3).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// mul does m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// turning is that of a page's Rotate, clockwise.
func turning(degrees int) matrix {
	switch (degrees%360 + 360) % 360 {
	case 90:
		return matrix{b: -1, c: 1}
	case 180:
		return matrix{a: -1, d: -1}
	case 270:
		return matrix{b: 1, c: -1}
	}
	return identity
}

// finite keeps coordinates out of reach of overflow.
func finite(v float64) float64 {
	const far = 1e6
	if math.IsNaN(v) {
		return 0
	}
	return max(-far, min(far, v))
}
