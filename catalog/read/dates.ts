const FORMS = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const FIRST_YEAR = 1949;
const LAST_YEAR = 2100;

/** A calendar date as `YYYY-MM-DD` from one of the forms sources write; null if it is none, or not in the calendar. */
export function readDate(text: string): string | null {
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (year && month && day) return toDate(Number(year), Number(month), Number(day));
  }
  return null;
}

function toDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= FIRST_YEAR && year <= LAST_YEAR ? date.toISOString().slice(0, 10) : null;
}
