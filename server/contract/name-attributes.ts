/** What an account calls the two names of a contact. */
interface NameAttributes {
  first: string;
  last: string;
}

/**
 * The pairs that Brevo accounts come with, by language and age (reference/brevo.md §2.5). FIRSTNAME first, since
 * accounts that changed language hold several.
 */
const PAIRS: readonly NameAttributes[] = [
  { first: 'FIRSTNAME', last: 'LASTNAME' },
  { first: 'PRENOM', last: 'NOM' },
  { first: 'VORNAME', last: 'NACHNAME' },
  { first: 'VORNAME', last: 'NAME' },
  { first: 'NOMBRE', last: 'APELLIDOS' },
  { first: 'NOMBRE', last: 'APELLIDO' },
  { first: 'NOME', last: 'COGNOME' },
  { first: 'NOME', last: 'SOBRENOME' },
  { first: 'NAME', last: 'SURNAME' },
];

/** The pair this account has; FIRSTNAME and LASTNAME, to be created, when it has none. */
export function chooseNameAttributes(attributes: ReadonlyArray<{ name: string }>): NameAttributes {
  const names = new Set(attributes.map((attribute) => attribute.name));
  const found = PAIRS.find((pair) => names.has(pair.first) && names.has(pair.last));
  return found ?? { first: 'FIRSTNAME', last: 'LASTNAME' };
}
