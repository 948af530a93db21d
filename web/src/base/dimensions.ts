// What a customer is scored by, in the order in which scores are told.

export const DIMENSIONS = ["recency", "frequency", "monetary"] as const;

export type Dimension = (typeof DIMENSIONS)[number];
