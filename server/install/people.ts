import type { z } from 'zod';
import type { AppUsers, Audit, AuditQuery } from '../contract/people.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import type { StoreUserRepository } from '../db/store/store-users.ts';
import type { Store } from '../db/store/stores.ts';

interface PeopleDeps {
  users: StoreUserRepository;
  audit: AuditRepository;
}

/** Who may open the app of this store. */
export async function listUsers(
  { users }: PeopleDeps,
  store: Store,
): Promise<z.output<typeof AppUsers>> {
  const found = await users.list(store.storeHash);
  return {
    users: found.map(({ userId, email, linkedAt }) => ({
      id: userId,
      email,
      isOwner: userId === store.ownerUserId,
      since: new Date(linkedAt).toISOString(),
    })),
  };
}

/** Who changed what and when, newest first, a page at a time. */
export async function listAudit(
  { users, audit }: PeopleDeps,
  store: Store,
  { userId, after, limit }: z.output<typeof AuditQuery>,
): Promise<z.output<typeof Audit>> {
  const before = after === undefined ? undefined : Number(after);
  const found = await audit.list(store.storeHash, { userId, before, limit: limit + 1 });
  const page = found.slice(0, limit);
  const emails = new Map(
    (await users.list(store.storeHash)).map((user) => [user.userId, user.email]),
  );
  return {
    entries: page.map((entry) => ({
      ...entry,
      id: String(entry.id),
      at: new Date(entry.at).toISOString(),
      userEmail: (entry.userId !== null && emails.get(entry.userId)) || null,
    })),
    next: found.length > limit ? String(page.at(-1)?.id) : null,
  };
}
