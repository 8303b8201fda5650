/** Learn how Brevo got on with the store's imports. A call from Brevo while the job looks makes it look again. */
export function completeImportsJob(storeHash: string, runAt: number) {
  return {
    storeHash,
    kind: 'complete-imports',
    key: 'imports',
    runAt,
    ifRunning: 'runAgain',
  } as const;
}
