// What a merchant waits for: the largest contentful paint of each page on a browser that has nothing of it yet, how
// much the layout shifts, and the frames while a threshold is dragged. Figures as they come out, with the targets
// beside them.

import type { Browser, Page } from "@playwright/test";
import type { Shop } from "./support/service.ts";
import { test } from "./support/test.ts";

const CUSTOMERS = Number(process.env.RFM_BENCH_CUSTOMERS ?? 50_000);
const LOADS = 7;
const PAGES = ["/", "/segments", "/thresholds", "/customers", "/movement", "/import"];

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The value below which a part of the values lies. */
function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

interface Painted {
  paint: number;
  shift: number;
}

/** Opens a page in a browser context of its own, and reads what it took once nothing moves any more. */
async function load(browser: Browser, address: string): Promise<Painted> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { paint: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  await drawn(page);
  const seen = await page.evaluate(() => (window as unknown as { seen: Painted }).seen);
  await context.close();
  return seen;
}

/** Waits until the page draws nothing new for half a second. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let waiting = setTimeout(done, 500);
        new MutationObserver(() => {
          clearTimeout(waiting);
          waiting = setTimeout(done, 500);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      }),
  );
}

/** How long frames took in which a slider moved: from the event until what it changed is painted. */
async function frames(page: Page, shop: Shop, origin: string): Promise<number[]> {
  await page.goto(`${origin}/thresholds#token=${shop.token}`);
  const thumb = page.getByRole("slider").first();
  await thumb.waitFor();
  await drawn(page);
  await page.evaluate(() => {
    const took: number[] = [];
    Object.assign(window, { took });
    const { port1, port2 } = new MessageChannel();
    let began = 0;
    port1.onmessage = () => {
      took.push(performance.now() - began);
      began = 0;
    };
    window.addEventListener(
      "pointermove",
      () => {
        if (began) return;
        began = performance.now();
        // The message is taken up after the frame was painted.
        requestAnimationFrame(() => port2.postMessage(null));
      },
      { capture: true },
    );
  });
  const box = await thumb.boundingBox();
  if (!box) throw new Error("the slider is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < 240; step++) {
    const to = x + 60 * Math.sin(step / 12);
    await page.mouse.move(to, y);
  }
  await page.mouse.up();
  return await page.evaluate(() => (window as unknown as { took: number[] }).took);
}

test("what a merchant waits for", async ({ browser, page, service, addShop }) => {
  const shop = await addShop({ customers: CUSTOMERS });
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  say(`${CUSTOMERS} customers; each page ${LOADS} times in a browser without anything kept`);
  for (const path of PAGES) {
    const painted: Painted[] = [];
    for (let n = 0; n < LOADS; n++)
      painted.push(await load(browser, `${service.origin}${path}#token=${shop.token}`));
    const paint = painted.map((one) => one.paint);
    const shift = Math.max(...painted.map((one) => one.shift));
    say(
      `${path}: largest contentful paint ${ms(paint[0] ?? Number.NaN)} at first; median ${ms(quantile(paint, 0.5))}; longest` +
        ` ${ms(Math.max(...paint))}` +
        ` (target 1000 ms); layout shift at most ${shift.toFixed(4)} (target 0.05)`,
    );
  }
  const took = await frames(page, shop, service.origin);
  say(
    `${took.length} frames of a drag: median ${quantile(took, 0.5).toFixed(1)} ms, 95th percentile` +
      ` ${quantile(took, 0.95).toFixed(1)} ms (target 16 ms), longest ${Math.max(...took).toFixed(1)} ms`,
  );
});
