import { NAME_SETS, type NameSet } from './names.ts';

/** A town, its state or province as the platform spells it out in full, and a postcode in which `#` is any digit. */
type Town = readonly [city: string, state: string, postcode: string];

export interface Country {
  code: string;
  name: string;
  names: NameSet;
  towns: readonly [Town, ...Town[]];
  streets: readonly [string, ...string[]];
  /** Whether the house number comes before the street. */
  numberFirst: boolean;
  dialCode: string;
  /** What a caller inside the country puts before the number. */
  trunk: string;
  /** Number ranges, each a prefix and how many digits follow; numbers set aside for fiction come first, where they exist. */
  ranges: readonly (readonly [prefixes: string, digits: number])[];
  /** Sizes of the groups in which the number is written. */
  grouping: readonly number[];
}

/** US and Canadian numbers 555-0100 to 555-0199 are set aside for fiction in every area code. */
const NORTH_AMERICAN = (areas: string) =>
  [
    [areas.replaceAll(/\d+/g, (area) => `${area}55501`), 2],
    [areas.replaceAll(/\d+/g, (area) => `${area}2`), 6],
  ] as const;

const EN_STREETS = [
  'High Street',
  'Station Road',
  'Maple Avenue',
  'Church Lane',
  'Mill Road',
  'King Street',
] as const;

