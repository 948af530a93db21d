// Which texts of the catalogue the page and the service say, found in their code.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A place where a text is said. */
export interface Use {
  /** The key; `*` stands for what is not known before the page runs. */
  key: string;
  at: string;
  /** Whether it is looked up for sure; else it only looks like a key, as one that is kept for later does. */
  isCertain: boolean;
  /** The names of what is put in; nothing if that is not known. */
  args?: string[];
  /** Whether the same is put into several texts, of which some need less. */
  maySayLess?: boolean;
}

const WEB = fileURLToPath(new URL("../../", import.meta.url));
const SERVICE = fileURLToPath(new URL("../../../service/src/", import.meta.url));

/** Code with its types. */
export interface Code {
  sources: ts.SourceFile[];
  checker: ts.TypeChecker;
}

/** The page's code. */
export function codeOfPage(): Code {
  const config = ts.readConfigFile(`${WEB}tsconfig.json`, ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, WEB);
  const files = sources(`${WEB}src`, /\.tsx?$/);
  return codeOf(ts.createProgram(files, { ...options, noEmit: true }), files);
}

/** A text as code of the page; for trying the rules. */
export function codeOfText(text: string): Code {
  const name = `${WEB}src/made-up.ts`;
  const options = { strict: true, noLib: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const original = host.getSourceFile;
  host.getSourceFile = (file, version) =>
    file === name ? ts.createSourceFile(file, text, version, true) : original.call(host, file, version);
  return codeOf(ts.createProgram([name], options, host), [name]);
}

const codeOf = (program: ts.Program, files: string[]): Code => ({
  sources: files.flatMap((file) => program.getSourceFile(file) ?? []),
  checker: program.getTypeChecker(),
});

/** What code of the page says, by its own types: `t("key", { args })`, and what looks like a key elsewhere. */
export const usesOf = ({ sources, checker }: Code, parts: string[]): Use[] =>
  sources.flatMap((source) => usesIn(source, checker, parts));

/** What the service says: each key stands in its code as it is. */
export function usesOfService(): Use[] {
  return sources(SERVICE, /\.rs$/).flatMap((file) => {
    const found = readFileSync(file, "utf8").matchAll(/"(service-[a-z0-9-]+)"/g);
    return [...found].map(([, key]) => ({ key: key ?? "", at: file.slice(SERVICE.length), isCertain: true }));
  });
}

function sources(folder: string, wanted: RegExp): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && wanted.test(entry.name));
  return files.map((entry) => `${entry.parentPath.replace(/\/$/, "")}/${entry.name}`).sort();
}

/** Where something stands, by file and line. */
export function placeOf(node: ts.Node, source: ts.SourceFile): string {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName.slice(WEB.length)}:${line + 1}`;
}

function usesIn(source: ts.SourceFile, checker: ts.TypeChecker, parts: string[]): Use[] {
  const found: Use[] = [];
  const isKey = new RegExp(`^(?:${parts.join("|")})-[a-z0-9.*-]+$`);
  const visit = (node: ts.Node): void => {
    // Names of classes look like keys.
    if (ts.isJsxAttribute(node) && ["class", "id"].includes(node.name.getText(source))) return;
    if (ts.isCallExpression(node) && ["t", "has"].includes(node.expression.getText(source))) {
      const [first, second] = node.arguments;
      const args = node.expression.getText(source) === "t" ? namesOf(second, checker) : undefined;
      const keys = first ? valuesOf(first, checker) : [];
      const maySayLess = keys.length > 1 || (second && !ts.isObjectLiteralExpression(second));
      for (const key of keys.filter((key) => key !== "*")) {
        found.push({ key, at: placeOf(node, source), isCertain: true, args, maySayLess });
      }
      if (second) visit(second);
      return;
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const keys = valuesOf(node, checker).filter((key) => isKey.test(key));
      for (const key of keys) found.push({ key, at: placeOf(node, source), isCertain: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What an expression may come to; `*` for what is not known. */
function valuesOf(node: ts.Expression, checker: ts.TypeChecker): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression, checker);
  if (ts.isConditionalExpression(node)) {
    return [...valuesOf(node.whenTrue, checker), ...valuesOf(node.whenFalse, checker)];
  }
  if (ts.isTemplateExpression(node)) {
    let values = [node.head.text];
    for (const span of node.templateSpans) {
      const inner = valuesOf(span.expression, checker);
      values = values.flatMap((value) => inner.map((one) => `${value}${one}${span.literal.text}`));
    }
    return values;
  }
  const type = checker.getTypeAtLocation(node);
  const types = type.isUnion() ? type.types : [type];
  const known = types.flatMap((one) =>
    one.isStringLiteral() || one.isNumberLiteral() ? [`${one.value}`] : [],
  );
  return known.length === types.length ? known : ["*"];
}

/** The names of what is put into a text; none without an argument, nothing if they are not known. */
function namesOf(node: ts.Expression | undefined, checker: ts.TypeChecker): string[] | undefined {
  if (!node) return [];
  const type = checker.getTypeAtLocation(node);
  if (type.getStringIndexType() || type.isUnion()) return undefined;
  return type.getProperties().map((property) => property.name);
}
