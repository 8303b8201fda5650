import { createLogger, type Logger } from '../../server/logger.ts';

/** The app's own logger at its most talkative, and every line it wrote. */
export function captureLog(): { logger: Logger; lines: string[]; text(): string } {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
  return { logger, lines, text: () => lines.join('') };
}
