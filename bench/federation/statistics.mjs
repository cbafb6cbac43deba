export const sorted = (numbers) => Float64Array.from(numbers).sort();

export function quantile(numbers, share) {
  const inOrder = sorted(numbers);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))];
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Median, least and most, to four digits. */
export function spread(numbers) {
  return { median: round(median(numbers)), min: round(Math.min(...numbers)), max: round(Math.max(...numbers)) };
}

export const round = (number) => Number(number.toPrecision(4));
