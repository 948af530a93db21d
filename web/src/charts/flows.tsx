// Customers who go from segment to segment, as a picture with a table behind it. A flow can be chosen by pointer,
// by keyboard (arrows go from flow to flow) and in the table.

import { useMemo, useRef, useState } from "preact/hooks";
import { money, number } from "../base/format.ts";
import { isMirrored, t } from "../base/i18n.ts";
import { Button, type Column, Table } from "../ui/index.ts";
import { lookOf } from "./colours.ts";
import "./flows.css";
import { type FlowLink, layoutFlows, type PlacedLink, type PlacedNode } from "./flows-layout.ts";
import { useWidth } from "./measured.ts";

export interface Flow extends FlowLink {
  spend_total_minor?: number;
}

export interface FlowEnd {
  id: string;
  name: string;
}

interface FlowsProps {
  /** What it shows, read out in place of the picture. */
  label: string;
  /** Over the side that is left, as in “Now” or a day. */
  fromTitle: string;
  toTitle: string;
  from: FlowEnd[];
  to: FlowEnd[];
  /** Who stays is drawn too where such flows are given. */
  flows: Flow[];
  /** Shows money in the table, in this currency. */
  currency?: string;
  /** What no segment is called. */
  noneName?: string;
  /** How high all customers are together, in pixels. */
  full?: number;
  /** What can be chosen with it. */
  chosen?: { from: string | null; to: string | null } | null;
  onChoose?: (flow: Flow | null) => void;
}

const isSame = (one: FlowLink | null | undefined, other: Omit<FlowLink, "customers"> | null | undefined) =>
  !!one && !!other && one.from === other.from && one.to === other.to;

export function Flows(props: FlowsProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <div class="flows">
      <div class="row row-end" data-unpictured>
        <Button variant="plain" pressed={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? t("common-as-picture") : t("common-as-table")}
        </Button>
      </div>
      {isTable ? <FlowsTable {...props} /> : <FlowsPicture {...props} />}
    </div>
  );
}

/** How wide the bar of a node is. */
const BAR = 10;

function FlowsPicture(props: FlowsProps) {
  const { label, fromTitle, toTitle, from, to, flows, full, chosen, onChoose } = props;
  const [element, width] = useWidth<HTMLDivElement>(640);
  const noneName = props.noneName ?? t("common-no-segment");
  const layout = useMemo(() => {
    const none = { id: null, name: noneName };
    return layoutFlows([...from, none], [...to, none], flows, full);
  }, [from, to, flows, noneName, full]);
  const links = (
    <Links links={layout.links} nameOf={nameOf(props)} width={width} chosen={chosen} onChoose={onChoose} />
  );
  const room = Math.floor(width / 2 / 7);
  return (
    <div ref={element}>
      <div class="flows-ends subdued small" aria-hidden="true">
        <span>{fromTitle}</span>
        <span>{toTitle}</span>
      </div>
      <svg
        role={onChoose ? "group" : "img"}
        aria-label={label}
        class={chosen ? "flows-chosen" : undefined}
        height={layout.height + 4}
        viewBox={`0 -2 ${width} ${layout.height + 4}`}
      >
        {/* Mirrored as a whole; the names are not, which are drawn after it. */}
        <g transform={isMirrored() ? `translate(${width} 0) scale(-1 1)` : undefined}>
          {links}
          {layout.from.map((node) => (
            <Bar key={node.id} node={node} x={0} />
          ))}
          {layout.to.map((node) => (
            <Bar key={node.id} node={node} x={width - BAR} />
          ))}
        </g>
        <g>
          {layout.from.map((node) => (
            <Name key={node.id} node={node} room={room} x={isMirrored() ? width - BAR - 6 : BAR + 6} />
          ))}
          {layout.to.map((node) => (
            <Name key={node.id} node={node} room={room} x={isMirrored() ? BAR + 6 : width - BAR - 6} isEnd />
          ))}
        </g>
      </svg>
    </div>
  );
}

const colourOf = (id: string | null) => lookOf(id).colour;

const Bar = ({ node, x }: { node: PlacedNode; x: number }) => (
  <rect x={x} y={node.top} width={BAR} height={node.height} rx={2} style={{ fill: colourOf(node.id) }} />
);

/** A name beside its bar, over the ribbons; what does not fit is cut, and whole in the title. */
function Name({ node, x, room, isEnd }: { node: PlacedNode; x: number; room: number; isEnd?: boolean }) {
  const name = node.name.length > room ? `${node.name.slice(0, room - 1)}…` : node.name;
  const middle = node.top + node.height / 2;
  // Both lines stay within the node's room, however low the node is.
  const first = Math.max(node.top + 11, middle - 2);
  return (
    <text class="flows-name" text-anchor={isEnd ? "end" : "start"}>
      <title>{node.name}</title>
      <tspan x={x} y={first}>
        {name}
      </tspan>
      <tspan class="flows-number" x={x} y={first + 14}>
        {number(node.customers)}
      </tspan>
    </text>
  );
}

