const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/**
 * A number as headings and prose print it: 十, 十二, 二十.
 *
 * @param number  1 to 99.
 * @throws {RangeError} If it is another number.
 */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99)
    throw new RangeError(`Expected 1 to 99, found ${number}.`);
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${ten}${DIGITS[number % 10]}`;
}
