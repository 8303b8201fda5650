export interface NameSet {
  first: readonly [string, ...string[]];
  last: readonly [string, ...string[]];
}

const words = (text: string) => text.split(' ') as [string, ...string[]];

/** Given and family names by language, with the accents that people really have. */
export const NAME_SETS = {
  en: {
    first: words(
      'Olivia Liam Emma Noah Ava Elijah Sophia James Isla Henry Grace Theodore Hannah Mateo Zoe Samuel Ruby Owen Freya Jacob',
    ),
    last: words(
      "Smith Johnson Brown Taylor Walker Evans Hughes O'Brien Murphy Clarke Bennett Carter Mitchell Foster Reid Sullivan Hayes Palmer Whitfield Nakamura-Jones",
    ),
  },
  fr: {
    first: words(
      'Camille Léa Manon Chloé Inès Jules Hugo Lucas Noé Théo Gaëlle Zoé François Élodie Anaïs',
    ),
    last: words(
      "Martin Bernard Dubois Lefèvre Moreau Girard Fournier Mercier Béranger Lemaître Rousseau D'Artois Guérin Perrin Noël",
    ),
  },
  de: {
    first: words(
      'Anna Lena Jürgen Björn Mia Paul Felix Jonas Käthe Emil Greta Matthias Sören Ute Frieda',
    ),
    last: words(
      'Müller Schmidt Weiß Schäfer Köhler Jäger Fischer Weber Großmann Vogel Krüger Lange Brandt Zöllner Hofmann',
    ),
  },
  es: {
    first: words(
      'Lucía Martín Sofía Hugo Paula Mateo Íñigo Begoña Álvaro Carmen Nuria José Inés Raúl Marta',
    ),
    last: words(
      'García Fernández López Núñez Gómez Ibáñez Muñoz Romero Ortega Castro Peña Vázquez Serrano Molina Rubio',
    ),
  },
  it: {
    first: words(
      'Giulia Leonardo Niccolò Chiara Matteo Alessia Davide Francesca Luca Martina Giosuè Elisa',
    ),
    last: words(
      "Rossi Russo Ferrari Esposito Bianchi D'Angelo Ricci Marino Greco Conti Cafà Lombardi",
    ),
  },
  nl: {
    first: words('Daan Sanne Bram Femke Lotte Thijs Noor Jeroen Maaike Pieter Anouk Stijn'),
    last: words('Jansen Visser Bakker Dekker Hendriks Mulder Kuipers Brouwer Vermeer Smit Postma'),
  },
  sv: {
    first: words('Elsa Åsa Björn Astrid Lars Maja Oskar Saga Nils Ebba Göran Linnéa'),
    last: words('Andersson Lindqvist Åkesson Öberg Nilsson Sjöström Berg Hedlund Ekström Nyström'),
  },
  pl: {
    first: words('Zofia Łukasz Małgorzata Paweł Kinga Jakub Agnieszka Michał Ola Grzegorz'),
    last: words('Nowak Wójcik Kowalczyk Zieliński Dąbrowska Król Łęcki Pawlak Żak Sikora'),
  },
  ja: {
    first: words('Haruto Yui Sota Aoi Ren Sakura Yuma Hina Kaito Mio'),
    last: words('Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato'),
  },
  pt: {
    first: words('Ana João Beatriz Mateus Conceição Gonçalo Larissa Thiago Inácio Luísa'),
    last: words('Silva Santos Oliveira Araújo Gonçalves Magalhães Ribeiro Carvalho Simões Brandão'),
  },
} as const satisfies Record<string, NameSet>;

const LATIN: Record<string, string> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe' };

/** `Björn` → `bjorn`, `D'Artois` → `dartois`: the way people spell themselves in an e-mail address. */
export function toAsciiLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßłøæœ]/g, (letter) => LATIN[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
