import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Contact } from '../../clients/brevo/contact.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { BrevoBlock, BrevoBlockRepository } from '../../db/brevo/brevo-blocks.ts';
import type { BrevoNotice, BrevoNoticeRepository } from '../../db/brevo/brevo-notices.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { drainDue } from '../drain/due-marks.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { type WriteBackDeps, writeBack } from './write-back.ts';

export interface DrainUnsubscribesDeps extends WriteBackDeps {
  stores: StoreRepository;
  settings: SettingsService;
  notices: BrevoNoticeRepository;
  blocks: BrevoBlockRepository;
}

const CONTACTS_A_PASS = 50;

/**
 * Job `drain-unsubscribes`: looks up, in Brevo, the contacts that a webhook or the nightly reading marked, and carries over
 * the blocks that are new. A mark only says where to look: a contact that is not blocked any more changes nothing.
 */
export async function drainUnsubscribes(
  deps: DrainUnsubscribesDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, settings, remotes, activity, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const brevo = await remotes.brevo(storeHash);
  const pass = { storeHash, kind: 'unsubscribes', limit: CONTACTS_A_PASS, context } as const;
  return drainDue(deps, pass, async (marks) => {
    const { writeBackUnsubscribes: writesBack } = (await settings.get(storeHash)).consent;
    const look = { store, brevo, writesBack, signal: context.signal };
    let written = 0;
    try {
      for (const contactKey of marks.ids)
        await marks.settle([contactKey], async () => {
          if (await lookAt(deps, look, contactKey)) written += 1;
        });
    } finally {
      // Said also when the rest has to wait.
      if (written > 0)
        await activity.add(storeHash, {
          kind: 'written_back',
          ...activityOf('written_back', { count: written }),
          at: now(),
        });
    }
  });
}

interface Look {
  store: Store;
  brevo: BrevoClient;
  writesBack: boolean;
  signal: AbortSignal;
}

/** Answers whether the store was told something. */
async function lookAt(
  { notices, blocks, ...deps }: DrainUnsubscribesDeps,
  { store, brevo, writesBack, signal }: Look,
  contactKey: string,
): Promise<boolean> {
  const { storeHash, contactSecret } = store;
  const notice = await notices.find(storeHash, contactKey);
  const known = await blocks.find(storeHash, contactKey);
  const contact = await find(brevo, { notice, known }, signal);
  const done = async (hasTold = false) => {
    if (notice) await notices.delete(storeHash, notice);
    return hasTold;
  };
  // Deleted in Brevo, or never there: what is known of a block stays, should they be created again.
  if (!contact || contact.email === '') return done();
  // Their address may have changed since.
  const currentKey = toContactKey(contact.email, contactSecret);
  if (!contact.emailBlacklisted) {
    await blocks.forget(storeHash, [currentKey]);
    return done();
  }
  await blocks.notice(storeHash, [{ contactKey: currentKey, contactId: contact.id }], deps.now());
  if (notice && saysMore(notice, known)) await blocks.reopen(storeHash, currentKey);
  const isNews = (await blocks.find(storeHash, currentKey))?.state === 'found';
  if (!isNews || !writesBack) return done();
  const outcome = await writeBack(deps, store, contact.email, signal);
  if (outcome !== 'refused') await blocks.settle(storeHash, [currentKey], deps.now());
  return done(outcome === 'written');
}

/** They said no again, after what is settled: a webhook that comes late or twice does not say that. */
function saysMore({ toldAt }: BrevoNotice, known: BrevoBlock | undefined): boolean {
  return known?.settledAt != null && toldAt > known.settledAt;
}

async function find(
  brevo: BrevoClient,
  { notice, known }: { notice?: BrevoNotice; known?: BrevoBlock },
  signal: AbortSignal,
): Promise<Contact | undefined> {
  if (notice) return brevo.findContact(notice.email, 'email_id', { signal });
  if (known?.contactId == null) return undefined;
  return brevo.findContact(known.contactId, 'contact_id', { signal });
}
