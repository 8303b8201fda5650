export interface Source {
  title: string;
  url: string;
  domain: string;
}

export interface ThreadMessage {
  id: string;
  role: 'user' | 'assistant';
  content: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

export type Complexity = 'simple' | 'moderate' | 'complex' | 'strategic';

/** A conversation with Mave. */
export interface Thread {
  id: string;
  title: string;
  phase: 'triage' | 'execution' | 'completed';
  complexity: Complexity;
  creditsUsed: number;
  workspaceId: string;
  createdAt: number;
  updatedAt: number;
  messages: ThreadMessage[];
  sources: Source[];
  personasUsed: { id: string; name: string; category: string }[];
}

const iso = (ms: number) => new Date(ms).toISOString();

/** As `GET /mave/threads/{id}` answers; the list leaves messages out (reference §1.5). */
export function toThreadWire(thread: Thread, { isListed = false } = {}) {
  return {
    id: thread.id,
    object: 'mave_thread',
    title: thread.title,
    current_phase: thread.phase,
    complexity: thread.complexity,
    credits_used: thread.creditsUsed,
    workspace_id: thread.workspaceId,
    created_at: iso(thread.createdAt),
    updated_at: iso(thread.updatedAt),
    ...(!isListed && {
      messages: thread.messages.map(({ id, role, content, createdAt }) => ({
        ...{ id, role, content, persona: null, created_at: iso(createdAt) },
      })),
      sources: thread.sources.map((source, place) => ({
        ...{ id: `${thread.id}-${place + 1}`, ...source, snippet: source.title },
        source_type: source.domain === 'mavera.io' ? 'knowledge_base' : 'web',
      })),
      personas_used: thread.personasUsed,
    }),
  };
}
