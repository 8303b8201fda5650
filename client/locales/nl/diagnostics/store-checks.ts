export const storeChecks = {
  store_token: {
    title: 'Toegang tot je winkel',
    ok: { text: 'BigCommerce accepteert de app.' },
    refused: {
      text: 'BigCommerce accepteert de toegang van de app tot je winkel niet meer; er kan niets worden gelezen.',
      whatToDo:
        'Sluit deze pagina, open de app opnieuw via Apps en geef de machtigingen als daarom wordt gevraagd. Helpt dat niet, mail dan support.',
    },
  },
  scopes: {
    title: 'Machtigingen in je winkel',
    ok: { text: 'De app heeft alle machtigingen die nodig zijn.' },
    missing: {
      text: 'Je winkel heeft dit niet toegestaan: {{scopes}}.',
      whatToDo: 'Open de app opnieuw via Apps en geef de machtigingen waar hij om vraagt.',
    },
  },
  webhooks: {
    title: 'Webhooks',
    ok: { text: 'Alle {{expected}} webhooks zijn er en staan aan.' },
    missing: {
      text: 'Webhooks die ontbreken: {{missing}} van {{expected}}. Zulke wijzigingen worden pas ’s nachts gevonden.',
      whatToDo: 'Laat ze opnieuw registreren.',
    },
    inactive: {
      text: 'Webhooks die BigCommerce heeft uitgezet: {{inactive}} van {{expected}}. Dat gebeurt na twee dagen mislukte bezorging of 90 dagen zonder gebeurtenis.',
      whatToDo: 'Laat ze weer aanzetten.',
    },
    misdirected: {
      text: 'Webhooks die naar een ander adres leiden, of de sleutel missen die bewijst waar ze vandaan komen: {{misdirected}} van {{expected}}.',
      whatToDo: 'Laat ze rechtzetten.',
    },
    several: {
      text: 'Van {{expected}} webhooks: ontbreekt {{missing}}; staat uit {{inactive}}; leidt elders heen {{misdirected}}.',
      whatToDo: 'Laat ze opnieuw registreren.',
    },
    spare: {
      text: 'Webhooks die niet nodig zijn: {{spare}}. Gebeurtenissen komen misschien twee keer, wat geen kwaad kan.',
      whatToDo: 'Laat de overtollige verwijderen.',
    },
    crowded: {
      text: 'Andere installaties van deze app bezetten bijna alle webhooks die BigCommerce toestaat voor {{scopes}}.',
      whatToDo:
        'Verwijder exemplaren van deze app die je niet meer gebruikt, zoals een testversie.',
    },
  },
  webhook_delivery: {
    title: 'Bezorging van webhooks',
    ok: { text: 'De laatste kwam aan op {{lastAt}}.' },
    none_yet: { text: 'Er is er nog geen aangekomen; de app is nog geen dag geïnstalleerd.' },
    never: {
      text: 'Er is er nooit een aangekomen.',
      whatToDo:
        'Wijzig een product of klant, wacht een minuut en controleer opnieuw. Komt er nog steeds geen aan, mail dan support: de weg van BigCommerce naar ons is geblokkeerd.',
    },
    quiet: {
      text: 'De laatste kwam aan op {{lastAt}}, meer dan een week geleden.',
      whatToDo:
        'In een rustige winkel is dat in orde. Waren er sindsdien bestellingen of wijzigingen, laat de webhooks dan opnieuw registreren; wat gemist is, wordt elke nacht gevonden.',
    },
    failing: {
      text: 'BigCommerce kon op {{failedAt}} niets bij ons bezorgen, en sindsdien is er niets aangekomen.',
      whatToDo:
        'Het wordt twee dagen lang vanzelf opnieuw geprobeerd. Laat de webhooks opnieuw registreren als het aanhoudt, en vergelijk met je winkel, zodat er niets ontbreekt.',
    },
  },
  cart_events: {
    title: 'Gebeurtenissen van winkelwagens',
    ok: { text: 'De laatste wijziging van een winkelwagen was op {{lastAt}}.' },
    none_yet: {
      text: 'De webhooks zijn er. Sinds de installatie van de app is geen winkelwagen gewijzigd.',
    },
    off: { text: 'Winkelwagens staan uit in de instellingen.' },
    missing: {
      text: 'De webhooks voor winkelwagens ontbreken, dus Brevo hoort van geen enkele winkelwagen.',
      whatToDo: 'Laat ze opnieuw registreren.',
    },
    never: {
      text: 'Er komen bestellingen binnen, maar er is nooit een winkelwagen gezien.',
      whatToDo:
        'Leg iets in een winkelwagen van je winkel en controleer het over een minuut opnieuw. Een storefront die de winkelwagens van BigCommerce niet gebruikt, heeft er geen te melden.',
    },
    events_off: {
      text: 'Winkelwagens worden gevolgd, maar Brevo hoort er niets van: deze gebeurtenissen staan uit: {{events}}.',
      whatToDo:
        'Zet ze aan bij “Wat we synchroniseren”, anders starten de automatiseringen van Brevo voor winkelwagens nooit.',
    },
  },
  customer_groups: {
    title: 'Klantgroepen',
    ok: { text: 'De {{number}} klantgroepen van de winkel zijn leesbaar.' },
    none: { text: 'De winkel heeft geen klantgroepen.' },
    refused: {
      text: 'De app mag geen klantgroepen lezen: hun namen blijven leeg in Brevo.',
      whatToDo: 'Open de app opnieuw via Apps en geef de machtigingen waar hij om vraagt.',
    },
  },
  cart_reminders: {
    title: 'Wie mensen aan hun winkelwagen herinnert',
    ok: {
      text: 'BigCommerce stuurt zelf geen herinneringen. Brevo kan dat met een automatisering.',
    },
    off: {
      text: 'Winkelwagens gaan niet naar Brevo, dus alleen BigCommerce kan mensen herinneren.',
    },
    both: {
      text: 'BigCommerce stuurt zelf e-mails over verlaten winkelwagens. Met een automatisering in Brevo krijgen mensen twee herinneringen.',
      whatToDo:
        'Kies er één: zet in het controlepaneel de meldingen uit bij Marketing → Abandoned cart emails, of gebruik in Brevo geen automatisering voor winkelwagens.',
    },
    both_on_some: {
      text: 'Op deze storefronts stuurt BigCommerce zelf e-mails over verlaten winkelwagens: {{storefronts}}. Met een automatisering in Brevo krijgen mensen twee herinneringen.',
      whatToDo:
        'Kies er één: zet in het controlepaneel de meldingen voor deze storefronts uit bij Marketing → Abandoned cart emails, of gebruik in Brevo geen automatisering voor winkelwagens.',
    },
  },
};
