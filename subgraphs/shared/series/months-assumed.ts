/** How many months the assumed sizes of lists over time are for: twenty years. The gateway takes the share a range has of them. */
export const MONTHS_ASSUMED = 240;
