import { serveCalls } from '../harness/remote-control.ts';
import { type GatherLoopOptions, gatherLoop } from './gather-loop.ts';

const methods = { run: (options: GatherLoopOptions) => gatherLoop(options) };

export type GatherLoopMethods = typeof methods;

serveCalls(methods);
