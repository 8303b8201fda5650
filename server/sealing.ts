import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Keys by id, the sealing one first. */
export interface KeyRing {
  readonly sealWith: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** What a sealed value is bound to: opened for another store or purpose, it does not open. */
export interface SealContext {
  storeHash: string;
  /** Such as `access-token`. */
  purpose: string;
}

const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const BASE64_32_BYTES = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Reads `id:base64-32-bytes`, comma separated, the first one seals. Throws an Error that names what is wrong, never a key. */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const entry of text.split(',').map((part) => part.trim())) {
    const [id = '', encoded = '', ...rest] = entry.split(':');
    if (!KEY_ID.test(id) || rest.length > 0)
      throw new Error('must be id:base64-32-bytes, comma separated');
    const key = Buffer.from(encoded, 'base64');
    // The decoder skips what it does not know: a slip in pasting would give another key, and pass.
    if (!BASE64_32_BYTES.test(encoded) || key.length !== 32)
      throw new Error(`key "${id}" must be 32 bytes in base64`);
    if (keys.has(id)) throw new Error(`key id "${id}" is used twice`);
    keys.set(id, key);
  }
  const [sealWith = ''] = keys.keys();
  return { sealWith, keys };
}

/** Seals secrets and people's data at rest: AES-256-GCM, text form `v1.{key id}.{iv}.{ciphertext and tag}`. */
export class Sealer {
  readonly #ring: KeyRing;

  constructor(ring: KeyRing) {
    this.#ring = ring;
  }

  seal(plaintext: string, context: SealContext): string {
    const id = this.#ring.sealWith;
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key(id), iv).setAAD(boundTo(context));
    const body = Buffer.concat([
      cipher.update(plaintext, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return `v1.${id}.${iv.toString('base64url')}.${body.toString('base64url')}`;
  }

  /** Throws when the value was tampered with, belongs elsewhere, or its key is no longer configured. */
  open(sealed: string, context: SealContext): string {
    const [version, id = '', iv = '', body = ''] = sealed.split('.');
    if (version !== 'v1') throw new Error('not a sealed value');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key(id), Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    })
      .setAAD(boundTo(context))
      .setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The same value under today's sealing key, or undefined if it is already sealed with that. */
  reseal(sealed: string, context: SealContext): string | undefined {
    if (sealed.split('.')[1] === this.#ring.sealWith) return undefined;
    return this.seal(this.open(sealed, context), context);
  }

  #key(id: string): Buffer {
    const key = this.#ring.keys.get(id);
    if (!key) throw new Error(`encryption key "${id}" is not configured`);
    return key;
  }
}

function boundTo({ storeHash, purpose }: SealContext): Buffer {
  return Buffer.from(JSON.stringify([storeHash, purpose]));
}
