// The ends of flows for who was not there; no label of a segment has such a character.

const MARK = "\u0000";

export const NEW = `${MARK}new`;
export const GONE = `${MARK}gone`;

/** Whether an id is no segment's. */
export const isNoSegment = (id: string): boolean => id.startsWith(MARK);
