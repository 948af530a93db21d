// Movement: who went where between two days, as the service counts them, and who they are.

import { TODAY } from "./support/service.ts";
import { expect, test } from "./support/test.ts";

interface Movement {
  from: { day: string; segments: { id: string; name: string }[] };
  movement: { from: string | null; to: string | null; new: boolean; gone: boolean; customers: number }[];
}

const WEEK_AGO = "2026-10-26";
const shown = (value: number) => new Intl.NumberFormat("en-US").format(value);

test("flows are those of the service, and a flow leads to its customers", async ({ open, readShop }) => {
  const page = await open(readShop, `/movement?from=${WEEK_AGO}&to=${TODAY}`);
  const { from, movement } = await readShop.json<Movement>(
    `/api/rfm/movement?from=${WEEK_AGO}&to=${TODAY}&locale=en`,
  );
  const moved = movement.filter((flow) => flow.from !== flow.to && !flow.new && !flow.gone);
  const most = moved.sort((one, other) => other.customers - one.customers)[0];
  if (!most) throw new Error("nobody moved in a week");
  const changed = moved.reduce((sum, flow) => sum + flow.customers, 0);
  await expect(page.getByText("Changed segment").locator("..")).toContainText(shown(changed));
  const name = (id: string | null) => from.segments.find((segment) => segment.id === id)?.name ?? "";
  const flow = page.getByRole("button", {
    name: new RegExp(`${name(most.from)}.*${name(most.to)}.*${shown(most.customers)}`),
  });
  await flow.first().click();
  const links = page.getByRole("link", { name: /^Customer / });
  await expect(links).toHaveCount(Math.min(most.customers, 50));
  await links.first().click();
  await expect(page).toHaveURL(/\/customers\/[0-9a-f-]{36}$/);
});

test("days stay in the address, and go back as one came", async ({ open, readShop }) => {
  const page = await open(readShop, "/movement");
  await page.getByRole("button", { name: "A month" }).click();
  await expect(page).toHaveURL(/from=2026-10-0\d/);
  await page.reload();
  await expect(page.getByLabel("From the end of")).toHaveValue(/^2026-10-0\d$/);
});

test("who comes back is a table that can be read", async ({ open, addShop, service }) => {
  const shop = await addShop({ customers: 200, seed: 8 });
  // A day has to be over for its metrics.
  await service.setClock(shop, "2026-11-03T00:00:00Z");
  const page = await open(shop, "/movement");
  const cohorts = page.getByRole("region", { name: "Who comes back" }).first();
  await expect(cohorts.getByRole("cell", { name: /%/ }).first()).toBeVisible();
});
