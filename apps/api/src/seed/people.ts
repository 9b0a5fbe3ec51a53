import { type CurrencyCode, type Locale } from '@ur-desk/domain/kernel';
import { type Dice } from './dice';

/** Where customers come from: how they are called, what their numbers look like, what they pay with. */
interface Country {
  country: string;
  locale: Locale;
  currency: CurrencyCode;
  /** Out of 100 customers. */
  share: number;
  family: readonly string[];
  given: readonly string[];
  familyFirst: boolean;
  /** For the e-mail address of a name that is not written in Latin letters. */
  latin?: Readonly<Record<string, string>>;
  /** A mobile number in E.164. */
  phone: (dice: Dice) => string;
}

const CHINESE = {
  family: [
    '王',
    '李',
    '张',
    '刘',
    '陈',
    '杨',
    '黄',
    '赵',
    '吴',
    '周',
    '徐',
    '孙',
    '马',
    '朱',
    '胡',
    '郭',
    '何',
    '林',
    '罗',
    '梁',
  ],
  given: [
    '伟',
    '芳',
    '娜',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '洋',
    '艳',
    '杰',
    '娟',
    '涛',
    '明',
    '超',
    '晓梅',
    '建国',
    '雨桐',
    '子涵',
    '思远',
    '欣怡',
    '浩然',
    '嘉琪',
    '志强',
    '婉婷',
    '宇轩',
  ],
  latin: {
    王: 'wang',
    李: 'li',
    张: 'zhang',
    刘: 'liu',
    陈: 'chen',
    杨: 'yang',
    黄: 'huang',
    赵: 'zhao',
    吴: 'wu',
    周: 'zhou',
    徐: 'xu',
    孙: 'sun',
    马: 'ma',
    朱: 'zhu',
    胡: 'hu',
    郭: 'guo',
    何: 'he',
    林: 'lin',
    罗: 'luo',
    梁: 'liang',
  },
};

const COUNTRIES: readonly Country[] = [
  {
    country: 'CN',
    locale: 'zh',
    currency: 'CNY',
    share: 46,
    ...CHINESE,
    familyFirst: true,
    phone: (d) => `+861${d.pick(['39', '38', '37', '36', '58', '59', '86', '87'])}${d.digits(8)}`,
  },
  {
    country: 'HK',
    locale: 'zh',
    currency: 'USD',
    share: 6,
    ...CHINESE,
    familyFirst: true,
    phone: (d) => `+852${d.pick(['5', '6', '9'])}${d.whole(1, 7)}${d.digits(6)}`,
  },
  {
    country: 'SG',
    locale: 'en',
    currency: 'USD',
    share: 5,
    family: ['Tan', 'Lim', 'Ong', 'Goh', 'Koh'],
    given: ['Wei Ling', 'Jia Hao', 'Hui Min', 'Kai Xiang', 'Priya', 'Farid'],
    familyFirst: false,
    phone: (d) => `+65${d.pick(['81', '82', '91', '92', '96'])}${d.digits(6)}`,
  },
  {
    country: 'JP',
    locale: 'en',
    currency: 'JPY',
    share: 11,
    family: ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺'],
    given: ['健二', '美咲', '翔太', 'さくら', '大輔', '結衣'],
    familyFirst: true,
    latin: { 佐藤: 'sato', 鈴木: 'suzuki', 高橋: 'takahashi', 田中: 'tanaka', 伊藤: 'ito', 渡辺: 'watanabe' },
    phone: (d) => `+81${d.pick(['70', '80', '90'])}${d.whole(10, 89)}${d.digits(6)}`,
  },
  {
    country: 'US',
    locale: 'en',
    currency: 'USD',
    share: 12,
    family: ['Miller', 'Johnson', 'Garcia', 'Nguyen', 'Williams', 'Brown', 'Davis', 'Lopez'],
    given: ['Emily', 'Michael', 'Jessica', 'David', 'Olivia', 'James', 'Sofia', 'Daniel'],
    familyFirst: false,
    phone: (d) => `+1${d.pick(['212', '415', '617', '312', '206'])}${d.whole(200, 989)}${d.digits(4)}`,
  },
  {
    country: 'DE',
    locale: 'en',
    currency: 'EUR',
    share: 8,
    family: ['Müller', 'Schmidt', 'Weber', 'Fischer', 'Wagner', 'Becker'],
    given: ['Anna', 'Lukas', 'Marie', 'Jonas', 'Lea', 'Felix', 'Jürgen'],
    familyFirst: false,
    phone: (d) => `+49${d.pick(['151', '160', '170', '175'])}${d.digits(8)}`,
  },
  {
    country: 'FR',
    locale: 'en',
    currency: 'EUR',
    share: 6,
    family: ['Dubois', 'Lefèvre', 'Moreau', 'Laurent', 'Girard'],
    given: ['Sophie', 'Théo', 'Camille', 'Hugo', 'Chloé', 'Noël'],
    familyFirst: false,
    phone: (d) => `+33${d.pick(['6', '7'])}${d.whole(10, 89)}${d.digits(6)}`,
  },
  {
    country: 'ES',
    locale: 'en',
    currency: 'EUR',
    share: 3,
    family: ['García', 'Martínez', 'López', 'Sánchez', 'Núñez'],
    given: ['María', 'Carlos', 'Lucía', 'Javier', 'Íñigo'],
    familyFirst: false,
    phone: (d) => `+346${d.whole(10, 89)}${d.digits(6)}`,
  },
  {
    country: 'GB',
    locale: 'en',
    currency: 'EUR',
    share: 3,
    family: ['Taylor', 'Evans', "O'Brien", 'Patel', 'Wilson'],
    given: ['Grace', 'Oliver', 'Amelia', 'Harry', 'Aisha'],
    familyFirst: false,
    phone: (d) => `+4477${d.whole(10, 89)}${d.digits(6)}`,
  },
];

const MAIL_HOSTS = ['example.com', 'example.net', 'example.org', 'mail.example', 'post.example'];

export interface Person {
  name: string;
  email: string;
  country: string;
  locale: Locale;
  currency: CurrencyCode;
}

function countryOf(dice: Dice): Country {
  let rest = dice.whole(1, 100);
  for (const country of COUNTRIES) {
    rest -= country.share;
    if (rest <= 0) return country;
  }
  return COUNTRIES[0] as Country;
}

const asciiOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** Somebody who could exist. `number` keeps phones and addresses apart. */
export function newPerson(dice: Dice, number: number): Person {
  const from = countryOf(dice);
  const family = dice.pick(from.family);
  const given = dice.pick(from.given);
  const joint = from.latin ? '' : ' ';
  const mailName = from.latin ? (from.latin[family] ?? 'user') : `${asciiOf(given)}.${asciiOf(family)}`;
  return {
    name: from.familyFirst ? `${family}${joint}${given}` : `${given} ${family}`,
    email: `${mailName}${number}@${dice.pick(MAIL_HOSTS)}`,
    country: from.country,
    locale: from.locale,
    currency: from.currency,
  };
}

/** Another mobile number of a country. */
export function phoneIn(dice: Dice, country: string): string {
  const from = COUNTRIES.find((one) => one.country === country);
  if (!from) throw new RangeError(`nobody comes from ${country}`);
  return from.phone(dice);
}
