// The parser of Fluent with the types of what it makes, as far as the catalogue uses it.

import { FluentParser } from "@fluent/syntax";

export declare namespace FluentNode {
  type Named = { name: string };
  type Pattern = { type: "Pattern"; elements: (Text | Placeable)[] };
  type Text = { type: "TextElement"; value: string };
  type Placeable = { type: "Placeable"; expression: Inside };
  type Literal = { type: "StringLiteral" | "NumberLiteral"; value: string };
  type Variable = { type: "VariableReference"; id: Named };
  type Reference = { type: "MessageReference" | "TermReference"; id: Named };
  type Call = {
    type: "FunctionReference";
    id: Named;
    arguments: { positional: Inside[]; named: { name: Named; value: Literal }[] };
  };
  type Key = { type: "Identifier"; name: string } | { type: "NumberLiteral"; value: string };
  type Select = { type: "SelectExpression"; selector: Inside; variants: { key: Key; value: Pattern }[] };
  type Inside = Literal | Variable | Reference | Call | Select | Placeable;
}

interface Parsed {
  /** Messages and their attributes, as `key` and `key.attribute`. */
  entries: { key: string; pattern: FluentNode.Pattern }[];
  /** The first lines of what cannot be read. */
  junk: string[];
}

export function parse(text: string): Parsed {
  const parsed: Parsed = { entries: [], junk: [] };
  for (const entry of new FluentParser().parse(text).body) {
    if (entry.type === "Junk") {
      parsed.junk.push(String((entry as { content?: string }).content).split("\n")[0] ?? "");
    }
    if (entry.type !== "Message" && entry.type !== "Term") continue;
    const message = entry as unknown as {
      id: FluentNode.Named;
      value: FluentNode.Pattern | null;
      attributes: { id: FluentNode.Named; value: FluentNode.Pattern }[];
    };
    const { name } = message.id;
    if (message.value) parsed.entries.push({ key: name, pattern: message.value });
    for (const { id, value } of message.attributes) {
      parsed.entries.push({ key: `${name}.${id.name}`, pattern: value });
    }
  }
  return parsed;
}