// One row a country reads better than a field a line.
// biome-ignore format: a table
export const COUNTRIES = {
  US: { code: 'US', name: 'United States', names: NAME_SETS.en, numberFirst: true, dialCode: '1', trunk: '', grouping: [3, 3, 4],
    streets: ['Main Street', 'Oak Avenue', 'Elm Street', 'Sunset Boulevard', 'Lake Drive', '2nd Avenue'],
    towns: [['Austin', 'Texas', '787##'], ['Portland', 'Oregon', '972##'], ['Chicago', 'Illinois', '606##'], ['Denver', 'Colorado', '802##'], ['Boston', 'Massachusetts', '021##'], ['Miami', 'Florida', '331##'], ['Seattle', 'Washington', '981##']],
    ranges: NORTH_AMERICAN('202 206 212 213 214 303 305 312 323 404 415 503 512 602 612 617 646 702 713 718 720 786 813 818 847 858 904 916 917 972') },
  CA: { code: 'CA', name: 'Canada', names: NAME_SETS.en, numberFirst: true, dialCode: '1', trunk: '', grouping: [3, 3, 4],
    streets: ['Queen Street', 'Rue Saint-Denis', 'Granville Street', 'Yonge Street'],
    towns: [['Toronto', 'Ontario', 'M5V #K#'], ['Vancouver', 'British Columbia', 'V6B #A#'], ['Montréal', 'Quebec', 'H2X #Y#'], ['Calgary', 'Alberta', 'T2P #J#']],
    ranges: NORTH_AMERICAN('204 236 250 289 306 403 416 418 438 514 519 587 604 613 647 705 778 780 819 902') },
  GB: { code: 'GB', name: 'United Kingdom', names: NAME_SETS.en, numberFirst: true, dialCode: '44', trunk: '0', grouping: [4, 6], streets: EN_STREETS,
    towns: [['London', 'Greater London', 'E1 #AB'], ['Leeds', 'West Yorkshire', 'LS1 #BH'], ['Bristol', 'Bristol', 'BS1 #TR'], ['Glasgow', 'Glasgow City', 'G1 #DX'], ['Cardiff', 'Cardiff', 'CF10 #AF']],
    // Ofcom's mobile range for fiction (07700 900) is refused by number libraries, so ordinary ranges are used.
    ranges: [['7400 7411 7412 7425 7480 7511 7520 7703 7733 7810 7900', 6]] },
  IE: { code: 'IE', name: 'Ireland', names: NAME_SETS.en, numberFirst: true, dialCode: '353', trunk: '0', grouping: [2, 3, 4], streets: EN_STREETS,
    towns: [['Dublin', 'Dublin', 'D02 X2##'], ['Cork', 'Cork', 'T12 R5##'], ['Galway', 'Galway', 'H91 E4##']], ranges: [['83 85 86 87', 7]] },
  AU: { code: 'AU', name: 'Australia', names: NAME_SETS.en, numberFirst: true, dialCode: '61', trunk: '0', grouping: [3, 3, 3], streets: EN_STREETS,
    towns: [['Sydney', 'New South Wales', '20##'], ['Melbourne', 'Victoria', '30##'], ['Perth', 'Western Australia', '60##']], ranges: [['412 413 421 432 450', 6]] },
  NZ: { code: 'NZ', name: 'New Zealand', names: NAME_SETS.en, numberFirst: true, dialCode: '64', trunk: '0', grouping: [2, 3, 4], streets: EN_STREETS,
    towns: [['Auckland', 'Auckland', '10##'], ['Wellington', 'Wellington', '60##']], ranges: [['22', 7]] },
  FR: { code: 'FR', name: 'France', names: NAME_SETS.fr, numberFirst: true, dialCode: '33', trunk: '0', grouping: [1, 2, 2, 2, 2],
    streets: ['rue de la République', 'avenue Victor-Hugo', 'place de l’Église', 'boulevard Carnot'],
    towns: [['Paris', 'Île-de-France', '750##'], ['Lyon', 'Auvergne-Rhône-Alpes', '690##'], ['Nîmes', 'Occitanie', '300##'], ['Lille', 'Hauts-de-France', '590##']],
    ranges: [['610 612 620 650 660 670 680', 6]] },
  DE: { code: 'DE', name: 'Germany', names: NAME_SETS.de, numberFirst: false, dialCode: '49', trunk: '0', grouping: [3, 8],
    streets: ['Hauptstraße', 'Gartenweg', 'Bahnhofstraße', 'Am Mühlbach', 'Lindenallee'],
    towns: [['Berlin', 'Berlin', '101##'], ['München', 'Bayern', '803##'], ['Köln', 'Nordrhein-Westfalen', '506##'], ['Hamburg', 'Hamburg', '200##']],
    // 030 23125 000 to 999 is set aside for fiction by the Bundesnetzagentur.
    ranges: [['3023125', 3], ['1511 1512 1520 1573 1575 1590', 7]] },
  AT: { code: 'AT', name: 'Austria', names: NAME_SETS.de, numberFirst: false, dialCode: '43', trunk: '0', grouping: [3, 7],
    streets: ['Ringstraße', 'Mariahilfer Straße', 'Kirchengasse'], towns: [['Wien', 'Wien', '10#0'], ['Graz', 'Steiermark', '80#0']], ranges: [['664 676 699', 7]] },
  CH: { code: 'CH', name: 'Switzerland', names: NAME_SETS.de, numberFirst: false, dialCode: '41', trunk: '0', grouping: [2, 3, 2, 2],
    streets: ['Bahnhofstrasse', 'Seestrasse', 'Dorfweg'], towns: [['Zürich', 'Zürich', '80##'], ['Bern', 'Bern', '30##']], ranges: [['76 78 79', 7]] },
  ES: { code: 'ES', name: 'Spain', names: NAME_SETS.es, numberFirst: false, dialCode: '34', trunk: '', grouping: [3, 3, 3],
    streets: ['Calle Mayor', 'Avenida de la Constitución', 'Plaza de España'], towns: [['Madrid', 'Madrid', '280##'], ['Málaga', 'Málaga', '290##'], ['Bilbao', 'Bizkaia', '480##']], ranges: [['611 620 634 650 660 680', 6]] },
  IT: { code: 'IT', name: 'Italy', names: NAME_SETS.it, numberFirst: false, dialCode: '39', trunk: '', grouping: [3, 3, 4],
    streets: ['Via Roma', 'Via Garibaldi', 'Corso Italia'], towns: [['Roma', 'Roma', '001##'], ['Milano', 'Milano', '201##'], ['Torino', 'Torino', '101##']], ranges: [['320 333 338 340 347', 7]] },
  NL: { code: 'NL', name: 'Netherlands', names: NAME_SETS.nl, numberFirst: false, dialCode: '31', trunk: '0', grouping: [1, 8],
    streets: ['Dorpsstraat', 'Kerkweg', 'Prinsengracht'], towns: [['Amsterdam', 'Noord-Holland', '10## AB'], ['Utrecht', 'Utrecht', '35## CD']], ranges: [['61 62 64', 7]] },
  BE: { code: 'BE', name: 'Belgium', names: NAME_SETS.nl, numberFirst: false, dialCode: '32', trunk: '0', grouping: [3, 2, 2, 2],
    streets: ['Kerkstraat', 'Stationsstraat'], towns: [['Gent', 'Oost-Vlaanderen', '90##'], ['Antwerpen', 'Antwerpen', '20##']], ranges: [['470 472 485 495', 6]] },
  SE: { code: 'SE', name: 'Sweden', names: NAME_SETS.sv, numberFirst: false, dialCode: '46', trunk: '0', grouping: [2, 3, 2, 2],
    streets: ['Storgatan', 'Skolvägen'], towns: [['Stockholm', 'Stockholms län', '111 ##'], ['Göteborg', 'Västra Götalands län', '411 ##']], ranges: [['70 72 73', 7]] },
  PL: { code: 'PL', name: 'Poland', names: NAME_SETS.pl, numberFirst: false, dialCode: '48', trunk: '', grouping: [3, 3, 3],
    streets: ['ul. Długa', 'ul. Polna'], towns: [['Kraków', 'małopolskie', '30-0##'], ['Łódź', 'łódzkie', '90-0##']], ranges: [['501 601 602 660', 6]] },
  JP: { code: 'JP', name: 'Japan', names: NAME_SETS.ja, numberFirst: true, dialCode: '81', trunk: '0', grouping: [2, 4, 4],
    streets: ['Chuo', 'Sakuragaoka', 'Honcho'], towns: [['Tokyo', 'Tokyo', '100-00##'], ['Osaka', 'Osaka', '530-00##']], ranges: [['801 902 908', 7]] },
  BR: { code: 'BR', name: 'Brazil', names: NAME_SETS.pt, numberFirst: false, dialCode: '55', trunk: '', grouping: [2, 5, 4],
    streets: ['Rua das Flores', 'Avenida Paulista'], towns: [['São Paulo', 'São Paulo', '013##-000'], ['Curitiba', 'Paraná', '800##-000']], ranges: [['1196 1198 2199 4199', 7]] },
} as const satisfies Record<string, Country>;

