/** Said in every language at once: what failed to arrive are the words. */
const SENTENCES = {
  en: 'The app could not be loaded. Check your connection and open it again from Apps.',
  nl: 'De app kon niet worden geladen. Controleer je verbinding en open hem opnieuw via Apps.',
};

/** What stands in for the page when its script is here but nothing more can be fetched. */
export function unloadableNotice(): HTMLElement {
  const notice = document.createElement('main');
  notice.setAttribute('role', 'alert');
  for (const [language, sentence] of Object.entries(SENTENCES)) {
    const line = document.createElement('p');
    line.lang = language;
    line.textContent = sentence;
    notice.append(line);
  }
  return notice;
}
