/** What people write, by language: how they begin and what they say of each aspect, in praise and in blame. */
export interface ReviewWords {
  titles: { good: Lines; fair: Lines; bad: Lines };
  openings: { good: Lines; fair: Lines; bad: Lines };
  /** One line for each of `ASPECTS`, in their order. */
  good: readonly string[];
  bad: readonly string[];
}
type Lines = readonly [string, ...string[]];

export const ASPECTS = ['delivery', 'quality', 'size', 'price', 'service', 'weather'] as const;

export const REVIEW_WORDS = {
  en: {
    titles: {
      good: ['Love it', 'Exactly what I wanted', 'Highly recommended'],
      fair: ['As expected', 'Does the job', 'Mixed feelings'],
      bad: ['Not for me', 'Disappointed', 'Would not buy again'],
    },
    openings: {
      good: [
        'Great buy, I am very happy with it.',
        'Excellent, better than my old one.',
        'I love it.',
      ],
      fair: ['I took it to the hills for a week.', 'It does what it says.', 'Three trips so far.'],
      bad: ['Very disappointed.', 'I wanted to like it, but no.', 'A waste of an afternoon.'],
    },
    good: [
      'Delivery was fast and well packaged.',
      'The quality is superb and the seams look durable.',
      'The size is perfect and it fits well.',
      'Great value for the price.',
      'Customer service answered within an hour and was wonderful.',
      'It kept me warm and dry in the rain.',
    ],
    bad: [
      'Delivery was slow and the packaging arrived torn.',
      'The zip broke after two weeks, poor quality.',
      'The size runs small and the fit is uncomfortable.',
      'Far too expensive for what is a flimsy thing.',
      'Customer service was terrible and never answered.',
      'It leaks as soon as there is rain.',
    ],
  },
  nl: {
    titles: {
      good: ['Aanrader', 'Heel tevreden', 'Geweldig'],
      fair: ['Gaat wel', 'Zoals verwacht', 'Prima voor de prijs'],
      bad: ['Teleurgesteld', 'Jammer', 'Niet nog eens'],
    },
    openings: {
      good: ['Geweldig, ik ben er erg tevreden mee.', 'Heel fijn in het gebruik.', 'Een aanrader.'],
      fair: ['Een week mee op pad geweest.', 'Het doet wat het moet doen.', 'Voor af en toe.'],
      bad: ['Erg teleurgesteld.', 'Jammer van het geld.', 'Dit was niet het waard, echt slecht.'],
    },
    good: [
      'De levering was snel en het pakket goed verpakt.',
      'De kwaliteit is uitstekend en de naden zijn stevig.',
      'De maat is perfect en zit fijn.',
      'Goede waarde voor de prijs.',
      'De klantenservice was geweldig.',
      'Het is echt waterdicht, fijn in de regen.',
    ],
    bad: [
      'De levering was traag en het pakket was gescheurd.',
      'De rits was na een week kapot, slechte kwaliteit.',
      'De maat is te klein, slecht voor wie brede schouders heeft.',
      'Veel te duur voor zulke slechte spullen.',
      'De klantenservice was waardeloos.',
      'In de regen is het meteen lek.',
    ],
  },
  de: {
    titles: {
      good: ['Sehr zufrieden', 'Klasse', 'Empfehlenswert'],
      fair: ['Wie erwartet', 'Geht so', 'Erfüllt den Zweck'],
      bad: ['Enttäuscht', 'Leider nicht gut', 'Nie wieder'],
    },
    openings: {
      good: [
        'Super, ich bin begeistert.',
        'Sehr schön und gut gemacht.',
        'Klasse, ist zu empfehlen.',
      ],
      fair: ['Ich hatte es auf drei Touren dabei.', 'Es ist, wie beschrieben.', 'Für ab und zu.'],
      bad: [
        'Ich bin sehr enttäuscht.',
        'Das ist mangelhaft.',
        'Leider schlecht und schnell kaputt.',
      ],
    },
    good: [
      'Die Lieferung war super schnell.',
      'Die Qualität ist hervorragend und die Nähte sind stabil.',
      'Die Größe passt sehr gut.',
      'Der Preis ist gut.',
      'Der Kundendienst war klasse.',
      'Auch bei Regen ist es bequem und wasserdicht.',
    ],
    bad: [
      'Die Lieferung war langsam und die Verpackung gerissen.',
      'Der Reißverschluss ist kaputt, schlechte Qualität.',
      'Die Größe ist falsch angegeben, das ist schlecht.',
      'Für den Preis ist das schlecht.',
      'Der Kundendienst ist schlecht und antwortet nicht.',
      'Bei Regen ist es undicht.',
    ],
  },
  fr: {
    titles: {
      good: ['Parfait', 'Ravie', 'Je recommande'],
      fair: ['Correct', 'Comme prévu', 'Moyen'],
      bad: ['Déçue', 'Décevant', 'À éviter'],
    },
    openings: {
      good: ['Magnifique, je suis ravi.', 'Excellent achat.', 'Parfait, je recommande.'],
      fair: [
        'Je l’ai depuis un mois.',
        'Il fait ce qu’on lui demande.',
        'Pour une sortie de temps en temps.',
      ],
      bad: ['Je suis très déçu.', 'Vraiment décevant.', 'Mauvais achat.'],
    },
    good: [
      'La livraison est excellente et le colis soigné.',
      'La qualité est superbe et les coutures sont solides.',
      'La taille est parfaite.',
      'Un bon prix.',
      'Le service est génial.',
      'Étanche sous la pluie, magnifique.',
    ],
    bad: [
      'La livraison est lente et le colis était déchiré.',
      'La couture a cassé, mauvaise qualité.',
      'La taille est trop petite, décevant.',
      'Trop cher pour un produit défectueux.',
      'Le service est nul.',
      'Une fuite dès la première pluie.',
    ],
  },
  es: {
    titles: {
      good: ['Perfecto', 'Muy contenta', 'Lo recomiendo'],
      fair: ['Correcto', 'Como esperaba', 'Regular'],
      bad: ['Mala compra', 'Decepcionante', 'No lo compren'],
    },
    openings: {
      good: ['Estoy muy contento.', 'Es una maravilla, me encanta.', 'Excelente compra.'],
      fair: [
        'Lo tengo desde hace un mes.',
        'Hace lo que dice.',
        'Para una salida de vez en cuando.',
      ],
      bad: ['Una decepcion.', 'Muy mala compra.', 'Está roto desde el primer día.'],
    },
    good: [
      'La entrega es excelente y el paquete perfecto.',
      'La calidad es excelente y las costuras son resistentes.',
      'La talla es perfecta.',
      'Buen precio.',
      'La atención es genial.',
      'Impermeable, perfecto para la lluvia.',
    ],
    bad: [
      'El envío es lento y el paquete estaba roto.',
      'La cremallera está rota, mala calidad.',
      'La talla es mala, muy pequeña.',
      'Muy caro y de mala calidad.',
      'La atención es pésima.',
      'Con la lluvia gotea.',
    ],
  },
  it: {
    titles: {
      good: ['Perfetto', 'Bellissimo', 'Lo consiglio'],
      fair: ['Nella norma', 'Come previsto', 'Così così'],
      bad: ['Deludente', 'Pessimo', 'Da evitare'],
    },
    openings: {
      good: ['Molto bello, sono soddisfatta.', 'Ottimo acquisto.', 'Fantastico, lo consiglio.'],
      fair: ['Lo uso da un mese.', 'Fa quello che deve.', 'Per una gita ogni tanto.'],
      bad: ['Molto deludente.', 'Pessimo acquisto.', 'Sono delusa.'],
    },
    good: [
      'La consegna è ottima e il pacco perfetto.',
      'La qualità è ottima e le cuciture sono robuste.',
      'La taglia è perfetta.',
      'Ottimo prezzo.',
      'Il servizio è fantastico.',
      'Impermeabile, perfetto con la pioggia.',
    ],
    bad: [
      'La consegna è lenta e il pacco era rotto.',
      'La cerniera è rotta, pessima qualità.',
      'La taglia è pessima.',
      'Caro e scadente.',
      'Il servizio è pessimo.',
      'Con la pioggia è un difetto dopo l’altro.',
    ],
  },
} satisfies Record<string, ReviewWords>;

export type ReviewLanguage = keyof typeof REVIEW_WORDS;
