const SHORT = 300;
const LONG = 10_000;

/** How long texts of a catalog entry may be, in UTF-16 code units; the server has the same limits. */
export const MAX_LENGTH = {
  externalId: SHORT,
  code: SHORT,
  title: SHORT,
  abstract: LONG,
  providerName: SHORT,
  providerCode: SHORT,
  providerUnit: SHORT,
  formatType: SHORT,
  formatDescription: LONG,
  itemName: SHORT,
  sharingCondition: LONG,
  openCondition: LONG,
  relatedResourceCode: SHORT,
  extensionName: SHORT,
  extensionValue: LONG,
} as const;

/** How much one push of a sync may hold. A bucket costs the gateway some microseconds, and all of a push are looked at together. */
export const MAX_PUSH = { items: 1_000, seen: 10_000, seenBuckets: 1_000 } as const;

export const MAX_ITEMS = 2_000;
export const MAX_RELATED = 500;
export const MAX_EXTENSIONS = 500;
