export const insightRuns = {
  insightProblems: {
    mavera_credits_short: {
      title: 'Je Mavera-account heeft te weinig credits.',
      whatToDo:
        'Koop credits bij in Mavera of wacht op de volgende factuurperiode, en laat de analyse dan verdergaan.',
    },
    ceiling_run: {
      title: 'Dit kan meer kosten dan je voor één analyse toestaat.',
      whatToDo: 'Verhoog het plafond en laat de analyse dan verdergaan.',
    },
    ceiling_month: {
      title: 'Dit kan meer kosten dan je voor een maand toestaat.',
      whatToDo:
        'Verhoog het plafond of wacht op de volgende maand, en laat de analyse dan verdergaan.',
    },
    payment_unsure: {
      title:
        'De verbinding met Mavera brak af tijdens een betaalde vraag, en niets laat zien of er is betaald.',
      whatToDo:
        'Er wordt niets opnieuw verstuurd tot je beslist. Je credits in Mavera zeggen misschien meer.',
    },
    payment_check: {
      title: 'De verbinding met Mavera brak af tijdens een betaalde vraag.',
      whatToDo: 'De app zoekt uit wat ervan kwam voor er iets opnieuw wordt verstuurd.',
    },
    answer_refused: {
      title: 'Mavera wilde twee keer niet antwoorden.',
      whatToDo:
        'Proefdraaien laat zien wat er werd gevraagd. Probeer het met andere instellingen opnieuw.',
    },
    answer_cut_off: {
      title: 'Het antwoord van Mavera brak halverwege af.',
      whatToDo: 'Start opnieuw; gebeurt het vaker, laat de analyse dan naar minder kijken.',
    },
    answer_breaks_schema: {
      title: 'Het antwoord van Mavera had niet de gevraagde vorm.',
      whatToDo: 'Meestal gaat dat over: start later opnieuw.',
    },
    answer_failed: {
      title: 'Mavera kwam niet tot een antwoord.',
      whatToDo: 'Meestal gaat dat over: start later opnieuw.',
    },
    internal: {
      title: 'Er ging bij ons iets mis.',
      whatToDo: 'Het wordt vanzelf opnieuw geprobeerd.',
    },
  },

  insightPhases: {
    gathering: 'De cijfers van je winkel worden gelezen',
    advice: 'Wachten op het advies van Mave; dat duurt minuten',
    cards: 'Van het advies worden kaarten gemaakt',
    reading: 'Mavera leest de reviews',
    merging: 'Wat is gelezen, wordt samengevoegd',
    changing: 'Persona’s horen hoe hun segmenten nu zijn',
    making: 'Persona’s worden gemaakt',
  },
};
