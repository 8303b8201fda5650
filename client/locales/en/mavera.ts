export const mavera = {
  mavera: {
    title: 'Connect Mavera',
    connection: 'Mavera',
    intro:
      'Mavera’s analyses read your store’s own figures and say what to make of them: how customers speak of your products, who they are, and what to do on each channel.',
    points: {
      figures: 'All figures are computed here, from your store. Mavera puts them into words.',
      nobody: 'Mavera gets figures, reviews and names of products and channels. Nobody is named.',
      credits:
        'Each run is paid with credits of your Mavera account. You see its price before, and set what it may cost.',
      brevo: 'Cohorts and personas come back into Brevo, as fields of your contacts and as lists.',
    },
    keyIncomplete: 'Paste the whole API key. It begins with “mvra_live_”.',
    whereIsTheKey: 'Make a key in Mavera, under Settings → Developer → API Keys',
    checkIsFree: 'The key is tried with Mavera at once. That costs no credits.',
    openSettings: 'Open settings in Mavera',
    openUsage: 'Open credits in Mavera',
    trying: 'Asking Mavera…',
    paused:
      'Mavera refuses the connection, so analyses are waiting. Nothing is lost and nothing is paid twice: once this is mended, they go on where they stopped.',
    disconnected: 'Mavera is not connected, so no analysis runs. What it found so far is here.',
    disconnectTitle: 'Disconnect Mavera?',
    disconnectText:
      'No analysis runs any more and the API key is erased here. Results, schedules and settings stay, and so does what Mavera holds.',
  },
};
