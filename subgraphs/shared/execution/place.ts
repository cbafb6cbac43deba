/** An object or a list of the answer in the making: what stands around it, and whether it may be null. */
export interface Place {
  /** Null for the answer itself. */
  readonly parent: Place | null;
  readonly key: string | number;
  /** What it is put into, under its key. */
  readonly holder: Holder;
  readonly isNullable: boolean;
  /** It has become null, since something within had to be there and was not. */
  isGone: boolean;
}

export type Holder = Record<string | number, unknown>;

export const placeIn = (parent: Place | null, key: string | number, holder: Holder, isNullable: boolean): Place => ({
  parent,
  key,
  holder,
  isNullable,
  isGone: false,
});

/** Names and indices on the way from the root to a place. */
export function pathTo(place: Place, key: string | number): (string | number)[] {
  const path = [key];
  for (let around = place; around.parent; around = around.parent) path.push(around.key);
  return path.reverse();
}

/**
 * Takes the innermost thing that may be null away, for something within that had to be there.
 *
 * @returns  False if it was gone already: that has been told.
 */
export function takeAway(place: Place): boolean {
  for (let around: Place | null = place; around; around = around.parent) {
    if (around.isGone) return false;
    around.isGone = true;
    if (!around.isNullable) continue;
    around.holder[around.key] = null;
    return true;
  }
  return true;
}

/** Whether a place, or one around it, was taken away: what happens within is nobody's any more. */
export function isGone(place: Place): boolean {
  for (let around: Place | null = place; around; around = around.parent) if (around.isGone) return true;
  return false;
}
