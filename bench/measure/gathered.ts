import { forkScript, stopChild } from '../harness/child.ts';
import { installApp } from '../harness/install-app.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import { ResidentMemory } from '../harness/resident-memory.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import type { GatherLoopMethods } from '../loops/gather-loop-process.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';

/** Peak of resident memory, in MB, of a loop that gathers all customers before it writes them. */
export async function measureGatherLoop(customers: number): Promise<number> {
  const platforms = await startPlatforms({ customers });
  const { bigcommerce, brevo, account } = platforms;
  // Only for its access token.
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  await installApp(app.url, platforms, 'everyone');
  await app.stop();

  const child = forkScript('bench/loops/gather-loop-process.ts', { heapMb: 12_288 });
  const loop = new RemoteControl<GatherLoopMethods>(child);
  const memory = new ResidentMemory(child.pid ?? 0);
  await loop.call('run', {
    storeUrl: await bigcommerce.call('storeUrl'),
    accessToken: await bigcommerce.call('accessToken'),
    brevoUrl: account.url,
    brevoKey: account.key,
    listId: await brevo.call('firstListId'),
  });
  memory.stop();
  await stopChild(child);
  await platforms.stop();
  return memory.peakMb;
}
