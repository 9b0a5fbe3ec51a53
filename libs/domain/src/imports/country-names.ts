import { ISO_COUNTRIES } from '../kernel';

/**
 * Which country a cell means: an ISO 3166 code (two or three letters), or a name in English or Chinese. The names are
 * those of Intl, which every runtime of ours carries, plus the everyday forms below that Intl does not use.
 */
const EVERYDAY_NAMES: Record<string, readonly string[]> = {
  AE: ['UAE', 'Emirates', '阿联酋'],
  BN: ['Brunei Darussalam'],
  BO: ['Plurinational State of Bolivia'],
  CD: ['Democratic Republic of the Congo', 'DR Congo', 'DRC', '刚果民主共和国'],
  CG: ['Republic of the Congo', 'Congo', '刚果共和国'],
  CI: ['Ivory Coast', '象牙海岸'],
  CN: ["People's Republic of China", 'PRC', 'Mainland China', 'China Mainland', '中华人民共和国', '中国大陆'],
  CZ: ['Czech Republic', '捷克共和国'],
  DE: ['Federal Republic of Germany', 'Deutschland'],
  ES: ['España'],
  FR: ['French Republic'],
  GB: ['Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'U.K.', 'UK', '大不列颠', '英格兰'],
  HK: ['Hong Kong', 'Hongkong', 'Hong Kong SAR', '香港', '中国香港'],
  IR: ['Islamic Republic of Iran'],
  IT: ['Italia'],
  KP: ['DPRK', "Democratic People's Republic of Korea"],
  KR: ['Korea', 'Republic of Korea', 'Korea, Republic of', 'Korea (South)', '南韩', '大韩民国'],
  LA: ["Lao People's Democratic Republic"],
  MD: ['Republic of Moldova'],
  MK: ['Macedonia'],
  MM: ['Myanmar', 'Burma'],
  MO: ['Macau', 'Macao', 'Macao SAR', '澳门', '中国澳门'],
  NL: ['Holland', 'The Netherlands', '荷兰王国'],
  NZ: ['Aotearoa', '纽西兰'],
  PS: ['Palestine', 'State of Palestine'],
  RU: ['Russian Federation', '俄国', '俄罗斯联邦'],
  SA: ['KSA', 'Kingdom of Saudi Arabia'],
  SG: ['新加坡共和国'],
  SY: ['Syrian Arab Republic'],
  SZ: ['Swaziland'],
  TH: ['泰王国'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Taiwan, China', 'Chinese Taipei', '中国台湾'],
  TZ: ['United Republic of Tanzania'],
  US: ['United States of America', 'America', 'U.S.', 'U.S.A.', '美利坚合众国'],
  VA: ['Holy See'],
  VE: ['Bolivarian Republic of Venezuela'],
  VN: ['Viet Nam', '越南社会主义共和国'],
};

/** Letters and digits only, accents and case away: `Côte d’Ivoire` and `COTE D'IVOIRE` are the same. */
const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/\bsaint\b/g, 'st')
    .replace(/[^\p{L}\p{N}]/gu, '');

let codesByName: Map<string, string> | undefined;

function buildIndex(): Map<string, string> {
  const index = new Map<string, string>();
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const { code } of ISO_COUNTRIES) index.set(foldName(names.of(code) ?? code), code);
  }
  for (const [code, names] of Object.entries(EVERYDAY_NAMES))
    for (const name of names) index.set(foldName(name), code);
  for (const { alpha3, code } of ISO_COUNTRIES) index.set(foldName(alpha3), code).set(foldName(code), code);
  return index;
}

/** The ISO 3166 code (two letters) that a text means, or null. `United States`, `USA`, `us` and `美国` are all `US`. */
export function countryCodeOf(text: string): string | null {
  codesByName ??= buildIndex();
  return codesByName.get(foldName(text)) ?? null;
}
