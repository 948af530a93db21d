// The real service on a private database, with a clock that stands still until a test moves it.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const RFM = process.env.RFM_BINARY ?? join(TARGET, "debug", "rfm");
/** What Shopify would share with the app. */
export const SECRET = "the browser tests' own secret";
export const API_KEY = "browser-tests";

/** The day on which every shop begins; its past ends the day before. */
export const TODAY = "2026-11-02";
const YESTERDAY = "2026-11-01";

export interface ShopOptions {
  customers?: number;
  seed?: number;
  currency?: string;
  timeZone?: string;
  /** Without its past. */
  isEmpty?: boolean;
  /** What its token may do. */
  scope?: "admin:full" | "admin:analytics";
}

/** A shop of a test, with what a test does to it from outside. */
export interface Shop {
  domain: string;
  token: string;
  /** Calls the service as the page does. */
  api: (path: string, init?: RequestInit) => Promise<Response>;
  json: <T>(path: string, init?: RequestInit) => Promise<T>;
  /** An order as Shopify's webhook tells it. */
  order: (order: { customerId: number; total: string; email?: string; at?: string }) => Promise<void>;
}

export class Service {
  readonly folder: string;
  private readonly environment: NodeJS.ProcessEnv;
  private child: ChildProcess | null = null;
  /** Where the page is. */
  origin = "";
  private port = "0";

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "rfm-browser-"));
    // The private database's user has to be able to enter it.
    chmodSync(this.folder, 0o755);
    this.environment = {
      ...process.env,
      RFM_DATA_DIR: this.folder,
      RFM_AUTH_LOCAL: "true",
      RFM_SHOPIFY_CLIENT_SECRET: SECRET,
      RFM_SHOPIFY_API_KEY: API_KEY,
      RFM_CLOCK: `driven@${TODAY}T00:00:00Z`,
      RFM_GRPC_ADDR: "127.0.0.1:0",
      RFM_METRICS_ADDR: "127.0.0.1:0",
      RFM_LOG: "warn",
    };
  }

  /** Runs a command of the product. */
  async rfm(...arguments_: string[]): Promise<string> {
    const { stdout } = await run(RFM, arguments_, {
      env: this.environment,
      maxBuffer: 64 << 20,
    });
    return stdout;
  }

  /** Starts, on the port that it had if it ran before. */
  async start(): Promise<void> {
    const env = {
      ...this.environment,
      RFM_HTTP_ADDR: `127.0.0.1:${this.port}`,
    };
    const child = spawn(RFM, ["serve"], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const address = line.split("REST and webhooks on ")[1];
      if (address) {
        this.origin = address;
        this.port = new URL(address).port;
        // What else it says is not read, and must not fill the pipe.
        child.stdout.resume();
        return;
      }
    }
    throw new Error("the service did not start");
  }

  /** Asks it to stop and waits until it did. */
  async stop(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
  }

  /** Stops for good, with nothing left. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Adds a shop with a made-up past. */
  async addShop(options: ShopOptions = {}): Promise<Shop> {
    const { customers = 600, seed = 1, currency = "USD", timeZone = "UTC", isEmpty } = options;
    const { scope = "admin:full" } = options;
    const domain = `shop-${randomUUID().slice(0, 8)}.myshopify.com`;
    const average = currency === "USD" ? ["--preset", "small"] : ["--aov", "2000"];
    await this.rfm(
      "merchant",
      "add",
      "--domain",
      domain,
      "--currency",
      currency,
      "--time-zone",
      timeZone,
      ...average,
    );
    if (!isEmpty) {
      const orders = join(this.folder, `${domain}.csv`);
      await this.simulate(orders, customers, seed, currency);
      await this.rfm("import", orders, "--merchant", domain);
      rmSync(orders);
    }
    const scoped = ["--scope", scope];
    const token = (await this.rfm("token", "--merchant", domain, "--ttl", "8h", ...scoped)).trim();
    return this.shop(domain, token);
  }

  /** Writes the past of a made-up shop as Shopify's order export. */
  async simulate(path: string, customers: number, seed: number, currency = "USD"): Promise<void> {
    const shop = ["--customers", `${customers}`, "--seed", `${seed}`, "--currency", currency];
    await this.rfm("simulate", ...shop, "--today", YESTERDAY, "--until", "2027-03-01", "--output", path);
  }

  private shop(domain: string, token: string): Shop {
    const api = (path: string, init: RequestInit = {}) =>
      fetch(this.origin + path, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });
    return {
      domain,
      token,
      api,
      json: async (path, init) => {
        const response = await api(path, init);
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return await response.json();
      },
      order: (order) => this.postOrder(domain, order),
    };
  }

  private async postOrder(
    domain: string,
    { customerId, total, email, at = `${TODAY}T12:00:00Z` }: Parameters<Shop["order"]>[0],
  ): Promise<void> {
    const money = { shop_money: { amount: total, currency_code: "USD" } };
    const body = JSON.stringify({
      id: Number.parseInt(randomUUID().slice(0, 8), 16),
      customer: { id: customerId, email },
      total_price: total,
      current_total_price: total,
      current_total_price_set: money,
      total_price_set: money,
      currency: "USD",
      created_at: at,
      processed_at: at,
      updated_at: at,
      financial_status: "paid",
      test: false,
      refunds: [],
    });
    const response = await fetch(`${this.origin}/webhooks/shopify`, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-shopify-topic": "orders/create",
        "x-shopify-shop-domain": domain,
        "x-shopify-webhook-id": randomUUID(),
        "x-shopify-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("base64"),
      },
    });
    if (!response.ok) throw new Error(`webhook: ${response.status} ${await response.text()}`);
  }

  /** Moves the clock on for all shops, with what the days ask for that begin. */
  async setClock(shop: Shop, now: string): Promise<void> {
    const body = JSON.stringify({ now });
    const headers = { "content-type": "application/json" };
    await shop.json("/api/rfm/clock", { method: "PUT", body, headers });
  }

  /** Writes a file beside the database, for a test to drop on the page. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }
}
