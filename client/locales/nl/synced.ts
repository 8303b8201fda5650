export const synced = {
  synced: {
    kinds: {
      title: 'Wat er naar Brevo gaat',
      intro:
        'Zet uit wat je niet nodig hebt. Wat al in Brevo staat, blijft daar; zet je het weer aan, dan wordt het bijgewerkt.',
      customers: {
        label: 'Klanten',
        text: 'Contacten met de velden die je hebt gekoppeld. Ook wie als gast heeft besteld.',
      },
      orders: {
        label: 'Bestellingen',
        text: 'Met de producten erin, voor omzet, segmenten en automations in Brevo.',
      },
      products: {
        label: 'Producten',
        text: 'Voor productblokken en aanbevelingen in je e-mails.',
      },
      categories: {
        label: 'Categorieën',
        text: 'Zodat producten in Brevo te groeperen zijn.',
      },
      carts: {
        label: 'Winkelwagens',
        text: 'Voor herinneringen aan verlaten winkelwagens, met een link die de winkelwagen terugbrengt.',
      },
      inventory: {
        label: 'Voorraad',
        text: 'Aantallen van producten en varianten, voor Brevo’s meldingen bij nieuwe voorraad.',
      },
    },
    consent: {
      title: 'Als mensen vertrekken',
      notCounted: 'Nog niet geteld.',
      count: 'Nu tellen',
      writeBackUnsubscribes: {
        label: 'Uitschrijvingen in Brevo terugschrijven naar de winkel',
        text: 'Wie zich in Brevo uitschrijft, accepteert dan ook in BigCommerce geen marketing meer.',
      },
      eraseDeleted: {
        label: 'Verwijderde klanten uit Brevo wissen',
        text: 'Anders verdwijnt een klant die je in de winkel verwijdert, alleen uit je lijsten.',
      },
    },
    products: {
      title: 'Productgegevens',
      intro:
        'Meer gegevens kosten meer verzoeken aan je winkel. Bij een wijziging worden alleen producten opnieuw verstuurd.',
      variants: 'Varianten, elk als eigen product in Brevo',
      images: 'Afbeeldingen',
      customFields: 'Aangepaste velden',
      bulkPricing: 'Staffelprijzen',
      complexRules: 'Regels voor prijzen en opties',
      metafields: 'Metavelden',
      reviewsSummary: 'Aantal beoordelingen en het gemiddelde',
      videos: 'Video’s',
      modifiers: 'Keuzeopties',
      options: 'Variantopties',
      categoryAssignments: 'Namen van de categorieën',
      storefrontDetail: 'Adres en prijs op elke andere storefront',
    },
    categories: {
      title: 'Categoriegegevens, bij elk product',
      metafields: 'Metavelden van de categorie',
      sortOrder: 'Sorteervolgorde van de categorie',
    },
    statuses: {
      title: 'Bestelstatussen',
      intro:
        'Hoe elke status van je winkel in Brevo heet. Brevo telt afgeronde bestellingen als omzet.',
      byDefault: '{{status}} (standaard)',
    },
    events: {
      title: 'Gebeurtenissen',
      intro: 'Waarmee automations in Brevo kunnen beginnen, onder deze namen.',
      customer_created: 'Een klant registreert zich',
      customer_updated: 'Gegevens van een klant veranderen',
      order_placed: 'Er wordt een bestelling geplaatst',
      order_updated: 'Een bestelling verandert',
      order_status_changed: 'De status van een bestelling verandert',
      order_completed: 'Een bestelling is afgerond',
      cart_created: 'Er wordt een winkelwagen gestart',
      cart_updated: 'Een winkelwagen verandert',
      cart_deleted: 'Een winkelwagen wordt geleegd',
      cart_abandoned: 'Een winkelwagen wordt verlaten',
      inventory_changed: 'De voorraad verandert',
    },
  },

  brevoStatuses: {
    pending: 'In behandeling',
    completed: 'Afgerond',
    cancelled: 'Geannuleerd',
    refunded: 'Terugbetaald',
  },
};
