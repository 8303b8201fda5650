import type { Request } from 'express';
import type { Switches } from '../switches.ts';
import { ApiError, invalidParameter, usualError } from './api-error.ts';

const DEFAULT_LIMIT = 50;

/** Reads the filters of a list. Names it is not asked about are ignored, as the platform does. */
export class ListQuery {
  readonly #request: Request;
  readonly #switches: Switches;
  /** Seconds from UTC of the store's clock: a date without a time means midnight there. */
  readonly #zoneS: number;

  constructor(request: Request, switches: Switches, zoneS = 0) {
    this.#request = request;
    this.#switches = switches;
    this.#zoneS = zoneS;
  }

  text(name: string): string | undefined {
    const value = this.#request.query[name];
    const last = Array.isArray(value) ? value.at(-1) : value;
    return typeof last === 'string' && last !== '' ? last : undefined;
  }

  /** `name:in=a,b`. */
  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  integers(name: string): number[] | undefined {
    return this.list(name)?.map((item) => this.#toInteger(name, item));
  }

  integer(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#toInteger(name, text);
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : text === 'true' || text === '1';
  }

  /** One of `allowed`, or several of them; 422 for anything else. */
  words<const Word extends string>(name: string, allowed: readonly Word[]): Word[] {
    return (this.list(name) ?? []).map((word) => {
      if ((allowed as readonly string[]).includes(word)) return word as Word;
      throw invalidParameter(name, `${word} is not one of ${allowed.join(', ')}`);
    });
  }

  /** `limit`, 50 if not given; over `max` 413 (reference §5.3). */
  limit(max: number): number {
    const limit = this.integer('limit') ?? DEFAULT_LIMIT;
    if (limit < 1) throw invalidParameter('limit', 'must be at least 1');
    if (limit <= max) return limit;
    if (this.#switches.limitOverMax === 'clamp') return max;
    const { message } = usualError(413);
    throw new ApiError(413, message, { limit: `The maximum is ${max}.` });
  }

  page(): number {
    const page = this.integer('page') ?? 1;
    if (page < 1) throw invalidParameter('page', 'must be at least 1');
    return page;
  }

  /**
   * `field`, `field:min` and `field:max` as one question about a moment; undefined if none was asked. A bound that names a
   * day alone means its midnight, or for products the present time of day, hardly ever what was meant (reference §8.6).
   */
  dateFilter(
    field: string,
    { dayMeans = 'midnight' }: { dayMeans?: 'midnight' | 'this-time' } = {},
  ): ((ms: number) => boolean) | undefined {
    const exact = this.#date(field);
    const [min, max] = [`${field}:min`, `${field}:max`].map((name) => this.#date(name, dayMeans));
    return this.#between(exact, min, max);
  }

  /** `min_{field}` and `max_{field}`, as V2 writes them. */
  v2DateFilter(field: string): ((ms: number) => boolean) | undefined {
    return this.#between(undefined, this.#date(`min_${field}`), this.#date(`max_${field}`));
  }

  /** A date as milliseconds since 1970; undefined if none was given. */
  moment(name: string): number | undefined {
    return this.#date(name)?.from;
  }

  #between(exact: Span | undefined, min: Span | undefined, max: Span | undefined) {
    if (!exact && !min && !max) return undefined;
    const slackMs = this.#switches.dateBounds === 'exclusive' ? 1 : 0;
    return (ms: number) =>
      (!exact || (ms >= exact.from && ms <= exact.to)) &&
      (!min || ms >= min.from + slackMs) &&
      (!max || ms <= max.from - slackMs);
  }

  #toInteger(name: string, text: string): number {
    if (!/^-?\d{1,15}$/.test(text)) throw invalidParameter(name, `${text} is not an integer`);
    return Number(text);
  }

  #date(name: string, dayMeans: 'midnight' | 'this-time' = 'midnight'): Span | undefined {
    let text = this.text(name);
    if (text === undefined) return undefined;
    if (dayMeans === 'this-time' && DATE.test(text)) {
      text = `${text}T${new Date().toISOString().slice(11, 19)}Z`;
    }
    const date = readDate(text, this.#zoneS);
    if (date || this.#switches.badDateFilter === 'ignored') return date;
    throw invalidParameter(name, `${text} is not a date`);
  }
}

interface Span {
  from: number;
  to: number;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** `Wed, 10 Jan 2018 21:05:30 +0000`, as V2 writes dates (reference §6.2). */
const RFC_2822 = /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)$/;

/** A day, a moment (UTC unless it says otherwise) or unix seconds, as the span of time that it names. */
function readDate(text: string, zoneS: number): Span | undefined {
  if (/^\d{9,10}$/.test(text)) return { from: Number(text) * 1000, to: Number(text) * 1000 + 999 };
  if (DATE.test(text)) {
    const from = Date.parse(`${text}T00:00:00Z`) - zoneS * 1000;
    return Number.isNaN(from) ? undefined : { from, to: from + 86_399_999 };
  }
  if (RFC_2822.test(text)) return { from: Date.parse(text), to: Date.parse(text) + 999 };
  const zone = DATE_TIME.exec(text);
  if (!zone) return undefined;
  const from = Date.parse(text.replace(' ', 'T') + (zone[3] ? '' : 'Z'));
  return Number.isNaN(from) ? undefined : { from, to: from + 999 };
}
