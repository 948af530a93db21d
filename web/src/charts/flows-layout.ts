// Where the parts of a picture of flows stand: two columns of nodes as high as their customers, and ribbons between.

/** One end of a flow; `id` null is what is in none of the named nodes. */
export interface FlowNode {
  id: string | null;
  name: string;
}

/** Customers who go from one node to another. */
export interface FlowLink {
  from: string | null;
  to: string | null;
  customers: number;
}

/** A node as drawn. */
export interface PlacedNode extends FlowNode {
  customers: number;
  top: number;
  height: number;
}

/** A ribbon as drawn: where it leaves and where it arrives, at its middle. */
export interface PlacedLink<L extends FlowLink> {
  link: L;
  fromTop: number;
  toTop: number;
  thickness: number;
}

export interface FlowsLayout<L extends FlowLink> {
  from: PlacedNode[];
  to: PlacedNode[];
  links: PlacedLink<L>[];
  height: number;
}

/** So high are all customers together, where nothing else is said. */
export const FULL = 260;
/** No ribbon is thinner: one customer is seen too. */
const THINNEST = 1.5;
/** So much room has each node, so that its name does not touch the next one. */
const LEAST_ROOM = 34;
const BETWEEN = 6;

/** The nodes that somebody is in, one below the other; what is in none of them comes last. */
function column(nodes: FlowNode[], thickness: Sums, customers: Sums) {
  const placed: PlacedNode[] = [];
  let top = 0;
  for (const node of nodes) {
    const height = thickness.get(node.id);
    if (height === undefined) continue;
    placed.push({ ...node, top, height, customers: customers.get(node.id) ?? 0 });
    top += Math.max(height, LEAST_ROOM) + BETWEEN;
  }
  return { placed, height: Math.max(0, top - BETWEEN) };
}

type Sums = Map<string | null, number>;

const sum = (): Sums => new Map();

const add = (sums: Sums, id: string | null, value: number) => sums.set(id, (sums.get(id) ?? 0) + value);

/** Places nodes and ribbons. Flows of nobody, and of nodes that are not given, are left out. */
export function layoutFlows<L extends FlowLink>(
  from: FlowNode[],
  to: FlowNode[],
  flows: L[],
  full = FULL,
): FlowsLayout<L> {
  const fromAt = new Map(from.map((node, at) => [node.id, at]));
  const toAt = new Map(to.map((node, at) => [node.id, at]));
  const drawn = flows.filter((flow) => flow.customers > 0 && fromAt.has(flow.from) && toAt.has(flow.to));
  const all = drawn.reduce((sum, flow) => sum + flow.customers, 0);
  const thicknessOf = (flow: L) => Math.max(THINNEST, (flow.customers / all) * full);
  const [leaving, arriving, left, arrived] = [sum(), sum(), sum(), sum()];
  for (const flow of drawn) {
    add(leaving, flow.from, thicknessOf(flow));
    add(arriving, flow.to, thicknessOf(flow));
    add(left, flow.from, flow.customers);
    add(arrived, flow.to, flow.customers);
  }
  const [start, end] = [column(from, leaving, left), column(to, arriving, arrived)];
  const place = (id: string | null, at: Sums) => at.get(id) ?? 0;
  // In the order of both sides, so that ribbons cross as little as they must.
  const ordered = [...drawn].sort(
    (one, other) =>
      place(one.from, fromAt) - place(other.from, fromAt) || place(one.to, toAt) - place(other.to, toAt),
  );
  const tops = [start, end].map(({ placed }) => new Map(placed.map((node) => [node.id, node.top])));
  const links = ordered.map((link) => {
    const thickness = thicknessOf(link);
    const [fromTop, toTop] = [tops[0]?.get(link.from) ?? 0, tops[1]?.get(link.to) ?? 0];
    tops[0]?.set(link.from, fromTop + thickness);
    tops[1]?.set(link.to, toTop + thickness);
    return { link, fromTop, toTop, thickness };
  });
  return { from: start.placed, to: end.placed, links, height: Math.max(start.height, end.height) };
}
