// The catalogue that page and service share (`i18n/<language>/<part>.ftl`) as modules: `virtual:catalogue/<language>`
// has all parts that the page speaks, as one text.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FOLDER = fileURLToPath(new URL("../../i18n/", import.meta.url));
const PREFIX = "virtual:catalogue/";

/** The parts of a language, without what only the service says; by file name. */
function partsOf(language: string): string[] {
  const files = readdirSync(FOLDER + language).sort();
  return files.filter((file) => file.endsWith(".ftl") && file !== "service.ftl");
}

export function catalogue(): Plugin {
  return {
    name: "catalogue",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = id.slice(PREFIX.length + 1);
      const files = partsOf(language).map((file) => `${FOLDER}${language}/${file}`);
      for (const file of files) this.addWatchFile(file);
      const text = files.map((file) => readFileSync(file, "utf8")).join("\n");
      return `export default ${JSON.stringify(text)};`;
    },
  };
}
