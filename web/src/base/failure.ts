// What went wrong with a call, as the page has to tell it.

/** What the way out depends on. */
export type FailureKind =
  | "away"
  /** It was reached, or seemed to be, and did not answer in time. */
  | "late"
  | "signed_out"
  | "forbidden"
  | "not_found"
  | "invalid"
  | "conflict"
  | "gone"
  | "busy"
  | "too_large"
  | "failed";

export interface WrongField {
  field: string;
  problem: string;
  example: string;
}

/** A name of what went wrong that stays, and what it says of the case: the catalogue words it. */
export interface Coded {
  code: string;
  args: Record<string, unknown>;
  /** The same in the service's English, for a code that the catalogue does not know. */
  problem: string;
}

/** A call that did not do what it was asked for. */
export class Failure extends Error {
  readonly kind: FailureKind;
  /** Every field that is wrong. */
  readonly fields: WrongField[];
  /** The latest version, where somebody else saved meanwhile. */
  readonly latestVersion: number | null;
  /** What it is in particular, where the service names it. */
  readonly coded: Coded | null;
  /** After how many seconds the service wants to be asked again, where it says so. */
  readonly retryAfter: number | null;

  constructor(
    kind: FailureKind,
    detail: string,
    fields: WrongField[] = [],
    latestVersion: number | null = null,
    coded: Coded | null = null,
    retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = "Failure";
    this.kind = kind;
    this.fields = fields;
    this.latestVersion = latestVersion;
    this.coded = coded;
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may do better a moment later. */
  get passes(): boolean {
    return this.kind === "away" || this.kind === "late" || this.kind === "busy";
  }
}

const KINDS: Record<number, FailureKind> = {
  400: "invalid",
  401: "signed_out",
  403: "forbidden",
  404: "not_found",
  408: "busy",
  409: "conflict",
  410: "gone",
  412: "conflict",
  413: "too_large",
  422: "invalid",
  429: "busy",
  502: "away",
  503: "away",
  504: "away",
};

/** The failure that a response tells. */
export async function failureOf(response: Response): Promise<Failure> {
  const problem = await response.json().catch(() => ({}));
  const kind = KINDS[response.status] ?? "failed";
  const detail = typeof problem.detail === "string" ? problem.detail : response.statusText;
  const coded = problem.code ? { code: problem.code, args: problem.args ?? {}, problem: detail } : null;
  const retryAfter = secondsOf(response.headers.get("retry-after"));
  return new Failure(kind, detail, problem.errors ?? [], problem.latest_version ?? null, coded, retryAfter);
}

/** `Retry-After` in seconds; a date is none that our service gives. */
const secondsOf = (header: string | null) => (header && /^\d{1,5}$/.test(header) ? Number(header) : null);

/** Whatever was thrown, as a failure. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  // `fetch` tells by a TypeError that nobody answered.
  if (thrown instanceof TypeError) return new Failure("away", thrown.message);
  if (thrown instanceof Error && thrown.name === "TimeoutError") return new Failure("late", thrown.message);
  return new Failure("failed", thrown instanceof Error ? thrown.message : String(thrown));
}
