import { ensureBrowser } from '../helpers/processes/find-browser.ts';
import { StageFailure, type StageResult } from './run-stages.ts';

/** Settles which browser the end-to-end tests use, and says so. */
export async function findTestBrowser(): Promise<StageResult> {
  try {
    const { path, version, origin } = await ensureBrowser();
    process.env.CHROMIUM_PATH = path;
    return { detail: `${version}, ${origin}: ${path}` };
  } catch (error) {
    throw new StageFailure((error as Error).message);
  }
}
