export const brevoChecks = {
  brevo_key: {
    title: 'API-sleutel van Brevo',
    ok: { text: 'Brevo accepteert de sleutel.' },
    not_connected: {
      text: 'Brevo is niet gekoppeld.',
      whatToDo: 'Voer op het overzicht een API-sleutel in.',
    },
    refused: {
      text: 'Brevo accepteert de sleutel niet. Hij is verwijderd, verlopen of van een ander account.',
      whatToDo:
        'Open in Brevo Settings → SMTP & API → API keys, maak een sleutel en voer hem in op het overzicht. Er gaat intussen niets verloren.',
    },
    paused: {
      text: 'Brevo accepteert de sleutel weer, maar de synchronisatie staat nog stil.',
      whatToDo: 'Laat haar doorgaan.',
    },
  },
  brevo_address: {
    title: 'Lijst met IP-adressen van Brevo',
    ok: { text: 'Brevo accepteert aanroepen van onze server.' },
    refused: {
      text: 'Brevo kent de sleutel, maar weigert het IP-adres van onze server.',
      whatToDo:
        'Open in Brevo Security → Authorised IPs en sta het adres toe dat daar staat, of zet “Block unknown IP addresses” uit.',
    },
  },
  brevo_permissions: {
    title: 'Wat de API-sleutel mag',
    ok: { text: 'De sleutel mag alles wat de synchronisatie nodig heeft.' },
    missing: {
      text: 'De sleutel mag dit niet gebruiken: {{resources}}.',
      whatToDo:
        'Bewerk de sleutel in Brevo: contacts en webhooks op “All”, eCommerce en events op “Read/write”, account op “Read”. Of gebruik een sleutel met volledige toegang.',
    },
  },
  brevo_ecommerce: {
    title: 'eCommerce in Brevo',
    ok: { text: 'eCommerce staat aan.' },
    off: {
      text: 'Er worden geen producten, categorieën of bestellingen gesynchroniseerd, dus het is niet nodig.',
    },
    inactive: {
      text: 'eCommerce staat niet aan in Brevo; producten, categorieën en bestellingen wachten.',
      whatToDo: 'Laat het inschakelen; Brevo doet er ongeveer vijf minuten over.',
    },
  },
  lists: {
    title: 'Lijsten in Brevo',
    ok: { text: 'Alle gekozen lijsten bestaan.' },
    none: {
      text: 'Er is geen lijst gekozen. Bij de eerste synchronisatie wordt er een voor alle klanten gemaakt.',
    },
    gone: {
      text: 'Gekozen lijsten bestaan niet meer in Brevo: {{lists}}.',
      whatToDo: 'Laat ze opnieuw maken en vullen, of kies andere bij “Lijsten en storefronts”.',
    },
  },
  attributes: {
    title: 'Attributen in Brevo',
    ok: { text: 'Alle gekoppelde attributen bestaan en hebben een passend type.' },
    to_be_made: { text: 'Deze worden bij de eerste synchronisatie aangemaakt: {{attributes}}.' },
    missing: {
      text: 'In Brevo ontbreken gekoppelde attributen, dus hun waarden gaan verloren: {{attributes}}.',
      whatToDo:
        'Laat ze aanmaken. Daarna wordt iedereen opnieuw verzonden, zodat ze gevuld worden.',
    },
    full: {
      text: 'In Brevo ontbreken gekoppelde attributen, en het account heeft er al zoveel als Brevo toestaat: {{attributes}}.',
      whatToDo:
        'Verwijder in Brevo attributen die je niet gebruikt, of koppel aan attributen die bestaan.',
    },
    mismatched: {
      text: 'Deze attributen hebben in Brevo een type waar sommige waarden niet in passen; die worden weggelaten: {{attributes}}.',
      whatToDo: 'Koppel de velden aan attributen van een ander type.',
    },
    unknown_fields: {
      text: 'De koppeling noemt velden die de winkel niet heeft: {{fields}}.',
      whatToDo: 'Haal ze uit de koppeling, of maak de velden in BigCommerce opnieuw aan.',
    },
  },
  brevo_webhook: {
    title: 'Uitschrijvingen in Brevo',
    ok: { text: 'Brevo meldt de app meteen wie zich daar uitschrijft.' },
    missing: {
      text: 'Brevo heeft geen webhook van deze winkel; uitschrijvingen daar worden alleen ’s nachts gevonden.',
      whatToDo: 'Laat hem opnieuw registreren.',
    },
    changed: {
      text: 'De webhook in Brevo is gewijzigd; uitschrijvingen daar worden alleen ’s nachts gevonden.',
      whatToDo: 'Laat hem opnieuw registreren.',
    },
    full: {
      text: 'Brevo staat {{most}} webhooks toe en andere hebben ze allemaal. Uitschrijvingen daar worden alleen ’s nachts gevonden.',
      whatToDo: 'Verwijder in Brevo webhooks die niet meer worden gebruikt.',
    },
    not_permitted: {
      text: 'De sleutel mag geen webhooks beheren; uitschrijvingen in Brevo worden alleen ’s nachts gevonden.',
      whatToDo:
        'Bewerk de sleutel in Brevo: webhooks op “All”. Of gebruik een sleutel met volledige toegang.',
    },
  },
  event_transport: {
    title: 'Hoe gebeurtenissen Brevo bereiken',
    v3_events: {
      text: 'Via de events-API van Brevo. Gebeurtenissen staan in de geschiedenis van een contact en kunnen automatiseringen starten.',
    },
    legacy_tracker: {
      text: 'Via de tracker van Brevo. Daarvoor moet automatisering aan staan, en dat is zo.',
    },
    tracker_off: {
      text: 'Via de tracker van Brevo, maar automatisering staat uit in het account: er komt geen gebeurtenis aan.',
      whatToDo: 'Open in Brevo Automations en activeer ze.',
    },
  },
};
