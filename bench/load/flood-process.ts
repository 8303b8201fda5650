import { serveCalls } from '../harness/remote-control.ts';
import { type FloodOptions, flood } from './flood.ts';

const methods = { flood: (options: FloodOptions) => flood(options) };

export type FloodMethods = typeof methods;

serveCalls(methods);
