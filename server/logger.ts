import { pino } from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines on stdout. Paths that may carry a secret or a person are cut out here as a last line of
 * defence; nothing should log them in the first place.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.accessToken',
        '*.apiKey',
        '*.email',
        '*.token',
        '*.code',
        'req.headers',
        'headers',
      ],
      censor: '[hidden]',
    },
  });
}
