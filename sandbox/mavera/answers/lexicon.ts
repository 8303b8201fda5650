const stems = (text: string) => text.trim().split(/\s+/);

/** Beginnings of words that praise: English, Dutch, German, French, Spanish, Italian, Portuguese, Swedish, Polish. */
const PRAISE = stems(`
  good great excellent love lovely perfect fantastic amazing awesome wonderful happy comfortabl sturdy durable reliab
  recommend pleased superb beautiful best solid brilliant delighted
  goed geweldig prachtig fijn uitstekend tevreden stevig aanrader perfecte mooi blij zalig
  gut gute super toll hervorragend zufrieden empfehl stabil begeister schön klasse bequem
  bon bien excellent parfait magnifique ravi solide recommande superbe génial confortable content
  buen bueno buena excelente perfecto perfecta maravillos encant genial contento recomiendo cómod resistente
  ottimo ottima perfetto perfetta bello bella fantastico soddisfatt consiglio comodo robusto
  ótimo ótima bom boa excelente perfeito adorei recomendo
  bra utmärkt fantastisk nöjd rekommenderar jättebra
  świetn doskonał polecam dobry dobra wspaniał zadowolon`);

/** Beginnings of words that complain. */
const BLAME = stems(`
  bad terrible awful broke broken poor disappoint worst hate useless cheap leak return refund late slow defect tear torn
  flimsy horrible waste wrong fell ripped uncomfortabl missing
  slecht kapot teleurgesteld waardeloos lek langzaam traag retour gescheurd jammer ontbrak
  schlecht kaputt enttäusch undicht langsam mangelhaft gerissen billig fehler rücksend defekt
  mauvais cassé déçu décevant nul lent fuite déchiré défectueu horrible
  malo mala roto rota decepcion terrible lento pésim defectuos rasg gotea
  pessimo pessima rotto rotta delus lento difettos scadente strappat
  péssimo péssima ruim quebrado quebrou decepcion
  dålig trasig besviken långsam sönder
  zły zła zepsut rozczarowan kiepsk wolno`);

/** Words of scripts without spaces, or that are written from right to left: looked for anywhere. */
const PRAISE_ANYWHERE = [
  'ممتاز',
  'رائع',
  'جميل',
  'מצוין',
  'נהדר',
  '最高',
  '良い',
  '素晴らしい',
  '😍',
  '👍',
  '🎉',
  '❤',
];
const BLAME_ANYWHERE = [
  'سيئ',
  'مكسور',
  'محبط',
  'גרוע',
  'מאכזב',
  '最悪',
  '壊れ',
  '残念',
  '👎',
  '😡',
  '💔',
];

const NEGATIONS = new Set(
  stems(
    'not no never don doesn didn isn wasn niet geen nooit nicht kein keine nie pas jamais no nunca non mai não inte aldrig nie',
  ),
);

/** What reviews speak of, by the beginnings of the words for it. */
const ASPECTS: Record<string, string[]> = {
  'Delivery and packaging': stems(
    'deliver shipping shipped arriv packag courier lever bezorg verpakk pakket liefer versand verpack livrais livré colis emball entreg envío paquete consegn spedi entrega leverans dostaw',
  ),
  'Quality and durability': stems(
    'quality durab sturd broke seam stitch zip kwalit naad rits kapot qualit naht reißverschl kaputt coutur calidad costur cremaller cuciture cerniera qualidade kvalitet jakość',
  ),
  'Size and fit': stems(
    'size fit fits tight loose maat past groot klein größe passt eng taille serré talla queda taglia veste tamanho storlek passar rozmiar',
  ),
  'Price and value': stems(
    'price value expensive cheap money prijs duur geld preis teuer prix cher precio car[oa] prezzo preço caro pris dyr cena',
  ),
  'Customer service': stems(
    'service support staff helpdesk answered klantenservice kundendienst kundenservice antwort service-client conseiller atención servicio assistenza servizio atendimento kundtjänst obsług',
  ),
  'Weather protection': stems(
    'waterproof rain leak warm wind cold waterdicht regen lek wasserdicht undicht étanche pluie fuite impermeable lluvia gotea impermeabile pioggia chuva vattentät',
  ),
  'Comfort and weight': stems(
    'comfort light heavy weight soft licht zwaar comfortabel leicht schwer bequem léger lourd ligero pesad cómod leggero pesante comodo leve pesado lätt lekki',
  ),
  Instructions: stems(
    'manual instruction assembl handleiding gebruiksaanwijzing anleitung aufbau notice montage instruccion montaje istruzion montaggio',
  ),
};

export interface Mood {
  /** From -1 to 1; null where no word says anything. */
  score: number | null;
  isMixed: boolean;
}

/** Texts of 50,000 characters say what they say at the beginning. */
const READ_MAX = 6000;

export function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, READ_MAX)
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}-]*/gu) ?? []
  );
}

/** Praise and blame weighed against each other; a negation turns the two words after it. */
export function moodOf(text: string): Mood {
  let [praise, blame, turned] = [0, 0, 0];
  for (const word of wordsOf(text)) {
    const isGood = PRAISE.some((stem) => word.startsWith(stem));
    const isBad = !isGood && BLAME.some((stem) => word.startsWith(stem));
    if (isGood || isBad) {
      if (isGood === turned <= 0) praise += 1;
      else blame += 1;
    }
    turned = NEGATIONS.has(word) ? 2 : turned - 1;
  }
  const beginning = text.slice(0, READ_MAX);
  praise += PRAISE_ANYWHERE.filter((word) => beginning.includes(word)).length;
  blame += BLAME_ANYWHERE.filter((word) => beginning.includes(word)).length;
  if (praise + blame === 0) return { score: null, isMixed: false };
  const score = (praise - blame) / (praise + blame);
  return { score, isMixed: praise > 0 && blame > 0 && Math.abs(score) < 0.5 };
}

/** The aspects that a text speaks of. */
export function aspectsOf(text: string): string[] {
  const words = wordsOf(text);
  return Object.entries(ASPECTS)
    .filter(([, beginnings]) =>
      words.some((word) => beginnings.some((stem) => word.startsWith(stem))),
    )
    .map(([name]) => name);
}

const SCRIPTS: [language: string, pattern: RegExp][] = [
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
];
const SMALL_WORDS: Record<string, string[]> = {
  en: stems('the and is it was not for with very this that my to of as'),
  de: stems('und nicht ist sehr das der die ich war den ein auch bei mit es'),
  nl: stems('en niet het een de erg van ik is heel voor met maar op'),
  fr: stems('et est très pas les la le je une un des pour suis'),
  es: stems('muy está para una los la el es pero lo con de y'),
  it: stems('molto che sono della per il è di un con la'),
  pl: stems('jest bardzo nie na się z'),
};

/** A guess by script, or by which language's small words there are most of; English if there are none. */
export function languageOf(text: string): string {
  const script = SCRIPTS.find(([, pattern]) => pattern.test(text.slice(0, READ_MAX)));
  if (script) return script[0];
  const words = wordsOf(text);
  const counted = Object.entries(SMALL_WORDS).map(([language, small]) => ({
    language,
    count: words.filter((word) => small.includes(word)).length,
  }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).language;
}
