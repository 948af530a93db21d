// Numbers that the page puts into texts as no language writes them: made text by `String` and the like, not by
// web/src/base/format.ts.

import ts from "typescript";
import { type Code, placeOf } from "./uses.ts";

/** What makes text of a number by itself. */
const METHODS = ["toString", "toFixed", "toPrecision", "toExponential", "toLocaleString"];

/** A line for each number that is put into a text so. */
export function unwritten({ sources, checker }: Code): string[] {
  return sources.flatMap((source) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === "t" && node.arguments[1]) {
        for (const name of namesIn(node.arguments[1], checker))
          found.push(`${placeOf(node, source)}: { ${name} } is written as no language writes it`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** The names under which such numbers are put in, wherever what is put in was made. */
function namesIn(args: ts.Expression, checker: ts.TypeChecker): string[] {
  // Of two things of one shape the type knows one alone.
  if (ts.isConditionalExpression(args))
    return [...namesIn(args.whenTrue, checker), ...namesIn(args.whenFalse, checker)];
  const type = checker.getTypeAtLocation(args);
  const given = (type.isUnion() ? type.types : [type]).flatMap((one) => one.getProperties());
  const isRaw = (property: ts.Symbol) =>
    property.declarations?.some((one) => {
      if (ts.isPropertyAssignment(one)) return isUnwritten(one.initializer, checker);
      return ts.isShorthandPropertyAssignment(one) && isUnwritten(one.name, checker);
    });
  return [...new Set(given.filter(isRaw).map(({ name }) => name))];
}

/** Whether an expression may come to such a number. */
function isUnwritten(node: ts.Expression, checker: ts.TypeChecker): boolean {
  const may = (...parts: ts.Expression[]) => parts.some((part) => isUnwritten(part, checker));
  const is = (part: ts.Expression, flags: ts.TypeFlags) => {
    const type = checker.getTypeAtLocation(part);
    return (type.isUnion() ? type.types : [type]).some((one) => (one.flags & flags) !== 0);
  };
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node))
    return may(node.expression);
  if (ts.isConditionalExpression(node)) return may(node.whenTrue, node.whenFalse);
  if (ts.isBinaryExpression(node)) return may(node.left, node.right);
  if (ts.isTemplateExpression(node))
    return node.templateSpans.some(
      ({ expression }) => is(expression, ts.TypeFlags.NumberLike) || may(expression),
    );
  if (ts.isCallExpression(node)) {
    const { expression: called, arguments: given } = node;
    if (ts.isPropertyAccessExpression(called))
      return METHODS.includes(called.name.text) && is(called.expression, ts.TypeFlags.NumberLike);
    const first = given[0];
    const isText = ts.isIdentifier(called) && called.text === "String" && first;
    return isText ? is(first, ts.TypeFlags.NumberLike | ts.TypeFlags.Any | ts.TypeFlags.Unknown) : false;
  }
  const made = ts.isIdentifier(node) ? initializerOf(node, checker) : undefined;
  return made ? may(made) : false;
}

/** What a constant was made of. */
function initializerOf(node: ts.Identifier, checker: ts.TypeChecker): ts.Expression | undefined {
  const isShort = ts.isShorthandPropertyAssignment(node.parent);
  const symbol = isShort
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const declared = symbol?.valueDeclaration;
  if (!declared || !ts.isVariableDeclaration(declared)) return undefined;
  return ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const ? declared.initializer : undefined;
}
