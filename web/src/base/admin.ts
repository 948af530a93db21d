// Where the page is shown inside Shopify's admin, its address keeps whose it is: the service lets the admin frame only
// an address that names the shop, so without it a reload would show nothing.

/** What Shopify's admin opens the page with. */
const NAMES = ["shop", "host", "embedded"];

/** An address of the page with what the admin opened it with, as far as that is missing. */
export function withAdmin(url: string, opened: URLSearchParams): string {
  const at = url.search(/[?#]|$/);
  const [path, rest] = [url.slice(0, at), url.slice(at)];
  const [search = "", hash] = rest.split(/(?=#)/, 2)[0]?.startsWith("#")
    ? ["", rest]
    : rest.split(/(?=#)/, 2);
  const query = new URLSearchParams(search);
  for (const name of NAMES) {
    const value = opened.get(name);
    if (value !== null && !query.has(name)) query.set(name, value);
  }
  const text = query.toString();
  return `${path}${text ? `?${text}` : ""}${hash ?? ""}`;
}

/** Keeps it in each address that the page goes to from now on, whoever goes there. */
export function keepAdmin(): void {
  const opened = new URLSearchParams(location.search);
  if (!opened.has("shop")) return;
  for (const name of ["pushState", "replaceState"] as const) {
    const go = history[name].bind(history);
    history[name] = (state, unused, url) =>
      go(state, unused, url == null ? url : withAdmin(String(url), opened));
  }
}
