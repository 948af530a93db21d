// Saving a version of the configuration upon the one that was looked at. That somebody else saved meanwhile, or that
// a field is wrong, is an outcome like any other; what fails otherwise is thrown as a `Failure`.

import { answered, api, type Schemas } from "./api.ts";
import { type Config, readVersion, type Version } from "./config.ts";
import { Failure, type WrongField } from "./failure.ts";

export type Outcome =
  /** It is active; upon what somebody else saved meanwhile, where that had nothing to do with it. */
  | { kind: "saved"; version: number; beside?: Version }
  /** It becomes active once all customers have their place under it. */
  | { kind: "staged"; version: number; beside?: Version }
  /** Somebody else saved meanwhile; nothing is changed. */
  | { kind: "conflict"; latest: number }
  /** Nothing is changed until these are right. */
  | { kind: "invalid"; fields: WrongField[] };

export interface Saving {
  /** Why, for whoever looks at the history of versions. */
  reason: string;
  /** Whether `rfm.updated` goes out for each customer whom it moves. */
  tellCustomers: boolean;
  /** The latest version when it was looked at. */
  upon: number;
}

/** The most bytes of a reason. */
export const MAX_REASON_BYTES = 500;

/** What is wrong with a reason, if anything. */
export function problemOfReason(reason: string): "missing" | "long" | null {
  if (reason.trim() === "") return "missing";
  return new TextEncoder().encode(reason).length > MAX_REASON_BYTES ? "long" : null;
}

/** Saves a version. */
export const saveConfig = (config: Config, { reason, tellCustomers, upon }: Saving): Promise<Outcome> =>
  outcomeOf(
    answered(
      api.PUT("/api/rfm/config", {
        params: { header: { "If-Match": `"${upon}"` } },
        body: { config: config as never, reason, tell_customers: tellCustomers },
      }),
    ),
  );

/** So often somebody else may save meanwhile before it is asked what is to stand. */
const MOST_BESIDE = 3;

/**
 * Saves a version; where somebody else saved meanwhile what has nothing to do with it, once more upon theirs. `upon`
 * makes it anew upon their version, and is `null` where both cannot stand without somebody choosing.
 */
export async function saveBeside(
  config: Config,
  saving: Saving,
  upon: (theirs: Version) => Config | null,
): Promise<Outcome> {
  let outcome = await saveConfig(config, saving);
  for (let times = 0; outcome.kind === "conflict" && times < MOST_BESIDE; times += 1) {
    const theirs = await readVersion(outcome.latest);
    const mine = upon(theirs);
    if (!mine) break;
    outcome = await saveConfig(mine, { ...saving, upon: theirs.version });
    if (outcome.kind === "saved" || outcome.kind === "staged") outcome.beside = theirs;
  }
  return outcome;
}

/** Saves an earlier version again. */
export const restoreVersion = (version: number, { reason, tellCustomers, upon }: Saving): Promise<Outcome> =>
  outcomeOf(
    answered(
      api.POST("/api/rfm/config/versions/{version}/restore", {
        params: { path: { version }, header: { "If-Match": `"${upon}"` } },
        body: { reason, tell_customers: tellCustomers },
      }),
    ),
  );

async function outcomeOf(sent: Promise<Schemas["SavedAnswer"]>): Promise<Outcome> {
  try {
    const { state, version } = await sent;
    return { kind: state === "staged" ? "staged" : "saved", version };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    if (thrown.latestVersion !== null) return { kind: "conflict", latest: thrown.latestVersion };
    if (thrown.kind === "invalid" && thrown.fields.length > 0)
      return { kind: "invalid", fields: thrown.fields };
    throw thrown;
  }
}

/** The problems of fields by their path below `prefix`, which is left away. */
export function problemsBelow(fields: readonly WrongField[], prefix: string): Map<string, WrongField> {
  const found = new Map<string, WrongField>();
  for (const field of fields) {
    if (!field.field.startsWith(prefix)) continue;
    const rest = field.field.slice(prefix.length);
    if (rest !== "" && !/^[.[]/.test(rest)) continue;
    const path = rest.replace(/^\./, "");
    if (!found.has(path)) found.set(path, field);
  }
  return found;
}
