/** Learn how Brevo got on with a batch. A call from Brevo while the job looks makes it look again. */
export function completeImportJob(storeHash: string, batchId: number, runAt: number) {
  return {
    storeHash,
    kind: 'complete-import',
    key: `import:${batchId}`,
    payload: { batchId },
    runAt,
    ifRunning: 'runAgain',
  } as const;
}

/** Write the customers that are marked. A mark set while it works makes it work again. */
export function drainJob(storeHash: string) {
  return {
    storeHash,
    kind: 'drain-customers',
    key: 'drain:customers',
    ifRunning: 'runAgain',
  } as const;
}
