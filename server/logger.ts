import { type DestinationStream, pino } from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines, on stdout unless a destination is given. Paths that may carry a secret or a person are cut out here
 * as a last line of defence; nothing should log them in the first place.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.accessToken', '*.apiKey', '*.email', '*.token', 'req.headers', 'headers'],
      censor: '[hidden]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
