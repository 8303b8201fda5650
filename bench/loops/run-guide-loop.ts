import { forkScript, stopChild } from '../harness/child.ts';
import { RemoteControl } from '../harness/remote-control.ts';
import type { Platforms } from '../platforms/start-platforms.ts';
import type { GuideLoopMethods } from './guide-loop-process.ts';

/** The plain loop, in a process of its own, with the token of the app that is installed. */
export async function runGuideLoop({ bigcommerce, account }: Platforms, customers: number) {
  const loop = new RemoteControl<GuideLoopMethods>(forkScript('bench/loops/guide-loop-process.ts'));
  const result = await loop.call('run', {
    storeUrl: await bigcommerce.call('storeUrl'),
    accessToken: await bigcommerce.call('accessToken'),
    brevoUrl: account.url,
    brevoKey: account.key,
    customers,
  });
  await stopChild(loop.child);
  return result;
}
