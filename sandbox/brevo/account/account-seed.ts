import type { Attribute } from '../contacts/attribute.ts';
import type { ApiKey } from './api-key.ts';

/** What an account starts with. Only `name` and `keys` are needed. */
export interface AccountSeed {
  /** How tests and pages call it. */
  name: string;
  /** A plain string is a key that works. */
  keys: (string | ApiKey)[];
  /** Decides the names of the default attributes (see `NAME_ATTRIBUTES`), the list and the folder; `en` if not given. */
  language?: string;
  companyName?: string;
  /** Whoever signed up; their contact cannot be deleted. */
  owner?: { email: string; firstName: string; lastName: string };
  address?: { street: string; city: string; zipCode: string; country: string };
  /** Names of the lists in the first folder. */
  lists?: string[];
  /** Beside the default ones. */
  attributes?: Attribute[];
  /** `hasAlerts`: whether back-in-stock alerts are on; they are if nothing is said. */
  ecommerce?: { isActive: boolean; currency: string; hasAlerts?: boolean };
}

/** The keys of the accounts that the sandbox starts with. */
export const SANDBOX_KEYS = {
  english: 'xkeysib-sandbox-english',
  french: 'xkeysib-sandbox-french',
  german: 'xkeysib-sandbox-german',
  revoked: 'xkeysib-sandbox-revoked',
  unknownIp: 'xkeysib-sandbox-unknown-ip',
  restricted: 'xkeysib-sandbox-restricted',
  readOnly: 'xkeysib-sandbox-read-only',
  expired: 'xkeysib-sandbox-expired',
} as const;

/** One account a language, and in the first a key in every state. */
export const DEFAULT_ACCOUNTS: AccountSeed[] = [
  {
    name: 'english',
    language: 'en',
    companyName: 'Harbour & Pine',
    owner: { email: 'owner@harbour-pine.example', firstName: 'Maya', lastName: 'Hart' },
    address: {
      street: '12 Quay Street',
      city: 'Portland',
      zipCode: '97209',
      country: 'United States',
    },
    keys: [
      { key: SANDBOX_KEYS.english, name: 'Pulsebridge', state: 'works' },
      { key: SANDBOX_KEYS.revoked, name: 'Old website', state: 'revoked' },
      { key: SANDBOX_KEYS.unknownIp, name: 'Office only', state: 'unknown-ip' },
      {
        key: SANDBOX_KEYS.restricted,
        name: 'Webhooks only',
        state: 'restricted',
        permissions: { webhooks: 'all' },
      },
      {
        key: SANDBOX_KEYS.readOnly,
        name: 'Reporting',
        state: 'restricted',
        permissions: { account: 'read', contacts: 'read', ecommerce: 'read', webhooks: 'read' },
      },
      { key: SANDBOX_KEYS.expired, name: 'Last year', state: 'expired' },
    ],
  },
  {
    name: 'french',
    language: 'fr',
    companyName: 'Maison Tilleul',
    owner: { email: 'contact@maison-tilleul.example', firstName: 'Élodie', lastName: 'Garnier' },
    address: { street: '8 rue des Tilleuls', city: 'Lyon', zipCode: '69002', country: 'France' },
    keys: [{ key: SANDBOX_KEYS.french, name: 'Pulsebridge', state: 'works' }],
    ecommerce: { isActive: true, currency: 'EUR' },
  },
  {
    name: 'german',
    language: 'de',
    companyName: 'Waldhaus Versand',
    owner: { email: 'post@waldhaus.example', firstName: 'Jürgen', lastName: 'Weiß' },
    address: { street: 'Lindenweg 3', city: 'Leipzig', zipCode: '04109', country: 'Germany' },
    keys: [{ key: SANDBOX_KEYS.german, name: 'Pulsebridge', state: 'works' }],
    ecommerce: { isActive: false, currency: 'EUR' },
  },
];

/**
 * First and last name by the account's language (reference §2.5). Which pair German and Spanish accounts have is
 * UNCONFIRMED, and old English ones differ: `de-old`, `es-old` and `en-old` have the other one.
 */
const NAME_ATTRIBUTES: Record<string, [first: string, last: string]> = {
  en: ['FIRSTNAME', 'LASTNAME'],
  'en-old': ['NAME', 'SURNAME'],
  fr: ['PRENOM', 'NOM'],
  de: ['VORNAME', 'NACHNAME'],
  'de-old': ['VORNAME', 'NAME'],
  es: ['NOMBRE', 'APELLIDOS'],
  'es-old': ['NOMBRE', 'APELLIDO'],
  it: ['NOME', 'COGNOME'],
  pt: ['NOME', 'SOBRENOME'],
};

const OWN_NAMES: Record<string, { folder: string; list: string }> = {
  en: { folder: 'Your first folder', list: 'Your first list' },
  fr: { folder: 'Votre premier dossier', list: 'Votre première liste' },
  de: { folder: 'Ihr erster Ordner', list: 'Ihre erste Liste' },
};

/** What Brevo calls the first folder and list of a new account. */
export function ownName(kind: 'folder' | 'list', language: string): string {
  return (OWN_NAMES[language] ?? OWN_NAMES.en)?.[kind] ?? kind;
}

/** The attributes that a new account has. */
export function defaultAttributes(language: string): Attribute[] {
  const [first, last] = NAME_ATTRIBUTES[language] ?? ['FIRSTNAME', 'LASTNAME'];
  const text = (name: string): Attribute => ({ name, category: 'normal', type: 'text' });
  const own: Attribute[] = [
    ...[last, first, 'SMS', 'EXT_ID', 'WHATSAPP', 'LANDLINE_NUMBER'].map(text),
    { name: 'OPT_IN', category: 'normal', type: 'boolean' },
    {
      name: 'DOUBLE_OPT-IN',
      category: 'category',
      type: 'category',
      enumeration: [
        { value: 1, label: 'Yes' },
        { value: 2, label: 'No' },
      ],
    },
    { name: 'BLACKLIST', category: 'global', formula: 'COUNT[BLACKLISTED,BLACKLISTED,=,1]' },
    { name: 'READERS', category: 'global', formula: 'COUNT[READERS,READERS,=,1]' },
    { name: 'CLICKERS', category: 'global', formula: 'COUNT[CLICKERS,CLICKERS,=,1]' },
  ];
  return own.map((attribute) => ({ ...attribute, isDefault: true }));
}
