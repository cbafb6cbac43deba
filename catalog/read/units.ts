/*
 * Units in headers of the 2017 census columns: 数据存储总量（G）, 结构化信息记录总数（万）. The same quantity under another unit is the same
 * content, so a number is kept in the template's unit.
 */

interface Unit {
  /** The unit it is kept in. */
  base: string;
  /** How much of the base it is: times, divided by. */
  times: bigint;
  over: bigint;
}

const unit = (base: string, times: bigint, over: bigint): Unit => ({ base, times, over });
const UNITS: Readonly<Record<string, Unit>> = {
  T: unit('G', 1024n, 1n),
  G: unit('G', 1n, 1n),
  M: unit('G', 1n, 1024n),
  K: unit('G', 1n, 1024n * 1024n),
  亿: unit('万', 10_000n, 1n),
  万: unit('万', 1n, 1n),
  千: unit('万', 1n, 10n),
  条: unit('万', 1n, 10_000n),
  个: unit('万', 1n, 10_000n),
};

const IN_BRACKETS = /^(.+)[（(]([TGMK亿万千条个])B?[）)]$/iu;
const DECIMAL = /^(\d{1,18})(?:\.(\d{1,12}))?$/;
// 1/1024² has 20 decimals; what is beyond them came from no measurement.
const DECIMALS = 20;

/** A header with a unit, and the header of the same column in the template's unit; null without a unit. */
export function unitOfHeader(header: string): { canonical: string; unit: Unit } | null {
  const [, name, symbol] = IN_BRACKETS.exec(header) ?? [];
  const found = symbol && UNITS[symbol.toUpperCase()];
  return name && found ? { canonical: `${name}（${found.base}）`, unit: found } : null;
}

/** A decimal in another unit, exact, without trailing zeros; null if it is no decimal. */
export function convert(text: string, { times, over }: Unit): string | null {
  const [, whole, fraction = ''] = DECIMAL.exec(text.replace(/[,，\s]/g, '')) ?? [];
  if (whole === undefined) return null;
  const scaled = BigInt(whole + fraction.padEnd(DECIMALS, '0')) * times;
  const digits = (scaled / over).toString().padStart(DECIMALS + 1, '0');
  const decimals = digits.slice(-DECIMALS).replace(/0+$/, '');
  return decimals ? `${digits.slice(0, -DECIMALS)}.${decimals}` : digits.slice(0, -DECIMALS);
}