type NameOf = (side: "from" | "to", id: string | null) => string;

function nameOf({ from, to, noneName }: FlowsProps): NameOf {
  return (side, id) =>
    (side === "from" ? from : to).find((end) => end.id === id)?.name ?? noneName ?? t("common-no-segment");
}

/** A flow in words. */
const told = (flow: Flow, nameOf: NameOf) =>
  `${nameOf("from", flow.from)} ${isMirrored() ? "←" : "→"} ${nameOf("to", flow.to)}: ${t(
    "common-customers-count",
    { count: flow.customers, shown: number(flow.customers) },
  )}`;

interface LinksProps {
  links: PlacedLink<Flow>[];
  nameOf: NameOf;
  width: number;
  chosen: FlowsProps["chosen"];
  onChoose: FlowsProps["onChoose"];
}

/** One stop of the keyboard for all ribbons; arrows go on from there. */
function Links({ links, nameOf, width, chosen, onChoose }: LinksProps) {
  const group = useRef<SVGGElement>(null);
  const [stop, setStop] = useState(0);
  const go = (at: number) => {
    const next = Math.max(0, Math.min(links.length - 1, at));
    setStop(next);
    group.current?.querySelectorAll<SVGGElement>(".flows-link")[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, at: number, flow: Flow) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(links.length - 1),
      Enter: () => onChoose?.(isSame(flow, chosen) ? null : flow),
      " ": () => onChoose?.(isSame(flow, chosen) ? null : flow),
      Escape: () => onChoose?.(null),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  return (
    <g ref={group}>
      {links.map((placed, at) => {
        const { link } = placed;
        const isChosen = isSame(link, chosen);
        const choice = onChoose && {
          role: "button" as const,
          // In a drawing, names of attributes are as they are written.
          tabindex: at === Math.min(stop, links.length - 1) ? 0 : -1,
          "aria-label": told(link, nameOf),
          "aria-pressed": isChosen,
          onClick: () => onChoose(isChosen ? null : link),
          onFocus: () => setStop(at),
          onKeyDown: (event: KeyboardEvent) => onKeyDown(event, at, link),
        };
        return (
          <g key={`${link.from}|${link.to}`} class="flows-link" {...choice}>
            <title>{told(link, nameOf)}</title>
            <Ribbon placed={placed} width={width} />
          </g>
        );
      })}
    </g>
  );
}

function Ribbon({ placed, width }: { placed: PlacedLink<Flow>; width: number }) {
  const { link, thickness } = placed;
  const [start, end] = [placed.fromTop + thickness / 2, placed.toTop + thickness / 2];
  const [x, middle] = [width - BAR, width / 2];
  const path = `M${BAR} ${start}C${middle} ${start} ${middle} ${end} ${x} ${end}`;
  const stays = link.from === link.to;
  return (
    <>
      <path class="flows-reach" d={path} style={{ strokeWidth: Math.max(thickness, 10) }} />
      <path
        class={`flows-ribbon${stays ? " stays" : ""}`}
        d={path}
        style={{ strokeWidth: thickness, ...(stays ? {} : { stroke: colourOf(link.from) }) }}
      />
      <path class="flows-edge" d={path} />
    </>
  );
}

function FlowsTable(props: FlowsProps) {
  const { label, fromTitle, toTitle, flows, currency, chosen, onChoose } = props;
  const name = nameOf(props);
  const columns: Column<Flow>[] = [
    { key: "from", heading: fromTitle, isHeading: true, cell: (flow) => name("from", flow.from) },
    { key: "to", heading: toTitle, cell: (flow) => name("to", flow.to) },
    {
      key: "customers",
      heading: t("common-page-customers"),
      numeric: true,
      cell: (flow) =>
        onChoose ? (
          <Button
            variant="plain"
            label={told(flow, name)}
            pressed={isSame(flow, chosen)}
            onClick={() => onChoose(isSame(flow, chosen) ? null : flow)}
          >
            {number(flow.customers)}
          </Button>
        ) : (
          number(flow.customers)
        ),
    },
  ];
  if (currency) {
    const spend = (flow: Flow) => money(flow.spend_total_minor ?? 0, currency, { whole: true });
    columns.push({ key: "spend", heading: t("common-spend"), numeric: true, cell: spend });
  }
  const rows = flows
    .filter((flow) => flow.customers > 0)
    .sort((one, other) => other.customers - one.customers);
  return (
    <Table
      caption={label}
      columns={columns}
      rows={rows}
      keyOf={(flow) => `${flow.from}|${flow.to}`}
      selectedKey={chosen ? `${chosen.from}|${chosen.to}` : null}
    />
  );
}
