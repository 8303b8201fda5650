import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

/** How long a sender may finish a request that was refused in the middle, so that it hears why. */
const LINGER_MS = 1_000;

/**
 * The body as it came, byte for byte. One that is too large is refused as soon as that is known, and the rest of it is not
 * kept. Throws AppError `too_large`, or `invalid_request` where the sender broke off.
 */
export function readRaw(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = () => {
      request.off('data', take);
      hangUpLater(request);
      reject(new AppError('too_large', 'The request is too large.'));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) refuse();
      else chunks.push(chunk);
    };
    if (Number(request.headers['content-length']) > mostBytes) return refuse();
    const brokenOff = () => {
      if (!request.readableEnded) reject(new AppError('invalid_request', 'The request broke off.'));
    };
    request.on('data', take).once('error', brokenOff).once('close', brokenOff);
    request.once('end', () => {
      const [first] = chunks;
      // Small bodies come in one piece.
      resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks));
    });
  });
}

/** Node reads and drops the rest once the answer is out: not for ever. */
function hangUpLater(request: IncomingMessage): void {
  const timer = setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
  request.once('end', () => clearTimeout(timer));
}
