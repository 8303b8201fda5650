import { useTranslation } from 'react-i18next';

export type Format = ReturnType<typeof createFormat>;

/** Numbers, amounts, dates and durations the way the merchant's region writes them. */
export function createFormat(locale: string) {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const change = new Intl.NumberFormat(locale, {
    ...{ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' },
  });
  // A month is the same everywhere, too.
  const month = new Intl.DateTimeFormat(locale, {
    ...{ month: 'short', year: '2-digit', timeZone: 'UTC' },
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  // A day is the same everywhere: no time zone may move it.
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  // In UTC, as Brevo gets it.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  return {
    number: (value: number) => number.format(value),
    /** `share` runs from 0 to 1. */
    percent: (share: number) => percent.format(share),
    /** As `percent`, with its sign and one decimal: by how much something grew or fell. */
    change: (share: number) => change.format(share),
    /** `currency` is an ISO 4217 code, such as `EUR`, or empty where a store has told none. */
    amount: (value: number, currency: string) => formatAmount(locale, value, currency),
    date: (iso: string) => date.format(new Date(iso)),
    dateTime: (iso: string) => dateTime.format(new Date(iso)),
    /** A, B and C. */
    list: (parts: string[]) => list.format(parts),
    /** A day without its year, from `YYYY-MM-DD`. */
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    /** A month, from `YYYY-MM`. */
    month: (value: string) => month.format(new Date(`${value}-01T00:00:00Z`)),
    /** An hour of the day, 0 to 23. */
    hour: (value: number) => hour.format(new Date(Date.UTC(2000, 0, 1, value))),
    /** Of a moment that is near. */
    time: (iso: string) => time.format(new Date(iso)),
    /** The one unit that says it best: 40 seconds, 3 minutes, 2 hours. */
    duration: (seconds: number) => formatDuration(locale, seconds),
  };
}

/** A code that is none is shown as it stands: nothing may throw while a page is drawn. */
function formatAmount(locale: string, value: number, currency: string): string {
  if (/^[a-z]{3}$/i.test(currency))
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(value);
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${currency} ${new Intl.NumberFormat(locale, digits).format(value)}`.trim();
}

function formatDuration(locale: string, seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [Math.ceil(seconds), 'second']
      : seconds < 90 * 60
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(i18n.language);
}

/** Making the formatters takes milliseconds, and nearly every component asks for them. */
const made = new Map<string, Format>();

function formatOf(locale: string): Format {
  const format = made.get(locale) ?? createFormat(locale);
  made.set(locale, format);
  return format;
}