export type CountryCode = keyof typeof COUNTRIES;

/** How many of every 50 customers live where. */
const SHARES: Record<CountryCode, number> = {
  ...{ US: 14, GB: 7, DE: 5, FR: 5, CA: 3, ES: 2, IT: 2, NL: 2, AU: 1, NZ: 1 },
  ...{ IE: 1, AT: 1, CH: 1, BE: 1, SE: 1, PL: 1, JP: 1, BR: 1 },
};

const BLOCK = 50;

/** The country of each place in a block; 17 and 50 share no factor, so countries are spread evenly. */
const COUNTRY_AT: CountryCode[] = [];
for (const [code, share] of Object.entries(SHARES) as [CountryCode, number][]) {
  for (let n = 0; n < share; n += 1)
    COUNTRY_AT[(COUNTRY_AT.filter(Boolean).length * 17) % BLOCK] = code;
}

const RANK_AT = COUNTRY_AT.map(
  (code, place) => COUNTRY_AT.slice(0, place).filter((other) => other === code).length,
);

/** Where customer `index` (from 0) lives, and how many compatriots came before: with that, a phone number is never given twice. */
export function countryOf(index: number): { country: Country; rank: number } {
  const place = index % BLOCK;
  const code = COUNTRY_AT[place] ?? 'US';
  const rank = Math.floor(index / BLOCK) * SHARES[code] + (RANK_AT[place] ?? 0);
  return { country: COUNTRIES[code], rank };
}
