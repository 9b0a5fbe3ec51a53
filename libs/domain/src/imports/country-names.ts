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

/** Three-letter codes of ISO 3166: what exports of other systems use beside names and two-letter codes. */
const ALPHA3 =
  'ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE ' +
  'BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW ' +
  'CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY ' +
  'CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR ' +
  'FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU ' +
  'GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE ' +
  'JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT ' +
  'LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ ' +
  'MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ ' +
  'OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU ' +
  'RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK ' +
  'SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV ' +
  'TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ' +
  'ZMBZM ZWEZW';

const ISO_PAIRS = ALPHA3.split(' ').map((pair) => ({ alpha3: pair.slice(0, 3), code: pair.slice(3) }));

/** All countries of ISO 3166 by their two-letter codes. */
export const COUNTRY_CODES: readonly string[] = ISO_PAIRS.map(({ code }) => code).sort();

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
    for (const { code } of ISO_PAIRS) index.set(foldName(names.of(code) ?? code), code);
  }
  for (const [code, names] of Object.entries(EVERYDAY_NAMES))
    for (const name of names) index.set(foldName(name), code);
  for (const { alpha3, code } of ISO_PAIRS) index.set(foldName(alpha3), code).set(foldName(code), code);
  return index;
}

/** The ISO 3166 code (two letters) that a text means, or null. `United States`, `USA`, `us` and `美国` are all `US`. */
export function countryCodeOf(text: string): string | null {
  codesByName ??= buildIndex();
  return codesByName.get(foldName(text)) ?? null;
}
