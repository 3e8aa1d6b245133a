package main

import (
	"go/ast"
	"go/token"
	"strings"
)

// swaps are what an operator becomes: the neighbour that a slip of the pen makes
// of it.
var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.EQL: token.NEQ, token.NEQ: token.EQL, token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL,
	token.SHL: token.SHR, token.SHR: token.SHL, token.AND: token.OR, token.OR: token.AND,
}

// visit gathers what can be planted at a node. What is below it is visited
// afterwards, unless it says false.
func (p *planter) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.Field:
		return false // names, types and tags
	case *ast.CallExpr:
		return !forOperators(n)
	case *ast.FuncDecl:
		p.returnsAtOnce(n.Type, n.Body)
	case *ast.FuncLit:
		p.returnsAtOnce(n.Type, n.Body)
	case *ast.IfStmt:
		if b, ok := n.Cond.(*ast.BinaryExpr); !ok || b.Op != token.EQL && b.Op != token.NEQ { // which become each other below
			p.replace("condition", n.Cond, "!("+p.source(n.Cond)+")")
		}
	case *ast.BinaryExpr:
		p.operator(n)
	case *ast.BasicLit:
		p.literal(n)
	case *ast.Ident:
		switch n.Name {
		case "true":
			p.replace("value", n, "false")
		case "false":
			p.replace("value", n, "true")
		}
	case *ast.BranchStmt:
		switch {
		case n.Label != nil:
		case n.Tok == token.CONTINUE:
			p.replace("branch", n, "break")
		case n.Tok == token.BREAK:
			p.replace("branch", n, "continue")
		}
	case *ast.BlockStmt:
		p.drop(n.List)
	case *ast.CaseClause:
		if n.List != nil {
			p.replace("case", n, "")
		}
		p.drop(n.Body)
	case *ast.CommClause:
		p.drop(n.Body)
	}
	return true
}

// operator plants its neighbour in an operator's place.
func (p *planter) operator(n *ast.BinaryExpr) {
	to, ok := swaps[n.Op]
	if !ok || n.Op == token.ADD && joinsText(n) {
		return
	}
	kind := "arithmetic"
	switch n.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		kind = "boundary"
	case token.EQL, token.NEQ:
		kind = "condition"
	case token.LAND, token.LOR:
		kind = "logic"
	}
	p.change(kind, n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), to.String())
}

// joinsText reports whether a sum is of texts, as far as can be seen.
func joinsText(n ast.Expr) bool {
	switch n := n.(type) {
	case *ast.BinaryExpr:
		return joinsText(n.X) || joinsText(n.Y)
	case *ast.BasicLit:
		return n.Kind == token.STRING
	}
	return false
}

// literal plants a number that is one larger, or an empty text.
func (p *planter) literal(n *ast.BasicLit) {
	switch n.Kind {
	case token.INT, token.FLOAT:
		p.replace("number", n, "("+n.Value+"+1)")
	case token.STRING:
		if len(n.Value) > 2 {
			p.replace("text", n, `""`)
		}
	}
}

// drop leaves statements out that do something and declare nothing.
func (p *planter) drop(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE || blank(s.Lhs) {
				continue
			}
		case *ast.ExprStmt:
			if c, ok := s.X.(*ast.CallExpr); ok && forOperators(c) {
				continue
			}
		case *ast.IncDecStmt, *ast.DeferStmt, *ast.GoStmt, *ast.SendStmt:
		default:
			continue
		}
		p.replace("statement", s, "")
	}
}

func blank(list []ast.Expr) bool {
	for _, e := range list {
		if id, ok := e.(*ast.Ident); !ok || id.Name != "_" {
			return false
		}
	}
	return true
}

// returnsAtOnce has a function that gives nothing do nothing.
func (p *planter) returnsAtOnce(t *ast.FuncType, body *ast.BlockStmt) {
	if t.Results == nil && body != nil && len(body.List) > 1 {
		at := body.List[0].Pos()
		p.change("return", at, at, "return; ")
	}
}

// forOperators reports whether a call writes what operators and developers read,
// which no test compares: errors, logs, panics.
func forOperators(c *ast.CallExpr) bool {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name == "panic"
	case *ast.SelectorExpr:
		x, ok := f.X.(*ast.Ident)
		if !ok {
			sel, isSel := f.X.(*ast.SelectorExpr)
			return isSel && sel.Sel.Name == "log"
		}
		return x.Name == "fmt" && f.Sel.Name == "Errorf" || x.Name == "errors" && f.Sel.Name == "New" || strings.HasPrefix(x.Name, "log")
	}
	return false
}
