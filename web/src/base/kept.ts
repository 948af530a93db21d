// What the browser keeps for the page. It may refuse to, as in a frame of another site where storage is blocked: then
// it is kept for as long as the page is open.

export interface Kept {
  get: (key: string) => string | null;
  /** Keeps a text, or none. Says whether it outlives the page. */
  set: (key: string, text: string | null) => boolean;
  /** What it is kept by that begins so. */
  keys: (beginning: string) => string[];
}

function keptIn(storage: () => Storage): Kept {
  /** What the browser did not take. */
  const refused = new Map<string, string | null>();
  return {
    get(key) {
      const here = refused.get(key);
      if (here !== undefined) return here;
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        if (text === null) storage().removeItem(key);
        else storage().setItem(key, text);
        refused.delete(key);
        return true;
      } catch {
        refused.set(key, text);
        return false;
      }
    },
    keys(beginning) {
      try {
        const all = storage();
        const keys = Array.from({ length: all.length }, (_, at) => all.key(at) ?? "");
        return keys.filter((key) => key.startsWith(beginning));
      } catch {
        return [];
      }
    },
  };
}

/** Gone with the tab. */
export const keptInTab = keptIn(() => sessionStorage);

/** Stays in this browser. */
export const keptInBrowser = keptIn(() => localStorage);
