/**
 * The regions tables 4-1 and 4-2 list: the nine prefecture-level divisions of Guizhou and Gui'an New Area.
 *
 * Names match exactly, never by prefix or substring: 黔西南 and 黔东南 both end in 南.
 *
 * @see GB/T 2260 for the codes. 贵安新区 is a national new area, no division: it has no code of its own, so it has an id of ours,
 *      and its figures belong to neither 贵阳市 nor 安顺市.
 */
export interface Region {
  /** The GB/T 2260 code, or `gz-guian`. Never changes. */
  id: string;
  gbt2260: string | null;
  /** As the tables print it: 黔南州. */
  name: string;
  shortName: string;
  fullName: string;
  englishName: string;
  kind: RegionKind;
  /** GB/T 2260 codes it had before, with the last year each was in force. */
  formerCodes: { code: string; untilYear: number }[];
}

export const REGION_KINDS = ['PREFECTURE_LEVEL_CITY', 'AUTONOMOUS_PREFECTURE', 'NATIONAL_NEW_AREA'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

const city = (code: string, shortName: string, english: string, formerCodes: Region['formerCodes'] = []): Region => ({
  id: code,
  gbt2260: code,
  name: `${shortName}市`,
  shortName,
  fullName: `${shortName}市`,
  englishName: `${english} City`,
  kind: 'PREFECTURE_LEVEL_CITY',
  formerCodes,
});

const autonomousPrefecture = (code: string, shortName: string, fullName: string, englishName: string): Region => ({
  id: code,
  gbt2260: code,
  name: `${shortName}州`,
  shortName,
  fullName,
  englishName,
  kind: 'AUTONOMOUS_PREFECTURE',
  formerCodes: [],
});

export const REGIONS: readonly Region[] = [
  city('520100', '贵阳', 'Guiyang'),
  city('520200', '六盘水', 'Liupanshui'),
  city('520300', '遵义', 'Zunyi', [{ code: '522100', untilYear: 1997 }]),
  city('520400', '安顺', 'Anshun', [{ code: '522500', untilYear: 2000 }]),
  city('520500', '毕节', 'Bijie', [{ code: '522400', untilYear: 2011 }]),
  city('520600', '铜仁', 'Tongren', [{ code: '522200', untilYear: 2011 }]),
  autonomousPrefecture('522300', '黔西南', '黔西南布依族苗族自治州', 'Qianxinan Buyei and Miao Autonomous Prefecture'),
  autonomousPrefecture('522600', '黔东南', '黔东南苗族侗族自治州', 'Qiandongnan Miao and Dong Autonomous Prefecture'),
  autonomousPrefecture('522700', '黔南', '黔南布依族苗族自治州', 'Qiannan Buyei and Miao Autonomous Prefecture'),
  {
    id: 'gz-guian',
    gbt2260: null,
    name: '贵安新区',
    shortName: '贵安',
    fullName: '贵州贵安新区',
    englishName: "Gui'an New Area",
    kind: 'NATIONAL_NEW_AREA',
    formerCodes: [],
  },
];
