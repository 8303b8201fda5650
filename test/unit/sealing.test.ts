import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKeyRing, Sealer } from '../../server/sealing.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [OLD, NEW] = [key('old'), key('new')];
const context = { storeHash: 'acme1', purpose: 'access-token' };
const sealerWith = (...keys: string[]) => new Sealer(parseKeyRing(keys.join(',')));

describe('a sealed value', () => {
  test('opens again, whatever it is', () => {
    const sealer = sealerWith(NEW);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.string(),
        (text, storeHash, purpose) => {
          const where = { storeHash, purpose };
          return sealer.open(sealer.seal(text, where), where) === text;
        },
      ),
    );
  });

  test('shows nothing of what it holds but its length, and is never the same twice', () => {
    const sealer = sealerWith(NEW);

    const [one, other] = [
      sealer.seal('secret-token', context),
      sealer.seal('secret-token', context),
    ];

    expect(one).toMatch(/^v1\.new\.[\w-]{16}\.[\w-]+$/);
    expect(one).not.toBe(other);
    expect(Buffer.from(one).toString()).not.toContain('secret');
  });

  test('does not open for another store or purpose', () => {
    const sealer = sealerWith(NEW);
    const sealed = sealer.seal('secret-token', context);

    expect(() => sealer.open(sealed, { ...context, storeHash: 'boreal2' })).toThrow();
    expect(() => sealer.open(sealed, { ...context, purpose: 'brevo-key' })).toThrow();
  });

  test('cannot be moved by gluing store and purpose together otherwise', () => {
    const sealer = sealerWith(NEW);
    const sealed = sealer.seal('secret', { storeHash: 'a', purpose: 'b-c' });

    expect(() => sealer.open(sealed, { storeHash: 'a-b', purpose: 'c' })).toThrow();
    expect(() => sealer.open(sealed, { storeHash: 'a","b', purpose: 'c' })).toThrow();
  });

  test('does not open when a single bit of it is another', () => {
    const sealer = sealerWith(NEW);
    const [version, id, iv = '', body = ''] = sealer.seal('secret-token', context).split('.');
    const flipped = (text: string, bit: number) => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes.toString('base64url');
    };

    for (let bit = 0; bit < 96; bit += 1)
      expect(() => sealer.open([version, id, flipped(iv, bit), body].join('.'), context)).toThrow();
    for (let bit = 0; bit < 8 * (12 + 16); bit += 1)
      expect(() => sealer.open([version, id, iv, flipped(body, bit)].join('.'), context)).toThrow();
  });

  test.each(['', 'v1', 'v2.new.a.b', 'v1.new..', 'v1.new.AAAA.AAAA', 'secret-token'])(
    'is not %j',
    (text) => {
      expect(() => sealerWith(NEW).open(text, context)).toThrow();
    },
  );

  test('does not open with a shortened tag', () => {
    const sealer = sealerWith(NEW);
    const [version, id, iv, body = ''] = sealer.seal('', context).split('.');
    const short = Buffer.from(body, 'base64url').subarray(0, 4).toString('base64url');

    expect(() => sealer.open([version, id, iv, short].join('.'), context)).toThrow();
  });
});

describe('with several keys', () => {
  test('the first one seals and each one opens', () => {
    const before = sealerWith(OLD).seal('secret', context);
    const sealer = sealerWith(NEW, OLD);

    expect(sealer.open(before, context)).toBe('secret');
    expect(sealer.seal('secret', context)).toMatch(/^v1\.new\./);
  });

  test('sealing again moves a value to the first key, once', () => {
    const before = sealerWith(OLD).seal('secret', context);

    const moved = sealerWith(NEW, OLD).reseal(before, context) ?? '';

    expect(sealerWith(NEW).open(moved, context)).toBe('secret');
    expect(sealerWith(NEW, OLD).reseal(moved, context)).toBeUndefined();
  });

  test('a key that was dropped is named by the error, and nothing else is', () => {
    const sealed = sealerWith(OLD).seal('secret', context);

    expect(() => sealerWith(NEW).open(sealed, context)).toThrow(
      'encryption key "old" is not configured',
    );
  });

  test('two keys of the same name are told apart by what they open', () => {
    const sealed = sealerWith(key('main')).seal('secret', context);

    expect(() => sealerWith(key('main')).open(sealed, context)).toThrow();
  });
});

describe('a list of keys', () => {
  const bytes = (size: number) => randomBytes(size).toString('base64');

  test.each([
    ['nothing', ''],
    ['a key without a name', bytes(32)],
    ['a name without a key', 'main:'],
    ['a name with a space', `my key:${bytes(32)}`],
    ['three parts', `main:${bytes(32)}:x`],
    ['a short key', `main:${bytes(31)}`],
    ['a long key', `main:${bytes(33)}`],
    ['a key of digits', `main:${randomBytes(32).toString('hex')}`],
    ['a key with a slip in it', `main:${bytes(32).slice(0, 20)} ${bytes(32).slice(20)}`],
    ['a key with letters too many that base64 passes over', `main:*${bytes(32)}`],
    ['the same name twice', `${key('main')},${key('main')}`],
    ['a comma at the end', `${key('main')},`],
  ])('with %s is refused, and the error shows no key', (_what, text) => {
    expect(() => parseKeyRing(text)).toThrow();
    try {
      parseKeyRing(text);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/[\w+/]{20,}/);
    }
  });

  test('may have spaces between keys, and either alphabet of base64', () => {
    const url = randomBytes(32).toString('base64url');

    const ring = parseKeyRing(` ${NEW} , web:${url} `);

    expect([...ring.keys.keys()]).toEqual(['new', 'web']);
    expect(ring.sealWith).toBe('new');
  });
});
