// A track with thumbs for edges, and over it how the customers are spread: what an edge cuts off is seen. Thumbs
// move by pointer and by keyboard, and never past each other.

import { useId, useMemo, useRef } from "preact/hooks";
import { isMirrored } from "../../base/i18n.ts";
import { useFramed } from "./frame.ts";
import type { Scale } from "./scales.ts";
import { histogram, marks } from "./scales.ts";

export interface Thumb {
  value: number;
  /** What it is the edge of. */
  name: string;
  /** Its value in words. */
  text: string;
  least: number;
  greatest: number;
}

interface TrackProps {
  scale: Scale;
  thumbs: Thumb[];
  /** Each customer's number, ascending. */
  sorted: Float64Array;
  /** Where zones end, along the track, and the score of each zone. */
  cuts: readonly number[];
  scores: readonly number[];
  /** A value of the scale, short. */
  markOf: (value: number) => string;
  /** `gesture` is the same for all steps that belong together. */
  onMove: (at: number, value: number, gesture: string) => void;
  onSettle: () => void;
}

const BINS = 72;
/** How near a pointer has to be to take a thumb, in pixels. */
const REACH = 28;

export function Track(props: TrackProps) {
  const { scale, thumbs, sorted, cuts, scores, markOf, onMove, onSettle } = props;
  const track = useRef<HTMLDivElement>(null);
  const pointer = usePointer(props, track);
  return (
    <div class="track">
      <Spread {...{ scale, sorted, cuts, scores }} />
      <div class="track-line" {...pointer}>
        <div class="thumbs" ref={track}>
          {thumbs.map((thumb, at) => (
            <div
              key={at}
              class="thumb"
              role="slider"
              tabIndex={0}
              style={{ insetInlineStart: `${scale.positionOf(thumb.value) * 100}%` }}
              aria-label={thumb.name}
              aria-valuenow={thumb.value}
              aria-valuemin={thumb.least}
              aria-valuemax={thumb.greatest}
              aria-valuetext={thumb.text}
              onKeyDown={(event) => {
                const value = keyed(event, thumb, scale);
                if (value === null) return;
                event.preventDefault();
                onMove(at, value, `key ${at}`);
              }}
              onBlur={onSettle}
            />
          ))}
        </div>
      </div>
      <Marks scale={scale} markOf={markOf} />
    </div>
  );
}

/** Where a key moves a thumb; null for any other key. */
export function keyed(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  { value, least, greatest }: Pick<Thumb, "value" | "least" | "greatest">,
  scale: Scale,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const forward = isMirrored() ? "ArrowLeft" : "ArrowRight";
  const back = isMirrored() ? "ArrowRight" : "ArrowLeft";
  const [step, page] = [scale.stepOf(value), scale.pageOf(value)];
  const wanted: Record<string, number> = {
    [forward]: value + step,
    [back]: value - step,
    ArrowUp: value + step,
    ArrowDown: value - step,
    PageUp: value + page,
    PageDown: value - page,
    Home: Math.max(least, scale.least),
    End: Math.min(greatest, scale.greatest),
  };
  return wanted[event.key] ?? null;
}

interface Grip {
  /** Thumbs that stand where the pointer took hold; the first move decides among them. */
  thumbs: number[];
  from: number;
  gesture: string;
}

let gestures = 0;

