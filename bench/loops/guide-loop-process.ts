import { serveCalls } from '../harness/remote-control.ts';
import { type GuideLoopOptions, guideLoop } from './guide-loop.ts';

const methods = { run: (options: GuideLoopOptions) => guideLoop(options) };

export type GuideLoopMethods = typeof methods;

serveCalls(methods);
