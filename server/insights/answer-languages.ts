/** What a merchant may have answers in, as Mavera is told. */
export const ANSWER_LANGUAGES = { en: 'English', nl: 'Dutch' } as const;