function usePointer({ scale, thumbs, onMove, onSettle }: TrackProps, track: { current: HTMLElement | null }) {
  const grip = useRef<Grip | null>(null);
  const framed = useFramed(onMove);
  const placeOf = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box) return { position: 0, width: 1 };
    const along = isMirrored() ? box.right - event.clientX : event.clientX - box.left;
    return { position: along / box.width, width: box.width };
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      const { position, width } = placeOf(event);
      const taken = nearest(
        thumbs.map((thumb) => scale.positionOf(thumb.value)),
        position,
        REACH / width,
      );
      if (taken.length === 0) return;
      gestures += 1;
      grip.current = { thumbs: taken, from: position, gesture: `drag ${gestures}` };
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      focusThumb(track.current, taken[0]);
      event.preventDefault();
    },
    onPointerMove(event: PointerEvent) {
      const held = grip.current;
      if (!held) return;
      const { position } = placeOf(event);
      if (held.thumbs.length > 1) {
        if (position === held.from) return;
        held.thumbs = held.thumbs.slice(position > held.from ? -1 : 0).slice(0, 1);
        focusThumb(track.current, held.thumbs[0]);
      }
      const [at] = held.thumbs;
      if (at !== undefined) framed(at, scale.valueAt(position), held.gesture);
    },
    onPointerUp() {
      if (grip.current) requestAnimationFrame(onSettle);
      grip.current = null;
    },
    onPointerCancel() {
      grip.current = null;
    },
  };
}

const focusThumb = (track: HTMLElement | null, at: number | undefined) =>
  track?.querySelectorAll<HTMLElement>(".thumb")[at ?? 0]?.focus({ preventScroll: true });

/** The thumbs nearest to a position that are within reach: several where they stand together. */
export function nearest(positions: number[], position: number, reach: number): number[] {
  const distances = positions.map((one) => Math.abs(one - position));
  const least = Math.min(...distances);
  if (least > reach) return [];
  const together = distances.flatMap((distance, at) => (distance - least < 0.004 ? [at] : []));
  // Two on either side are not together: the first is as good.
  const first = positions[together[0] ?? 0] ?? 0;
  return together.filter((at) => Math.abs((positions[at] ?? 0) - first) < 0.004);
}

type SpreadProps = Pick<TrackProps, "scale" | "sorted" | "cuts" | "scores">;

/** How the customers are spread along the track, in the colours of their scores. */
function Spread({ scale, sorted, cuts, scores }: SpreadProps) {
  const clip = useId();
  const bars = useMemo(() => {
    const counts = histogram(sorted, scale, BINS);
    const most = Math.max(1, ...counts);
    return counts.map((count, at) => {
      // By the root: few customers beside many are seen too.
      const height = Math.sqrt(count / most) * 100;
      return <rect key={at} x={at + 0.08} width={0.84} y={100 - height} height={height} />;
    });
  }, [sorted, scale]);
  const ends = [0, ...cuts.map(scale.positionOf), 1];
  return (
    <div class="spread" aria-hidden="true">
      <svg viewBox={`0 0 ${BINS} 100`} preserveAspectRatio="none" class="spread-bars">
        <title>{""}</title>
        <clipPath id={clip}>{bars}</clipPath>
        <g clip-path={`url(#${clip})`}>
          {scores.map((score, at) => {
            const [start, end] = [ends[at] ?? 0, ends[at + 1] ?? 1];
            const width = Math.max(0, end - start) * BINS;
            return (
              <rect
                key={score}
                class={`zone zone-${score}`}
                x={start * BINS}
                width={width}
                y={0}
                height={100}
              />
            );
          })}
        </g>
      </svg>
      {scores.map((score, at) => {
        const [start, end] = [ends[at] ?? 0, ends[at + 1] ?? 1];
        if (end - start < 0.05) return null;
        return (
          <span key={score} class="zone-score" style={{ insetInlineStart: `${((start + end) / 2) * 100}%` }}>
            {score}
          </span>
        );
      })}
    </div>
  );
}

/** Marks at the ends stand within the track. */
const markStyle = (position: number) =>
  position < 0.04
    ? { insetInlineStart: "0" }
    : position > 0.96
      ? { insetInlineEnd: "0" }
      : { insetInlineStart: `${position * 100}%` };

function Marks({ scale, markOf }: Pick<TrackProps, "scale" | "markOf">) {
  const shown = useMemo(() => marks(scale, 4), [scale]);
  return (
    <div class="track-marks small subdued" aria-hidden="true">
      {shown.map((value) => (
        <span key={value} style={markStyle(scale.positionOf(value))}>
          {markOf(value)}
        </span>
      ))}
    </div>
  );
}
