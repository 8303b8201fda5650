import { readFileSync } from 'node:fs';

const SAMPLE_MS = 250;

export interface MemorySample {
  /** Resident memory of the whole process, in MB. */
  mb: number;
  /** How far the work was when it was taken. */
  progress: number;
}

/** Watches a process's resident memory (VmRSS, which Linux counts) four times a second. */
export class ResidentMemory {
  readonly samples: MemorySample[] = [];
  progress = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      const mb = residentMb(pid);
      if (mb !== undefined) this.samples.push({ mb, progress: this.progress });
    }, SAMPLE_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get peakMb(): number {
    return this.samples.reduce((most, { mb }) => Math.max(most, mb), 0);
  }
}

/** Undefined once the process has ended. */
export function residentMb(pid: number): number | undefined {
  try {
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}
